using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>"I know this family": declaring it, and the privacy officer's list of what was declared.</summary>
public sealed class InterestDesk(EarlyHelpDbContext db, Reach reach, StepDownTakers takers, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A family that is in this person's reach, or whose transfer is; null when there is none of this reference.</summary>
    public Task<Family?> FamilyAsync(string reference) => db.Families.FirstOrDefaultAsync(f => f.Reference == reference && f.MergedIntoId == null
        && (reach.FamiliesToAudit.Any(a => a.Id == f.Id) || reach.FamiliesToOpen.Any(o => o.Id == f.Id) || reach.StepDowns.Any(s => s.FamilyId == f.Id) || reach.StepUps.Any(s => s.FamilyId == f.Id)));

    /// <summary>Declares it; whoever leads the work with the family is told, and the privacy officers. A case that the person holds stays theirs until it is given to somebody else.</summary>
    public async Task<DeclaredInterest> DeclareAsync(Family family, string? words)
    {
        var now = UkTime.UtcNow(clock);
        var declared = DeclaredInterest.Of(family, words, current.Actor, now);
        db.Add(declared);
        var held = await db.Cases.Where(c => c.FamilyId == family.Id && c.ClosedOn == null && c.WorkerId == current.Actor.StaffId).Select(c => c.Reference).FirstOrDefaultAsync();
        foreach (var person in (await LeadsAsync(family.Id)).Concat(await db.PrivacyOfficersAsync(UkTime.Today(clock), [])).DistinctBy(p => p.Id).Where(p => p.Id != current.Actor.StaffId))
            messages.TellInterest(family, current.Actor.Name, held, person, now);
        // Social care's side of a step-down goes to a colleague, who sees it from now on.
        foreach (var left in await db.StepDowns.Where(s => s.FamilyId == family.Id && s.PartnerId == current.Actor.StaffId && s.EndedOn == null).ToListAsync())
        {
            foreach (var person in await takers.InsteadOfPartnerAsync(left, UkTime.DayOf(now)))
                messages.TellStepDownLeft(left, current.Actor.Name, person);
        }

        return declared;
    }

    /// <summary>One declaration, with who and which family.</summary>
    public Task<DeclaredInterest?> FindAsync(long id) => db.DeclaredInterests.Include(i => i.Staff).Include(i => i.Family).FirstOrDefaultAsync(i => i.Id == id && !reach.KnownToMe.Contains(i.FamilyId));

    /// <summary>A page of declarations, or all where none is named, the newest first; not those about a family that the reader knows.</summary>
    public async Task<(IReadOnlyList<DeclaredInterest> Rows, int Total)> PageAsync(bool ended, int? page)
    {
        var shown = (ended ? db.DeclaredInterests.Where(i => i.EndedAt > DateTime.MinValue) : db.DeclaredInterests.Where(i => i.EndedAt == null)).AsNoTracking().Where(i => !reach.KnownToMe.Contains(i.FamilyId));
        return (await shown.OrderByDescending(i => i.Id).OnPage(page, PageSize).Include(i => i.Staff).Include(i => i.Family).ToListAsync(), await shown.CountAsync());
    }

    /// <summary>Who leads the work with a family now: the leads of the unit that holds its open case, else the managers of the district; whom a restriction names first of all.</summary>
    public async Task<IReadOnlyList<StaffMember>> LeadsAsync(long familyId)
    {
        var today = UkTime.Today(clock);
        var leads = await db.SeeingAsync(familyId, await db.Restrictions.Where(r => r.FamilyId == familyId && r.LiftedAt == null).Select(r => r.Lead).ToListAsync());
        if (leads.Count > 0)
            return leads;
        var open = db.Cases.Where(c => c.FamilyId == familyId && c.ClosedOn == null);
        var posted = db.PostedOn(today);
        var ofUnit = await db.SeeingAsync(familyId, await posted.Where(p => p.Role == Role.UnitLead && open.Any(c => c.UnitId == p.UnitId)).Select(p => p.Staff).Distinct().ToListAsync());
        return ofUnit.Count > 0 ? ofUnit : await db.WhoSeeAsync(familyId, today, posted.Where(p => p.Role == Role.DistrictManager && open.Any(c => c.DistrictId == p.DistrictId)).Select(p => p.Staff).Distinct());
    }
}
