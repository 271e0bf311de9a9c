using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.TeamMeetings;

/// <summary>Meetings of the team around the family: calling one invites the team by e-mail; what comes of it stands in the review.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class TeamMeetingsController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Meeting of the team";

    /// <summary>What whoever closes a case or takes it over is told, where meetings were still to come.</summary>
    internal const string AreCalledOff = ". Meetings of the team that were to come are called off, and those invited by email are told";

    /// <summary>The form.</summary>
    [HttpGet("/cases/{reference}/meetings/new")]
    public async Task<IActionResult> New(string reference)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        await db.Entry(header.Case).Collection(c => c.Reviews).Query().Include(r => r.Team).LoadAsync();
        var kept = await drafts.ReadAsync(TeamMeetingForm.DraftKey(header.Case.Reference)) is { } typed ? await this.ReadAsync<TeamMeetingForm>(typed) : null;
        var keptAt = kept is null ? null : await drafts.BesideAsync(TeamMeetingForm.DraftKey(header.Case.Reference));
        return View(new NewMeetingPage(header, kept ?? TeamMeetingForm.For(header.Case), keptAt?.SavedAt));
    }

    /// <summary>Calls it and invites, or shows the page with a person more or less.</summary>
    [HttpPost("/cases/{reference}/meetings")]
    public async Task<IActionResult> Create(string reference, TeamMeetingForm form)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        if (await this.RowsChangedAsync<TeamMeetingForm>(drafts, TeamMeetingForm.DraftKey(header.Case.Reference)) is { } changed)
            return View("New", new NewMeetingPage(header, changed, null));
        TeamMeeting? called = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => called = header.Case.CallMeeting(form.ToFacts(await MyAddressAsync(header)), header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", new NewMeetingPage(header, form, null));
        messages.Invite(header.Case, called!);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Meeting called for {UkDates.Date(called!.MeetsOn)}. {UkDates.Count(called.Guests.Count(g => g.Email is not null), "invitation")} sent";
        return Redirect($"/cases/{header.Case.Reference}/reviews");
    }

    /// <summary>Calls it off, and tells those who were invited.</summary>
    [HttpPost("/cases/{reference}/meetings/{number:int}/call-off")]
    public async Task<IActionResult> Delete(string reference, int number)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { MayCallOff: true } header)
            return NotFound();
        await records.LoadMeetingsAsync(header.Case);
        if (header.Case.Meetings.FirstOrDefault(m => m.Number == number) is not { } meeting)
            return NotFound();
        if (!ModelState.Attempt(() => header.Case.CallMeetingOff(meeting, header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", new NewMeetingPage(header, TeamMeetingForm.For(header.Case), null));
        messages.CallOff(header.Case, meeting);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The meeting on {UkDates.Date(meeting.MeetsOn)} is called off, and those invited by email are told";
        return Redirect($"/cases/{header.Case.Reference}/reviews");
    }

    private async Task<CaseHeader?> OpenAsync(string reference)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { MayWork: true, Case.UnitId: not null } header)
            return null;
        await records.LoadMeetingsAsync(header.Case);
        return header;
    }

    private Task<string> MyAddressAsync(CaseHeader header) => db.Staff.Where(s => s.Id == header.Actor.StaffId).Select(s => s.Email).SingleAsync();
}
