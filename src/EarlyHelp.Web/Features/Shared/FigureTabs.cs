using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Web.Features.Shared;

/// <summary>One of the tabs above the pages of figures.</summary>
/// <param name="Needs">What somebody must hold to have it.</param>
/// <param name="Label">Its name.</param>
/// <param name="Page">Its address without month and scope.</param>
public sealed record FigureTab(Permission Needs, string Label, string Page);

/// <summary>The tabs above the pages of figures, each for the same part of the service.</summary>
/// <param name="Current">The page that is open.</param>
/// <param name="Scope">The part of the service; null where the page has none.</param>
public sealed record FigureTabs(string Current, NamedScope? Scope = null)
{
    /// <summary>All of them, in their order.</summary>
    public static IReadOnlyList<FigureTab> All { get; } =
    [
        new(Permission.ReadFigures, "Scorecard", "/scorecard"),
        new(Permission.ReadFigures, "Dashboard", "/dashboard"),
        new(Permission.ReadCaseFigures, "Tracker", "/tracker"),
        new(Permission.ReadCaseFigures, "Forecast", "/forecast"),
        new(Permission.MakeReturns, "Lists for inspectors", "/exports/annex-a"),
    ];

    /// <summary>The tabs that somebody has here. One worker's cases are too few for a forecast.</summary>
    public IEnumerable<FigureTab> For(Actor actor) =>
        All.Where(t => actor.May(t.Needs) && (t.Page != "/forecast" || Scope?.Level != Level.Worker));

    /// <summary>Where a tab leads.</summary>
    public string HrefOf(FigureTab tab) => Scope is null || tab.Needs == Permission.MakeReturns ? tab.Page : $"{tab.Page}?scope={Uri.EscapeDataString(Scope.Address)}";
}
