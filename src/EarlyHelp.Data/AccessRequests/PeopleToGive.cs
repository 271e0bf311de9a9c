using System.Text.Json;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Finds the person who asks for their records: by the whole name and the birth date, so that nobody is found by looking around.</summary>
public sealed class PeopleToGive(EarlyHelpDbContext db, Reach reach, CurrentActor current, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>People of this name who were born on this day, each with their families. That they were looked for is written into the audit.</summary>
    public async Task<IReadOnlyList<PersonToGive>> FindAsync(string name, DateOnly born)
    {
        if (!current.Actor.May(Permission.AnswerAccessRequests))
            return [];
        var key = NameKey.Of(name);
        var found = await db.FamilyMembers.AsNoTracking().Where(m => m.Person.Born == born && m.Person.NameKey == key && m.Person.MergedIntoId == null && m.Family.MergedIntoId == null && !db.FamilyMembers.Any(k => k.PersonId == m.PersonId && reach.KnownToMe.Contains(k.FamilyId)))
            .OrderBy(m => m.PersonId).ThenBy(m => m.Family.Reference).Select(m => new { m.PersonId, m.Person.FirstName, m.Person.LastName, m.Person.Born, m.Family.Reference }).Take(Most).ToListAsync();
        List<PersonToGive> people = [.. found.GroupBy(m => m.PersonId).Select(g => new PersonToGive(g.Key, $"{g.First().FirstName} {g.First().LastName}".Trim(), born, [.. g.Select(m => m.Reference).Distinct()]))];
        await RememberAsync(name, born, people);
        return people;
    }

    // With each person who was found, where it is read in the audit of their families; and also when nobody was.
    private async Task RememberAsync(string name, DateOnly born, IReadOnlyList<PersonToGive> found)
    {
        var typed = JsonSerializer.Serialize(new[] { new AuditedValue("Name", null, name.Trim()), new AuditedValue("Born", null, born.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) });
        await db.NoteAsync(() => found.Select(p => (long?)p.Id).DefaultIfEmpty().Select(Entry));

        AuditEntry Entry(long? person) => new(current.Actor, UkTime.UtcNow(clock), AuditEntry.Searched, "AccessRequest", $"{person}", new(null, null, null, person), typed);
    }
}

/// <summary>A person who may have asked.</summary>
/// <param name="Id">The person.</param>
/// <param name="Name">Their name.</param>
/// <param name="Born">Birth date.</param>
/// <param name="Families">References of their families.</param>
public sealed record PersonToGive(long Id, string Name, DateOnly Born, IReadOnlyList<string> Families);
