using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>Who could take a family on that a panel accepted, with what they hold, and who is told.</summary>
public sealed class StepDownTakers(EarlyHelpDbContext db)
{
    /// <summary>The units of the district with their workers from whom the family isn't hidden, and what each holds; for a lead the own unit.</summary>
    public async Task<IReadOnlyList<UnitLoad>> UnitsAsync(StepDown opened, Actor by, DateOnly today)
    {
        var own = by.Role == Role.UnitLead ? by.UnitId : null;
        var units = await db.Units.AsNoTracking().Where(u => u.DistrictId == opened.DistrictId && (own == null || u.Id == own) && u.From <= today && (u.To == null || u.To >= today)).OrderBy(u => u.Name).ToListAsync();
        var ids = units.Select(u => u.Id).ToList();
        var posted = await db.Postings.AsNoTracking().Where(p => p.UnitId != null && ids.Contains(p.UnitId.Value) && p.Role == Role.UnitWorker && p.From <= today && (p.To == null || p.To >= today))
            .Select(p => new { UnitId = p.UnitId!.Value, p.Staff }).ToListAsync();
        var seeing = (await db.SeeingAsync(opened.FamilyId, [.. posted.Select(p => p.Staff)])).Select(s => s.Id).ToHashSet();
        var workers = posted.Where(p => seeing.Contains(p.Staff.Id)).ToList();
        var held = await db.Cases.Where(c => c.UnitId != null && ids.Contains(c.UnitId.Value) && c.ClosedOn == null).GroupBy(c => new { c.UnitId, c.WorkerId })
            .Select(g => new { g.Key.UnitId, g.Key.WorkerId, Open = g.Count() }).ToListAsync();
        return [.. units.Select(u => new UnitLoad(u, held.Where(h => h.UnitId == u.Id).Sum(h => h.Open),
            [.. workers.Where(w => w.UnitId == u.Id).OrderBy(w => w.Staff.Name).Select(w => new WorkerLoad(w.Staff, held.Where(h => h.WorkerId == w.Staff.Id).Sum(h => h.Open), 0, [], opened.WorkerId == w.Staff.Id))]))];
    }

    /// <summary>The plan as records that the handover hangs on.</summary>
    public async Task<HandoverPlan> PlanAsync(DateOnly? visitOn, string? with, long? unitId, long? workerId, DateOnly today)
    {
        var unit = await db.Units.FirstOrDefaultAsync(u => u.Id == unitId);
        var worker = await db.Staff.FirstOrDefaultAsync(s => s.Id == workerId);
        return new(visitOn, with, unit, worker, worker is null ? null : await UnitOfAsync(worker.Id, today));
    }

    /// <summary>The family's open case, in which the work goes on; null when there is none.</summary>
    public Task<EarlyHelpCase?> OpenCaseAsync(StepDown opened) =>
        db.Cases.Include(c => c.Family).Where(c => c.FamilyId == opened.FamilyId && c.ClosedOn == null).OrderByDescending(c => c.Id).FirstOrDefaultAsync();

    /// <summary>What the planned unit and worker hold now.</summary>
    public async Task<(int Unit, int Worker, long? WorkersUnitId)> HoldAsync(StepDown opened, DateOnly today) => (
        await db.Cases.CountAsync(c => c.UnitId == opened.UnitId && c.ClosedOn == null),
        opened.WorkerId is null ? 0 : await db.Cases.CountAsync(c => c.WorkerId == opened.WorkerId && c.ClosedOn == null),
        opened.WorkerId is { } worker ? await UnitOfAsync(worker, today) : null);

    /// <summary>
    /// Who is told on social care's side: whoever holds it. Where they can't see the family any more, their colleagues, of whom one takes it over; where there
    /// are none, Early Help's managers, who ring social care.
    /// </summary>
    public async Task<IReadOnlyList<StaffMember>> SocialCareAsync(StepDown opened, DateOnly today)
    {
        var holder = await db.SeeingAsync(opened.FamilyId, await db.Staff.Where(s => s.Id == opened.PartnerId).ToListAsync());
        return holder.Count > 0 ? holder : await InsteadOfPartnerAsync(opened, today);
    }

    /// <summary>Who is told because whoever holds social care's side can't see the family any more.</summary>
    public async Task<IReadOnlyList<StaffMember>> InsteadOfPartnerAsync(StepDown opened, DateOnly today)
    {
        var district = await db.Postings.Where(p => p.StaffId == opened.PartnerId && p.Role == Role.SocialCarePartner).OrderByDescending(p => p.From).Select(p => p.DistrictId).FirstOrDefaultAsync();
        var colleagues = await PartnersAsync(opened, district, today);
        return colleagues.Count > 0 ? colleagues : await TakersAsync(opened, today);
    }

    /// <summary>Colleagues in social care of a district who could hold its side, by name: not who holds it, and nobody from whom the family is hidden.</summary>
    public async Task<IReadOnlyList<StaffMember>> PartnersAsync(StepDown opened, long? districtId, DateOnly today) => await db.SeeingAsync(opened.FamilyId, await db.PostedOn(today)
        .Where(p => p.Role == Role.SocialCarePartner && p.DistrictId == districtId && p.StaffId != opened.PartnerId).Select(p => p.Staff).Distinct().OrderBy(s => s.Name).ToListAsync());

    /// <summary>Who takes the family on and is told: the planned worker, or else the leads of the unit; and the managers of the district.</summary>
    public Task<IReadOnlyList<StaffMember>> TakersAsync(StepDown opened, DateOnly today) => db.WhoSeeAsync(opened.FamilyId, today, db.PostedOn(today)
        .Where(p => (p.Role == Role.DistrictManager && p.DistrictId == opened.DistrictId) || (p.Role == Role.UnitLead && p.UnitId == opened.UnitId && opened.UnitId != null)
            || (p.StaffId == opened.WorkerId && opened.WorkerId != null))
        .Select(p => p.Staff).Distinct());

    private Task<long?> UnitOfAsync(long staffId, DateOnly today) =>
        db.Postings.Where(p => p.StaffId == staffId && p.Role == Role.UnitWorker && p.From <= today && (p.To == null || p.To >= today)).Select(p => p.UnitId).FirstOrDefaultAsync();
}
