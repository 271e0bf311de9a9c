using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Where a notification has got to, for whoever sent it: by reference and a code to their e-mail. Nothing but the stage is told.</summary>
[OpenTo("notifiers")]
public sealed class StatusController(Notifiers notifiers, NotificationDrafts drafts, NotifierCookies cookies, BegunForms begun) : Controller
{
    private const string Folder = "~/Features/Notify/";

    /// <summary>Reference and e-mail.</summary>
    [HttpGet("/notify/status")]
    public IActionResult Ask(string? reference) => View(Folder + "StatusAsk.cshtml", new StatusForm { Reference = reference });

    /// <summary>Sends a code when the two belong together; the answer is the same when they do not.</summary>
    [HttpPost("/notify/status")]
    [Limited]
    public async Task<IActionResult> SendCode(StatusForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused(Folder + "StatusAsk.cshtml", form);
        await notifiers.SendCodeAsync(form.Number, form.Address);
        return LocalRedirect($"/notify/status/{Uri.EscapeDataString(form.Number)}/code");
    }

    /// <summary>Where the code is typed.</summary>
    [HttpGet("/notify/status/{reference}/code")]
    public IActionResult Code(string reference) => View(Folder + "StatusCode.cshtml", new CodeForm { Key = reference });

    /// <summary>The right code shows the stage.</summary>
    [HttpPost("/notify/status/{reference}/code")]
    [Limited]
    public async Task<IActionResult> Enter(string reference, CodeForm form)
    {
        form.Key = reference;
        if (ModelState.IsValid)
        {
            if (await notifiers.TryAsync(reference, form.Code!))
            {
                cookies.Proven(reference);
                return LocalRedirect($"/notify/status/{reference}");
            }

            ModelState.AddModelError(nameof(form.Code), "The code is not right, or it no longer works. You can ask for a new one");
        }

        return this.Refused(Folder + "StatusCode.cshtml", form);
    }

    /// <summary>The stage.</summary>
    [HttpGet("/notify/status/{reference}")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await ProvenAsync(reference) is not { } notification)
            return LocalRedirect($"/notify/status?reference={Uri.EscapeDataString(reference)}");
        var decides = await notifiers.DecidedWithAsync(notification);
        return View(Folder + "Status.cshtml", Stage.Of(notification, decides, await notifiers.HasWorkerAsync(decides)));
    }

    /// <summary>A returned notification begins again with what was typed before, and names the one it replaces.</summary>
    [HttpPost("/notify/status/{reference}/correct")]
    [Limited(LimitedWork.Forms)]
    public async Task<IActionResult> Correct(string reference)
    {
        if (await ProvenAsync(reference) is not { Outcome: TriageOutcome.Returned } returned)
            return LocalRedirect($"/notify/status?reference={Uri.EscapeDataString(reference)}");
        var draft = await drafts.BeginAsync(FormDefinition.Of(returned).Kind, Answers.FromJson(returned.Newest.Answers), replacesId: returned.Id);
        return LocalRedirect(await begun.OpenAsync(draft));
    }

    private async Task<Notification?> ProvenAsync(string reference)
    {
        if (cookies.StatusReference != reference || await notifiers.FindAsync(reference) is not { } notification)
            return null;
        // Whoever works on it keeps it open.
        cookies.Proven(reference);
        return notification;
    }
}
