using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>What waits to be accepted or allocated, and who could take it.</summary>
public sealed class AllocationList(EarlyHelpDbContext db, Reach reach, CurrentActor current, Caseload caseload)
{
    // Also a case that was moved to another unit in the middle of its work: nobody holds it until that unit has allocated it.
    private IQueryable<EarlyHelpCase> Waiting => reach.Cases.Where(c => c.WorkerId == null && c.ClosedOn == null);

    /// <summary>How many wait to be accepted and to be allocated, and how many of these are late.</summary>
    public async Task<AllocationCounts> CountsAsync(DateOnly today) =>
        await Waiting.GroupBy(c => 1).Select(g => new AllocationCounts(
            g.Count(c => c.UnitId == null), g.Count(c => c.UnitId != null), g.Count(c => c.AllocatedOn == null && c.AllocateBy < today))).SingleOrDefaultAsync() ?? new(0, 0, 0);

    /// <summary>A page of what waits, late first, then nearest due.</summary>
    /// <param name="accepted">Only what a unit has accepted, or only what none has; both when null.</param>
    /// <param name="late">Only what is late.</param>
    /// <param name="page">From 1; null for everything.</param>
    /// <param name="today">The local day.</param>
    public async Task<(IReadOnlyList<CaseRow> Rows, int Total)> PageAsync(bool? accepted, bool late, int? page, DateOnly today)
    {
        var waiting = Waiting;
        if (accepted is { } yes)
            waiting = waiting.Where(c => (c.UnitId != null) == yes);
        if (late)
            waiting = waiting.Where(c => c.AllocatedOn == null && c.AllocateBy < today);
        var rows = await caseload.RowsAsync(waiting.OrderBy(c => c.AllocateBy).ThenBy(c => c.Id).OnPage(page, Caseload.PageSize));
        return (rows, await waiting.CountAsync());
    }

    /// <summary>The units that could take the case, with their workers and what each holds. A unit lead's is the own unit; an accepted case stays in its unit.</summary>
    public async Task<IReadOnlyList<UnitLoad>> ChoicesAsync(EarlyHelpCase given, DateOnly today)
    {
        var own = current.Actor.Role == Role.UnitLead ? current.Actor.UnitId ?? 0 : given.UnitId;
        var units = await db.Units.AsNoTracking().Where(u => u.DistrictId == given.DistrictId && (own == null || u.Id == own) && u.From <= today && (u.To == null || u.To >= today))
            .OrderBy(u => u.Name).ToListAsync();
        var unitIds = units.Select(u => u.Id).ToList();
        var workers = await db.PostedOn(today).AsNoTracking()
            .Where(p => p.UnitId != null && unitIds.Contains(p.UnitId.Value) && p.Role == Role.UnitWorker)
            .Select(p => new { UnitId = p.UnitId!.Value, p.Staff }).ToListAsync();
        var weekAgo = today.AddDays(-7);
        var held = await db.Cases.Where(c => c.UnitId != null && unitIds.Contains(c.UnitId.Value) && c.ClosedOn == null).GroupBy(c => new { c.UnitId, c.WorkerId })
            .Select(g => new { g.Key.UnitId, g.Key.WorkerId, Open = g.Count() }).ToListAsync();
        var taken = await db.Set<CaseSpell>().Where(s => unitIds.Contains(s.UnitId) && s.WorkerId != null && s.To == null && s.From > weekAgo)
            .GroupBy(s => s.WorkerId).Select(g => new { WorkerId = g.Key, New = g.Count() }).ToListAsync();
        var links = await SchoolLinksAsync(given.FamilyId, unitIds);
        return [.. units.Select(u => new UnitLoad(u, held.Where(h => h.UnitId == u.Id).Sum(h => h.Open),
            [.. workers.Where(w => w.UnitId == u.Id).OrderBy(w => w.Staff.Name).Select(w => new WorkerLoad(w.Staff,
                held.Where(h => h.WorkerId == w.Staff.Id).Sum(h => h.Open), taken.FirstOrDefault(t => t.WorkerId == w.Staff.Id)?.New ?? 0,
                [.. links.Where(l => l.WorkerId == w.Staff.Id).Select(l => l.School).Distinct()], given.WorkerId == w.Staff.Id))]))];
    }

    /// <summary>The other units of the district, to which a case can be moved, with what each holds.</summary>
    public Task<IReadOnlyList<UnitLoad>> OtherUnitsAsync(EarlyHelpCase given, DateOnly today) => UnitsAsync(given.DistrictId, given.UnitId, today);

    /// <summary>The units of a district but for one, with what each holds.</summary>
    public async Task<IReadOnlyList<UnitLoad>> UnitsAsync(long districtId, long? butFor, DateOnly today)
    {
        var units = await db.Units.AsNoTracking().Where(u => u.DistrictId == districtId && u.Id != butFor && u.From <= today && (u.To == null || u.To >= today))
            .OrderBy(u => u.Name).ToListAsync();
        var unitIds = units.Select(u => u.Id).ToList();
        var held = await db.Cases.Where(c => c.UnitId != null && unitIds.Contains(c.UnitId.Value) && c.ClosedOn == null).GroupBy(c => c.UnitId)
            .Select(g => new { UnitId = g.Key, Open = g.Count() }).ToListAsync();
        return [.. units.Select(u => new UnitLoad(u, held.Where(h => h.UnitId == u.Id).Sum(h => h.Open), []))];
    }

    /// <summary>The unit, as a record that the acceptance hangs on.</summary>
    public Task<Unit?> UnitAsync(long id) => db.Units.FirstOrDefaultAsync(u => u.Id == id);

    /// <summary>The worker, as a record that the allocation hangs on.</summary>
    public Task<StaffMember?> WorkerAsync(long id) => db.Staff.FirstOrDefaultAsync(s => s.Id == id);

    /// <summary>Loads the history that the next spell ends.</summary>
    public Task LoadSpellsAsync(EarlyHelpCase given) => db.Entry(given).Collection(c => c.Spells).LoadAsync();

    /// <summary>Workers of these units who hold an open case of another family with a child at one of this family's schools.</summary>
    private async Task<List<SchoolLink>> SchoolLinksAsync(long familyId, List<long> unitIds)
    {
        var schools = await db.FamilyMembers.Where(m => m.FamilyId == familyId && m.To == null && !reach.HiddenPeople.Contains(m.PersonId))
            .SelectMany(m => m.Person.Schoolings).Where(s => s.To == null && s.School != null).Select(s => s.School!).Distinct().ToListAsync();
        if (schools.Count == 0)
            return [];
        return await reach.CasesNotHidden.Where(c => c.UnitId != null && unitIds.Contains(c.UnitId.Value) && c.ClosedOn == null && c.WorkerId != null && c.FamilyId != familyId)
            .SelectMany(c => c.Family.Members, (c, m) => new { c.WorkerId, m })
            .Where(x => x.m.To == null && !reach.HiddenPeople.Contains(x.m.PersonId)).SelectMany(x => x.m.Person.Schoolings, (x, s) => new { x.WorkerId, s })
            .Where(x => x.s.To == null && schools.Contains(x.s.School!)).Select(x => new SchoolLink(x.WorkerId!.Value, x.s.School!)).Distinct().ToListAsync();
    }

    private sealed record SchoolLink(long WorkerId, string School);
}

/// <summary>What waits.</summary>
/// <param name="ToAccept">Not yet accepted to a unit.</param>
/// <param name="ToAllocate">Accepted, not yet allocated to a worker.</param>
/// <param name="Late">Past the day by which a worker should hold it.</param>
public sealed record AllocationCounts(int ToAccept, int ToAllocate, int Late);

/// <summary>A unit with what it holds.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Open">Open families.</param>
/// <param name="Workers">Its workers.</param>
public sealed record UnitLoad(Unit Unit, int Open, IReadOnlyList<WorkerLoad> Workers);

/// <summary>A worker with what they hold.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Open">Open families.</param>
/// <param name="New">Of these, taken on in the last 7 days.</param>
/// <param name="Schools">Schools of this family's children at which the worker already has a family.</param>
/// <param name="IsHolder">Whether they hold the case now.</param>
public sealed record WorkerLoad(StaffMember Worker, int Open, int New, IReadOnlyList<string> Schools, bool IsHolder)
{
    /// <summary>The link with a school in words, or null.</summary>
    public string? LinkSchool => Schools.Count == 0 ? null : $"Already works with a family with a child at {string.Join(" and ", Schools)}";
}
