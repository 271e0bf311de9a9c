using System.Globalization;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>
/// Two people added to the same notification, each beginning from the same version: what one of them changed is taken from that one, question by
/// question. Where both changed the same answer, the writer's own stays and the other is told.
/// </summary>
public sealed class AnswerMerge
{
    private readonly List<string> conflicts = [];

    private AnswerMerge(Answers theirs) => Answers = theirs.Copy();

    /// <summary>The answers of both.</summary>
    public Answers Answers { get; }

    /// <summary>Field names that both changed, each differently; a group's item ("people.p3") that one took out and the other changed.</summary>
    public IReadOnlyList<string> Conflicts => conflicts;

    /// <summary>Brings them together.</summary>
    /// <param name="begun">What both began from.</param>
    /// <param name="mine">What the writer has now.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    public static AnswerMerge Of(Answers begun, Answers mine, Answers theirs)
    {
        var merge = new AnswerMerge(theirs);
        merge.Sheets(begun, mine, theirs, merge.Answers, "");
        foreach (var group in begun.Groups.Union(mine.Groups).Union(theirs.Groups).ToArray())
            merge.Items(group, begun, mine, theirs);
        foreach (var (group, number) in mine.LastNumbers)
            merge.Answers.Remember(group, number);
        return merge;
    }

    /// <summary>A sentence for each answer that both changed, with the other one in words.</summary>
    /// <param name="form">The form that the writer fills in.</param>
    /// <param name="theirs">What was saved meanwhile.</param>
    /// <param name="who">By whom and when.</param>
    /// <param name="today">The local day.</param>
    public IReadOnlyList<BrokenRule> Told(FormDefinition form, Answers theirs, string who, DateOnly today)
    {
        var (own, other) = (Rows(form, Answers, today), Rows(form, theirs, today));
        return [.. conflicts.Select(name => new BrokenRule(
            IsItem(name)
                ? TakenOut(name.Split('.'), theirs, who)
                : $"{Label(own.GetValueOrDefault(name) ?? other.GetValueOrDefault(name))}: changed by {who} to {Said(other.GetValueOrDefault(name))}. Your answer is still here: check it, then send again",
            name))];
    }

    private static bool IsItem(string name) => char.IsAsciiLetterLower(name[0]) && name.Count(sign => sign == '.') == 1;

    private static string Label(ReadingRow? row) => row?.Label.TrimEnd('?', ':') ?? "An answer that is no longer asked for";

    private static string Said(ReadingRow? row) => row?.Words is { Length: > 0 } words ? $"“{words}”" : "no answer";

    private string TakenOut(string[] item, Answers theirs, string who)
    {
        var name = FormGroups.NameOf(Answers, Answers.Item(item[0], item[1])!);
        return theirs.Item(item[0], item[1]) is null
            ? $"{name}: taken out by {who}. It is still here as you wrote it: check it, then send again"
            : $"{name}: changed by {who} while you took it out, so it is still here. Take it out again if it must go, then send again";
    }

    private static Dictionary<string, ReadingRow> Rows(FormDefinition form, Answers answers, DateOnly today) =>
        Reading.Of(form, answers, today).SelectMany(section => section.Pages).SelectMany(page => page.Rows).ToDictionary(row => row.FieldName);

    private void Items(string group, Answers begun, Answers mine, Answers theirs)
    {
        foreach (var key in begun.Items(group).Concat(mine.Items(group)).Concat(theirs.Items(group)).Select(item => item.Key).Distinct().ToArray())
        {
            var (before, own, other) = (begun.Item(group, key), mine.Item(group, key), theirs.Item(group, key));
            var name = $"{group}.{key}";
            if (own is null)
            {
                // Taken out by the writer: gone, unless the other one has written something into it meanwhile.
                if (before is not null && other is not null && Same(before, other))
                    Answers.Remove(group, key);
                else if (before is not null && other is not null)
                    conflicts.Add(name);
                continue;
            }

            if (other is null && before is not null)
            {
                if (Same(before, own))
                    continue;
                conflicts.Add(name);
            }

            var kept = Answers.Item(group, key) ?? Answers.Insert(group, key, int.Parse(key.AsSpan(1), CultureInfo.InvariantCulture));
            if (other is null)
                Copy(own, kept);
            else
                Sheets(before, own, other, kept, $"{name}.");
        }
    }

    private void Sheets(AnswerSheet? begun, AnswerSheet mine, AnswerSheet theirs, AnswerSheet kept, string prefix)
    {
        foreach (var id in mine.Ids.Union(begun?.Ids ?? []).ToArray())
        {
            var (before, own, other) = (begun?.All(id) ?? [], mine.All(id), theirs.All(id));
            if (own.SequenceEqual(before) || own.SequenceEqual(other))
                continue;
            kept.Put(id, own);
            if (!other.SequenceEqual(before))
                conflicts.Add(prefix + id);
        }
    }

    private static void Copy(AnswerSheet from, AnswerSheet to)
    {
        foreach (var id in from.Ids)
            to.Put(id, from.All(id));
    }

    private static bool Same(AnswerSheet one, AnswerSheet other) =>
        one.Ids.SequenceEqual(other.Ids) && one.Ids.All(id => one.All(id).SequenceEqual(other.All(id)));
}
