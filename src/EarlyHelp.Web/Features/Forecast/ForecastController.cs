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
        if (await ScopeAsync(asAt, scope) is not { } found)
            return NotFound();
        if (found.Level == Level.Worker)
            return WithoutForecast(scope);
        var asked = DayAsked.Read(asAt, UkTime.Today(time));
        if (asked.Problem is null)
            return View(await PageAsync(found, asked.Day));
        ModelState.AddModelError("asAt", asked.Problem);
        return this.Refused("Index", ForecastPage.Without(found, await scopes.AboveAsync(found), asked.Day));
    }

    /// <summary>One of its tables as a file.</summary>
    [HttpGet("/forecast/{table}.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string table, string? scope, string? asAt)
    {
        if (await ScopeAsync(asAt, scope) is not { } found)
            return NotFound();
        if (found.Level == Level.Worker)
            return WithoutForecast(scope);
        if (DayAsked.Read(asAt, UkTime.Today(time)) is not { Problem: null } asked)
            return BadRequest();
        return ForecastTables.Of(table, await PageAsync(found, asked.Day)) is { } file ? file : NotFound();
    }

    private Task<NamedScope?> ScopeAsync(string? asAt, string? scope)
    {
        var day = DayAsked.Read(asAt, UkTime.Today(time)).Day;
        return scopes.For(day, day).FindAsync(scope);
    }

    // A worker's own cases are too few to learn from.
    private ActionResult WithoutForecast(string? scope) => string.IsNullOrWhiteSpace(scope) ? Redirect("/tracker") : NotFound();

    private async Task<ForecastPage> PageAsync(NamedScope found, DateOnly day)
    {
        var below = found.Level < Level.Unit ? await scopes.BelowAsync(found) : [];
        var (forecaster, units) = await facts.OfAsync(found.Scope, day);
        return ForecastPage.Of(found, await scopes.AboveAsync(found), below, day, (await scopes.OwnAsync()).Level, forecaster, units);
    }
}
