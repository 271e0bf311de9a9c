using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>One page of the form, to show.</summary>
/// <param name="Session">The form.</param>
/// <param name="Page">The page.</param>
/// <param name="Files">The files attached so far.</param>
public sealed record PageView(FormSession Session, PageInstance Page, IReadOnlyList<NotificationFile> Files)
{
    /// <summary>When what stands in the page was kept (UTC), though not saved; null when nothing was.</summary>
    public DateTime? KeptAt { get; init; }

    /// <summary>The fields that stand by themselves; the others stand under the answer that reveals them.</summary>
    public IEnumerable<FormField> Outer => Page.Fields.Where(one => one.RevealedByName is null || Page.Fields.All(each => each.Name != one.RevealedByName));

    /// <summary>The fields that a choice of this field reveals.</summary>
    public IEnumerable<FormField> Under(FormField field, string choice) => Revealed(field).Where(each => StandsInChoice(each, field) && each.Question.Reveal!.Values.Contains(choice));

    /// <summary>The fields that this field reveals and that can't stand inside one choice: after a select, or under several choices.</summary>
    public IEnumerable<FormField> After(FormField field) => Revealed(field).Where(each => !StandsInChoice(each, field));

    /// <summary>True when its label says "(optional)".</summary>
    public bool IsOptional(FormField field) => field.Question.Kind != QuestionKind.Confirm
        && !(field.IsAsked ? field.IsRequired : field.Question.MayBeRequired)
        && !Page.Fields.Any(each => each.ExcusedByName == field.Name && each.Question.MayBeRequired);

    /// <summary>The items of the list on this page.</summary>
    public IReadOnlyList<AnswerItem> Items => Page.Page.Lists is { } group ? Session.Answers.Items(group.Name) : [];

    /// <summary>When several choices reveal it, which.</summary>
    public static string? OnlyIf(FormField field, FormField parent)
    {
        var labels = parent.Choices.Where(choice => field.Question.Reveal!.Values.Contains(choice.Value)).Select(choice => $"“{choice.Label}”").ToArray();
        return labels.Length is 0 or > 3 ? null : $"Only if you chose {string.Join(" or ", labels)}";
    }

    private IEnumerable<FormField> Revealed(FormField field) => Page.Fields.Where(each => each.RevealedByName == field.Name);

    private static bool StandsInChoice(FormField field, FormField parent) =>
        field.Question.Reveal!.Values.Count == 1 && parent.Question.Kind is QuestionKind.Radios or QuestionKind.YesNo or QuestionKind.YesNoNotKnown or QuestionKind.Checkboxes
        && field.Question.Reveal.Values.Count == 1;
}

/// <summary>One field of a page, to show.</summary>
/// <param name="Page">The page.</param>
/// <param name="Field">The field.</param>
public sealed record FieldView(PageView Page, FormField Field)
{
    /// <summary>The choices as the tag helpers take them.</summary>
    public IEnumerable<Choice> Choices => Field.Choices.Select(code => new Choice(code.Value, code.Label));

    /// <summary>Whether "or" stands before a choice: "not known" at the end of several.</summary>
    public bool StandsApart(Code code) => code.NotKnown && Field.Choices.Count > 3 && Field.Choices[^1] == code && Field.Choices.Count(each => each.NotKnown) == 1;

    /// <summary>An answer as it is typed again: days as "19 5 2016".</summary>
    public static string Typed(Question question, string value) => question.Kind switch
    {
        QuestionKind.Date when DateAnswer.TryParse(value, out var day) => day.ToString("d M yyyy", CultureInfo.InvariantCulture),
        QuestionKind.DateTime when DateAnswer.TryParseTime(value, out var local) =>
            $"{local.ToString("d M yyyy", CultureInfo.InvariantCulture)} {UkDates.Time(TimeOnly.FromDateTime(local))}",
        _ => value,
    };

    /// <summary>What a browser may fill in for the notifier: their own details, and nobody else's.</summary>
    public string Autocomplete => Page.Session.IsPublic ? Field.Question.Id switch
    {
        "NOT01" => "name",
        "NOT06" => "email",
        "NOT07" => "tel",
        "NOT02" => "organization-title",
        "NOT03" => "organization",
        _ => "off",
    } : "off";
}

/// <summary>Everything typed, to check before it is sent.</summary>
/// <param name="Session">The form.</param>
/// <param name="Sections">What to read.</param>
/// <param name="Gaps">What stands between the form and its being sent.</param>
/// <param name="Consent">Where it stands on consent.</param>
/// <param name="Advice">Advice that blocks nothing, with the page it is about.</param>
public sealed record CheckView(FormSession Session, IReadOnlyList<ReadingSection> Sections, IReadOnlyList<Gap> Gaps, ConsentPosition Consent, IReadOnlyList<(string Href, string Advice)> Advice)
{
    /// <summary>The fields that a rule has refused, each with the address where it is put right.</summary>
    public IEnumerable<(string Name, string Href)> Refused(ModelStateDictionary modelState) =>
        from page in Session.Pages(Session.Answers)
        from field in page.Fields
        where modelState.GetFieldValidationState(field.Name) == ModelValidationState.Invalid
        select (field.Name, Session.Href(page.Page.Slug, page.Item?.Key) + "#" + FieldTagHelper.IdOf(field.Name));
}

/// <summary>One item that may be taken out.</summary>
/// <param name="Session">The form.</param>
/// <param name="List">The list it stands in.</param>
/// <param name="Item">The item.</param>
/// <param name="Name">What it is called.</param>
public sealed record RemoveView(FormSession Session, FormPage List, AnswerItem Item, string Name);
