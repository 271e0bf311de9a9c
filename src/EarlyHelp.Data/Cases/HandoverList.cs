using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>Families that have moved: offered to a manager's district, and by it to others.</summary>
public sealed class HandoverList(EarlyHelpDbContext db, Reach reach, CurrentActor current, AllocationList allocations)
{
    /// <summary>Offers on a page.</summary>
    public const int PageSize = 25;

    private IQueryable<EarlyHelpCase> Sent => reach.Cases.Where(c => c.ClosedOn == null && c.OfferedDistrictId != null);

    /// <summary>How many families wait for this manager's answer, and how many of this district for another's.</summary>
    public async Task<(int ToAnswer, int Sent)> CountsAsync() => (await reach.OfferedCases.CountAsync(), await Sent.CountAsync());

    /// <summary>A page of offers, the oldest first.</summary>
    /// <param name="sent">Those of the own district instead of those to it.</param>
    /// <param name="page">From 1; null for all of them.</param>
    public async Task<(IReadOnlyList<OfferedCase> Offers, int Total)> PageAsync(bool sent, int? page)
    {
        var cases = sent ? Sent : reach.OfferedCases;
        var offers = from c in cases.AsNoTracking()
                     from h in db.Set<DistrictHandover>().Where(h => h.CaseId == c.Id && h.Number == c.HandoverCount)
                     orderby h.OfferedOn, h.Id
                     select new OfferedCase(c.Reference, c.Family.Name, c.District.Name, c.OfferedDistrict!.Name, h.OfferedBy, h.OfferedOn);
        return (await offers.OnPage(page, PageSize).ToListAsync(), await cases.CountAsync());
    }

    /// <summary>Loads the offers of a case that was opened and who held it, which an answer ends.</summary>
    public async Task LoadAsync(EarlyHelpCase opened)
    {
        await db.Entry(opened).Collection(c => c.Handovers).LoadAsync();
        await allocations.LoadSpellsAsync(opened);
    }

    /// <summary>The districts to which a case can be offered, by name.</summary>
    public async Task<IReadOnlyList<District>> DistrictsAsync(EarlyHelpCase opened, DateOnly on) =>
        await db.Districts.Where(d => d.Id != opened.DistrictId && d.From <= on && (d.To == null || d.To >= on)).OrderBy(d => d.Name).ToListAsync();

    /// <summary>The units of this manager's district, with what each holds.</summary>
    public Task<IReadOnlyList<UnitLoad>> UnitsAsync(DateOnly on) => allocations.UnitsAsync(current.Actor.DistrictId ?? 0, null, on);

    /// <summary>Who manages a district today and sees the family, to be told.</summary>
    public Task<IReadOnlyList<StaffMember>> ManagersAsync(EarlyHelpCase about, long districtId, DateOnly on) => db.WhoSeeAsync(
        about.FamilyId, on, db.PostedOn(on).Where(p => p.Role == Role.DistrictManager && p.DistrictId == districtId).Select(p => p.Staff).Distinct());
}

/// <summary>A family that is offered to another district.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Family">Family name.</param>
/// <param name="From">The district that holds it.</param>
/// <param name="To">The district that answers.</param>
/// <param name="OfferedBy">Who offered it.</param>
/// <param name="OfferedOn">The day.</param>
public sealed record OfferedCase(string Reference, string Family, string From, string To, string OfferedBy, DateOnly OfferedOn);
