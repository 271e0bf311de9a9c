using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.TagHelpers;

namespace EarlyHelp.Web.Features.Scorecards;

/// <summary>The scorecard as its page shows it.</summary>
/// <param name="Period">Month and scope.</param>
/// <param name="Now">The month's figures.</param>
/// <param name="Before">Those of the month before.</param>
/// <param name="Outside">Figures that other services report.</param>
public sealed record ScorecardPage(Period Period, Scorecard Now, Scorecard Before, IReadOnlyList<OutsideResult> Outside)
{
    private static readonly string[] InLevels = ["N2", "N4", "N6", "C1", "C3", "C4", "C6", "C9"];

    private static readonly string[] InUnits = ["C1", "C3", "C4", "C5", "C6", "C8", "C9"];

    /// <summary>The indicators that this person may see.</summary>
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>The way down to the scope.</summary>
    public IReadOnlyList<NamedScope> Above { get; init; } = [];

    /// <summary>The scopes one level down.</summary>
    public IReadOnlyList<NamedScope> Below { get; init; } = [];

    /// <summary>Months to choose.</summary>
    public IReadOnlyList<Choice> Months { get; init; } = [];

    /// <summary>Scopes to choose.</summary>
    public IReadOnlyList<Choice> Scopes { get; init; } = [];

    /// <summary>Whether the month is over.</summary>
    public bool IsOver { get; init; }

    /// <summary>That the month was frozen; null when it was not.</summary>
    public FrozenHead? Frozen { get; init; }

    /// <summary>Its figures as they were reported.</summary>
    public IReadOnlyDictionary<string, FrozenFigure>? Reported { get; init; }

    /// <summary>Whether this person may freeze it.</summary>
    public bool MayFreeze { get; init; }

    /// <summary>The month.</summary>
    public Month Month => Period.Month;

    /// <summary>The scope.</summary>
    public NamedScope Scope => Period.Scope;

    /// <summary>The indicators of this level, in groups.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<Indicator> Indicators)> Groups => new[]
    {
        ("Notifications", "N"), ("Cases", "C"), ("Step-ups and step-downs", "T"), ("Families who come back", "R"), ("Feedback", "F"),
    }.Select(g => (g.Item1, (IReadOnlyList<Indicator>)[.. Indicators.Where(i => i.IsAt(Scope.Level) && i.Code.StartsWith(g.Item2, StringComparison.Ordinal))])).Where(g => g.Item2.Count > 0);

    /// <summary>The indicators that the table of the level below shows beside each other.</summary>
    public IReadOnlyList<Indicator> Columns => [.. (Scope.Level >= Level.District ? InUnits : InLevels).Select(c => Domain.Scorecards.Indicators.Of(c, Indicators)).OfType<Indicator>()];

    /// <summary>What the level below is called.</summary>
    public string BelowName => Scope.Level switch
    {
        Level.County => "Areas",
        Level.Area => "Districts",
        Level.District => "Units",
        _ => "Workers",
    };

    /// <summary>The list behind a figure.</summary>
    public string ListOf(Indicator indicator) => $"/scorecard/{indicator.Code}?{Period.Query}";

    /// <summary>The value that was reported.</summary>
    public decimal? ReportedValue(Indicator indicator) => FrozenFigure.ValueOf(indicator, Reported!.GetValueOrDefault(indicator.Code));
}
