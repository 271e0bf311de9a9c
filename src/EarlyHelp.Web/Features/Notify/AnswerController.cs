using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>What triage asked a notifier for: only those questions, open while the request is.</summary>
[Route("notify/answer/{reference}")]
[OpenTo("notifiers who entered the code sent to them")]
public sealed class AnswerController(NotificationDrafts drafts, NotifierCookies cookies, FormPages pages, Sending sending, Notifiers notifiers, NotificationFiles files, CountyForms forms, TimeProvider clock)
    : FormController(pages)
{
    private Notification? proven;

    private string StatusHref => $"/notify/status?reference={Uri.EscapeDataString(RouteData.Values["reference"]!.ToString()!)}";

    /// <summary>The way in from the message: to the questions, or first to the code.</summary>
    [HttpGet("")]
    public IActionResult Index() => LocalRedirect(Session.Href("tasks"));

    /// <inheritdoc/>
    protected override async Task<FormSession?> OpenAsync()
    {
        var reference = RouteData.Values["reference"]!.ToString()!;
        if (cookies.StatusReference != reference || (proven = await notifiers.FindAsync(reference)) is not { } notification)
            return null;
        // Whoever works on it keeps it open.
        cookies.Proven(reference);
        if (notification.OpenRequest is not { } asked)
            return null;
        var form = await forms.OfAsync(notification);
        // Of a completed form that was uploaded, triage asks for what the full form would say.
        if (form.Kind == FormKind.Upload && !form.Only(asked.Fields.ToHashSet(), Answers.FromJson(notification.Newest.Answers), UkTime.Today(clock)).Any())
            form = await forms.OfAsync(FormKind.EarlyHelp);
        if (form.Kind == FormKind.Upload && asked.Fields.Any(name => FormDefinition.EarlyHelp.Question(QuestionOf(name)) is not null && form.Question(QuestionOf(name)) is null))
            form = await forms.OfAsync(FormKind.EarlyHelp);
        return new FormSession
        {
            Draft = await drafts.AddingToAsync(notification, byStaff: false),
            Form = form,
            Base = $"/notify/answer/{reference}",
            Today = UkTime.Today(clock),
            Title = "What we need to know",
            SendLabel = "Send your answers",
            SendNote = asked.Note,
            IsPublic = true,
            Only = asked.Fields.ToHashSet(),
            AddsTo = notification,
            Beside = await files.OfAsync(notification),
        };
    }

    /// <inheritdoc/>
    protected override async Task<IActionResult> MissingAsync() => await LostAsync() is { } lost ? NotSaved(lost) : LocalRedirect(StatusHref);

    /// <inheritdoc/>
    protected override Task<IActionResult> SentAlreadyAsync() => MissingAsync();

    /// <inheritdoc/>
    protected override async Task<IActionResult?> SendAsync()
    {
        var notification = Session.AddsTo!;
        if (!await ModelState.AttemptAsync(() => sending.AnswerAsync(notification, Session.Draft, Session.Form)))
            return null;
        TempData["Flash"] = "Thank you. We have your answers.";
        return LocalRedirect($"/notify/status/{notification.Reference}");
    }

    // What was typed and can't be kept any more: the code ran out, it was decided meanwhile, or the questions were answered elsewhere.
    private async Task<NotSavedPage?> LostAsync()
    {
        if (proven is not { } notification)
        {
            return NotSavedPage.Of(Request, "Enter a code again to save this", "The code that you entered no longer works here. What you typed is not saved yet. It is still on this page.") is { } page
                ? page with { CodeHref = StatusHref }
                : null;
        }

        if (notification.State == NotificationState.Decided)
        {
            return NotSavedPage.Of(Request, "We have decided on this notification meanwhile", $"{notification.Reference} takes no more answers. What you typed did not reach us.", await KeptAsync(notification)) is { } page
                ? page with { ToldByTelephone = true, Href = $"/notify/status/{notification.Reference}", HrefLabel = "See what we decided" }
                : null;
        }

        return NotSavedPage.Of(Request, "These questions are closed", "Your answers were sent already, or we no longer need them. What you typed on this page did not reach us.") is { } closed
            ? closed with { ToldByTelephone = true, Href = $"/notify/status/{notification.Reference}", HrefLabel = "See where it has got to" }
            : null;
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> KeptAsync(Notification notification) =>
        await drafts.AddedToAsync(notification, byStaff: false) is not { } draft
            ? []
            : Changes.Between(await forms.OfAsync(FormKind.EarlyHelp), Answers.FromJson(notification.Newest.Answers), Answers.FromJson(draft.Answers), UkTime.Today(clock))
                .Where(change => !string.IsNullOrEmpty(change.New)).Select(change => KeyValuePair.Create(change.FieldName, change.New!));

    // people.p1.PER06.p2 → PER06; a whole group is asked by its name.
    private static string QuestionOf(string fieldName) => fieldName.Split('.').FirstOrDefault(part => part.Length > 0 && char.IsAsciiLetterUpper(part[0])) ?? fieldName;
}
