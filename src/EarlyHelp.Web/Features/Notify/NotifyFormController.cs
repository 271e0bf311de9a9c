using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>The form of a notifier, found by the browser's cookie: the online form or the basic details of an upload.</summary>
[Route("notify")]
[OpenTo("notifiers")]
public sealed class NotifyFormController(NotificationDrafts drafts, NotifierCookies cookies, FormPages pages, Sending sending, Notifiers notifiers, TimeProvider clock)
    : FormController(pages)
{
    /// <inheritdoc/>
    protected override async Task<FormSession?> OpenAsync() => await drafts.OfNotifierAsync(cookies.DraftKey) is { } draft ? Of(draft, UkTime.Today(clock)) : null;

    /// <inheritdoc/>
    protected override IActionResult Missing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("~/Features/Notify/NoForm.cshtml");
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> SentAlreadyAsync() => LocalRedirect($"/notify/sent/{(await notifiers.SentAsync(Session.Draft))!.Reference}");

    /// <inheritdoc/>
    protected override async Task<IActionResult?> SendAsync()
    {
        var channel = Session.Form.Kind == FormKind.Upload ? NotificationChannel.Upload : NotificationChannel.Online;
        return LocalRedirect($"/notify/sent/{await sending.SendAsync(Session.Draft, Session.Form, channel)}");
    }

    private static FormSession Of(NotificationDraft draft, DateOnly today) => new()
    {
        Draft = draft,
        Form = FormDefinition.Of(Enum.Parse<FormKind>(draft.Form)),
        Base = "/notify",
        Today = today,
        Title = draft.ReplacesId is not null ? "Corrected notification" : draft.Form == nameof(FormKind.Upload) ? "Send a completed form" : "Tell us about a family",
        IsPublic = true,
    };
}
