using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The form of a notifier, found by the browser's cookie and by what the page says: the online form or the basic details of an upload.</summary>
[Route("notify")]
[Route("notify/form/{token}")]
[OpenTo("notifiers")]
public sealed class NotifyFormController(BegunForms begun, FormPages pages, Sending sending, Notifiers notifiers, CountyForms forms, TimeProvider clock)
    : FormController(pages)
{
    /// <inheritdoc/>
    protected override async Task<FormSession?> OpenAsync() => await begun.FindAsync(Request) is var (draft, address)
        ? Of(draft, await forms.OfAsync(Enum.Parse<FormKind>(draft.Form)), address, UkTime.Today(clock))
        : null;

    /// <inheritdoc/>
    protected override async Task<IActionResult> MissingAsync()
    {
        if (NotSavedPage.Of(Request, "This form is not open here any more", "What you typed on this page is not saved. Copy it, then open the form again.") is { } lost)
            return NotSaved(lost with { Href = "/notify/choose", HrefLabel = "Open the form" });
        if (!RouteData.Values.ContainsKey(BegunForms.RouteKey) && await begun.UnsentAsync() is { Count: > 1 } several)
            return View("~/Features/Notify/Which.cshtml", several);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("~/Features/Notify/NoForm.cshtml");
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> SentAlreadyAsync()
    {
        var sent = $"/notify/sent/{(await notifiers.SentAsync(Session.Draft))!.Reference}";
        return NotSavedPage.Of(Request, "This form was sent already", "What you typed on this page came after that, and did not reach us.") is { } late
            ? NotSaved(late with { Href = sent, HrefLabel = "See what was sent", ToldByTelephone = true })
            : LocalRedirect(sent);
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult?> SendAsync()
    {
        var channel = Session.Form.Kind == FormKind.Upload ? NotificationChannel.Upload : NotificationChannel.Online;
        return LocalRedirect($"/notify/sent/{await sending.SendAsync(Session.Draft, Session.Form, channel)}");
    }

    private static FormSession Of(NotificationDraft draft, FormDefinition form, string address, DateOnly today) => new()
    {
        Draft = draft,
        Form = form,
        Base = address,
        Token = BegunForms.TokenOf(draft),
        Today = today,
        Title = draft.ReplacesId is not null ? "Corrected notification" : draft.Form == nameof(FormKind.Upload) ? "Send a completed form" : "Tell us about a family",
        IsPublic = true,
    };
}
