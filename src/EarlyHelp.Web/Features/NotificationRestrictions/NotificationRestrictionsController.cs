using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Triage;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.NotificationRestrictions;

/// <summary>A notification that may be about a restricted family is handed over to somebody who is named for it, or given back to triage (adr/0032).</summary>
[Requires(Permission.WorkTriage)]
public sealed class NotificationRestrictionsController(
    EarlyHelpDbContext db, TriageRecord record, RestrictedNotifications restricted, TriagePages pages, Data.Access.CurrentActor current) : Controller
{
    /// <summary>Hands it over; whoever is not named no longer has it.</summary>
    [HttpPost("/triage/{reference}/restriction")]
    public async Task<IActionResult> Create(string reference)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        StaffMember? to = null;
        if (!await ModelState.AttemptAsync(async () => to = await restricted.HandOverAsync(notification)))
            return await RefusedAsync(notification);
        await db.SaveChangesAsync();
        var stays = to!.Id == current.Actor.StaffId;
        TempData["Flash"] = stays ? "Hidden from everybody else. A privacy officer is asked to name somebody of triage." : $"Handed over to {to.Name}, who is told.";
        return LocalRedirect(stays ? $"/triage/{reference}" : "/triage");
    }

    /// <summary>It is about another family: open to triage again.</summary>
    [HttpPost("/triage/{reference}/restriction/end")]
    public async Task<IActionResult> Delete(string reference)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        if (!await ModelState.AttemptAsync(() => restricted.GiveBackAsync(notification)))
            return await RefusedAsync(notification);
        await db.SaveChangesAsync();
        TempData["Flash"] = "This notification is open to triage again.";
        return LocalRedirect($"/triage/{reference}");
    }

    private async Task<IActionResult> RefusedAsync(Notification notification) =>
        this.Refused("~/Features/Triage/Show.cshtml", await pages.OfAsync(await record.AgainAsync(notification)));
}
