using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
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
    /// <summary>The caseload.</summary>
    [HttpGet("/cases")]
    public async Task<IActionResult> Index(CaseloadFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        var trail = await places.TrailAsync(filter, words.Today);
        var counts = await caseload.CountsAsync(filter, words.Today);
        return View(new CaseloadPage(
            filter, await words.LinesAsync(await caseload.PageAsync(filter, words.Today)), filter.IsAllOpen ? counts.Open : await caseload.CountAsync(filter, words.Today), counts, trail, await places.BelowAsync(trail, words.Today), current.Actor.Role == Role.UnitWorker));
    }

    /// <summary>The caseload as CSV: the same filter and order, every page.</summary>
    [HttpGet("/cases.csv")]
    [Requires(Permission.Export)]
    public async Task<IActionResult> Export(CaseloadFilter filter)
    {
        if (!ModelState.IsValid)
            return BadRequest();
        return CsvFile.Of(
            $"cases-{words.Today:yyyy-MM-dd}.csv", await words.LinesAsync(await caseload.AllAsync(filter, words.Today)),
            ("Family", l => l.Row.FamilyName), ("Family members under 18", l => l.Children), ("Case", l => l.Row.Reference), ("State", l => StateWords.Title(l.Row.Dates.State)), ("Week", l => l.Week),
            ("Next thing", l => l.Next?.Clock.What), ("Due", l => l.Next?.Clock.DueOn), ("Last note", l => l.Row.LastNoteOn), ("Worker", l => l.Row.Worker), ("Unit", l => l.Row.Unit), ("District", l => l.Row.District));
    }

    /// <summary>The other families of the unit, by name only.</summary>
    [HttpGet("/cases/team")]
    [Requires(Permission.ReadTeamNames)]
    public async Task<IActionResult> Team(int page = 1)
    {
        var (names, total) = await caseload.TeamAsync(page);
        return View(new TeamPage(names, total, Math.Max(1, page)));
    }

    /// <summary>All their names as a file.</summary>
    [HttpGet("/cases/team.csv")]
    [Requires(Permission.ReadTeamNames), Requires(Permission.Export)]
    public async Task<IActionResult> TeamCsv() => CsvFile.Of("team.csv", (await caseload.TeamAsync(null)).Names, ("Family", name => name));

    /// <summary>A case.</summary>
    [HttpGet("/cases/{reference}")]
    public async Task<IActionResult> Show(string reference) =>
        await pages.OverviewAsync(reference) is { } page ? View(page) : NotFound();
}
