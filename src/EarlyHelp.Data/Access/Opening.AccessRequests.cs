using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>Opens all records of one person, to answer their access request.</summary>
public sealed partial class Opening
{
    /// <summary>
    /// A person whose records are to be given to them, for the privacy officer: with a reason that was stated for this person's file, and the look is
    /// one at each family of theirs. Null when there is no such person in the family, or the reader answers no access requests.
    /// </summary>
    public async Task<Person?> PersonForAccessRequestAsync(string familyReference, long personId, string page)
    {
        var families = await FamiliesToGiveAsync(familyReference, personId);
        if (families.Count == 0)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddHours(-ReasonHours);
        // What was stated, not the looks that came of it: each of them would make it hold for some hours more.
        var reason = await db.Looks.Where(l => l.StaffId == current.Actor.StaffId && l.PersonId == personId && l.Page == Look.ReasonStated && l.At >= since)
            .OrderByDescending(l => l.At).Select(l => l.Reason).FirstOrDefaultAsync()
            ?? throw new ReasonNeededException(familyReference, personId);
        db.AddRange(families.Select(f => Look.Of(current.Actor, now, f, page, reason, personId: personId)));
        await db.SaveChangesAsync();
        return await db.People.AsNoTracking().SingleAsync(p => p.Id == personId);
    }

    /// <summary>States who asked for the records of one person; their file then opens for some hours, and no other.</summary>
    public async Task<bool> StateReasonAsync(string familyReference, long personId, string reason)
    {
        var families = await FamiliesToGiveAsync(familyReference, personId);
        var now = clock.GetUtcNow().UtcDateTime;
        db.AddRange(families.Select(f => Look.Of(current.Actor, now, f, Look.ReasonStated, reason.Trim(), personId: personId)));
        await db.SaveChangesAsync();
        return families.Count > 0;
    }

    // Each family of the person; none unless they are of the family that was named.
    private async Task<List<long>> FamiliesToGiveAsync(string familyReference, long personId)
    {
        if (!current.Actor.May(Permission.AnswerAccessRequests))
            return [];
        // Of somebody in a family that the officer knows, a colleague gives the whole file.
        if (await db.FamilyMembers.AnyAsync(m => m.PersonId == personId && reach.KnownToMe.Contains(m.FamilyId)))
            return [];
        var families = await db.FamilyMembers.Where(m => m.PersonId == personId).Select(m => new { m.Family.Id, m.Family.Reference }).Distinct().ToListAsync();
        return families.Any(f => f.Reference == familyReference) ? [.. families.Select(f => f.Id)] : [];
    }
}
