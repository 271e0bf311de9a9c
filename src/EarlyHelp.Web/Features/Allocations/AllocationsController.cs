using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Allocations;

/// <summary>What waits to be accepted or allocated; accepting, allocating and reallocating one case.</summary>
public sealed class AllocationsController(
    EarlyHelpDbContext db, AllocationList allocations, CasePages pages, CaseRecords records, CaseWords words, StandardsInForce standards, RestrictionDesk restrictions,
    Messages messages, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider time) : Controller
{
    /// <summary>What waits.</summary>
    [HttpGet("/allocations")]
    [Requires(Permission.ReadAllocations)]
    public async Task<IActionResult> Index(string? show, int page = 1)
    {
        var (lines, total) = await LinesAsync(show, page);
        return View(new AllocationsPage(show, lines, total, Math.Max(1, page), await allocations.CountsAsync(words.Today), current.Actor.May(Permission.Allocate)));
    }

    /// <summary>All that waits as a file.</summary>
    [HttpGet("/allocations.csv")]
    [Requires(Permission.ReadAllocations), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? show) => CsvFile.Of(
        "allocations.csv", (await LinesAsync(show, null)).Lines,
        ("Family", l => l.Row.FamilyName), ("Case", l => l.Row.Reference), ("Children", l => l.Children), ("Passed on", l => l.Row.Dates.PassedOn), ("Waits for", l => AllocationsPage.WaitsFor(l.Row)),
        ("A worker by", l => l.Row.Dates.AllocatedOn is null ? l.Row.Dates.Clocks.First().DueOn : AllocationsPage.AtOnce), ("Next thing", l => l.Next?.Clock.What), ("Due", l => l.Next?.Clock.DueOn));

    /// <summary>Who could take the family.</summary>
    [HttpGet("/cases/{reference}/allocation/new")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, "Allocation") is not { MayAllocate: true } header)
            return NotFound();
        ViewData["Kept"] = await drafts.RestoreAsync(AllocationForm.DraftKey(header.Case.Reference), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(await PageAsync(header, new AllocationForm { Version = header.Case.Version, Choice = ModelState[nameof(AllocationForm.Choice)]?.AttemptedValue }));
    }

    /// <summary>What will happen and who is told; nothing is saved.</summary>
    [HttpPost("/cases/{reference}/allocation/check")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> Check(string reference, AllocationForm form)
    {
        if (await pages.OpenAsync(reference, "Allocation") is not { MayAllocate: true } header)
            return NotFound();
        var page = await PageAsync(header, form);
        var before = header.Case.Worker?.Name;
        var isAccepted = header.Case.Unit is not null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => ApplyAsync(header, form, page)))
            return await RefusedAsync(page);
        return View(new AllocationCheck(page, page.Chosen(form)!.Value.Unit, page.Chosen(form)!.Value.Worker, before, isAccepted, header.Case.EndBy!.Value));
    }

    /// <summary>Accepts, allocates or reallocates, and tells the worker.</summary>
    [HttpPost("/cases/{reference}/allocation")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> Create(string reference, AllocationForm form)
    {
        if (await pages.OpenAsync(reference, "Allocation") is not { MayAllocate: true } header)
            return NotFound();
        db.Expect(header.Case, form.Version);
        var page = await PageAsync(header, form);
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => ApplyAsync(header, form, page)))
            return await RefusedAsync(page);
        if (page.Chosen(form)!.Value.Worker is not null)
            messages.TellAllocated(header.Case);
        await db.SaveChangesAsync();
        TempData["Flash"] = header.Case.Worker is { } worker ? $"{header.Case.Family.Name} is allocated to {worker.Name}" : $"{header.Case.Unit!.Name} has accepted {header.Case.Family.Name}";
        return Redirect($"/cases/{header.Case.Reference}");
    }

    private async Task<(IReadOnlyList<CaseLine> Lines, int Total)> LinesAsync(string? show, int? page)
    {
        var (rows, total) = await allocations.PageAsync(show switch { "accept" => false, "allocate" => true, _ => null }, show == "late", page, words.Today);
        return (await words.LinesAsync(rows), total);
    }

    private async Task<ViewResult> RefusedAsync(AllocationPage page)
    {
        // What one verb changed in memory before the next refused is neither saved nor shown: the case is read again.
        db.ChangeTracker.Clear();
        var again = await pages.OpenAsync(page.Header.Case.Reference, "Allocation");
        return this.Refused("New", page with { Header = again! });
    }

    private async Task<AllocationPage> PageAsync(CaseHeader header, AllocationForm form) => new(
        header, form, await allocations.ChoicesAsync(header.Case, words.Today), await records.PeopleAsync(header.Case), await records.NotificationAsync(header.Case), await records.StepDownAsync(header.Case));

    /// <summary>Takes the verbs that the choice means: accept, when no unit has it; allocate, when a worker was chosen.</summary>
    private async Task ApplyAsync(CaseHeader header, AllocationForm form, AllocationPage page)
    {
        var (given, now) = (header.Case, UkTime.UtcNow(time));
        var (load, chosen) = page.Chosen(form) ?? throw new Domain.Workflow.RulesBrokenException([new("Select who takes the family", nameof(form.Choice))]);
        if (given.Unit is not null && chosen is null)
            throw new Domain.Workflow.RulesBrokenException([new("Select the worker who takes the family", nameof(form.Choice))]);
        if (chosen is not null && await restrictions.ProblemAsync(given.FamilyId, chosen.Worker.Id) is { } problem)
            throw new Domain.Workflow.RulesBrokenException([new(problem, nameof(form.Choice))]);
        await allocations.LoadSpellsAsync(given);
        if (given.Unit is null)
            given.Accept((await allocations.UnitAsync(load.Unit.Id))!, load.Open, form.Reason, await standards.StandardsAsync(), await standards.CalendarAsync(), header.Actor, now, header.Today);
        if (chosen is not null && await allocations.WorkerAsync(chosen.Worker.Id) is { } worker)
            given.Allocate(worker, load.Unit.Id, chosen.Open, form.Reason, chosen.LinkSchool, header.Actor, now, header.Today);
    }
}
