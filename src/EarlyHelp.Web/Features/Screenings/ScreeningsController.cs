using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Triage;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Screenings;

/// <summary>Screening and checks, one form of the triage page.</summary>
[Requires(Permission.WorkTriage)]
public sealed class ScreeningsController(EarlyHelpDbContext db, TriageRecord record, TriageDesk desk, TriagePages pages, TimeProvider clock) : Controller
{
    /// <summary>Key under which a half-typed screening is kept.</summary>
    public static string DraftKey(string reference) => $"screening:{reference}";

    /// <summary>Records them.</summary>
    [HttpPost("/triage/{reference}/screening")]
    public async Task<IActionResult> Create(string reference, ScreeningForm form)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        db.Expect(notification, form.Version);
        var met = await record.MetBeforeAsync(notification);
        var family = met.Others.FirstOrDefault(o => $"{o.FamilyId}" == form.Family);
        if (form.Family is { Length: > 0 } && family is null && form.Family is not (ScreeningForm.NewFamily or ScreeningForm.OwnRecord))
            ModelState.AddModelError(nameof(form.Family), "Choose who the family is to us");
        var who = family is not null ? $"Known to us: {family.Name}, {family.Reference}"
            : met.IsKnown ? $"Known to us: {notification.Family.Name}, {notification.Family.Reference}" : "A family new to us";
        var today = UkTime.Today(clock);
        // Also tried when something was not chosen, so that a person meets every message at once.
        var done = await ModelState.AttemptAsync(() => desk.ScreenAsync(notification, form.Facts(who, today, notification.Screening), form.Answers(today), ModelState.IsValid ? family?.FamilyId : null));
        if (!done || !ModelState.IsValid)
            return this.Refused("~/Features/Triage/Show.cshtml", await pages.OfAsync(await record.AgainAsync(notification), form));
        await db.SaveChangesAsync();
        TempData["Flash"] = notification.UnansweredChecks.Any()
            ? "Screening saved. Some checks are still to do." : "Screening and checks saved. You can decide now.";
        return LocalRedirect($"/triage/{reference}");
    }
}
