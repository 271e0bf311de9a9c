using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Scorecards;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Dashboards;

/// <summary>Trends of 13 months, districts beside each other, and what changed since last month (spec/4-scorecard.md, Dashboard).</summary>
[Requires(Permission.ReadFigures)]
public sealed class DashboardsController(FigurePages pages, FigureScopes scopes, ScorecardFacts facts) : Controller
{
    /// <summary>The dashboard of a scope, up to a month.</summary>
    [HttpGet("/dashboard")]
    public async Task<IActionResult> Index(string? month, string? scope, string? indicator) => await PageAsync(month, scope, indicator) is { } page ? View(page) : NotFound();

    /// <summary>The figures of 13 months as a file, an indicator a line.</summary>
    [HttpGet("/dashboard/trends.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> TrendsCsv(string? month, string? scope) => await PageAsync(month, scope, null) is not { } page ? NotFound() : CsvFile.Of(
        $"trends-{page.Period.Month}.csv", page.Shown, [("Indicator", i => i.Code), ("Name", i => i.Name), ("Measured in", i => FigureWords.MeasuredIn(i)), .. page.InMonths<Indicator>(i => page.TrendOf(i, page.Period.Scope.Scope))]);

    /// <summary>The districts beside each other as a file, and what they are part of; nothing where the scope has no districts.</summary>
    [HttpGet("/dashboard/districts.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> DistrictsCsv(string? month, string? scope, string? indicator) => await PageAsync(month, scope, indicator) is not { } page ? NotFound() : CsvFile.Of(
        $"districts-{page.Compared.Code}-{page.Period.Month}.csv", page.DistrictTable,
        [("District", d => d.District.Name), .. page.InMonths<(NamedScope District, IReadOnlyList<Figure> Trend)>(d => d.Trend)]);

    private async Task<DashboardPage?> PageAsync(string? month, string? scope, string? indicator)
    {
        if (await pages.PeriodAsync(month, scope) is not { } period)
            return null;
        if ((indicator is null ? DashboardPage.ComparedFirst(pages.Shown) : Indicators.Of(indicator, pages.Shown)) is not { } compared || !compared.IsAt(Level.District))
            return null;
        var from = period.Month.Plus(1 - DashboardPage.Months);
        var read = await facts.LoadAsync(from, period.Month, pages.Today);
        List<Scorecard> cards = [.. Enumerable.Range(0, DashboardPage.Months).Select(i => new Scorecard(read, from.Plus(i), pages.Today))];
        return new(period, cards, compared)
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
        };
    }
}
