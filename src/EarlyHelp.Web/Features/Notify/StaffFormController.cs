using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>A notification that a member of staff enters: a police notice, or early help asked for by telephone.</summary>
[Route("notifications/drafts/{key}")]
[Requires(Permission.EnterNotification)]
public sealed class StaffFormController(NotificationDrafts drafts, FormPages pages, Sending sending, Notifiers notifiers, CountyForms forms, TimeProvider clock) : FormController(pages)
{
    /// <inheritdoc/>
    protected override async Task<FormSession?> OpenAsync()
    {
        var key = RouteData.Values["key"]!.ToString()!;
        if (await drafts.OfStaffAsync(key) is not { } draft)
            return null;
        var form = await forms.OfAsync(Enum.Parse<FormKind>(draft.Form));
        return new FormSession
        {
            Draft = draft,
            Form = form,
            Base = $"/notifications/drafts/{key}",
            Today = UkTime.Today(clock),
            Title = form.Kind == FormKind.EarlyHelp ? "Early Help notification by telephone" : form.Title,
            SendLabel = "Record the notification",
        };
    }

    /// <inheritdoc/>
    protected override Task<IActionResult> MissingAsync() => Task.FromResult<IActionResult>(NotFound());

    /// <inheritdoc/>
    protected override async Task<IActionResult> SentAlreadyAsync() => LocalRedirect($"/notifications/recorded/{(await notifiers.SentAsync(Session.Draft))!.Reference}");

    /// <inheritdoc/>
    protected override async Task<IActionResult?> SendAsync() =>
        LocalRedirect($"/notifications/recorded/{await sending.SendAsync(Session.Draft, Session.Form, NotificationChannel.Staff)}");
}
