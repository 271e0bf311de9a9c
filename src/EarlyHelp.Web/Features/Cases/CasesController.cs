using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Cases;

/// <summary>The caseload, and a case.</summary>
[Requires(Permission.ReadCases)]
public sealed class CasesController(Caseload caseload, Places places, CaseWords words, CasePages pages, CurrentActor current) : Controller
{
    private static readonly string[] Headings =
        ["Family", "Family members under 18", "Case", "State", "Week", "Next thing", "Due", "Last note", "Worker", "Unit", "District"];

    /// <summary>The caseload.</summary>
    [HttpGet("/cases")]
    public async Task<IActionResult> Index(CaseloadFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var trail = await places.TrailAsync(filter, words.Today);
        return View(new CaseloadPage(
            filter, await words.LinesAsync(await caseload.PageAsync(filter, words.Today)), await caseload.CountAsync(filter, words.Today),
            await caseload.CountsAsync(filter, words.Today), trail, await places.BelowAsync(trail, words.Today),
            current.Actor.Role == Role.UnitWorker, current.Actor.May(Permission.Export)));
    }

    /// <summary>The caseload as CSV: the same filter and order, every page.</summary>
    [HttpGet("/cases.csv")]
    [Requires(Permission.Export)]
    public async Task<IActionResult> Export(CaseloadFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var lines = await words.LinesAsync(await caseload.AllAsync(filter, words.Today));
        return CsvFile.Of($"cases-{words.Today:yyyy-MM-dd}.csv", Headings, lines.Select(l => (IReadOnlyList<string?>)
        [
            l.Row.FamilyName, l.Children, l.Row.Reference, StateWords.Title(l.Row.Dates.State), l.Week, l.Next?.Clock.What,
            l.Next is null ? null : UkDates.Date(l.Next.Clock.DueOn), l.Row.LastNoteOn is { } note ? UkDates.Date(note) : null,
            l.Row.Worker, l.Row.Unit, l.Row.District,
        ]));
    }

    /// <summary>The other families of the unit, by name only.</summary>
    [HttpGet("/cases/team")]
    [Requires(Permission.ReadTeamNames)]
    public async Task<IActionResult> Team(int page = 1)
    {
        var (names, total) = await caseload.TeamAsync(page);
        return View(new TeamPage(names, total, Math.Max(1, page)));
    }

    /// <summary>A case.</summary>
    [HttpGet("/cases/{reference}")]
    public async Task<IActionResult> Show(string reference) =>
        await pages.OverviewAsync(reference) is { } page ? View(page) : NotFound();
}
