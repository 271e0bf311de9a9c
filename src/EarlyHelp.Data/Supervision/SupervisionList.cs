using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Supervision;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Supervision;

/// <summary>The supervision list, which writes itself: the cases of a unit for which a reason holds, found in the database, each with its sentences.</summary>
public sealed class SupervisionList(EarlyHelpDbContext db, Reach reach, CurrentActor current, Caseload caseload)
{
    /// <summary>Cases on a page.</summary>
    public const int PageSize = 25;

    /// <summary>Most cases on the agenda of one meeting.</summary>
    public const int MostOnAgenda = 200;

    // A query takes so many cases: a download is read piece by piece.
    private const int Piece = 500;

    /// <summary>What the weekly meeting of a unit talks about.</summary>
    public static IReadOnlyList<SupervisionReason> OnAgenda { get; } =
    [
        SupervisionReason.New, SupervisionReason.PastWeek14, SupervisionReason.PastWeek16, SupervisionReason.PastWeek20, SupervisionReason.ReviewLate,
        SupervisionReason.NoChildsWords, SupervisionReason.ScaleGap, SupervisionReason.NoMovement,
    ];

    /// <summary>The units whose list this person may read, by name.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync() => current.Actor switch
    {
        { Role: Role.UnitLead, UnitId: { } own } => await db.Units.AsNoTracking().Where(u => u.Id == own).ToListAsync(),
        { Role: Role.DistrictManager, DistrictId: { } district } => await db.Units.AsNoTracking().Where(u => u.DistrictId == district).OrderBy(u => u.Name).ToListAsync(),
        _ => [],
    };

    /// <summary>A page of the list: the nearest due first, closed cases last.</summary>
    public async Task<(IReadOnlyList<SupervisionLine> Lines, int Total)> PageAsync(SupervisionFilter filter, DateOnly today)
    {
        // All reasons are asked once, for the keys alone of what a unit or a district has open, and the page is cut from these.
        var keys = await Ordered(Matching(filter, today)).Select(c => c.Id).ToListAsync();
        var shown = keys.Skip(Paging.Before(filter.Page, PageSize)).Take(PageSize).ToList();
        return (await LinesAsync(Ordered(db.Cases.Where(c => shown.Contains(c.Id))), today), keys.Count);
    }

    /// <summary>Every line of the list, for the download.</summary>
    public Task<IReadOnlyList<SupervisionLine>> AllAsync(SupervisionFilter filter, DateOnly today) => LinesAsync(Ordered(Matching(filter, today)), today);

    /// <summary>How many cases each of these reasons names.</summary>
    public async Task<IReadOnlyDictionary<SupervisionReason, int>> CountsAsync(IReadOnlyList<SupervisionReason> reasons, DateOnly today)
    {
        var counts = new Dictionary<SupervisionReason, int>();
        foreach (var reason in reasons)
            counts[reason] = await Matching(new(), [reason], today).CountAsync();
        return counts;
    }

    /// <summary>What a unit talks about in its weekly meeting.</summary>
    public async Task<IReadOnlyList<SupervisionLine>> AgendaAsync(long unitId, DateOnly today) =>
        await LinesAsync(Ordered(Matching(new() { Unit = unitId }, OnAgenda, today)).Take(MostOnAgenda), today);

    private static IOrderedQueryable<EarlyHelpCase> Ordered(IQueryable<EarlyHelpCase> cases) => cases.OrderBy(c => c.ClosedOn != null).ThenBy(c => c.NextDueOn).ThenBy(c => c.Id);

    private IQueryable<EarlyHelpCase> Matching(SupervisionFilter filter, DateOnly today) =>
        Matching(filter, filter.Reason is { } reason ? [reason] : Enum.GetValues<SupervisionReason>(), today);

    private IQueryable<EarlyHelpCase> Matching(SupervisionFilter filter, IReadOnlyCollection<SupervisionReason> reasons, DateOnly today)
    {
        var cases = reach.Cases.Where(c => c.UnitId != null);
        if (current.Actor is { Role: Role.UnitLead, UnitId: var own })
            cases = cases.Where(c => c.UnitId == own);
        if (filter.Unit is { } unit)
            cases = cases.Where(c => c.UnitId == unit);
        if (filter.Worker is { } worker)
            cases = cases.Where(c => c.WorkerId == worker);
        var named = new SupervisionPredicates(db, today).OfAny(reasons, cases);
        return db.Cases.Where(c => named.Contains(c.Id));
    }

    private async Task<IReadOnlyList<SupervisionLine>> LinesAsync(IQueryable<EarlyHelpCase> cases, DateOnly today)
    {
        List<SupervisionLine> lines = [];
        foreach (var some in (await caseload.RowsAsync(cases)).Chunk(Piece))
            lines.AddRange(await LinesAsync(some, today));
        return lines;
    }

    private async Task<IReadOnlyList<SupervisionLine>> LinesAsync(IReadOnlyList<CaseRow> rows, DateOnly today)
    {
        var (ids, families) = (rows.Select(r => r.Id).ToList(), rows.Select(r => r.FamilyId).ToList());
        var facts = await FactsAsync(ids, new SupervisionPredicates(db, today).InPost);
        var children = (await db.FamilyMembers.AsNoTracking()
            .Where(m => families.Contains(m.FamilyId) && m.To == null && m.Person.MergedIntoId == null && (m.Role == FamilyRole.Child || m.Role == FamilyRole.Sibling || m.Role == FamilyRole.Unborn))
            .Select(m => new { m.FamilyId, m.PersonId, m.Person.FirstName, m.Person.Born }).ToListAsync()).ToLookup(m => m.FamilyId);
        var heard = (await db.Set<ChildVoice>().AsNoTracking()
            .Where(v => ids.Contains(v.CaseId) && (v.OwnWords != null || v.Worries != null || v.GoodThings != null || v.Dreams != null))
            .GroupBy(v => new { v.CaseId, v.PersonId }).Select(g => new { g.Key.CaseId, g.Key.PersonId, On = g.Max(v => v.On) }).ToListAsync())
            .ToDictionary(v => (v.CaseId, v.PersonId), v => v.On);
        var withdrawn = (await new SupervisionPredicates(db, today).Withdrawn.AsNoTracking().Where(w => families.Contains(w.FamilyId))
            .Select(w => new { w.FamilyId, w.Person!.FirstName, w.Person.LastName }).ToListAsync()).ToLookup(w => w.FamilyId, w => $"{w.FirstName} {w.LastName}".Trim());
        return
        [
            .. rows.Select(r => new SupervisionLine(r, facts[r.Id].SupervisedOn, SupervisionReasons.Of(new SupervisionFacts
            {
                Dates = r.Dates, LastVisitOn = facts[r.Id].LastVisitOn, WidestGap = facts[r.Id].WidestGap, StillReviews = facts[r.Id].StillReviews,
                Assessment = facts[r.Id].Assessment, ActionDueOn = facts[r.Id].ActionDueOn, FollowUpDueOn = facts[r.Id].FollowUpDueOn,
                IsAssessmentOfLead = facts[r.Id].IsAssessmentOfLead, IsClosureOfLead = facts[r.Id].IsClosureOfLead, HolderWhoLeft = facts[r.Id].HolderLeft ? r.Worker : null,
                Children = [.. children[r.FamilyId].Select(m => new ChildHeard(m.FirstName, m.Born, heard.TryGetValue((r.Id, m.PersonId), out var on) ? on : null))],
                Withdrawn = [.. withdrawn[r.FamilyId].Select(name => name.Length > 0 ? name : "Somebody").Distinct()],
            }, today))),
        ];
    }

    private async Task<Dictionary<long, Counted>> FactsAsync(List<long> ids, IQueryable<Posting> inPost) => await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new Counted(
        c.Id, c.WidestGap, c.StillReviews, c.SupervisedOn,
        db.Set<CaseNote>().Where(n => n.CaseId == c.Id && n.Kind == ContactKind.Visit && !db.Set<CaseNote>().Any(k => k.CorrectsId == n.Id)).Max(n => (DateOnly?)n.HappenedOn),
        db.Set<Assessment>().Where(a => a.CaseId == c.Id && a.Number == c.AssessmentCount).Select(a => (AssessmentState?)a.State).FirstOrDefault(),
        db.Set<SupervisionRecord>().Where(s => s.CaseId == c.Id).SelectMany(s => s.Actions).Where(a => a.DoneOn == null).Min(a => (DateOnly?)a.DueOn),
        c.FollowUpBy,
        db.Set<Assessment>().Any(a => a.CaseId == c.Id && a.Number == c.AssessmentCount && a.IsWrittenByLead),
        db.Set<Closure>().Any(p => p.CaseId == c.Id && p.Number == c.ClosureCount && p.IsProposedByLead),
        c.WorkerId != null && !inPost.Any(p => p.StaffId == c.WorkerId && p.UnitId == c.UnitId)))
        .ToDictionaryAsync(c => c.Id);

    private sealed record Counted(
        long Id, int WidestGap, int StillReviews, DateOnly? SupervisedOn, DateOnly? LastVisitOn, AssessmentState? Assessment, DateOnly? ActionDueOn, DateOnly? FollowUpDueOn,
        bool IsAssessmentOfLead, bool IsClosureOfLead, bool HolderLeft);
}

/// <summary>What the supervision list shows; the query string of its page.</summary>
public sealed record SupervisionFilter
{
    /// <summary>Only the cases for which this reason holds.</summary>
    public SupervisionReason? Reason { get; init; }

    /// <summary>One worker.</summary>
    public long? Worker { get; init; }

    /// <summary>One unit.</summary>
    public long? Unit { get; init; }

    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>A case on the list.</summary>
/// <param name="Row">The case.</param>
/// <param name="SupervisedOn">Day of the last supervision.</param>
/// <param name="Points">Why it is on the list.</param>
public sealed record SupervisionLine(CaseRow Row, DateOnly? SupervisedOn, IReadOnlyList<SupervisionPoint> Points);
