using System.Globalization;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>
/// What a notifier has filled in so far: answers by question id, and repeating groups of items with answers of their own.
/// Field names are <c>NOT01</c>, <c>people.p1.PER01</c>, and for a question asked about a second item <c>people.p1.PER06.p2</c>.
/// </summary>
public sealed class Answers : AnswerSheet
{
    // More than anybody adds to a group by hand.
    private const int Room = 100;

    private readonly SortedDictionary<string, List<AnswerItem>> groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> lastNumbers = new(StringComparer.Ordinal);

    /// <summary>The items of a group in the order they were added.</summary>
    public IReadOnlyList<AnswerItem> Items(string group) => groups.TryGetValue(group, out var items) ? items : [];

    /// <summary>One item, or null when it was never there or has been removed.</summary>
    public AnswerItem? Item(string group, string key) => Items(group).FirstOrDefault(item => item.Key == key);

    /// <summary>The groups that have items.</summary>
    public IEnumerable<string> Groups => groups.Where(group => group.Value.Count > 0).Select(group => group.Key);

    /// <summary>Adds an item with the next key of its group: the group's first letter and a number.</summary>
    public AnswerItem Add(string group)
    {
        var number = lastNumbers.GetValueOrDefault(group) + 1;
        return Insert(group, string.Create(CultureInfo.InvariantCulture, $"{group[0]}{number}"), number);
    }

    /// <summary>
    /// Staff who transcribe and a notifier who answers add items at the same time: staff's keys begin so far on that the two are never the same.
    /// </summary>
    public void LeaveRoom()
    {
        foreach (var group in FormGroups.All)
            Remember(group.Name, lastNumbers.GetValueOrDefault(group.Name) + Room);
    }

    /// <summary>Takes an item out; its key is never given to another. False when it was not there.</summary>
    public bool Remove(string group, string key) => groups.TryGetValue(group, out var items) && items.RemoveAll(item => item.Key == key) > 0;

    /// <summary>Sets an answer by its field name. False when the item it names is not there (it was removed in the meantime).</summary>
    public bool Set(string fieldName, params IEnumerable<string?> answer)
    {
        if (Find(fieldName) is not var (sheet, id))
            return false;
        sheet.Put(id, answer);
        return true;
    }

    /// <summary>The answer by field name, as <see cref="AnswerSheet.All"/>.</summary>
    public IReadOnlyList<string> Get(string fieldName) => Find(fieldName) is var (sheet, id) ? sheet.All(id) : [];

    /// <summary>The field name of a question: of the whole form, of an item, or of an item about another.</summary>
    public static string FieldName(string questionId, AnswerItem? item = null, AnswerItem? other = null)
    {
        var id = other is null ? questionId : $"{questionId}.{other.Key}";
        return item is null ? id : $"{item.Group}.{item.Key}.{id}";
    }

    /// <summary>A copy that can be changed without changing this one.</summary>
    public Answers Copy() => FromJson(ToJson());

    /// <summary>Compact JSON for one database column.</summary>
    public string ToJson() => AnswersJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote; what it does not know it keeps.</summary>
    public static Answers FromJson(string json) => AnswersJson.Read(json);

    internal IReadOnlyDictionary<string, int> LastNumbers => lastNumbers;

    internal void Remember(string group, int lastNumber) =>
        lastNumbers[group] = Math.Max(lastNumber, lastNumbers.GetValueOrDefault(group));

    internal AnswerItem Insert(string group, string key, int number)
    {
        var item = new AnswerItem(group, key);
        if (!groups.TryGetValue(group, out var items))
            groups[group] = items = [];
        items.Add(item);
        Remember(group, number);
        return item;
    }

    // Question ids start with a capital, groups with a small letter.
    private (AnswerSheet Sheet, string Id)? Find(string fieldName)
    {
        if (fieldName.Length == 0 || !char.IsAsciiLetterLower(fieldName[0]))
            return (this, fieldName);
        var parts = fieldName.Split('.', 3);
        return parts.Length == 3 && Item(parts[0], parts[1]) is { } item ? (item, parts[2]) : null;
    }
}
