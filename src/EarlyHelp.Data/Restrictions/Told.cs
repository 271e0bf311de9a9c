using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>Who is told of something about a family: nobody from whom it is hidden (spec 3-access: messages alike), and never nobody at all.</summary>
internal static class Told
{
    /// <summary>
    /// Those of these people for whom the family is there; where none of them is left, whom a restriction names as its lead, and at last the privacy
    /// officers of that day, who see to it that somebody is named.
    /// </summary>
    public static async Task<IReadOnlyList<StaffMember>> WhoSeeAsync(this EarlyHelpDbContext db, long familyId, DateOnly on, IQueryable<StaffMember> people)
    {
        var asked = await people.ToListAsync();
        var seeing = await db.SeeingAsync(familyId, asked);
        if (seeing.Count > 0 || asked.Count == 0)
            return seeing;
        var leads = await db.SeeingAsync(familyId, await db.Restrictions.Where(r => r.FamilyId == familyId && r.LiftedAt == null).Select(r => r.Lead).Distinct().ToListAsync());
        return leads.Count > 0 ? leads : await db.PrivacyOfficersAsync(on, [familyId]);
    }

    /// <summary>The privacy officers of a day who declared to know none of these families.</summary>
    public static async Task<IReadOnlyList<StaffMember>> PrivacyOfficersAsync(this EarlyHelpDbContext db, DateOnly on, IReadOnlyCollection<long> families) =>
        await db.PostedOn(on).Where(p => p.Role == Role.PrivacyOfficer && !db.DeclaredInterests.Any(i => families.Contains(i.FamilyId) && i.StaffId == p.StaffId && i.EndedAt == null))
            .Select(p => p.Staff).Distinct().OrderBy(s => s.Id).ToListAsync();

    /// <summary>The lead of a restriction, where they still work here and see both records; null where they don't.</summary>
    public static async Task<StaffMember?> LeadWhoSeesAsync(this EarlyHelpDbContext db, StaffMember lead, DateOnly on, IReadOnlyCollection<long> families)
    {
        var sees = await db.PostedOn(on).AnyAsync(p => p.StaffId == lead.Id && !db.DeclaredInterests.Any(i => families.Contains(i.FamilyId) && i.StaffId == p.StaffId && i.EndedAt == null));
        return sees ? lead : null;
    }

    /// <summary>Those of these people for whom the family is there.</summary>
    public static async Task<IReadOnlyList<StaffMember>> SeeingAsync(this EarlyHelpDbContext db, long familyId, IReadOnlyCollection<StaffMember> people)
    {
        var ids = people.Select(p => p.Id).ToList();
        var seeing = (await db.Staff.Where(s => ids.Contains(s.Id)
            && !db.Restrictions.Any(r => r.FamilyId == familyId && r.LiftedAt == null && !r.Named.Any(n => n.StaffId == s.Id))
            && !db.DeclaredInterests.Any(i => i.FamilyId == familyId && i.StaffId == s.Id && i.EndedAt == null)).Select(s => s.Id).ToListAsync()).ToHashSet();
        return [.. people.Where(p => seeing.Contains(p.Id))];
    }
}
