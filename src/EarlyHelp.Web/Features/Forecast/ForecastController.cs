using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Tracker;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Forecast;

/// <summary>How many open cases pass 20 weeks in the next weeks if nothing changes, and what each unit can hold (spec/4-scorecard.md, forecast).</summary>
[Requires(Permission.ReadCaseFigures)]
public sealed class ForecastController(FigureScopes scopes, ForecastFacts facts, TimeProvider time) : Controller
{
    /// <summary>The forecast of a unit, or of all units of a wider part of the service. There is none of a worker.</summary>
    [HttpGet("/forecast")]
    public async Task<IActionResult> Index(string? scope, string? asAt)
    {
        if (await scopes.FindAsync(scope) is not { } found)
            return NotFound();
        // A worker's own cases are too few to learn from.
        if (found.Level == Level.Worker)
            return string.IsNullOrWhiteSpace(scope) ? Redirect("/tracker") : NotFound();
        var asked = DayAsked.Read(asAt, UkTime.Today(time));
        var above = await scopes.AboveAsync(found);
        var below = found.Level < Level.Unit ? await scopes.BelowAsync(found) : [];
        if (asked.Problem is null)
        {
            var (forecaster, units) = await facts.OfAsync(found.Scope, asked.Day);
            return View(ForecastPage.Of(found, above, below, asked.Day, (await scopes.OwnAsync()).Level, forecaster, units));
        }

        ModelState.AddModelError("asAt", asked.Problem);
        return this.Refused("Index", ForecastPage.Without(found, above, asked.Day));
    }
}
