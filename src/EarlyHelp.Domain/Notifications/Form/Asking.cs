using System.Runtime.CompilerServices;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>
/// The circumstances in which a question is asked: the whole form so far, the item it is about (a person), a second item
/// when the question is about two (this adult and that child), and the day.
/// </summary>
/// <param name="Answers">Everything answered so far.</param>
/// <param name="Item">The person, address or other item of the page; null on a page of the whole form.</param>
/// <param name="Other">The second item, for a question asked once for each of another group.</param>
/// <param name="Today">The local day on which the question is asked.</param>
public sealed record Asking(Answers Answers, AnswerItem? Item, AnswerItem? Other, DateOnly Today)
{
    /// <summary>The nearest answer: about the pair, then about the item, then of the whole form.</summary>
    [IndexerName("Answer")]
    public string? this[string id] => All(id) is [var first, ..] ? first : null;

    /// <summary>As the indexer, every ticked value.</summary>
    public IReadOnlyList<string> All(string id)
    {
        if (Item is not null && Other is not null && Item.All($"{id}.{Other.Key}") is { Count: > 0 } pair)
            return pair;
        return Item?.All(id) is { Count: > 0 } own ? own : Answers.All(id);
    }

    /// <summary>True when there is an answer.</summary>
    public bool Has(string id) => All(id).Count > 0;

    /// <summary>True when the answer is one of the values.</summary>
    public bool Is(string id, params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            if (All(id).Contains(value, StringComparer.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>The answer as a real date, or null.</summary>
    public DateOnly? Date(string id) => DateAnswer.Of(this[id]);

    /// <summary>The people of the form.</summary>
    public IReadOnlyList<AnswerItem> People => Answers.Items(FormGroups.People.Name);
}
