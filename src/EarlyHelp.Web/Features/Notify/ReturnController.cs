using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Saving a form for later, and coming back to it by link and one-time code. Every answer is the same whether the form is there or not.</summary>
[OpenTo("notifiers")]
public sealed class ReturnController(NotificationDrafts drafts, ReturnCodes codes, NotifierCookies cookies) : Controller
{
    private const string Folder = "~/Features/Notify/";
    private const string WrongCode = "The code is not right, or it no longer works. You can ask for a new one";

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

    /// <summary>Lost the link?</summary>
    [HttpGet("/notify/return")]
    public IActionResult Find() => View(Folder + "Find.cshtml", new EmailForm());

    /// <summary>Sends the links once more, when there are any.</summary>
    [HttpPost("/notify/return")]
    [Limited]
    public async Task<IActionResult> SendLinks(EmailForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused(Folder + "Find.cshtml", form);
        await codes.SendLinksAsync(form.Address);
        return LocalRedirect("/notify/saved");
    }

    /// <summary>The page of the link: ask for a code.</summary>
    [HttpGet("/notify/return/{key}")]
    public IActionResult Show(string key) => View(Folder + "Return.cshtml", key);

    /// <summary>Sends a code, when there is a form.</summary>
    [HttpPost("/notify/return/{key}")]
    [Limited]
    public async Task<IActionResult> SendCode(string key)
    {
        await codes.SendAsync(key);
        return LocalRedirect($"/notify/return/{Uri.EscapeDataString(key)}/code");
    }

    /// <summary>Where the code is typed.</summary>
    [HttpGet("/notify/return/{key}/code")]
    public IActionResult Code(string key) => View(Folder + "ReturnCode.cshtml", new CodeForm { Key = key });

    /// <summary>The right code opens the form in this browser.</summary>
    [HttpPost("/notify/return/{key}/code")]
    [Limited]
    public async Task<IActionResult> Enter(string key, CodeForm form)
    {
        form.Key = key;
        if (ModelState.IsValid)
        {
            if (await codes.TryAsync(key, form.Code!) is { } draft)
            {
                cookies.Open(draft.Key);
                return LocalRedirect("/notify/tasks");
            }

            ModelState.AddModelError(nameof(form.Code), WrongCode);
        }

        return this.Refused(Folder + "ReturnCode.cshtml", form);
    }
}
