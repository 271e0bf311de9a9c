using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>Answers by question id. An answer is text; a choice of several is a list of texts. Blank means not answered.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is a sheet of answers, not a collection type.")]
public abstract class AnswerSheet
{
    private readonly SortedDictionary<string, string[]> values = new(StringComparer.Ordinal);

    /// <summary>What the JSON held that is no text answer; kept so that a newer form's answers survive an older reader.</summary>
    internal SortedDictionary<string, JsonElement> Others { get; } = new(StringComparer.Ordinal);

    /// <summary>The single answer, or the first of several; null when not answered. Setting null or blank clears it.</summary>
    [IndexerName("Answer")]
    public string? this[string id]
    {
        get => values.TryGetValue(id, out var found) ? found[0] : null;
        set => Put(id, value);
    }

    /// <summary>Every ticked value of a question with several choices; empty when not answered.</summary>
    public IReadOnlyList<string> All(string id) => values.TryGetValue(id, out var found) ? found : [];

    /// <summary>Replaces the answer; blank texts are dropped and nothing left means not answered.</summary>
    public void Put(string id, params IEnumerable<string?> answer)
    {
        var kept = answer.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!).ToArray();
        if (kept.Length == 0)
            values.Remove(id);
        else
            values[id] = kept;
    }

    /// <summary>True when there is any answer.</summary>
    public bool Has(string id) => values.ContainsKey(id);

    /// <summary>True when the answer, or one of several, is the value.</summary>
    public bool Is(string id, string value) => values.TryGetValue(id, out var found) && found.Contains(value, StringComparer.Ordinal);

    /// <summary>The ids that have an answer, in ordinal order.</summary>
    public IEnumerable<string> Ids => values.Keys;
}

/// <summary>One of a repeating group: a person, an address. The key stays the same for life and is never used again.</summary>
public sealed class AnswerItem : AnswerSheet
{
    internal AnswerItem(string group, string key) => (Group, Key) = (group, key);

    /// <summary>The repeating group, such as "people".</summary>
    public string Group { get; }

    /// <summary>The stable key within the notification, such as "p1".</summary>
    public string Key { get; }
}
