using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Scorecards;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Dashboards;

/// <summary>Trends of 13 months, districts beside each other, and what changed since last month (spec/4-scorecard.md, Dashboard).</summary>
[Requires(Permission.ReadFigures)]
public sealed class DashboardsController(FigurePages pages, FigureScopes scopes, ScorecardFacts facts) : Controller
{
    /// <summary>The dashboard of a scope, up to a month.</summary>
    [HttpGet("/dashboard")]
    public async Task<IActionResult> Index(string? month, string? scope, string? indicator)
    {
        if (await pages.PeriodAsync(month, scope) is not { } period)
            return NotFound();
        if ((indicator is null ? DashboardPage.ComparedFirst(pages.Shown) : Indicators.Of(indicator, pages.Shown)) is not { } compared || !compared.IsAt(Level.District))
            return NotFound();
        var from = period.Month.Plus(1 - DashboardPage.Months);
        var read = await facts.LoadAsync(from, period.Month, pages.Today);
        List<Scorecard> cards = [.. Enumerable.Range(0, DashboardPage.Months).Select(i => new Scorecard(read, from.Plus(i), pages.Today))];
        return View(new DashboardPage(period, cards, compared)
        {
            Indicators = pages.Shown,
            Above = await scopes.AboveAsync(period.Scope),
            MonthsToChoose = [.. pages.Months(period.Month)],
            Scopes = await pages.ScopesAsync(period.Scope),
            Districts = period.Scope.Level switch
            {
                Level.County => await scopes.OfLevelAsync(Level.District),
                Level.Area => await scopes.BelowAsync(period.Scope),
                _ => [],
            },
        });
    }
}
