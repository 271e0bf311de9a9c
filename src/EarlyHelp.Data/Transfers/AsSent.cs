using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>
/// What a family and its people were called at a moment, and who they were: whoever was sent a family reads it as it was sent. The records stand
/// as they are today; what they said before is read back from the audit.
/// </summary>
internal sealed class AsSent(EarlyHelpDbContext db)
{
    /// <summary>What each family was called at its moment, in their order.</summary>
    internal async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<(long FamilyId, string Name, DateTime At)> sent)
    {
        if (sent.Count == 0)
            return [];
        var later = await LaterAsync(nameof(Family), [.. sent.Select(s => s.FamilyId)], sent.Min(s => s.At));
        return [.. sent.Select(s => Before(later[s.FamilyId].Where(l => l.At > s.At), nameof(Family.Name), s.Name)!)];
    }

    /// <summary>Everybody who was of the family at a moment, as they were known then: children first, the eldest first.</summary>
    internal async Task<IReadOnlyList<PersonOfCase>> PeopleAsync(long familyId, DateTime at)
    {
        var (day, member) = (UkTime.DayOf(at), nameof(FamilyMember));
        var added = db.AuditEntries.Where(e => e.Entity == member && e.Action == "Added" && e.At > at);
#pragma warning disable CA1305 // It becomes a cast in the database.
        var people = await db.FamilyMembers.AsNoTracking()
            .Where(m => m.FamilyId == familyId && m.From <= day && (m.To == null || m.To >= day) && m.Person.MergedIntoId == null && !added.Any(e => e.EntityKey == m.Id.ToString()))
            .Select(m => new PersonOfCase(m.PersonId, m.Person.FirstName, m.Person.LastName, m.Role, m.IsMainContact, m.Person.Born, m.Person.DueOn, null)).ToListAsync();
#pragma warning restore CA1305
        var later = await LaterAsync(nameof(Person), [.. people.Select(p => p.Id)], at);
        return
        [
            .. people.DistinctBy(p => p.Id).Select(p => p with
            {
                FirstName = Before(later[p.Id], nameof(Person.FirstName), p.FirstName) ?? "", LastName = Before(later[p.Id], nameof(Person.LastName), p.LastName) ?? "",
                Born = Before(later[p.Id], nameof(Person.Born), p.Born), DueOn = Before(later[p.Id], nameof(Person.DueOn), p.DueOn),
            }).OrderBy(p => p.IsChild ? 0 : 1).ThenBy(p => p.Born ?? p.DueOn ?? DateOnly.MaxValue).ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    // What was changed after a moment, by the row's key, the earliest first.
    private async Task<ILookup<long, (DateTime At, List<AuditedValue> Values)>> LaterAsync(string entity, IReadOnlyList<long> keys, DateTime since)
    {
        var texts = keys.Select(k => k.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
        var found = await db.AuditEntries.AsNoTracking().Where(e => e.Entity == entity && texts.Contains(e.EntityKey) && e.Action == "Modified" && e.At > since)
            .OrderBy(e => e.Id).Select(e => new { e.EntityKey, e.At, e.Changes }).ToListAsync();
        return found.ToLookup(e => long.Parse(e.EntityKey, CultureInfo.InvariantCulture), e => (e.At, JsonSerializer.Deserialize<List<AuditedValue>>(e.Changes)!));
    }

    private static string? Before(IEnumerable<(DateTime At, List<AuditedValue> Values)> later, string name, string? now) =>
        later.SelectMany(l => l.Values).FirstOrDefault(v => v.Name == name) is { } changed ? changed.Before : now;

    private static DateOnly? Before(IEnumerable<(DateTime At, List<AuditedValue> Values)> later, string name, DateOnly? now) =>
        Before(later, name, now?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
