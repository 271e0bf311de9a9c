using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Features.Shared;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>One heading of the task list with its tasks.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Tasks">Its tasks.</param>
public sealed record TaskSection(string Title, IReadOnlyList<TaskListItem> Tasks);

/// <summary>The task list of a form: each page once, but the pages about one person (one address) as one task.</summary>
public static class TaskRows
{
    /// <summary>The headings in order.</summary>
    public static IReadOnlyList<TaskSection> Of(FormSession session)
    {
        var answers = session.Answers;
        var gaps = session.Gaps(answers).ToLookup(gap => gap.PageSlug);
        return [.. session.Pages(answers).GroupBy(page => page.Section).Select(section => new TaskSection(section.Key.Title,
            [.. section.GroupBy(page => (page.Item?.Group, page.Item?.Key, Slug: page.Item is null ? page.Page.Slug : null)).Select(task => Row(session, answers, [.. task], gaps))]))];
    }

    /// <summary>How many headings are done, of how many.</summary>
    public static (int Done, int Of) Done(IReadOnlyList<TaskSection> sections) =>
        (sections.Count(section => section.Tasks.All(task => task.Status is Completed or Optional)), sections.Count);

    private const string Completed = "Completed";
    private const string Optional = "Optional";

    private static TaskListItem Row(FormSession session, Answers answers, PageInstance[] pages, ILookup<string, Gap> gaps)
    {
        var left = pages.FirstOrDefault(page => Open(page, gaps).Any()) ?? pages[0];
        var open = pages.Sum(page => Open(page, gaps).Count());
        var begun = pages.Any(page => Begun(page, answers));
        var required = pages.Any(page => page.Fields.Any(field => field.IsRequired)) || open > 0;
        var (status, kind) = (begun, open, required) switch
        {
            (_, 0, true) => (Completed, null),
            (true, 0, false) => (Completed, null),
            (false, 0, false) => (Optional, null),
            (true, _, _) => ("In progress", "soon"),
            _ => ("Not started", "done"),
        };
        var title = pages[0].Item is { } item ? FormGroups.NameOf(answers, item) : pages[0].Title;
        return new TaskListItem(title, session.Href(left.Page.Slug, left.Item?.Key), status, kind, Hint(pages, answers, open));
    }

    private static IEnumerable<Gap> Open(PageInstance page, ILookup<string, Gap> gaps) =>
        gaps[page.Page.Slug].Where(gap => page.Item is null || gap.ItemKey == page.Item.Key);

    private static bool Begun(PageInstance page, Answers answers) =>
        page.Fields.Any(field => field.Values.Count > 0) || (page.Page.Lists is { } group && answers.Items(group.Name).Count > 0);

    private static string? Hint(PageInstance[] pages, Answers answers, int open)
    {
        if (pages[0].Page.Lists is { } group && answers.Items(group.Name).Count is > 0 and var count)
            return $"{count} added";
        return pages.Length > 1 && open > 0 ? $"{pages.Length} pages, {open} {(open == 1 ? "answer" : "answers")} left" : null;
    }
}
