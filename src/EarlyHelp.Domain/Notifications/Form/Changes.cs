namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>One answer that is different.</summary>
/// <param name="FieldName">The field.</param>
/// <param name="QuestionId">The question.</param>
/// <param name="ItemKey">The item, or null.</param>
/// <param name="ItemName">The person, address or other item, by name.</param>
/// <param name="Label">The question as asked.</param>
/// <param name="Old">The answer before, in words; null when there was none.</param>
/// <param name="New">The answer now, in words; null when there is none.</param>
public sealed record Change(string FieldName, string QuestionId, string? ItemKey, string? ItemName, string Label, string? Old, string? New);

/// <summary>What changed between two versions of a form.</summary>
public static class Changes
{
    /// <summary>
    /// The answers that differ, in reading order, those that went at the end. An answer that is no longer asked counts as gone; a choice
    /// of a person counts as unchanged when only the person's name changed.
    /// </summary>
    public static IReadOnlyList<Change> Between(FormDefinition form, Answers before, Answers after, DateOnly today)
    {
        var old = Rows(form, before, today);
        var now = Rows(form, after, today);
        var changed = from row in now.Values
                      let was = old.GetValueOrDefault(row.Row.FieldName)
                      where was.Row is null || !was.Row.Values.SequenceEqual(row.Row.Values)
                      select Of(row, was.Row?.Words, row.Row.Words);
        var gone = old.Values.Where(row => !now.ContainsKey(row.Row.FieldName)).Select(row => Of(row, row.Row.Words, null));
        return changed.Concat(gone).ToArray();
    }

    private static Change Of((ReadingRow Row, string? Item) at, string? old, string? now) =>
        new(at.Row.FieldName, at.Row.QuestionId, at.Row.ItemKey, at.Item, at.Row.Label, old, now);

    private static Dictionary<string, (ReadingRow Row, string? Item)> Rows(FormDefinition form, Answers answers, DateOnly today) =>
        (from section in Reading.Of(form, answers, today)
         from page in section.Pages
         let item = page.ItemKey is null ? (string?)null : Named(answers, page.ItemKey, form.Page(page.PageSlug)!.Repeats!)
         from row in page.Rows
         where row.Values.Count > 0
         select (Row: row, Item: (string?)item)).ToDictionary(pair => pair.Row.FieldName);

    private static string Named(Answers answers, string key, FormGroup group) => group.NameOf(answers, answers.Item(group.Name, key)!);
}
