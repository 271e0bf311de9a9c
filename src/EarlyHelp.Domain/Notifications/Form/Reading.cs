using EarlyHelp.Domain.Notifications.Form.Codes;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>One answer in words.</summary>
/// <param name="FieldName">The field.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="ItemKey">The item, or null.</param>
/// <param name="Label">The question as asked.</param>
/// <param name="Words">The answer in words; empty when there is none.</param>
/// <param name="Values">The answer as stored.</param>
/// <param name="IsMissing">True when it must be answered and is not, and nothing excuses it.</param>
public sealed record ReadingRow(string FieldName, string QuestionId, string? ItemKey, string Label, string Words, IReadOnlyList<string> Values, bool IsMissing);

/// <summary>The rows of one page, of one item.</summary>
/// <param name="PageSlug">The page.</param>
/// <param name="ItemKey">The item, or null.</param>
/// <param name="Title">The page's heading with names.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ReadingPage(string PageSlug, string? ItemKey, string Title, IReadOnlyList<ReadingRow> Rows);

/// <summary>The pages of one section.</summary>
/// <param name="Slug">The section.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Pages">The pages that have something to read.</param>
public sealed record ReadingSection(string Slug, string Title, IReadOnlyList<ReadingPage> Pages);

/// <summary>The form in reading order, for checking answers, printing and triage.</summary>
public static class Reading
{
    /// <summary>Everything answered, and what must be answered and is not.</summary>
    public static IReadOnlyList<ReadingSection> Of(FormDefinition form, Answers answers, DateOnly today) =>
        Read(form, answers, today, _ => true, _ => true);

    /// <summary>
    /// The newest version, in the words of the day on which each answer was given: a choice that is called otherwise by now was chosen under its words of then.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="versions">The versions with the day of each, the newest last.</param>
    public static IReadOnlyList<ReadingSection> AsGiven(FormDefinition form, IReadOnlyList<(Answers Answers, DateOnly On)> versions)
    {
        var newest = Of(form, versions[^1].Answers, versions[^1].On);
        if (versions.Count == 1 || !form.Questions.Any(q => q.Choices is { IsDated: true }))
            return newest;
        var earlier = versions.Reverse().Skip(1).Select(v => RowsOf(Of(form, v.Answers, v.On))).ToList();
        return [.. newest.Select(s => s with { Pages = [.. s.Pages.Select(p => p with { Rows = [.. p.Rows.Select(r => AsGiven(form, r, earlier))] })] })];
    }

    private static ReadingRow AsGiven(FormDefinition form, ReadingRow row, IEnumerable<Dictionary<string, ReadingRow>> earlier) => form.Question(row.QuestionId) is { Choices.IsDated: true }
        ? earlier.Select(v => v.GetValueOrDefault(row.FieldName)).TakeWhile(was => was is not null && was.Values.SequenceEqual(row.Values)).LastOrDefault() is { } given ? row with { Words = given.Words } : row
        : row;

    private static Dictionary<string, ReadingRow> RowsOf(IEnumerable<ReadingSection> sections) => sections.SelectMany(s => s.Pages).SelectMany(p => p.Rows).ToDictionary(r => r.FieldName);

    /// <summary>
    /// The copy for the family: without confidential addresses, without what is between professionals, without blanks. Choices that
    /// name a confidential address do not exist, so none can show through.
    /// </summary>
    public static IReadOnlyList<ReadingSection> FamilyCopy(FormDefinition form, Answers answers, DateOnly today) =>
        Read(form, answers, today, instance => !IsConfidentialAddress(instance.Item), row => !row.IsMissing && !form.Question(row.QuestionId)!.NotOnFamilyCopy);

    /// <summary>An address that must be kept from somebody (ADD09).</summary>
    public static bool IsConfidentialAddress(AnswerItem? item) => item?.Group == FormGroups.Addresses.Name && item.Is("ADD09", Answer.Yes);

    private static ReadingSection[] Read(FormDefinition form, Answers answers, DateOnly today, Func<PageInstance, bool> page, Func<ReadingRow, bool> row) =>
        (from instance in form.Pages(answers, today).Where(page)
         let rows = instance.AskedFields.Select(field => Row(field)).Where(each => each.IsMissing || each.Words.Length > 0).Where(row).ToArray()
         where rows.Length > 0
         group new ReadingPage(instance.Page.Slug, instance.Item?.Key, instance.Title, rows) by instance.Section into pages
         select new ReadingSection(pages.Key.Slug, pages.Key.Title, pages.ToArray())).ToArray();

    private static ReadingRow Row(FormField field) => new(field.Name, field.Question.Id, field.Asking.Item?.Key, field.Label, AnswerForm.Words(field), field.Values,
        FormCheck.Problem(field) is { Kind: GapKind.Missing });
}
