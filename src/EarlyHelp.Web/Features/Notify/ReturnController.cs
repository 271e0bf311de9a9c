using EarlyHelp.Data.Notifications;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Coming back to a saved form by link and one-time code. Every answer is the same whether the form is there or not.</summary>
[OpenTo("notifiers")]
public sealed class ReturnController(ReturnCodes codes, BegunForms begun) : Controller
{
    private const string Folder = "~/Features/Notify/";
    private const string WrongCode = "The code is not right, or it no longer works. You can ask for a new one";

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
                return LocalRedirect(await begun.OpenAsync(draft));
            ModelState.AddModelError(nameof(form.Code), WrongCode);
        }

        return this.Refused(Folder + "ReturnCode.cshtml", form);
    }
}
