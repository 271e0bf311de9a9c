using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>What triage asked a notifier for: only those questions, open while the request is.</summary>
[Route("notify/answer/{reference}")]
[OpenTo("notifiers who entered the code sent to them")]
public sealed class AnswerController(NotificationDrafts drafts, NotifierCookies cookies, FormPages pages, Sending sending, Notifiers notifiers, NotificationFiles files, TimeProvider clock)
    : FormController(pages)
{
    /// <summary>The way in from the message: to the questions, or first to the code.</summary>
    [HttpGet("")]
    public IActionResult Index() => LocalRedirect(Session.Href("tasks"));

    /// <inheritdoc/>
    protected override async Task<FormSession?> OpenAsync()
    {
        var reference = RouteData.Values["reference"]!.ToString()!;
        if (cookies.StatusReference != reference || await notifiers.FindAsync(reference) is not { OpenRequest: { } asked } notification)
            return null;
        var form = FormDefinition.Of(notification);
        // Of a completed form that was uploaded, triage asks for what the full form would say.
        if (form.Kind == FormKind.Upload && !form.Only(asked.Fields.ToHashSet(), Answers.FromJson(notification.Newest.Answers), UkTime.Today(clock)).Any())
            form = FormDefinition.EarlyHelp;
        if (form.Kind == FormKind.Upload && asked.Fields.Any(name => FormDefinition.EarlyHelp.Question(QuestionOf(name)) is not null && form.Question(QuestionOf(name)) is null))
            form = FormDefinition.EarlyHelp;
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
    protected override IActionResult Missing() => LocalRedirect($"/notify/status?reference={Uri.EscapeDataString(RouteData.Values["reference"]!.ToString()!)}");

    /// <inheritdoc/>
    protected override Task<IActionResult> SentAlreadyAsync() => Task.FromResult(Missing());

    /// <inheritdoc/>
    protected override async Task<IActionResult?> SendAsync()
    {
        var notification = Session.AddsTo!;
        if (!await ModelState.AttemptAsync(() => sending.AnswerAsync(notification, Session.Draft, Session.Form)))
            return null;
        TempData["Flash"] = "Thank you. We have your answers.";
        return LocalRedirect($"/notify/status/{notification.Reference}");
    }

    // people.p1.PER06.p2 → PER06; a whole group is asked by its name.
    private static string QuestionOf(string fieldName) => fieldName.Split('.').FirstOrDefault(part => part.Length > 0 && char.IsAsciiLetterUpper(part[0])) ?? fieldName;
}
