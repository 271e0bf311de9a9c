using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>Puts audit entries into words: names for keys, dates as people read them. A fixed number of queries for a page.</summary>
internal sealed class AuditWords(EarlyHelpDbContext db)
{
    private static readonly Dictionary<string, string> KindOfKey = new()
    {
        ["PersonId"] = "Person", ["ToPersonId"] = "Person", ["FamilyId"] = "Family", ["AddressId"] = "Address", ["UnitId"] = "Unit", ["DistrictId"] = "District",
        ["WorkerId"] = "Staff", ["StaffId"] = "Staff", ["ByStaffId"] = "Staff", ["ClaimedById"] = "Staff", ["ProposedById"] = "Staff", ["ConfirmedById"] = "Staff",
        ["RefusedById"] = "Staff", ["AuthorId"] = "Staff", ["AbsentId"] = "Staff", ["CoveringId"] = "Staff", ["OwnerPersonId"] = "Person", ["UndoneById"] = "Staff", ["ById"] = "Staff", ["NotificationId"] = "Notification", ["JoinedNotificationId"] = "Notification",
        ["ReplacesId"] = "Notification", ["CaseId"] = "Case", ["JoinedCaseId"] = "Case",
    };

    /// <summary>The entries as lines, in their order.</summary>
    public async Task<IReadOnlyList<AuditLine>> OfAsync(IReadOnlyList<AuditEntry> entries)
    {
        var read = entries.Select(e => (Entry: e, Values: JsonSerializer.Deserialize<List<AuditedValue>>(e.Changes)!)).ToList();
        var names = await NamesAsync([.. from line in read from value in line.Values from key in Keys(line.Entry, value) select key]);
        return
        [
            .. read.Select(line => new AuditLine(
                line.Entry.At, line.Entry.By, What(line.Entry), [.. line.Values.Select(v => InWords(line.Entry, v, names))])),
        ];
    }

    private static string What(AuditEntry entry)
    {
        var kind = entry.Entity == "EarlyHelpCase" ? "case" : StateWords.Of(entry.Entity);
        return $"{char.ToUpperInvariant(kind[0])}{kind[1..]} {entry.Action switch { "Modified" => "changed", "Added" => "added", RegisterExport.Begun => "export begun", RegisterExport.Ended => "exported", AuditEntry.Searched => "searched", _ => "removed" }}";
    }

    /// <summary>Whether a column holds a key for which a name can be said.</summary>
    internal static bool IsKey(string name) => name == "MergedIntoId" || KindOfKey.ContainsKey(name);

    private static string? Kind(AuditEntry entry, string name) => name == "MergedIntoId" ? entry.Entity : KindOfKey.GetValueOrDefault(name);

    private static IEnumerable<(string Kind, long Key)> Keys(AuditEntry entry, AuditedValue value)
    {
        if (Kind(entry, value.Name) is not { } kind)
            yield break;
        foreach (var text in new[] { value.Before, value.After })
        {
            if (long.TryParse(text, CultureInfo.InvariantCulture, out var key))
                yield return (kind, key);
        }
    }

    private static AuditedValue InWords(AuditEntry entry, AuditedValue value, Dictionary<(string, long), string> names)
    {
        var name = value.Name.EndsWith("Id", StringComparison.Ordinal) ? value.Name[..^2] : value.Name;
        return new AuditedValue(Sentence(StateWords.Of(name)), Value(value.Before), Value(value.After));

        string? Value(string? text) => text switch
        {
            null => null,
            _ when Kind(entry, value.Name) is { } kind && long.TryParse(text, CultureInfo.InvariantCulture, out var key) => names.GetValueOrDefault((kind, key), text),
            "True" => "Yes",
            "False" => "No",
            _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => UkDates.Date(day),
            _ when DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at) => UkDates.DateAndTime(at),
            _ => text,
        };
    }

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private async Task<Dictionary<(string, long), string>> NamesAsync(IReadOnlyCollection<(string Kind, long Key)> keys)
    {
        var names = new Dictionary<(string, long), string>();
        foreach (var kind in keys.GroupBy(k => k.Kind, k => k.Key))
        {
            List<long> ids = [.. kind.Distinct()];
            foreach (var (id, name) in await NamesAsync(kind.Key, ids))
                names[(kind.Key, id)] = name;
        }

        return names;
    }

    private async Task<Dictionary<long, string>> NamesAsync(string kind, List<long> ids) => kind switch
    {
        "Person" => await db.People.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => (r.FirstName + " " + r.LastName).Trim()),
        "Family" => await db.Families.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Reference),
        "Address" => (await db.Addresses.AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync()).ToDictionary(r => r.Id, r => r.OneLine),
        "Unit" => await db.Units.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name),
        "District" => await db.Districts.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name),
        "Staff" => await db.Staff.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Name),
        "Notification" => await db.Notifications.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Reference),
        "Case" => await db.Cases.Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Reference),
        _ => [],
    };
}
