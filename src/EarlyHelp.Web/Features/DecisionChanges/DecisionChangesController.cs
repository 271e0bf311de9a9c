using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Decisions;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.DecisionChanges;

/// <summary>A triage manager changes a decision within 28 days; both are kept.</summary>
[Requires(Permission.ManageTriage)]
public sealed class DecisionChangesController(EarlyHelpDbContext db, TriageRecord record, TriageDesk desk, DecisionPages pages, Infrastructure.Drafts drafts) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/triage/{reference}/decision/change")]
    public async Task<IActionResult> New(string reference)
    {
        if (await record.OpenAsync(reference, "Change of decision") is not { Decision: not null } notification)
            return NotFound();
        var form = DecisionForm.Drafted(new ChangeForm(), notification.Version, notification.DistrictId);
        return View(await pages.OfAsync(notification, form, await drafts.RestoreAsync(Key(reference), ModelState)));
    }

    /// <summary>Changes it, takes back or opens the case, tells the notifier.</summary>
    [HttpPost("/triage/{reference}/decision/change")]
    public async Task<IActionResult> Create(string reference, ChangeForm form)
    {
        if (await record.OpenAsync(reference, "Change of decision") is not { Decision: not null } notification)
            return NotFound();
        db.Expect(notification, form.Version);
        var done = await ModelState.AttemptAsync(() => desk.ChangeDecisionAsync(notification, form.Facts(), form.Reason ?? ""));
        form.PlaceErrors(ModelState);
        if (!done || !ModelState.IsValid)
            return this.Refused("New", await pages.OfAsync(await record.AgainAsync(notification), form));
        await db.SaveChangesAsync();
        TempData["Flash"] = "The decision is changed. Both decisions are kept, and the notifier is told.";
        return LocalRedirect($"/triage/{reference}");
    }

    /// <summary>Key under which a half-typed change is kept.</summary>
    private static string Key(string reference) => $"decision-change:{reference}";
}
