using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Saving a form for later: a link goes to the notifier's e-mail.</summary>
[OpenTo("notifiers")]
public sealed class SaveController(BegunForms begun, ReturnCodes codes) : Controller
{
    private const string Folder = "~/Features/Notify/";

    /// <summary>Where should the link go?</summary>
    [HttpGet("/notify/save")]
    [HttpGet("/notify/form/{token}/save")]
    public async Task<IActionResult> Save()
    {
        if (await begun.FindAsync(Request) is not var (draft, _) || draft.NotificationId is not null)
            return LocalRedirect("/notify/tasks");
        ViewData["Form"] = BegunForms.TokenOf(draft);
        return View(Folder + "Save.cshtml", new EmailForm { Email = draft.Email ?? Domain.Notifications.Form.Answers.FromJson(draft.Answers)["NOT06"] });
    }

    /// <summary>Sends the link.</summary>
    [HttpPost("/notify/save")]
    [HttpPost("/notify/form/{token}/save")]
    [Limited]
    public async Task<IActionResult> SendLink(EmailForm form)
    {
        if (await begun.FindAsync(Request) is not var (draft, _) || draft.NotificationId is not null)
            return LocalRedirect("/notify/tasks");
        ViewData["Form"] = BegunForms.TokenOf(draft);
        if (!ModelState.IsValid)
            return this.Refused(Folder + "Save.cshtml", form);
        await codes.SaveForLaterAsync(draft, form.Address);
        return LocalRedirect("/notify/saved");
    }

    /// <summary>The link is on its way.</summary>
    [HttpGet("/notify/saved")]
    public IActionResult Saved() => View(Folder + "Saved.cshtml");
}
