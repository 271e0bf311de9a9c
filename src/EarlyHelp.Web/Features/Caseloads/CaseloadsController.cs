using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Caseloads;

/// <summary>The workers of a unit with what they hold; moving a whole caseload in one act.</summary>
[Requires(Permission.Allocate)]
public sealed class CaseloadsController(RestrictionDesk restrictions,
    EarlyHelpDbContext db, CoverList workers, CaseloadMoves moves, Caseload caseload, CaseWords words, Messages messages,
    CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The workers.</summary>
    [HttpGet("/caseloads")]
    public async Task<IActionResult> Index() => View(new CaseloadsPage(await workers.WorkersAsync(words.Today)));

    /// <summary>The workers as a file.</summary>
    [HttpGet("/caseloads.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "caseloads.csv", await workers.WorkersAsync(words.Today),
        ("Worker", w => w.Worker.Name), ("Has left the unit", w => !w.IsPosted), ("Unit", w => w.Unit), ("Families", w => w.Open), ("Caseload guide", w => w.Worker.CaseloadGuide),
        ("Covered by", w => w.Cover?.Covering), ("Until", w => w.Cover?.To));

    /// <summary>Which family goes to whom.</summary>
    [HttpGet("/caseloads/{id:long}/move")]
    public async Task<IActionResult> New(long id, long? unit)
    {
        if (await PageAsync(id, unit, new CaseloadMoveForm()) is not { } page)
            return NotFound();
        ViewData["Kept"] = await drafts.RestoreAsync(CaseloadMoveForm.DraftKey(id), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(page);
    }

    /// <summary>Moves the families that somebody was chosen for: all of them or, where a rule refuses one, none.</summary>
    [HttpPost("/caseloads/{id:long}/move")]
    public async Task<IActionResult> Create(long id, long? unit, CaseloadMoveForm form)
    {
        if (await PageAsync(id, unit, form) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => MoveAsync(page)))
        {
            // What was changed in memory before a rule refused is not saved by anything that follows.
            db.ChangeTracker.Clear();
            return this.Refused("New", page);
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = $"{(page.Moved.Values.Sum() is 1 ? "1 family" : $"{page.Moved.Values.Sum()} families")} of {page.From.Worker.Name} moved: {page.WhereTo}";
        return Redirect("/caseloads");
    }

    private async Task<CaseloadMovePage?> PageAsync(long id, long? unit, CaseloadMoveForm form)
    {
        var all = await workers.WorkersAsync(words.Today);
        return all.FirstOrDefault(w => w.Worker.Id == id && (unit is null || w.Posted.UnitId == unit)) is { } from
            ? new(from, [.. all.Where(w => w.IsPosted && w.Posted.UnitId == from.Posted.UnitId && w.Worker.Id != id)], await words.LinesAsync(await caseload.OfWorkerAsync(id, from.Posted.UnitId)), form)
            : null;
    }

    private async Task MoveAsync(CaseloadMovePage page)
    {
        var (held, now) = (await moves.OfAsync(page.From.Worker.Id, page.From.Posted.UnitId), UkTime.UtcNow(time));
        var people = await moves.WorkersAsync([.. page.Takers.Select(t => t.Worker.Id)]);
        List<FamilyToMove> chosen = [];
        foreach (var (caseId, version) in page.Form.Versions.Where(v => page.Form.TakerOf(v.Key) is not null))
        {
            var family = held.FirstOrDefault(c => c.Id == caseId) ?? throw new Domain.Workflow.RulesBrokenException($"{page.From.Worker.Name} no longer holds one of these families: look at the list again");
            db.Expect(family, version);
            chosen.Add(new(family, page.Form.TakerOf(caseId)!.Value));
        }

        if (await restrictions.ProblemAsync([.. chosen.Select(c => (c.Family.FamilyId, c.TakerId))]) is { } problem)
            throw new Domain.Workflow.RulesBrokenException(problem);
        CaseloadMove.Make(
            chosen, [.. page.Takers.Select(t => new Taker(people[t.Worker.Id], t.Posted.UnitId, t.Open))], page.Form.Reason, page.Form.OverReason, current.Actor, now, words.Today);
        page.Moved = chosen.CountBy(c => c.TakerId).ToDictionary();
        foreach (var (takerId, count) in page.Moved)
            messages.TellCaseloadMoved(people[takerId], count, now);
    }
}
