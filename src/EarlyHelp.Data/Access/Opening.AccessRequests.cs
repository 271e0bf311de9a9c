using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

public sealed partial class Opening
{
    /// <summary>
    /// A person whose records are to be given to them, for the privacy officer: with a stated reason, and the look is one at each family of theirs.
    /// Null when there is no such person in the family, or the reader answers no access requests.
    /// </summary>
    public async Task<Person?> PersonForAccessRequestAsync(string familyReference, long personId, string page)
    {
        if (!current.Actor.May(Permission.AnswerAccessRequests))
            return null;
        var families = await db.FamilyMembers.Where(m => m.PersonId == personId).Select(m => m.Family).Distinct().ToListAsync();
        if (families.FirstOrDefault(f => f.Reference == familyReference) is not { } asked)
            return null;
        await LookAsync(asked.Id, page, alwaysWithReason: true);
        var reason = await db.Looks.Where(l => l.FamilyId == asked.Id && l.StaffId == current.Actor.StaffId && l.Reason != null).OrderByDescending(l => l.Id).Select(l => l.Reason).FirstAsync();
        foreach (var family in families.Where(f => f.Id != asked.Id))
            db.Add(Auditing.Look.Of(current.Actor, clock.GetUtcNow().UtcDateTime, family.Id, page, reason));
        await db.SaveChangesAsync();
        return await db.People.AsNoTracking().SingleAsync(p => p.Id == personId);
    }
}
