using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Triage;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Claims;

/// <summary>Who works on a notification: taken, taken over, let go, handed to a colleague.</summary>
[Requires(Permission.WorkTriage)]
public sealed class ClaimsController(EarlyHelpDbContext db, TriageRecord record, TriageDesk desk, TriagePages pages, Data.Access.CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>Takes it, or takes it over when the page offered that.</summary>
    [HttpPost("/triage/{reference}/claim")]
    public Task<IActionResult> Create(string reference, bool takeOver) => ChangeAsync(reference, "You have taken this notification. It is yours while you work on it, and for 30 minutes after.",
        notification => notification.TakeClaim(takeOver, current.Actor, UkTime.UtcNow(clock), UkTime.Today(clock)));

    /// <summary>Lets it go.</summary>
    [HttpPost("/triage/{reference}/claim/release")]
    public Task<IActionResult> Delete(string reference) => ChangeAsync(reference, "You have let this notification go.",
        notification => notification.Release(current.Actor, UkTime.UtcNow(clock), UkTime.Today(clock)));

    /// <summary>A triage manager hands it to a colleague.</summary>
    [HttpPost("/triage/{reference}/reassignment")]
    [Requires(Permission.ManageTriage)]
    public async Task<IActionResult> Reassign(string reference, long? staffId)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        if (!await ModelState.AttemptAsync(() => desk.ReassignAsync(notification, staffId)))
            return this.Refused("~/Features/Triage/Show.cshtml", await pages.OfAsync(await record.AgainAsync(notification)));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Handed to {notification.Claim!.Name}.";
        return LocalRedirect($"/triage/{reference}");
    }

    /// <summary>Two people who look alike are not the same.</summary>
    [HttpPost("/triage/{reference}/not-the-same")]
    public async Task<IActionResult> NotTheSame(string reference, long personId, long candidateId)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        var met = await record.MetBeforeAsync(notification);
        if (!met.Others.SelectMany(o => o.People).Any(p => p.PersonId == personId && p.CandidateId == candidateId))
            return NotFound();
        await desk.NotTheSameAsync(personId, candidateId);
        await db.SaveChangesAsync();
        TempData["Flash"] = "Noted: not the same person. Nobody will be asked again.";
        return LocalRedirect($"/triage/{reference}");
    }

    private async Task<IActionResult> ChangeAsync(string reference, string flash, Action<Domain.Notifications.Notification> change)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        if (!ModelState.Attempt(() => change(notification)))
            return this.Refused("~/Features/Triage/Show.cshtml", await pages.OfAsync(await record.AgainAsync(notification)));
        await db.SaveChangesAsync();
        TempData["Flash"] = flash;
        return LocalRedirect($"/triage/{reference}");
    }
}
