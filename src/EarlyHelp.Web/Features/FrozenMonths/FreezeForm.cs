using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Features.Scorecards;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.FrozenMonths;

/// <summary>Which month is frozen.</summary>
public sealed record FreezeForm
{
    /// <summary>The month, "2016-07".</summary>
    public string? Month { get; init; }

    /// <summary>The month in words.</summary>
    public string InWords => Domain.Scorecards.Month.Parse(Month)?.InWords ?? "";

    internal sealed class Validator : AbstractValidator<FreezeForm>
    {
        public Validator() => RuleFor(f => f.Month).NotEmpty().WithMessage("Choose the month");
    }
}

/// <summary>A reported figure beside what it is now.</summary>
/// <param name="Now">As it stands.</param>
/// <param name="Was">As it was reported; null when there was nothing to count.</param>
/// <param name="Changes">The records that make the difference.</param>
public sealed record DifferenceRow(Figure Now, FrozenFigure? Was, IReadOnlyList<TallyChange> Changes)
{
    /// <summary>The indicator.</summary>
    public Indicator Indicator => Now.Indicator;

    /// <summary>The value that was reported.</summary>
    public decimal? Reported => FrozenFigure.ValueOf(Indicator, Was);

    /// <summary>Numerator and denominator that were reported, in words.</summary>
    public string ReportedOf => Was?.Denominator is { } of ? $"{FigureWords.Number(Was.Numerator)} of {FigureWords.Number(of)}" : "";

    /// <summary>Numerator and denominator of now, in words.</summary>
    public string NowOf => Now.Denominator is { } of ? $"{FigureWords.Number(Now.Numerator)} of {FigureWords.Number(of)}" : "";

    /// <summary>Whether anything differs.</summary>
    public bool Differs => Reported != Now.Value || (Was?.Numerator ?? 0) != (Now.Numerator ?? 0) || (Was?.Denominator ?? 0) != (Now.Denominator ?? 0) || Changes.Count > 0;
}

/// <summary>A frozen month beside the figures of now.</summary>
/// <param name="Period">Month and scope.</param>
/// <param name="Frozen">When it was frozen and by whom.</param>
/// <param name="Rows">Every indicator.</param>
/// <param name="Lines">The lines of the records shown.</param>
public sealed record DifferencePage(Period Period, FrozenHead Frozen, IReadOnlyList<DifferenceRow> Rows, IReadOnlyDictionary<Tally, FigureLine> Lines)
{
    /// <summary>Records shown of one indicator; that there are more is said.</summary>
    public const int MostShown = 100;

    /// <summary>The way down to the scope.</summary>
    public IReadOnlyList<NamedScope> Above { get; init; } = [];

    /// <summary>Scopes to choose.</summary>
    public IReadOnlyList<Choice> Scopes { get; init; } = [];

    /// <summary>What differs.</summary>
    public IReadOnlyList<DifferenceRow> Different => [.. Rows.Where(r => r.Differs)];

    /// <summary>What became of a record, in words.</summary>
    public static string InWords(TallyChange change) => change.Kind switch
    {
        ChangeKind.Added => change.Tally.Counts ? "Added since" : "Added since, not counted",
        ChangeKind.Gone => "Gone since",
        _ => change.Tally.Counts ? "Counts now" : "Counts no longer, or with other days",
    };
}
