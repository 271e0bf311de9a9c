using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Saving a form for later: a link goes to the notifier's e-mail.</summary>
[OpenTo("notifiers")]
public sealed class SaveController(NotificationDrafts drafts, ReturnCodes codes, NotifierCookies cookies) : Controller
{
    private const string Folder = "~/Features/Notify/";

    /// <summary>Where should the link go?</summary>
    [HttpGet("/notify/save")]
    public async Task<IActionResult> Save() => await drafts.OfNotifierAsync(cookies.DraftKey) is { NotificationId: null } draft
        ? View(Folder + "Save.cshtml", new EmailForm { Email = draft.Email ?? Domain.Notifications.Form.Answers.FromJson(draft.Answers)["NOT06"] })
        : LocalRedirect("/notify/tasks");

    /// <summary>Sends the link.</summary>
    [HttpPost("/notify/save")]
    [Limited]
    public async Task<IActionResult> SendLink(EmailForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused(Folder + "Save.cshtml", form);
        if (await drafts.OfNotifierAsync(cookies.DraftKey) is not { NotificationId: null } draft)
            return LocalRedirect("/notify/tasks");
        await codes.SaveForLaterAsync(draft, form.Address);
        return LocalRedirect("/notify/saved");
    }

    /// <summary>The link is on its way.</summary>
    [HttpGet("/notify/saved")]
    public IActionResult Saved() => View(Folder + "Saved.cshtml");
}
