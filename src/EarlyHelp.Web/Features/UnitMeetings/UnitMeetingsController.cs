using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.UnitMeetings;

/// <summary>The weekly meeting of a unit: an agenda that writes itself, and what was decided.</summary>
[Requires(Permission.Supervise)]
public sealed class UnitMeetingsController(
    EarlyHelpDbContext db, EarlyHelp.Data.Supervision.SupervisionList list, EarlyHelp.Data.Supervision.SupervisionRecords records, CaseWords words, CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The agenda of today, and the meetings that were held.</summary>
    [HttpGet("/unit-meeting")]
    public async Task<IActionResult> Index(long? unit, int page = 1)
    {
        if (await PageAsync(unit, page, new MeetingForm { HeldOn = words.Today.ToString("d M yyyy", CultureInfo.InvariantCulture) }) is not { } shown)
            return NotFound();
        ViewData["Kept"] = await drafts.RestoreAsync(MeetingForm.DraftKey(shown.Unit.Id), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(shown);
    }

    /// <summary>The agenda as a file.</summary>
    [HttpGet("/unit-meeting/agenda.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> AgendaCsv(long? unit) => await PageAsync(unit, 1, new()) is not { } page ? NotFound() : CsvFile.Of(
        "agenda.csv", page.Agenda.SelectMany(part => part.Families, (part, of) => (part.Title, of.Line, of.Why)),
        ("Part", l => l.Title), ("Family", l => l.Line.Row.FamilyName), ("Case", l => l.Line.Row.Reference), ("Worker", l => l.Line.Row.Worker), ("Why", l => l.Why));

    /// <summary>All meetings that were held as a file.</summary>
    [HttpGet("/unit-meeting/meetings.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> MeetingsCsv(long? unit) => await PageAsync(unit, null, new()) is not { } page ? NotFound() : CsvFile.Of(
        "unit-meetings.csv", page.Meetings,
        ("Held", m => m.HeldOn), ("Who came", m => m.Attended), ("Families on the agenda", m => m.FamiliesOnAgenda), ("Decisions", m => m.Decisions), ("Recorded by", m => m.By), ("Recorded", m => m.At));

    /// <summary>Records a meeting that was held.</summary>
    [HttpPost("/unit-meeting")]
    public async Task<IActionResult> Create(MeetingForm form)
    {
        if (await PageAsync(form.UnitId, 1, form) is not { } page)
            return NotFound();
        UnitMeeting? held = null;
        if (!ModelState.IsValid || !ModelState.Attempt(() => held = UnitMeeting.Held(page.Unit.Id, form.ToFacts(), page.Lines.Count, current.Actor, UkTime.UtcNow(time), words.Today)))
            return this.Refused("Index", page);
        db.Add(held!);
        await db.SaveChangesAsync();
        TempData["Flash"] = "Meeting recorded";
        return Redirect($"/unit-meeting?unit={page.Unit.Id}");
    }

    private async Task<MeetingPage?> PageAsync(long? unitId, int? page, MeetingForm form)
    {
        var units = await list.UnitsAsync();
        if (units.FirstOrDefault(u => unitId is null || u.Id == unitId) is not { } unit)
            return null;
        var lines = await list.AgendaAsync(unit.Id, words.Today);
        var (meetings, total) = await records.MeetingsAsync(unit.Id, page);
        return new(unit, units, words.Today, lines, await words.LinesAsync(lines.Select(l => l.Row)), meetings, total, Math.Max(1, page ?? 1), form);
    }
}
