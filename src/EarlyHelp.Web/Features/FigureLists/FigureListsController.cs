using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Scorecards;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.FigureLists;

/// <summary>The records behind a figure: those that it counts, one a line, and those of its denominator that it doesn't.</summary>
[Requires(Permission.ReadFigures)]
public sealed class FigureListsController(FigurePages pages, FigureScopes scopes, ScorecardFacts facts, FigureLines lines) : Controller
{
    private static readonly string[] Headings = ["reference", "family", "day", "unit_or_district", "worker"];

    /// <summary>The list of a figure.</summary>
    [HttpGet("/scorecard/{code}")]
    public async Task<IActionResult> Show(string code, string? month, string? scope, string? list, int page = 1)
    {
        if (await FindAsync(code, month, scope, list) is not { } found)
            return NotFound();
        var shown = found.Shown;
        return View(found with
        {
            Page = Math.Max(1, page),
            Lines = await lines.OfAsync([.. shown.Skip(Paging.Before(page, FigureListPage.PageSize)).Take(FigureListPage.PageSize)]),
            Above = [.. await scopes.AboveAsync(found.Period.Scope), found.Period.Scope],
        });
    }

    /// <summary>The same list, whole, as a download.</summary>
    [HttpGet("/scorecard/{code}.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string code, string? month, string? scope, string? list)
    {
        if (await FindAsync(code, month, scope, list) is not { } found)
            return NotFound();
        return CsvFile.Of($"{found.Indicator.Code}-{found.Period.Month}.csv", Headings, (await lines.OfAsync(found.Shown)).Select(l => (IReadOnlyList<string?>)(l.Href is null
            ? [FigureListPage.Closed, null, null, null, null]
            : [l.Tally.Reference, l.Family, l.Tally.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), l.Where, l.Worker])));
    }

    private async Task<FigureListPage?> FindAsync(string code, string? month, string? scope, string? list)
    {
        if (Indicators.Of(code) is not { } indicator || await pages.PeriodAsync(month, scope) is not { } period || !indicator.IsAt(period.Scope.Level))
            return null;
        var which = FigureListPage.WhichOf(list, indicator);
        // What came and went is told from the month before; every other list is of the month alone.
        var compares = which is FigureListKind.Came or FigureListKind.Went;
        var read = await facts.LoadAsync(compares ? period.Month.Plus(-1) : period.Month, period.Month, pages.Today);
        var card = new Scorecard(read, period.Month, pages.Today);
        var behind = card.Behind(indicator, period.Scope.Scope);
        return new(period, indicator, card.Of(indicator, period.Scope.Scope), behind, which)
        {
            Changes = compares ? TallyChange.Between(new Scorecard(read, period.Month.Plus(-1), pages.Today).Behind(indicator, period.Scope.Scope), behind) : [],
        };
    }
}
