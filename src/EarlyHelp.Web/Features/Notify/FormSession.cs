using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>A form that is being filled in: whose draft, which questions, under which address.</summary>
public sealed class FormSession
{
    /// <summary>What is kept.</summary>
    public required NotificationDraft Draft { get; init; }

    /// <summary>The questions.</summary>
    public required FormDefinition Form { get; init; }

    /// <summary>The address below which its pages are: "/notify".</summary>
    public required string Base { get; init; }

    /// <summary>Says which of a notifier's forms a page belongs to; null where the address says it all.</summary>
    public string? Token { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>What the task list is called.</summary>
    public required string Title { get; init; }

    /// <summary>What the last button says: "Send the notification".</summary>
    public string SendLabel { get; init; } = "Send the notification";

    /// <summary>A line at the end of the task list and above the send button.</summary>
    public string? SendNote { get; init; }

    /// <summary>Without an account: the public layout, and saving for later by e-mail.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The names of the only answers that are asked for; null asks all.</summary>
    public IReadOnlySet<string>? Only { get; init; }

    /// <summary>The notification that this adds to, with the files that came with it.</summary>
    public Notification? AddsTo { get; init; }

    /// <summary>Files of <see cref="AddsTo"/> to read beside the form.</summary>
    public IReadOnlyList<NotificationFile> Beside { get; init; } = [];

    /// <summary>True when gaps do not hold it up: what can't be answered yet stays open.</summary>
    public bool TakesGaps => AddsTo is not null;

    /// <summary>The answers as kept now.</summary>
    public Answers Answers => Answers.FromJson(Draft.Answers);

    /// <summary>Under which key staff's unfinished page is kept, by its address; null for a notifier, who has no session to end.</summary>
    public string? DraftKey(PageInstance page) => IsPublic ? null : $"form{Href(page.Page.Slug, page.Item?.Key).Replace('/', ':')}";

    /// <summary>The pages that apply now, in order.</summary>
    public IReadOnlyList<PageInstance> Pages(Answers answers) =>
        (Only is null ? Form.Pages(answers, Today) : Form.Only(Only, answers, Today)).ToArray();

    /// <summary>One page; null when it does not apply.</summary>
    public PageInstance? Open(string slug, string? item, Answers answers) => Only is null
        ? Form.Open(slug, item, answers, Today)
        : Form.Only(Only, answers, Today).FirstOrDefault(page => page.Page.Slug == slug && page.Item?.Key == item);

    /// <summary>What stands between the form and its being sent; what is only missing holds up nothing that was asked again.</summary>
    public IReadOnlyList<Gap> Gaps(Answers answers)
    {
        var all = FormCheck.Check(Form, answers, Today);
        if (Only is null)
            return all;
        var shown = Pages(answers).SelectMany(page => page.Fields).Select(field => field.Name).ToHashSet();
        return all.Where(gap => shown.Contains(gap.FieldName) || Only.Contains(gap.FieldName)).ToArray();
    }

    /// <summary>The gaps that refuse a page or the sending.</summary>
    public IEnumerable<Gap> Refusing(IEnumerable<Gap> gaps) => TakesGaps ? gaps.Where(gap => gap.Kind == GapKind.Wrong) : gaps;

    /// <summary>The address of a page, of an item where it repeats.</summary>
    public string Href(string slug, string? item = null) => item is null ? $"{Base}/{slug}" : $"{Base}/{slug}/{item}";

    /// <summary>The address of what a gap is about.</summary>
    public string Href(Gap gap) =>
        Href(gap.PageSlug, gap.ItemKey is not null && Form.Page(gap.PageSlug)!.Repeats is not null ? gap.ItemKey : null) + "#" + TagHelpers.FieldTagHelper.IdOf(gap.FieldName);

    /// <summary>The page on which one item of a list is filled in first: people → person. It comes back to the list.</summary>
    public FormPage? DetailOf(FormPage list) => list.Lists is null ? null : Form.SectionOf(list.Slug).Pages.FirstOrDefault(page => page.Repeats == list.Lists);

    /// <summary>The list that a detail page comes back to.</summary>
    public FormPage? ListOf(PageInstance detail) =>
        detail.Page.Repeats is null ? null : detail.Section.Pages.FirstOrDefault(page => page.Lists == detail.Page.Repeats && DetailOf(page) == detail.Page);

    /// <summary>Where "Save and continue" leads.</summary>
    public string After(PageInstance page, Answers answers)
    {
        if (ListOf(page) is { } list)
            return Href(list.Slug);
        var next = Pages(answers).SkipWhile(each => !Same(each, page)).Skip(1).FirstOrDefault(each => ListOf(each) is null);
        return next is null ? Href("check") : Href(next.Page.Slug, next.Item?.Key);
    }

    private static bool Same(PageInstance one, PageInstance other) => one.Page.Slug == other.Page.Slug && one.Item?.Key == other.Item?.Key;
}
