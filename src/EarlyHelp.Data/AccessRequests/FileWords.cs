using System.Text.Json;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Puts rows into words: labels for their columns, names for keys, the questions of a form for its answers; and marks who else is named.</summary>
internal sealed class FileWords(EarlyHelpDbContext db, ThirdParties thirdParties, IReadOnlyDictionary<long, Notification> notifications, DateOnly today)
{
    /// <summary>The entries of rows, in their order.</summary>
    public async Task<IReadOnlyList<FileEntry>> EntriesAsync(IReadOnlySet<long> own, IReadOnlyList<(IEntityType Kind, object Row)> rows)
    {
        // What the audit says of a row that is added is what is to be said of it here.
        var said = await new AuditWords(db).OfAsync([.. rows.Select(r => new AuditEntry(Actor.Job("Access request"), default, "Added", r.Kind.ClrType.Name, "", default, JsonSerializer.Serialize(Values(r.Kind, r.Row))))]);
        return [.. rows.Zip(said, (r, line) => Entry(r.Kind, r.Row, line, own))];
    }

    private static List<AuditedValue> Values(IEntityType kind, object row) =>
        [.. kind.GetProperties().Where(PersonRecords.IsSaid).Select(p => new AuditedValue(p.Name, null, PersonRecords.Text(p.PropertyInfo!.GetValue(row)))).Where(v => v.After is not null && !IsDocument(v.After))];

    private FileEntry Entry(IEntityType kind, object row, AuditLine line, IReadOnlySet<long> own)
    {
        var another = IsAboutAnother(kind, row, own);
        var said = Values(kind, row).Zip(line.Values, (value, words) => new FileLine(words.Name, thirdParties.Mark(words.After ?? "", another || PersonRecords.IsOfNotifier(value.Name))));
        var documents = kind.GetProperties().Where(PersonRecords.IsSaid).Select(p => (p.Name, Json: PersonRecords.Text(p.PropertyInfo!.GetValue(row)))).Where(d => IsDocument(d.Json))
            .SelectMany(d => Lines(row, Sentence(StateWords.Of(d.Name)), d.Json!)).Select(l => new FileLine(l.Label, thirdParties.Mark(l.Text, another || l.IsThirdParty)));
        var title = Sentence(StateWords.Of(kind.ClrType == typeof(Domain.Cases.EarlyHelpCase) ? "Case" : kind.ClrType.Name));
        return new(title, another, [.. said, .. documents]);
    }

    // Somebody else's line of the record; what is between two people names both.
    private static bool IsAboutAnother(IEntityType kind, object row, IReadOnlySet<long> own)
    {
        if (row is Person person)
            return !own.Contains(person.Id);
        var people = kind.GetForeignKeys().Where(k => k.PrincipalEntityType.ClrType == typeof(Person) && k.Properties is [{ PropertyInfo: not null }])
            .Select(k => k.Properties[0].PropertyInfo!.GetValue(row)).OfType<long>().ToList();
        return people.Count > 0 && !people.Any(own.Contains);
    }

    private static bool IsDocument(string? text) => text is ['{', .., '}'] or ['[', .., ']'];

    private IEnumerable<(string Label, string Text, bool IsThirdParty)> Lines(object row, string label, string json)
    {
        if (row is NotificationVersion version && notifications.TryGetValue(version.NotificationId, out var notification))
        {
            var form = FormDefinition.Of(notification);
            // Who notified us is asked in the section about the notifier.
            return from section in Reading.Of(form, Answers.FromJson(json), today)
                   from page in section.Pages
                   from answer in page.Rows
                   where answer.Words.Length > 0
                   select ($"{page.Title}: {answer.Label}", answer.Words, answer.QuestionId.StartsWith("NOT", StringComparison.Ordinal));
        }

        return Read(json) is { } document ? Flat(label, document).Select(l => (l.Label, l.Text, false)) : [(label, json, false)];
    }

    private static JsonElement? Read(string json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            // Somebody wrote a text that begins with a bracket: it is a text.
            return null;
        }
    }

    private static IEnumerable<(string Label, string Text)> Flat(string label, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Flat($"{label}, {StateWords.Of(Sentence(p.Name))}", p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((e, i) => Flat($"{label} {i + 1}", e)),
        JsonValueKind.Null or JsonValueKind.Undefined => [],
        JsonValueKind.True => [(label, "Yes")],
        JsonValueKind.False => [(label, "No")],
        _ => element.ToString() is { Length: > 0 } text ? [(label, text)] : [],
    };

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
