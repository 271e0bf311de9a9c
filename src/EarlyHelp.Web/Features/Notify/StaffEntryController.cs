using EarlyHelp.Data.Access;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>Staff begin a notification, see that it is recorded, and read the files that came with one.</summary>
public sealed class StaffEntryController(NotificationDrafts drafts, NotificationFiles files, Opening opening) : Controller
{
    private const string NewView = "~/Features/Notify/StaffNew.cshtml";

    /// <summary>Which kind.</summary>
    [HttpGet("/notifications/new")]
    [Requires(Permission.EnterNotification)]
    public async Task<IActionResult> New() => View(NewView, new NewForm { Begun = await drafts.OwnAsync() });

    /// <summary>Begins it.</summary>
    [HttpPost("/notifications/new")]
    [Requires(Permission.EnterNotification)]
    public async Task<IActionResult> Create(NewForm form)
    {
        if (!ModelState.IsValid)
        {
            form.Begun = await drafts.OwnAsync();
            return this.Refused(NewView, form);
        }

        var draft = await drafts.BeginAsync(form.Kind!.Value, forStaff: true);
        return LocalRedirect($"/notifications/drafts/{draft.Key}/tasks");
    }

    /// <summary>It is recorded: its reference and its due days.</summary>
    [HttpGet("/notifications/recorded/{reference}")]
    [Requires(Permission.EnterNotification)]
    public async Task<IActionResult> Recorded(string reference) =>
        await opening.NotificationAsync(reference, "Notification recorded") is { } notification ? View("~/Features/Notify/StaffRecorded.cshtml", notification) : NotFound();

    /// <summary>A file that came with a notification, always to save and never to show; the look is logged.</summary>
    [HttpGet("/notifications/{reference}/files/{id:long}")]
    [Requires(Permission.ReadNotifications)]
    public async Task<IActionResult> Download(string reference, long id)
    {
        if (await opening.NotificationAsync(reference, "Notification file") is not { } notification || await files.OpenAsync(notification, id) is not var (file, content))
            return NotFound();
        return File(content, "application/octet-stream", file.FileName);
    }
}

/// <summary>Which kind of notification staff enter.</summary>
public sealed class NewForm
{
    /// <summary>The kind.</summary>
    public FormKind? Kind { get; set; }

    /// <summary>Those the person has begun and not recorded.</summary>
    public IReadOnlyList<NotificationDraft> Begun { get; set; } = [];

    /// <summary>What must be chosen.</summary>
    public sealed class Validator : AbstractValidator<NewForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(form => form.Kind).Must(kind => kind is FormKind.EarlyHelp or FormKind.MissingChild or FormKind.YouthOffending)
            .WithMessage("Select the kind of notification");
    }
}
