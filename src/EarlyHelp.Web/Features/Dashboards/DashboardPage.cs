using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Features.FigureLists;
using EarlyHelp.Web.Features.Scorecards;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Dashboards;

/// <summary>The dashboard as its page shows it.</summary>
/// <param name="Period">The last month, and the scope.</param>
/// <param name="Cards">The scorecards of 13 months, the oldest first.</param>
/// <param name="Compared">The indicator by which districts stand beside each other.</param>
public sealed record DashboardPage(Period Period, IReadOnlyList<Scorecard> Cards, Indicator Compared)
{
    /// <summary>Months of a trend: a year, and the same month of the year before.</summary>
    public const int Months = 13;

    // The first of these that the person may see is compared before another is chosen.
    private static readonly string[] First = ["C3", "N2"];

    /// <summary>The indicators that this person may see.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>The way down to the scope.</summary>
    public IReadOnlyList<NamedScope> Above { get; init; } = [];

    /// <summary>Months to choose.</summary>
    public IReadOnlyList<Choice> MonthsToChoose { get; init; } = [];

    /// <summary>Scopes to choose.</summary>
    public IReadOnlyList<Choice> Scopes { get; init; } = [];

    /// <summary>Districts within the scope; none where it is a district or less.</summary>
    public IReadOnlyList<NamedScope> Districts { get; init; } = [];

    /// <summary>Indicators by which districts can be compared.</summary>
    public IReadOnlyList<Choice> Comparable => [.. Indicators.Where(i => i.IsAt(Level.District)).Select(i => new Choice(i.Code, i.Name))];

    /// <summary>The indicators of this level.</summary>
    public IEnumerable<Indicator> Shown => Indicators.Where(i => i.IsAt(Period.Scope.Level));

    /// <summary>The indicator that is compared before another is chosen, of those that somebody may see.</summary>
    public static Indicator ComparedFirst(IReadOnlyList<Indicator> shown) => First.Select(code => Domain.Scorecards.Indicators.Of(code, shown)).OfType<Indicator>().First();

    /// <summary>Whether the whole has a line beside each district: a share has, a count of all is no measure for one of them.</summary>
    public bool ComparesWithWhole => Compared.Measure != Measure.Count;

    /// <summary>The trend of an indicator for a scope.</summary>
    public IReadOnlyList<Figure> TrendOf(Indicator indicator, Scope scope) => [.. Cards.Select(c => c.Of(indicator, scope))];

    /// <summary>The districts by the indicator that is compared, the best first; by name where none is better. A district with nothing to measure comes last.</summary>
    public IReadOnlyList<(NamedScope District, IReadOnlyList<Figure> Trend)> Ranked
    {
        get
        {
            var all = Districts.Select(d => (District: d, Trend: TrendOf(Compared, d.Scope))).OrderBy(d => d.Trend[^1].Value is null);
            return [.. (Compared.Target.Direction switch
            {
                Direction.Up => all.ThenByDescending(d => d.Trend[^1].Value),
                Direction.Down => all.ThenBy(d => d.Trend[^1].Value),
                Direction.Range => all.ThenBy(d => Off(d.Trend[^1].Value)),
                _ => all,
            }).ThenBy(d => d.District.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>The districts in that order, and below them what they are part of; nothing where there are none.</summary>
    public IReadOnlyList<(NamedScope District, IReadOnlyList<Figure> Trend)> DistrictTable => Districts.Count == 0 ? [] : [.. Ranked, (Period.Scope, TrendOf(Compared, Period.Scope.Scope))];

    /// <summary>The figures of a line as columns of a download, a month each.</summary>
    public IEnumerable<(string Heading, Func<T, object?> Value)> InMonths<T>(Func<T, IReadOnlyList<Figure>> trend) =>
        Cards.Select((card, i) => (card.Month.InWords, (Func<T, object?>)(row => trend(row)[i].ValueInFile)));

    /// <summary>How the districts stand, in words.</summary>
    public string RankedBy => Compared.Target.Direction is Direction.None ? "by name" : "best to worst";

    /// <summary>What changed since the month before, the changes of a status first.</summary>
    public IReadOnlyList<ChangeInWords> Changes =>
    [
        .. Shown.Select(ChangeOf).OfType<ChangeInWords>().OrderByDescending(c => c.IsStatus),
    ];

    /// <summary>What a picture says, in words, for those who don't see it.</summary>
    public string Describe(IReadOnlyList<Figure> trend)
    {
        var (first, last) = (trend[0], trend[^1]);
        var known = trend.Where(f => f.Value is not null).ToList();
        if (known.Count == 0)
            return "There was nothing to measure in these months.";
        return $"{Cards[0].Month.InWords}: {FigureWords.Value(first)}. {Cards[^1].Month.InWords}: {FigureWords.Value(last)}. "
            + $"Lowest {FigureWords.Value(last.Indicator.Measure, known.Min(f => f.Value))}, highest {FigureWords.Value(last.Indicator.Measure, known.Max(f => f.Value))}.";
    }

    private decimal? Off(decimal? value) => value is not { } v ? null
        : v < Compared.Target.Value ? Compared.Target.Value - v
        : v > Compared.Target.Upper ? v - Compared.Target.Upper : 0;

    private ChangeInWords? ChangeOf(Indicator indicator)
    {
        var (before, now) = (Cards[^2], Cards[^1]);
        var (was, figure) = (before.Of(indicator, Period.Scope.Scope), now.Of(indicator, Period.Scope.Scope));
        var isStatus = was.Status != figure.Status && was.Status != FigureStatus.None && figure.Status != FigureStatus.None;
        if (figure.Value is null || was.Value is null || (was.Value == figure.Value && !isStatus))
            return null;
        var words = $"{indicator.Name}: {FigureWords.Value(figure)}, after {FigureWords.Value(was)} in {before.Month.InWords} ({FigureWords.Change(figure, was)!.ToLowerInvariant()})";
        if (isStatus)
            words += $". The target was {FigureWords.Status(was).ToLowerInvariant()} and is {FigureWords.Status(figure).ToLowerInvariant()} now";
        return new($"{words}.", isStatus, [.. LinksOf(indicator, before, now)]);
    }

    private IEnumerable<(string Href, string Label)> LinksOf(Indicator indicator, Scorecard before, Scorecard now)
    {
        var subject = FigureWords.SubjectOf(indicator);
        var list = $"/scorecard/{indicator.Code}?{Period.Query}";
        var (was, behind) = (before.Behind(indicator, Period.Scope.Scope), now.Behind(indicator, Period.Scope.Scope));
        if (FigureListPage.IsStockOf(indicator))
        {
            var changes = TallyChange.Between(was, behind);
            yield return ($"{list}&list=came", $"{FigureWords.Counted(subject, changes.Count(c => c.Kind == ChangeKind.Added))} came");
            yield return ($"{list}&list=went", $"{FigureWords.Counted(subject, changes.Count(c => c.Kind == ChangeKind.Gone))} went");
            yield break;
        }

        yield return (list, $"{FigureWords.Counted(subject, behind.Count(t => t.Counts))} counted");
        if (behind.Count(t => !t.Counts) is > 0 and var others)
            yield return ($"{list}&list=others", $"{FigureWords.Counted(subject, others)} not counted");
        yield return ($"/scorecard/{indicator.Code}?{Period.Of(before.Month, Period.Scope)}", $"{FigureWords.Counted(subject, was.Count(t => t.Counts))} counted in {before.Month.InWords}");
    }
}

/// <summary>One thing that changed since last month.</summary>
/// <param name="Words">The sentence.</param>
/// <param name="IsStatus">Whether the figure met its target and doesn't any more, or the other way.</param>
/// <param name="Links">The lists of the records that did it.</param>
public sealed record ChangeInWords(string Words, bool IsStatus, IReadOnlyList<(string Href, string Label)> Links);
