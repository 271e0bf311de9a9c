using System.Globalization;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Tracker;

/// <summary>The outcome tracker: what is open and how it stands, from the county down to the worker and the cases, as at any day.</summary>
[Requires(Permission.ReadCaseFigures)]
public sealed class TrackerController(FigureScopes scopes, TrackerPages pages, TrackerFacts facts, TimeProvider time) : Controller
{
    private static readonly string[] Headings =
        ["case_ref", "legacy_ref", "family_ref", "district", "unit", "worker", "opened_on", "weeks_open", "children", "plan_agreed_on", "next_review_due", "duration_state", "last_note_on"];

    /// <summary>The figures of a part of the service as at a day.</summary>
    [HttpGet("/tracker")]
    public async Task<IActionResult> Index(string? asAt, string? scope, int page = 1)
    {
        if (await ScopeAsync(asAt, scope) is not { } found)
            return NotFound();
        var asked = DayAsked.Read(asAt, UkTime.Today(time));
        if (asked.Problem is null)
            return View(await pages.OfAsync(found, asked.Day, page));
        ModelState.AddModelError("asAt", asked.Problem);
        return this.Refused("Index", TrackerPage.Without(found, asked.Day));
    }

    /// <summary>The open cases of a part of the service as at a day, a line each.</summary>
    [HttpGet("/tracker.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? asAt, string? scope)
    {
        if (await ScopeAsync(asAt, scope) is not { } found)
            return NotFound();
        var asked = DayAsked.Read(asAt, UkTime.Today(time));
        if (asked.Problem is not null)
            return new ContentResult { StatusCode = StatusCodes.Status400BadRequest, ContentType = "text/plain; charset=utf-8", Content = asked.Problem };
        var lines = await pages.LinesAsync(found, asked.Day);
        var names = await facts.NamesAsync(lines, asked.Day, withOldReferences: true);
        // Who can't open a case reads that it counts, and nothing by which it could be known (ADR 21).
        return CsvFile.ForPrograms($"tracker-{Iso(asked.Day)}.csv", Headings, lines.Select(l => names.Family(l) is null ? (IReadOnlyList<string?>)new string?[Headings.Length] :
        [
            l.Case.Reference, names.OldReferences.GetValueOrDefault(l.Case.Id), l.Case.Family,
            names.District(l), names.Unit(l), names.WorkerInFile(l), Iso(l.Case.OpenedOn), Text(l.Weeks), Text(l.Children),
            Iso(l.PlanAgreedOn), Iso(l.NextReviewOn), TrackerPage.StateInFile(l.Duration), Iso(l.LastNoteOn),
        ]));
    }

    /// <summary>The figures of the page, a line for each part of the next level down and one for all of it.</summary>
    [HttpGet("/tracker/figures.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> FiguresCsv(string? asAt, string? scope)
    {
        if (await ScopeAsync(asAt, scope) is not { } found)
            return NotFound();
        if (DayAsked.Read(asAt, UkTime.Today(time)) is not { Problem: null } asked)
            return BadRequest();
        var shown = await pages.OfAsync(found, asked.Day, 1);
        return CsvFile.Of(
            $"tracker-figures-{Iso(asked.Day)}.csv", shown.Rows.Append(shown.Total!),
            [(shown.FirstHeading, r => ReferenceEquals(r, shown.Total) ? shown.TotalName : r.Name), ("Open cases", r => r.Figures.Open), ("Capacity", r => r.Capacity), .. TrackerPage.Columns.Select(TrackerRow.Column)]);
    }

    // The name of that day; a day that is none is refused with the names of today.
    private Task<NamedScope?> ScopeAsync(string? asAt, string? scope)
    {
        var day = DayAsked.Read(asAt, UkTime.Today(time)).Day;
        return scopes.For(day, day).FindAsync(scope);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
