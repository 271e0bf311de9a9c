using System.Linq.Expressions;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>The caseload of a person: own cases for a worker, the unit's for a lead, and so on up; every query runs over an index.</summary>
public sealed partial class Caseload(EarlyHelpDbContext db, Reach reach, CurrentActor current, TimeProvider clock)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    private const int ChunkSize = 500;

    /// <summary>The counts of what is open in the place that the filter names.</summary>
    public async Task<CaseloadCounts> CountsAsync(CaseloadFilter filter, DateOnly today)
    {
        var (weeks16, week, quiet) = (today.AddDays(-7 * CaseDates.DriftWeek), today.AddDays(7), today.AddDays(-CaseDates.QuietDays));
        // By state, in the order of an index, and added up here: a group of all is sorted by the database first.
        var states = await Open(filter).GroupBy(c => c.State).Select(g => new CaseloadCounts(
            g.Count(),
            g.Key == CaseState.AwaitingAllocation ? g.Count() : 0,
            g.Count(c => c.OpenedOn < weeks16),
            g.Count(c => c.EndBy < today),
            g.Count(c => c.PlanAgreedOn == null && c.PlanBy < today),
            g.Count(c => c.AllocatedOn != null && (c.LastNoteOn ?? c.AllocatedOn) <= quiet),
            g.Count(c => c.NextDueOn < today),
            g.Count(c => c.NextDueOn >= today && c.NextDueOn < week))
        {
            PlanSoon = g.Count(c => c.PlanAgreedOn == null && c.PlanBy >= today && c.PlanBy < week),
            Review = g.Count(c => c.ReviewBy < today),
            ReviewSoon = g.Count(c => c.ReviewBy >= today && c.ReviewBy < week),
            Undecided = g.Count(c => (c.ContinuedTo ?? c.EndBy) < today),
            Closing = g.Key == CaseState.Closing ? g.Count() : 0,
        }).ToListAsync();
        return states.Aggregate(CaseloadCounts.None, (all, state) => all.And(state));
    }

    /// <summary>How many the filter leaves; of closed ones up to one more than are counted.</summary>
    public Task<int> CountAsync(CaseloadFilter filter, DateOnly today) =>
        filter.State == CaseState.Closed ? Matching(filter, today).CountUpToMostAsync() : Matching(filter, today).CountAsync();

    /// <summary>One page of lines.</summary>
    public Task<IReadOnlyList<CaseRow>> PageAsync(CaseloadFilter filter, DateOnly today) => RowsAsync(Ordered(filter, today).OnPage(filter.Page, PageSize));

    /// <summary>Every line, for the download.</summary>
    public Task<IReadOnlyList<CaseRow>> AllAsync(CaseloadFilter filter, DateOnly today) => RowsAsync(Ordered(filter, today));

    /// <summary>The lines of these cases, in their order; the children come with one more query.</summary>
    internal async Task<IReadOnlyList<CaseRow>> RowsAsync(IQueryable<EarlyHelpCase> cases)
    {
        var today = UkTime.Today(clock);
        // Two who arranged cover in the same moment may both have been let in: a list must not show a family twice.
        var found = (await Lines(db, cases, today).ToListAsync()).DistinctBy(l => l.Row.Id).ToList();
        var children = new List<(long FamilyId, ChildOnLine Child)>();
        foreach (var families in found.Select(l => l.Row.FamilyId).Distinct().Chunk(ChunkSize))
        {
            var some = await db.FamilyMembers.AsNoTracking()
                .Where(m => families.Contains(m.FamilyId) && m.To == null && m.Person.MergedIntoId == null).Where(FamilyMember.Children)
                .Select(m => new { m.FamilyId, m.Person.FirstName, m.Person.Born, m.Person.DueOn }).ToListAsync();
            children.AddRange(some.Select(m => (m.FamilyId, new ChildOnLine(m.FirstName, m.Born, m.DueOn))));
        }

        var byFamily = children.ToLookup(c => c.FamilyId, c => c.Child);
        return [.. found.Select(l => l.Row with
        {
            PassingOn = l.Up?.StandingOn(today) ?? l.Across?.StandingOn(today), CoveredBy = l.CoveredBy,
            Children = [.. byFamily[l.Row.FamilyId].OrderBy(c => c.Born ?? c.DueOn ?? DateOnly.MaxValue)],
        })];
    }

    /// <summary>The open families of a unit that one worker holds in this person's reach, late first, then nearest due; as many as anybody could hold.</summary>
    public Task<IReadOnlyList<CaseRow>> OfWorkerAsync(long workerId, long unitId) =>
        RowsAsync(reach.Cases.Where(c => c.WorkerId == workerId && c.UnitId == unitId && c.ClosedOn == null).OrderBy(c => c.NextDueOn).ThenBy(c => c.Id).Take(CaseloadMoves.Most));

    /// <summary>A page of the unit's other open cases, or all where none is named, by name of the family only.</summary>
    public async Task<(IReadOnlyList<string> Names, int Total)> TeamAsync(int? page)
    {
        var others = reach.TeamCases.Where(c => c.ClosedOn == null);
        var names = await others.OrderBy(c => c.Family.Name).ThenBy(c => c.Id).OnPage(page, PageSize).Select(c => c.Family.Name).ToListAsync();
        return (names, await others.CountAsync());
    }

    private IQueryable<EarlyHelpCase> Place(CaseloadFilter filter)
    {
        var cases = reach.Cases;
        // What the district has not yet accepted is on the list of allocations, not on a lead's caseload.
        if (current.Actor is { Role: Role.UnitLead, UnitId: var unit })
            cases = cases.Where(c => c.UnitId == unit && c.UnitId != null);
        if (filter.Worker is { } workerId)
            cases = cases.Where(c => c.WorkerId == workerId);
        if (filter.Unit is { } unitId)
            cases = cases.Where(c => c.UnitId == unitId);
        if (filter.District is { } districtId)
            cases = cases.Where(c => c.DistrictId == districtId);
        return filter.Area is { } areaId ? cases.Where(c => c.District.AreaId == areaId) : cases;
    }

    // All that is open in the county is counted from an index of the open ones; a place or a person finds its own by theirs.
    private IQueryable<EarlyHelpCase> Open(CaseloadFilter filter) =>
        filter is { Worker: null, Unit: null, District: null, Area: null } && reach.IsOfWholeCounty
            ? Place(filter).Where(c => c.State != CaseState.Closed)
            : Place(filter).Where(c => c.ClosedOn == null);

    private IQueryable<EarlyHelpCase> Matching(CaseloadFilter filter, DateOnly today)
    {
        var cases = Place(filter);
        cases = filter.State switch
        {
            null => cases.Where(c => c.ClosedOn == null),
            // A range of the index; for "is not null" every case of the place is looked at.
            CaseState.Closed => cases.Where(c => c.ClosedOn > DateOnly.MinValue),
            var state => cases.Where(c => c.ClosedOn == null && c.State == state),
        };
        // Only what is open needs attention, so a concern never brings back what is closed.
        return filter.Late is { } concern ? cases.Where(c => c.ClosedOn == null).Where(Needs(concern, today)) : cases;
    }

    private static Expression<Func<EarlyHelpCase, bool>> Needs(CaseConcern concern, DateOnly today)
    {
        var (weeks16, week, quiet) = (today.AddDays(-7 * CaseDates.DriftWeek), today.AddDays(7), today.AddDays(-CaseDates.QuietDays));
        return concern switch
        {
            CaseConcern.Late => c => c.NextDueOn < today,
            CaseConcern.ThisWeek => c => c.NextDueOn >= today && c.NextDueOn < week,
            CaseConcern.Plan => c => c.PlanAgreedOn == null && c.PlanBy < today,
            CaseConcern.PlanSoon => c => c.PlanAgreedOn == null && c.PlanBy >= today && c.PlanBy < week,
            CaseConcern.Review => c => c.ReviewBy < today,
            CaseConcern.ReviewSoon => c => c.ReviewBy >= today && c.ReviewBy < week,
            CaseConcern.Undecided => c => (c.ContinuedTo ?? c.EndBy) < today,
            CaseConcern.Weeks16 => c => c.OpenedOn < weeks16,
            CaseConcern.Weeks20 => c => c.EndBy < today,
            _ => c => c.AllocatedOn != null && (c.LastNoteOn ?? c.AllocatedOn) <= quiet,
        };
    }

    private IQueryable<EarlyHelpCase> Ordered(CaseloadFilter filter, DateOnly today)
    {
        var cases = Matching(filter, today);
        // What is closed is years of history: it runs backwards over the index of its days and has no other order.
        if (filter.State == CaseState.Closed)
            return cases.OrderByDescending(c => c.ClosedOn).ThenByDescending(c => c.Id);
        return filter.Sort switch
        {
            "-due" => cases.OrderByDescending(c => c.NextDueOn).ThenBy(c => c.Id),
            "family" => cases.OrderBy(c => c.Family.Name).ThenBy(c => c.Id),
            "-family" => cases.OrderByDescending(c => c.Family.Name).ThenBy(c => c.Id),
            // The longer open, the higher the week.
            "week" => cases.OrderByDescending(c => c.OpenedOn).ThenBy(c => c.Id),
            "-week" => cases.OrderBy(c => c.OpenedOn).ThenBy(c => c.Id),
            "note" => cases.OrderByDescending(c => c.LastNoteOn).ThenBy(c => c.Id),
            "-note" => cases.OrderBy(c => c.LastNoteOn).ThenBy(c => c.Id),
            "worker" => cases.OrderBy(c => c.Worker!.Name).ThenBy(c => c.NextDueOn).ThenBy(c => c.Id),
            "-worker" => cases.OrderByDescending(c => c.Worker!.Name).ThenBy(c => c.NextDueOn).ThenBy(c => c.Id),
            // Late first, then nearest due: both are the order of the due dates.
            _ => cases.OrderBy(c => c.NextDueOn).ThenBy(c => c.Id),
        };
    }
}
