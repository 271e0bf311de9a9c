using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>Moves the rows that hang on one record to another, telling of each move. Rows that would stand there twice stay where they are.</summary>
internal sealed class RecordRows(EarlyHelpDbContext db, Action<string, long, long, long> moved)
{
    /// <summary>Everything that hangs on a family: notifications, cases, members, consents. Its own timeline stays with it.</summary>
    public async Task OfFamilyAsync(long from, long to)
    {
        Move(await db.Notifications.Where(n => n.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.Cases.Where(c => c.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        Move(await db.Consents.Where(c => c.FamilyId == from).ToListAsync(), "FamilyId", from, to);
        var there = await db.FamilyMembers.Where(m => m.FamilyId == to && m.To == null).Select(m => m.PersonId).ToListAsync();
        Move((await db.FamilyMembers.Where(m => m.FamilyId == from).ToListAsync()).Where(m => !there.Contains(m.PersonId)), "FamilyId", from, to);
        // What was merged into it before leads on at once.
        Move(await db.Families.Where(f => f.MergedIntoId == from).ToListAsync(), "MergedIntoId", from, to);
    }

    /// <summary>Everything that hangs on a person: memberships, homes, schools, relationships, consents, who was seen.</summary>
    public async Task OfPersonAsync(long from, long to)
    {
        await MembershipsAsync(from, to);
        var homes = await db.Residences.Include(r => r.Address).Where(r => r.PersonId == to && r.To == null).ToListAsync();
        Move((await db.Residences.Include(r => r.Address).Where(r => r.PersonId == from).ToListAsync())
            .Where(r => r.To is not null || !homes.Any(h => h.Kind == r.Kind && h.Address.Key == r.Address.Key && (h.IsConfidential || !r.IsConfidential))), "PersonId", from, to);
        var schools = await db.Set<Schooling>().Where(s => s.PersonId == to && s.To == null).ToListAsync();
        Move((await db.Set<Schooling>().Where(s => s.PersonId == from).ToListAsync())
            .Where(s => s.To is not null || !schools.Any(known => Same(known, s))), "PersonId", from, to);
        await RelationshipsAsync(from, to);
        Move(await db.Consents.Where(c => c.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.Set<Domain.Cases.SeenPerson>().Where(s => s.PersonId == from).ToListAsync(), "PersonId", from, to);
        Move(await db.People.Where(p => p.MergedIntoId == from).ToListAsync(), "MergedIntoId", from, to);
    }

    private async Task MembershipsAsync(long from, long to)
    {
        var families = await db.FamilyMembers.Where(m => m.PersonId == to && m.To == null).Select(m => m.FamilyId).ToListAsync();
        Move((await db.FamilyMembers.Where(m => m.PersonId == from).ToListAsync()).Where(m => m.To is not null || !families.Contains(m.FamilyId)), "PersonId", from, to);
    }

    private async Task RelationshipsAsync(long from, long to)
    {
        var known = await db.Relationships.Where(r => r.PersonId == to || r.ToPersonId == to).ToListAsync();
        foreach (var row in await db.Relationships.Where(r => r.PersonId == from || r.ToPersonId == from).ToListAsync())
        {
            var (person, other) = (row.PersonId == from ? to : row.PersonId, row.ToPersonId == from ? to : row.ToPersonId);
            if (person == other || known.Any(k => k.PersonId == person && k.ToPersonId == other && (k.ParentalResponsibility is not null || row.ParentalResponsibility is null)))
                continue;
            Move([row], row.PersonId == from ? "PersonId" : "ToPersonId", from, to);
        }
    }

    // A school that says more than the one known is worth keeping.
    private static bool Same(Schooling known, Schooling other) =>
        string.Equals(known.School, other.School, StringComparison.OrdinalIgnoreCase) && (other.AttendancePercent is null || known.AttendancePercent == other.AttendancePercent);

    private void Move<T>(IEnumerable<T> rows, string key, long from, long to)
        where T : class
    {
        foreach (var row in rows)
        {
            var entry = db.Entry(row);
            entry.Property(key).CurrentValue = to;
            moved($"{typeof(T).Name}.{key}", (long)entry.Property("Id").CurrentValue!, from, to);
        }
    }
}
