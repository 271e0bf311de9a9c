using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>Who stands in for whom, and who could: the people of a lead's unit or of a manager's district.</summary>
public sealed class CoverList(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    /// <summary>Covers on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A page of covers, or all where no page is named, the latest end first.</summary>
    public async Task<(IReadOnlyList<Cover> Covers, int Total)> PageAsync(int? page)
    {
        var covers = reach.Covers.AsNoTracking();
        var some = await covers.OrderByDescending(v => v.To).ThenByDescending(v => v.Id)
            .OnPage(page, PageSize).Include(v => v.Absent).Include(v => v.Covering).ToListAsync();
        return (some, await covers.CountAsync());
    }

    /// <summary>A cover that concerns this person.</summary>
    public Task<Cover?> FindAsync(long id) => reach.Covers.Include(v => v.Absent).Include(v => v.Covering).FirstOrDefaultAsync(v => v.Id == id);

    /// <summary>Who stands in for a worker on a day; null when nobody does.</summary>
    public Task<CoverNow?> OfAsync(long? workerId, long? unitId, DateOnly day) =>
        db.Covers.AsNoTracking().Where(v => v.AbsentId == workerId && v.UnitId == unitId && v.To >= day && v.From <= day).Select(v => new CoverNow(v.Id, v.AbsentId, v.CoveringId, v.Covering.Name, v.To)).FirstOrDefaultAsync();

    /// <summary>What the colleague did on the worker's families while standing in, the newest first, as many as a page holds; those that are not in reach are left out.</summary>
    public async Task<IReadOnlyList<DoneMeanwhile>> MeanwhileAsync(Cover cover) =>
        await reach.Cases.Where(c => c.WorkerId == cover.AbsentId && (c.ClosedOn == null || c.ClosedOn >= cover.From))
            .SelectMany(c => c.Timeline, (c, t) => new { c.Reference, Family = c.Family.Name, t })
            .Where(x => x.t.ByStaffId == cover.CoveringId && x.t.HappenedOn >= cover.From && x.t.HappenedOn <= cover.To)
            .OrderByDescending(x => x.t.HappenedOn).ThenByDescending(x => x.t.Id).Take(PageSize)
            .Select(x => new DoneMeanwhile(x.t.HappenedOn, x.Reference, x.Family, x.t.What)).ToListAsync();

    /// <summary>Covers of these two people that are not over.</summary>
    public async Task<IReadOnlyList<Cover>> OfBothAsync(long absentId, long coveringId, DateOnly today) =>
        await db.Covers.AsNoTracking().Where(v => v.To >= today && (v.AbsentId == absentId || v.CoveringId == absentId || v.AbsentId == coveringId)).ToListAsync();

    /// <summary>The workers of the units that this person answers for, with what each holds and who stands in.</summary>
    public async Task<IReadOnlyList<WorkerOfUnit>> WorkersAsync(DateOnly today)
    {
        var me = current.Actor;
        var units = await db.Units.AsNoTracking().Where(u => me.Role == Role.UnitLead ? u.Id == me.UnitId : me.Role == Role.DistrictManager && u.DistrictId == me.DistrictId)
            .ToDictionaryAsync(u => u.Id);
        var unitIds = units.Keys.ToList();
        var posted = await db.Postings.AsNoTracking()
            .Where(p => p.Role == Role.UnitWorker && p.From <= today && (p.To == null || p.To >= today) && p.UnitId != null && unitIds.Contains(p.UnitId.Value))
            .Select(p => new { p.Staff, UnitId = p.UnitId!.Value }).ToListAsync();
        // Of a unit by the unit: what a lead can see besides, they are no workers of, and both at once would be looked for among all that is open anywhere.
        var seen = me.Role == Role.UnitLead ? reach.Cases.Where(c => c.UnitId == me.UnitId) : reach.Cases;
        var held = await seen.Where(c => c.ClosedOn == null && c.WorkerId != null && c.UnitId != null)
            .GroupBy(c => new { c.WorkerId, c.UnitId }).Select(g => new { WorkerId = g.Key.WorkerId!.Value, UnitId = g.Key.UnitId!.Value, Open = g.Count() }).ToListAsync();
        // Somebody who has left a unit may still hold families of it, also when posted to another one of the district: these are who must be moved.
        var left = held.Where(h => posted.All(p => (p.Staff.Id, p.UnitId) != (h.WorkerId, h.UnitId))).ToList();
        var leftIds = left.Select(h => h.WorkerId).Distinct().ToList();
        var leavers = await db.Staff.AsNoTracking().Where(s => leftIds.Contains(s.Id)).ToListAsync();
        var ids = posted.Select(p => p.Staff.Id).Concat(leftIds).ToList();
        var covers = await db.Covers.AsNoTracking().Where(v => ids.Contains(v.AbsentId) && v.From <= today && v.To >= today)
            .Select(v => new CoverNow(v.Id, v.AbsentId, v.CoveringId, v.Covering.Name, v.To)).ToListAsync();
        return
        [
            .. posted.Select(p => Of(p.Staff, p.UnitId, true)).Concat(left.Select(h => Of(leavers.First(s => s.Id == h.WorkerId), h.UnitId, false)))
                .OrderBy(w => w.Unit, StringComparer.Ordinal).ThenBy(w => w.Worker.Name, StringComparer.Ordinal),
        ];

        WorkerOfUnit Of(StaffMember worker, long unitId, bool isPosted) => new(
            new(worker, unitId, units[unitId].DistrictId), units[unitId].Name, held.Where(h => (h.WorkerId, h.UnitId) == (worker.Id, unitId)).Sum(h => h.Open), isPosted,
            covers.FirstOrDefault(v => v.AbsentId == worker.Id));
    }
}

/// <summary>Who stands in for a worker.</summary>
/// <param name="Id">The cover.</param>
/// <param name="AbsentId">The worker.</param>
/// <param name="CoveringId">Who stands in.</param>
/// <param name="Covering">Who stands in, by name.</param>
/// <param name="To">Last day.</param>
public sealed record CoverNow(long Id, long AbsentId, long CoveringId, string Covering, DateOnly To);

/// <summary>Something that a colleague did while standing in.</summary>
/// <param name="On">The day.</param>
/// <param name="Reference">The case.</param>
/// <param name="Family">Family name.</param>
/// <param name="What">What was done.</param>
public sealed record DoneMeanwhile(DateOnly On, string Reference, string Family, string What);

/// <summary>A worker of a unit.</summary>
/// <param name="Posted">The worker in the unit.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Open">Open families.</param>
/// <param name="IsPosted">Whether they work in the unit today; else they left and still hold families.</param>
/// <param name="Cover">Who stands in today.</param>
public sealed record WorkerOfUnit(Posted Posted, string Unit, int Open, bool IsPosted, CoverNow? Cover)
{
    /// <summary>The worker.</summary>
    public StaffMember Worker => Posted.Worker;
}
