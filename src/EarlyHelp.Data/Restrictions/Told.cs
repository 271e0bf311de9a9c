using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>Who is told of something about a family: nobody from whom it is hidden (spec 3-access: messages alike), and never nobody at all.</summary>
internal static class Told
{
    /// <summary>Those of these people for whom the family is there; where none of them is left, whom a restriction names as its lead.</summary>
    public static async Task<IReadOnlyList<StaffMember>> WhoSeeAsync(this EarlyHelpDbContext db, long familyId, IQueryable<StaffMember> people)
    {
        var seeing = await people.Where(s =>
            !db.Restrictions.Any(r => r.FamilyId == familyId && r.LiftedAt == null && !r.Named.Any(n => n.StaffId == s.Id))
            && !db.DeclaredInterests.Any(i => i.FamilyId == familyId && i.StaffId == s.Id && i.EndedAt == null)).ToListAsync();
        return seeing.Count > 0 ? seeing : await db.Restrictions.Where(r => r.FamilyId == familyId && r.LiftedAt == null).Select(r => r.Lead).Distinct().ToListAsync();
    }
}
