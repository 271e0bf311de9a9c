using EarlyHelp.Data.Access;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>
/// Reads what the tracker of a day needs, in a fixed number of queries: what happened here and what another system recorded count alike.
/// Only cases that were open on the day, or opened or closed in the four weeks before it, are read.
/// </summary>
public sealed class TrackerFacts(EarlyHelpDbContext db, Reach reach, StandardsInForce standards)
{
    /// <summary>Cases on a page of the list.</summary>
    public const int PageSize = 25;

    /// <summary>The earliest day for which there can be a tracker.</summary>
    public static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>The tracker of a part of the service as at a day.</summary>
    public async Task<Tracker> OfAsync(Scope scope, DateOnly asAt)
    {
        var map = await PlacesOnMap.ReadAsync(db);
        var cases = Cases(scope, map, asAt);
        var rows = await cases.Select(c => new
        {
            c.Id, c.Reference, c.FamilyId, Family = c.Family.Reference, c.PassedOn, c.DistrictId, c.OpenedOn, c.AllocatedOn, c.PlanBy, c.PlanAgreedOn, c.ReviewFrom, c.ReviewBy, c.LastNoteOn, c.ClosedOn,
        }).ToListAsync();
        var history = await CaseHistory.ReadAsync(db, cases, map);
        var reviews = await ReviewsAsync(cases);
        var continuations = (await CaseHistory.Joined(cases, db.Set<Continuation>(), x => x.CaseId).Select(x => new { x.CaseId, x.DecidedOn, x.EndsOn }).ToListAsync()).ToLookup(x => x.CaseId, x => new GoesOn(x.DecidedOn, x.EndsOn));
        var notes = await NotesAsync(cases, asAt);
        var handovers = db.Set<DistrictHandover>();
        var firstDistrict = (await cases.Where(c => c.HandoverCount > 0)
            .Select(c => new { c.Id, From = handovers.Where(h => h.CaseId == c.Id && h.Answer == HandoverAnswer.Accepted).OrderBy(h => h.Number).Select(h => (long?)h.FromDistrictId).FirstOrDefault() }).ToListAsync())
            .Where(h => h.From is not null).ToDictionary(h => h.Id, h => h.From!.Value);
        var due = DueBy(await standards.StandardsAsync(), await standards.CalendarAsync());
        List<TrackedCase> tracked =
        [
            .. rows.Select(c => new TrackedCase(
                c.Id, c.Reference, c.FamilyId, c.Family, c.PassedOn, map.District(firstDistrict.GetValueOrDefault(c.Id, c.DistrictId)), c.OpenedOn, c.AllocatedOn, c.PlanBy, c.PlanAgreedOn)
            {
                Held = history.Held(c.Id, c.DistrictId), Closures = history.Closures(c.Id, c.ClosedOn),
                ReviewClocks = ReviewClock.Of(c.PlanAgreedOn, [.. reviews[c.Id]], c.ReviewFrom is { } from ? new(from, c.ReviewBy) : null, due),
                Continuations = [.. continuations[c.Id]],
                NotesOn = c.LastNoteOn is { } last && last <= asAt ? [last] : [.. notes[c.Id]],
            }),
        ];
        return new Tracker(tracked, await ChildrenAsync(cases), asAt);
    }

    /// <summary>What a list of the tracker shows beside the figures: names, which of these cases this person may open, and, for a file, the old system's references.</summary>
    public async Task<TrackerNames> NamesAsync(IReadOnlyCollection<TrackerLine> lines, DateOnly day, bool withOldReferences)
    {
        var map = await PlacesOnMap.ReadAsync(db, day);
        var workers = await db.Staff.AsNoTracking().Select(s => new { s.Id, s.Name, s.Email }).ToDictionaryAsync(s => s.Id, s => (s.Name, s.Email));
        long[] ids = [.. lines.Select(l => l.Case.Id)];
        var (from, to) = ids.Length == 0 ? (0, 0) : (ids.Min(), ids.Max());
        // Of a page the keys themselves are asked for; of a whole file the range that they span.
        var cases = ids.Length <= PageSize ? reach.Cases.Where(c => ids.Contains(c.Id)) : reach.Cases.Where(c => c.Id >= from && c.Id <= to);
        var openable = await cases.AsNoTracking().Select(c => new { c.Id, c.Family.Name }).ToDictionaryAsync(c => c.Id, c => c.Name);
        var old = !withOldReferences ? [] : await db.ImportedRecords.AsNoTracking().Where(r => r.Kind == ImportedKind.Case && r.RecordId >= from && r.RecordId <= to)
            .Select(r => new { r.RecordId, r.Reference }).ToListAsync();
        return new TrackerNames(map.Districts, map.Units, workers, openable, old.DistinctBy(r => r.RecordId).ToDictionary(r => r.RecordId, r => r.Reference));
    }

    /// <summary>How many families each unit that works on a day can hold.</summary>
    public async Task<IReadOnlyList<(Place Place, int Families)>> CapacitiesAsync(DateOnly day) =>
        [.. (await db.Units.AsNoTracking().Where(u => u.From <= day && (u.To == null || u.To >= day)).Select(u => new { u.Id, u.DistrictId, u.District.AreaId, u.Capacity }).ToListAsync())
            .Select(u => (new Place(u.AreaId, u.DistrictId, u.Id), u.Capacity))];

    /// <summary>How many families each worker is to hold by the guide.</summary>
    public async Task<IReadOnlyDictionary<long, int>> GuidesAsync() => await db.Staff.AsNoTracking().Select(s => new { s.Id, s.CaseloadGuide }).ToDictionaryAsync(s => s.Id, s => s.CaseloadGuide);

    /// <summary>Who works in a unit on a day, with or without cases.</summary>
    public async Task<IReadOnlySet<long>> PostedAsync(long unitId, DateOnly day) =>
        (await db.Postings.Where(p => p.UnitId == unitId && p.Role == Role.UnitWorker && p.From <= day && (p.To == null || p.To >= day)).Select(p => p.StaffId).ToListAsync()).ToHashSet();

    private IQueryable<EarlyHelpCase> Cases(Scope scope, PlacesOnMap map, DateOnly asAt)
    {
        var from = asAt.AddDays(1 - Tracker.WindowDays);
        // Whatever was open on the day is open now, or was closed last after it.
        var cases = db.Cases.AsNoTracking().Where(c => (c.ClosedOn == null || c.ClosedOn >= from) && (c.OpenedOn <= asAt || c.PassedOn <= asAt));
        if (scope.Level == Level.County)
            return cases;
        if (scope.Level == Level.Worker)
            return cases.Where(c => db.Set<CaseSpell>().Any(s => s.CaseId == c.Id && s.WorkerId == scope.Id));
        var units = map.UnitsOf(scope);
        // What no unit had accepted by the day is few, and belongs to its district.
        return cases.Where(c => db.Set<CaseSpell>().Any(s => s.CaseId == c.Id && units.Contains(s.UnitId)) || c.UnitId == null || c.OpenedOn > asAt);
    }

    private async Task<ILookup<long, KnownReview>> ReviewsAsync(IQueryable<EarlyHelpCase> cases)
    {
        var here = await CaseHistory.Joined(cases, db.Set<PlanReview>(), r => r.CaseId).Select(r => new { r.CaseId, Review = new KnownReview(r.ClockFrom, r.DueOn, r.HeldOn) }).ToListAsync();
        var past = await CaseHistory.Joined(cases, db.PastReviews, r => r.CaseId).Select(r => new { r.CaseId, Review = new KnownReview(null, r.DueOn, r.HeldOn) }).ToListAsync();
        return here.Concat(past).ToLookup(r => r.CaseId, r => r.Review);
    }

    // Most cases say themselves when the last note was; only of those with a later one the last up to the day is looked up.
    private async Task<ILookup<long, DateOnly>> NotesAsync(IQueryable<EarlyHelpCase> cases, DateOnly asAt)
    {
        var notes = db.Set<CaseNote>();
        return (await cases.Where(c => c.LastNoteOn > asAt)
            .Select(c => new { c.Id, On = notes.Where(n => n.CaseId == c.Id && n.HappenedOn <= asAt && !notes.Any(later => later.CorrectsId == n.Id)).Max(n => (DateOnly?)n.HappenedOn) }).ToListAsync())
            .Where(n => n.On is not null).ToLookup(n => n.Id, n => n.On!.Value);
    }

    private async Task<IEnumerable<ChildFact>> ChildrenAsync(IQueryable<EarlyHelpCase> cases) =>
        (await cases.Join(db.FamilyMembers.AsNoTracking().Where(FamilyMember.Children), c => c.FamilyId, m => m.FamilyId, (_, m) => m)
            .Where(m => m.Person.MergedIntoId == null)
            .Select(m => new { m.Id, m.PersonId, m.FamilyId, m.Person.Born, m.Person.DueOn, m.Role, m.From, m.To }).ToListAsync())
        .DistinctBy(m => m.Id).Select(m => new ChildFact(m.PersonId, m.FamilyId, m.Born, m.DueOn is not null || m.Role == FamilyRole.Unborn, m.From, m.To));

    private static Func<DateOnly, DateOnly?> DueBy(ServiceStandards standards, WorkingCalendar calendar)
    {
        var rows = standards.Rows.Where(r => r.Code == ServiceStandard.Review).ToList();
        return from => rows.FirstOrDefault(r => r.IsInForceOn(from)) is { } standard ? Clock.Start(standard, from, calendar).DueOn : null;
    }
}
