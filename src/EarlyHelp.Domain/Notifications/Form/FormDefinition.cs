using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>The forms by which a notification reaches us.</summary>
public enum FormKind
{
    /// <summary>The Early Help Notification, filled in online.</summary>
    EarlyHelp,
    /// <summary>Basic details and a completed form as a file.</summary>
    Upload,
    /// <summary>The police's notice of a missing child, entered by staff.</summary>
    MissingChild,
    /// <summary>The police's youth-offending notice (e-YOT), entered by staff.</summary>
    YouthOffending,
}

/// <summary>A rule across several questions; what it finds is a gap of the page it names.</summary>
/// <param name="PageSlug">The page where it can be put right.</param>
/// <param name="Find">What is missing or wrong.</param>
public sealed record FormRule(string PageSlug, Func<Asking, IEnumerable<RuleGap>> Find);

/// <summary>What a rule found.</summary>
/// <param name="FieldName">The field, or the group's name when an item is missing.</param>
/// <param name="QuestionId">The question the gap counts for.</param>
/// <param name="Message">What to do.</param>
/// <param name="Kind">Missing or wrong.</param>
/// <param name="ItemKey">The item, when it is about one.</param>
public sealed record RuleGap(string FieldName, string QuestionId, string Message, GapKind Kind = GapKind.Missing, string? ItemKey = null);

/// <summary>
/// One form as sections of short pages of questions. Everything the product does with a form (show, check, read back, compare,
/// ask again) walks this one definition.
/// </summary>
public sealed partial class FormDefinition
{
    private readonly Dictionary<string, (FormSection Section, FormPage Page)> pages;
    private readonly Dictionary<string, (FormPage Page, Question Question)> questions;

    /// <summary>Makes a form of these sections.</summary>
    public FormDefinition(FormKind kind, string title, IReadOnlyList<FormSection> sections, params IReadOnlyList<FormRule> rules)
    {
        (Kind, Title, Sections, Rules) = (kind, title, sections, rules);
        pages = sections.SelectMany(section => section.Pages.Select(page => (section, page))).ToDictionary(pair => pair.page.Slug);
        questions = pages.Values.SelectMany(pair => pair.Page.Questions.Select(question => (pair.Page, question)))
            .ToDictionary(pair => pair.question.Id);
    }

    /// <summary>Which form it is.</summary>
    public FormKind Kind { get; }

    /// <summary>What the form is called.</summary>
    public string Title { get; }

    /// <summary>The headings of the task list in order.</summary>
    public IReadOnlyList<FormSection> Sections { get; }

    /// <summary>The rules across questions.</summary>
    public IReadOnlyList<FormRule> Rules { get; }

    /// <summary>The form with the choices of a county.</summary>
    public FormDefinition With(CountyLists lists) => lists.AreUnchanged ? this : new(Kind, Title,
        [.. Sections.Select(s => s with { Pages = [.. s.Pages.Select(p => p with { Questions = [.. p.Questions.Select(q => q.Choices is { } choices ? q with { Choices = lists.Of(choices) } : q)] })] })],
        Rules);

    /// <summary>Every question in order.</summary>
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Pages).SelectMany(page => page.Questions);

    /// <summary>The page of a slug, or null.</summary>
    public FormPage? Page(string slug) => pages.TryGetValue(slug, out var found) ? found.Page : null;

    /// <summary>The page a question stands on, or null.</summary>
    public FormPage? PageOf(string questionId) => questions.TryGetValue(questionId, out var found) ? found.Page : null;

    /// <summary>The section a page stands in.</summary>
    public FormSection SectionOf(string pageSlug) => pages[pageSlug].Section;

    /// <summary>A question by id, or null.</summary>
    public Question? Question(string id) => questions.TryGetValue(id, out var found) ? found.Question : null;

    /// <summary>The pages that apply to these answers, in order, repeating ones once for each item.</summary>
    public IEnumerable<PageInstance> Pages(Answers answers, DateOnly today) =>
        Sections.SelectMany(section => section.Pages.SelectMany(page => Instances(section, page, answers, today)));

    /// <summary>One page for these answers; null when it does not apply or the item is not there.</summary>
    public PageInstance? Open(string slug, string? itemKey, Answers answers, DateOnly today) =>
        pages.TryGetValue(slug, out var found)
            ? Instances(found.Section, found.Page, answers, today).FirstOrDefault(instance => instance.Item?.Key == itemKey)
            : null;

    /// <summary>
    /// The pages with only the fields asked for by name, to ask a notifier again for just those; a group's name opens its list and
    /// every page of its items.
    /// </summary>
    public IEnumerable<PageInstance> Only(IReadOnlySet<string> fieldNames, Answers answers, DateOnly today) =>
        from instance in Pages(answers, today)
        let list = instance.Page.Lists?.Name ?? instance.Page.Repeats?.Name
        let whole = list is not null && fieldNames.Contains(list)
        let fields = whole ? instance.Fields : Opened(instance, fieldNames)
        where fields.Count > 0 || whole
        select instance with { Fields = fields };

    // A companion ("why is there no UPN?") and what a choice reveals open with the question they belong to.
    private static FormField[] Opened(PageInstance instance, IReadOnlySet<string> fieldNames)
    {
        var opened = instance.Fields.Where(field => fieldNames.Contains(field.Name)).ToArray();
        var names = opened.Select(field => field.Name).Concat(opened.Select(field => field.ExcusedByName).OfType<string>()).ToHashSet();
        return instance.Fields.Where(field => names.Contains(field.Name) || (field.RevealedByName is { } parent && names.Contains(parent))).ToArray();
    }

    private static IEnumerable<PageInstance> Instances(FormSection section, FormPage page, Answers answers, DateOnly today)
    {
        foreach (var item in page.Repeats is null ? [null] : answers.Items(page.Repeats.Name).Cast<AnswerItem?>())
        {
            var asking = new Asking(answers, item, null, today);
            if (page.Asked(asking))
                yield return new PageInstance(section, page, item, Fields(page, asking)) { Title = FormWords.Fill(page.Title, asking) };
        }
    }

    private static List<FormField> Fields(FormPage page, Asking asking)
    {
        var fields = new List<FormField>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (question, each) in page.Questions.SelectMany(question => Each(question, asking)))
        {
            if (!question.Asked(each))
                continue;
            var name = Answers.FieldName(question.Id, each.Item, each.Other);
            // What a question reveals is on the page only with that question.
            if (question.Reveal is { } parent && fields.All(field => field.Name != Answers.FieldName(parent.QuestionId, each.Item, each.Other)))
                continue;
            var isAsked = question.Reveal is not { } reveal
                || (asked.Contains(Answers.FieldName(reveal.QuestionId, each.Item, each.Other)) && each.Is(reveal.QuestionId, [.. reveal.Values]));
            if (isAsked)
                asked.Add(name);
            fields.Add(new FormField(name, question, each) { IsAsked = isAsked });
        }
        return fields;
    }

    private static IEnumerable<(Question, Asking)> Each(Question question, Asking asking) =>
        question.Each is null ? [(question, asking)] : question.Each(asking).Select(other => (question, asking with { Other = other }));
}
