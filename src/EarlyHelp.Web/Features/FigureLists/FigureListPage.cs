using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Features.Scorecards;

namespace EarlyHelp.Web.Features.FigureLists;

/// <summary>Which records of a figure are shown.</summary>
public enum FigureListKind
{
    /// <summary>Those that it counts: the numerator.</summary>
    Counted,

    /// <summary>Those of the denominator that it doesn't count.</summary>
    Others,

    /// <summary>Those that have come since the month before.</summary>
    Came,

    /// <summary>Those that have gone since then.</summary>
    Went,
}

/// <summary>The list behind a figure, as its page shows it.</summary>
/// <param name="Period">Month and scope.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Behind">Every record of it.</param>
/// <param name="Which">Which of them are shown.</param>
public sealed record FigureListPage(Period Period, Indicator Indicator, Figure Figure, IReadOnlyList<Tally> Behind, FigureListKind Which)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The line of a record out of reach.</summary>
    public const string Closed = "A record you can’t open";

    // What is counted on the last day of a month comes and goes; what happened in a month doesn't.
    private static readonly HashSet<string> Stock = ["C1", "C2", "C3", "C8"];

    /// <summary>What came and went, for these lists.</summary>
    public IReadOnlyList<TallyChange> Changes { get; init; } = [];

    /// <summary>The lines of the page.</summary>
    public IReadOnlyList<FigureLine> Lines { get; init; } = [];

    /// <summary>The way down to the scope, with it.</summary>
    public IReadOnlyList<NamedScope> Above { get; init; } = [];

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The records shown, by their references.</summary>
    public IReadOnlyList<Tally> Shown =>
    [
        .. Which switch
        {
            FigureListKind.Counted => Behind.Where(t => t.Counts),
            FigureListKind.Others => Behind.Where(t => !t.Counts),
            _ => Changes.Where(c => c.Kind == (Which == FigureListKind.Came ? ChangeKind.Added : ChangeKind.Gone)).Select(c => c.Tally),
        },
    ];

    /// <summary>Whether there are records of the denominator that can fail to count.</summary>
    public bool HasOthers => Indicator.Measure == Measure.Percent && Indicator.Code != "T4";

    /// <summary>Whether it is counted on one day, so that records come and go.</summary>
    public bool IsStock => IsStockOf(Indicator);

    /// <summary>"57 cases: opened no more than 140 days before the last day".</summary>
    public string Caption => $"{FigureWords.Counted(FigureWords.SubjectOf(Indicator), Shown.Count)}{Which switch
    {
        FigureListKind.Others => " of the denominator that don’t count",
        FigureListKind.Came => $" that were not there in {Period.Month.Plus(-1).InWords}",
        FigureListKind.Went => $" of {Period.Month.Plus(-1).InWords} that are not there any more",
        _ => "",
    }}";

    /// <summary>The address of one of the lists.</summary>
    public string ListOf(FigureListKind kind) => $"/scorecard/{Indicator.Code}?{Period.Query}{Of(kind)}";

    /// <summary>The download of the list shown.</summary>
    public string Download => $"/scorecard/{Indicator.Code}.csv?{Period.Query}{Of(Which)}";

    /// <summary>What the day of a line is.</summary>
    public string DayHeading => Indicator.Code switch
    {
        "N1" or "R1" => "Received",
        "N2" or "N3" or "N4" or "N5" or "C4" or "C9" => "Due",
        "N6" or "T5" => "Decided",
        "C5" or "C6" or "C7" or "T2" or "F1" => "Closed",
        ['T', ..] or "R2" => "Completed",
        _ => "Counted on",
    };

    /// <summary>Whether records of an indicator come and go.</summary>
    public static bool IsStockOf(Indicator indicator) => Stock.Contains(indicator.Code);

    /// <summary>Which list an address names; those that are counted when it names none that this indicator has.</summary>
    public static FigureListKind WhichOf(string? list, Indicator indicator) => list switch
    {
        "others" => FigureListKind.Others,
        "came" when IsStockOf(indicator) => FigureListKind.Came,
        "went" when IsStockOf(indicator) => FigureListKind.Went,
        _ => FigureListKind.Counted,
    };

    private static string Of(FigureListKind kind) => kind switch
    {
        FigureListKind.Others => "&list=others",
        FigureListKind.Came => "&list=came",
        FigureListKind.Went => "&list=went",
        _ => "",
    };
}
