namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Whether a gap is an answer not given or one that is not right.</summary>
public enum GapKind
{
    /// <summary>Not answered.</summary>
    Missing,
    /// <summary>Answered, and not right.</summary>
    Wrong,
}

/// <summary>Something that stands between the form and its being sent.</summary>
/// <param name="FieldName">The field to go to; a group's name when an item is missing.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="ItemKey">The item it is about, or null.</param>
/// <param name="PageSlug">The page where it is put right.</param>
/// <param name="SectionSlug">That page's section.</param>
/// <param name="Message">What to do, in plain words.</param>
/// <param name="Kind">Missing or wrong.</param>
public sealed record Gap(string FieldName, string QuestionId, string? ItemKey, string PageSlug, string SectionSlug, string Message, GapKind Kind);

/// <summary>Checks answers against a form.</summary>
public static class FormCheck
{
    /// <summary>Every gap of the whole form, in the order of its pages; empty when it can be sent (consent is judged by the consent position).</summary>
    public static IReadOnlyList<Gap> Check(FormDefinition form, Answers answers, DateOnly today) =>
        Check(form, [.. form.Pages(answers, today)], answers, today);

    /// <summary>The same for pages that are open already: to open them is most of the work.</summary>
    internal static IReadOnlyList<Gap> Check(FormDefinition form, IReadOnlyList<PageInstance> open, Answers answers, DateOnly today)
    {
        var found = open.SelectMany(Fields).Concat(Rules(form, answers, today, open)).ToArray();
        var order = form.Sections.SelectMany(section => section.Pages).Select((page, at) => (page.Slug, at)).ToDictionary();
        return found.OrderBy(gap => order[gap.PageSlug]).ToArray();
    }

    /// <summary>The gaps of one page (of one item), with the rules across questions that are put right there.</summary>
    public static IReadOnlyList<Gap> CheckPage(FormDefinition form, PageInstance instance, Answers answers, DateOnly today) =>
        Fields(instance)
            .Concat(Rules(form, answers, today, [instance]).Where(gap => gap.PageSlug == instance.Page.Slug
                && (gap.ItemKey is null || gap.ItemKey == instance.Item?.Key)))
            .ToArray();

    /// <summary>The gaps of some fields of a page only: for what was asked for again.</summary>
    public static IReadOnlyList<Gap> CheckFields(PageInstance instance) => Fields(instance).ToArray();

    /// <summary>Advice that does not block, by field name.</summary>
    public static IReadOnlyList<(string FieldName, string Advice)> Advice(PageInstance instance) =>
        (from field in instance.AskedFields
         from value in field.Values
         from warning in field.Question.Warnings
         let advice = warning(value, field.Asking)
         where advice is not null
         select (field.Name, FormWords.Fill(advice, field.Asking))).ToArray();

    /// <summary>The message when a field must be answered and is not, or its answer is not right; null when it is in order.</summary>
    public static (string Message, GapKind Kind)? Problem(FormField field)
    {
        if (!field.IsAsked)
            return null;
        var question = field.Question;
        var values = Current(field);
        if (values.Count == 0)
        {
            var excused = question.ExcusedBy is { } other && field.Asking.Has(other);
            return field.IsRequired && !excused ? (FormWords.Fill(question.Message ?? "Answer this question", field.Asking), GapKind.Missing) : null;
        }
        var wrong = AnswerForm.Problem(question, values, field.Asking)
            ?? values.SelectMany(value => question.Checks.Select(check => check(value, field.Asking))).FirstOrDefault(message => message is not null);
        return wrong is null ? null : (FormWords.Fill(wrong, field.Asking), GapKind.Wrong);
    }

    // A choice of somebody who has since been removed is no answer. One that is offered no more is: it was when it was chosen.
    private static IReadOnlyList<string> Current(FormField field)
    {
        if (field.Question.ChoicesFrom is null)
            return field.Values;
        var choices = field.Choices.Select(code => code.Value).ToHashSet();
        return field.Values.Where(choices.Contains).ToArray();
    }

    private static IEnumerable<Gap> Fields(PageInstance instance)
    {
        foreach (var field in instance.Fields)
        {
            if (Problem(field) is var (message, kind))
            {
                yield return new Gap(field.Name, field.Question.Id, instance.Item?.Key, instance.Page.Slug, instance.Section.Slug, message, kind);
            }
        }
    }

    private static IEnumerable<Gap> Rules(FormDefinition form, Answers answers, DateOnly today, IEnumerable<PageInstance> open)
    {
        var slugs = open.Select(instance => instance.Page.Slug).ToHashSet();
        var asking = new Asking(answers, null, null, today);
        return from rule in form.Rules
               let page = form.Page(rule.PageSlug)!
               where slugs.Contains(rule.PageSlug) || page.Repeats is not null
               from gap in rule.Find(asking)
               select new Gap(gap.FieldName, gap.QuestionId, gap.ItemKey, rule.PageSlug, form.SectionOf(rule.PageSlug).Slug, gap.Message, gap.Kind);
    }
}
