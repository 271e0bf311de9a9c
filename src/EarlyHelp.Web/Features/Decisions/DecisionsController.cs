using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Decisions;

/// <summary>The decision: typed, checked, confirmed, done (spec 6-interface: three pages).</summary>
[Requires(Permission.WorkTriage)]
public sealed class DecisionsController(EarlyHelpDbContext db, TriageRecord record, TriageDesk desk, TriageQueue queue, DecisionPages pages, Infrastructure.Drafts drafts) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/triage/{reference}/decision")]
    public async Task<IActionResult> New(string reference)
    {
        if (await record.OpenAsync(reference, "Decision") is not { } notification)
            return NotFound();
        if (!notification.IsInQueue)
            return LocalRedirect($"/triage/{reference}");
        return View(await pages.OfAsync(notification, draftOf: await drafts.RestoreAsync(Key(reference), ModelState)));
    }

    /// <summary>Keeps what was typed and leads on to the check page when nothing stands against it.</summary>
    [HttpPost("/triage/{reference}/decision")]
    public async Task<IActionResult> Create(string reference, DecisionForm form)
    {
        if (await record.OpenAsync(reference, "Decision") is not { } notification)
            return NotFound();
        db.Expect(notification, form.Version);
        if (!await TryAsync(form, () => desk.RehearseAsync(notification, form.Facts())))
            return await RefusedAsync(notification, form);
        db.ChangeTracker.Clear();
        await drafts.KeepAsync(Key(reference), Request.Form);
        return LocalRedirect($"/triage/{reference}/decision/check?version={form.Version}");
    }

    /// <summary>What will happen, who will be told, what they will read.</summary>
    [HttpGet("/triage/{reference}/decision/check")]
    public async Task<IActionResult> Check(string reference, int version)
    {
        if (await record.OpenAsync(reference, "Decision") is not { } notification)
            return NotFound();
        var form = new DecisionForm();
        if (!notification.IsInQueue || await drafts.ReadAsync(Key(reference)) is not { } kept
            || !await TryUpdateModelAsync(form, "", new FormValueProvider(BindingSource.Form, kept, null)) || form.Outcome is null)
        {
            return LocalRedirect($"/triage/{reference}/decision");
        }

        form.Version = version;
        return View(await pages.CheckAsync(notification, form));
    }

    /// <summary>Confirms: decision, case or joining, and messages are one save.</summary>
    [HttpPost("/triage/{reference}/decision/confirmation")]
    public async Task<IActionResult> Confirm(string reference, DecisionForm form)
    {
        if (await record.OpenAsync(reference, "Decision") is not { } notification)
            return NotFound();
        db.Expect(notification, form.Version);
        if (!await TryAsync(form, () => desk.DecideAsync(notification, form.Facts())))
            return await RefusedAsync(notification, form);
        await db.SaveChangesAsync();
        return LocalRedirect($"/triage/{reference}/decision/done");
    }

    /// <summary>Done, and on to the next.</summary>
    [HttpGet("/triage/{reference}/decision/done")]
    public async Task<IActionResult> Done(string reference)
    {
        if (await record.OpenAsync(reference, "Decision") is not { Decision: not null } notification)
            return NotFound();
        return View(new DonePage(notification, await record.CaseOfAsync(notification), await queue.NextAsync(reference)));
    }

    private static string Key(string reference) => $"decision:{reference}";

    private async Task<bool> TryAsync(DecisionForm form, Func<Task> decide)
    {
        // Also tried when no outcome was chosen, so that a person meets every message at once.
        var done = await ModelState.AttemptAsync(decide);
        form.PlaceErrors(ModelState);
        return done && ModelState.IsValid;
    }

    private async Task<IActionResult> RefusedAsync(Notification notification, DecisionForm form) =>
        this.Refused("New", await pages.OfAsync(await record.AgainAsync(notification), form));
}

/// <summary>What was decided, and what is next.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="CaseReference">The case that it opened.</param>
/// <param name="Next">The next notification to work on.</param>
public sealed record DonePage(Notification Notification, string? CaseReference, string? Next);
