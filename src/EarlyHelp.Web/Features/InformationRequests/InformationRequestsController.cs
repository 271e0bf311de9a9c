using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.InformationRequests;

/// <summary>Asks the notifier for what is missing: the gaps are ticked already, and only the ticked questions open to the notifier.</summary>
[Requires(Permission.WorkTriage)]
public sealed class InformationRequestsController(EarlyHelpDbContext db, TriageRecord record, TriageDesk desk, Infrastructure.Drafts drafts, CountyForms forms, TimeProvider clock) : Controller
{
    /// <summary>The questions by section.</summary>
    [HttpGet("/triage/{reference}/information/new")]
    public async Task<IActionResult> New(string reference)
    {
        if (await record.OpenAsync(reference, "Information request") is not { } notification)
            return NotFound();
        if (notification.State != NotificationState.Received)
            return LocalRedirect($"/triage/{reference}");
        var page = await AskPage.OfAsync(notification, forms, UkTime.Today(clock));
        // What was ticked before counts, also when that is nothing.
        var kept = await drafts.RestoreAsync($"information:{notification.Reference}", ModelState) is { } at ? new KeptDraft(at, null) : null;
        ViewData["Kept"] = kept;
        page.Form.Fields = kept is not null ? ModelState[nameof(AskForm.Fields)]?.RawValue as string[] ?? [] : [.. page.Gaps];
        return View(page);
    }

    /// <summary>Asks.</summary>
    [HttpPost("/triage/{reference}/information")]
    public async Task<IActionResult> Create(string reference, AskForm form)
    {
        if (await record.OpenAsync(reference, "Information request") is not { } notification)
            return NotFound();
        db.Expect(notification, form.Version);
        var known = (await AskPage.OfAsync(notification, forms, UkTime.Today(clock))).Names.ToHashSet();
        var done = ModelState.Attempt(() =>
        {
            desk.Claim(notification);
            desk.AskForInformation(notification, [.. known.Where(form.Asks)], form.Note, $"/notify/answer/{reference}");
        });
        if (!done || !ModelState.IsValid)
        {
            var page = await AskPage.OfAsync(await record.AgainAsync(notification), forms, UkTime.Today(clock));
            return this.Refused("New", page with { Form = form });
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = $"We have asked {notification.NotifierName}. The notification stays in the queue and its clock runs on.";
        return LocalRedirect($"/triage/{reference}");
    }
}

/// <summary>What is asked.</summary>
public sealed class AskForm
{
    /// <summary>Version of the notification when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Names of the answers asked for; null when none was ticked (an empty list would stay empty in binding).</summary>
    public IReadOnlyList<string>? Fields { get; set; }

    /// <summary>Whether a question is ticked.</summary>
    public bool Asks(string name) => Fields?.Contains(name) == true;

    /// <summary>A note to the notifier.</summary>
    public string? Note { get; set; }

    /// <summary>The shape of the note; the rest are rules of the notification.</summary>
    public sealed class Validator : AbstractValidator<AskForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Note).MaximumLength(InformationRequest.NoteMaxLength).WithMessage($"Note must be {InformationRequest.NoteMaxLength:N0} characters or fewer");
    }
}

/// <summary>The questions of the form as they can be asked again.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Sections">Questions by section and page.</param>
/// <param name="Gaps">Names of what is missing or wrong.</param>
/// <param name="Form">What is ticked.</param>
public sealed record AskPage(Notification Notification, IReadOnlyList<AskSection> Sections, IReadOnlyList<string> Gaps, AskForm Form)
{
    /// <summary>Every name that can be asked for.</summary>
    public IEnumerable<string> Names => Sections.SelectMany(s => s.Questions).Select(q => q.Name);

    /// <summary>The questions of a notification's newest version.</summary>
    public static async Task<AskPage> OfAsync(Notification notification, CountyForms forms, DateOnly today)
    {
        var answers = Answers.FromJson(notification.Newest.Answers);
        var own = await forms.OfAsync(notification);
        var gaps = FormCheck.Check(own, answers, today);
        // What an uploaded form leaves open is asked for by the questions of the full one; what of it is a gap only the officer sees, who reads the file.
        var form = own.Kind == FormKind.Upload ? await forms.OfAsync(FormKind.EarlyHelp) : own;
        var messages = gaps.ToLookup(g => g.FieldName, g => g.Message);
        var sections = form.Pages(answers, today).GroupBy(p => p.Section).Select(section => new AskSection(section.Key.Slug, section.Key.Title,
        [
            .. section.SelectMany(page => Lists(page).Concat(page.AskedFields.Where(f => f.Question.Kind != QuestionKind.Confirm)
                    .Select(f => new AskQuestion(f.Name, page.Item is null ? f.Label : $"{page.Title}: {f.Label}", messages[f.Name].FirstOrDefault()))))
                .Concat(gaps.Where(g => g.SectionSlug == section.Key.Slug && section.All(p => p.Page.Lists?.Name != g.FieldName && p.Fields.All(f => f.Name != g.FieldName)))
                    .Select(g => new AskQuestion(g.FieldName, g.Message, g.Message)))
                .DistinctBy(q => q.Name),
        ])).Where(s => s.Questions.Count > 0).ToList();
        var names = sections.SelectMany(s => s.Questions).Select(q => q.Name).ToHashSet();
        return new AskPage(notification, sections, [.. gaps.Select(g => g.FieldName).Where(names.Contains).Distinct()], new AskForm { Version = notification.Version });
    }

    private static IEnumerable<AskQuestion> Lists(PageInstance page) =>
        page.Page.Lists is { } list ? [new AskQuestion(list.Name, $"{page.Title}: add or change", null)] : [];
}

/// <summary>The questions of one section.</summary>
/// <param name="Slug">Its slug.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Questions">Its questions.</param>
public sealed record AskSection(string Slug, string Title, IReadOnlyList<AskQuestion> Questions);

/// <summary>One question.</summary>
/// <param name="Name">Name of the answer.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Gap">What is missing or wrong with it.</param>
public sealed record AskQuestion(string Name, string Label, string? Gap);
