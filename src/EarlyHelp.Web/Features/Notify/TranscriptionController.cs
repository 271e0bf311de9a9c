using EarlyHelp.Data.Access;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Triage types in, beside the file, what a completed form says; what it does not say stays open.</summary>
[Route("notifications/{reference}/transcription")]
[Requires(Permission.EnterNotification)]
public sealed class TranscriptionController(NotificationDrafts drafts, FormPages pages, Sending sending, Opening opening, Notifiers notifiers, NotificationFiles files, CountyForms forms, TimeProvider clock)
    : FormController(pages)
{
    private const string LookAt = "Transcription";

    /// <summary>The way in.</summary>
    [HttpGet("")]
    public IActionResult Index() => LocalRedirect(Session.Href("tasks"));

    /// <inheritdoc/>
    protected override async Task<FormSession?> OpenAsync()
    {
        var reference = RouteData.Values["reference"]!.ToString()!;
        if (await opening.NotificationAsync(reference, LookAt) is not { Channel: NotificationChannel.Upload, State: not NotificationState.Decided }
            || await notifiers.FindAsync(reference) is not { } notification)
        {
            return null;
        }

        return new FormSession
        {
            Draft = await drafts.AddingToAsync(notification, byStaff: true),
            Form = await forms.OfAsync(FormKind.EarlyHelp),
            Base = $"/notifications/{reference}/transcription",
            Today = UkTime.Today(clock),
            Title = $"Transcribe {reference}",
            SendLabel = "Save the transcription",
            SendNote = "What the completed form does not say can stay open. It counts as missing, and you can ask the notifier for it.",
            AddsTo = notification,
            Beside = await files.OfAsync(notification),
        };
    }

    /// <inheritdoc/>
    protected override Task<IActionResult> MissingAsync() => Task.FromResult<IActionResult>(NotFound());

    /// <inheritdoc/>
    protected override Task<IActionResult> SentAlreadyAsync() => Task.FromResult<IActionResult>(NotFound());

    /// <inheritdoc/>
    protected override async Task<IActionResult?> SendAsync()
    {
        var notification = Session.AddsTo!;
        if (!await ModelState.AttemptAsync(() => sending.TranscribeAsync(notification, Session.Draft, Session.Form)))
            return null;
        TempData["Flash"] = $"The transcription of {notification.Reference} is saved.";
        return LocalRedirect($"/triage/{notification.Reference}");
    }
}
