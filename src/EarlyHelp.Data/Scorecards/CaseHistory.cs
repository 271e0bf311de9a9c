using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>Who held cases and when they were closed and reopened, here and in another system; three queries, however many cases.</summary>
internal sealed class CaseHistory
{
    private readonly ILookup<long, HeldFrom> held;
    private readonly ILookup<long, ClosedAndReopened> closures;
    private readonly PlacesOnMap map;

    private CaseHistory(ILookup<long, HeldFrom> held, ILookup<long, ClosedAndReopened> closures, PlacesOnMap map) => (this.held, this.closures, this.map) = (held, closures, map);

    public static async Task<CaseHistory> ReadAsync(EarlyHelpDbContext db, IQueryable<EarlyHelpCase> cases, PlacesOnMap map) =>
        new(await HeldAsync(db, cases, map), await ClosuresAsync(db, cases), map);

    /// <summary>When it was closed. A case that triage took back has its day and no closure.</summary>
    public IReadOnlyList<ClosedAndReopened> Closures(long caseId, DateOnly? closedOn) =>
        closedOn is { } on && !closures[caseId].Any(x => x.On == on && x.ReopenedOn is null) ? [.. closures[caseId], new(on, null)] : [.. closures[caseId]];

    /// <summary>Who held it.</summary>
    public IReadOnlyList<HeldFrom> Held(long caseId, long districtId) => HeldFrom.WithGaps([.. held[caseId]], closures[caseId].Select(x => x.ReopenedOn), map.District(districtId));

    // The cases lead and an index finds what belongs to each: the other way round a whole table would be read.
    public static IQueryable<T> Joined<T>(IQueryable<EarlyHelpCase> cases, IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, long>> caseOf)
        where T : class => cases.Join(rows.AsNoTracking(), c => c.Id, caseOf, (_, row) => row);

    private static async Task<ILookup<long, HeldFrom>> HeldAsync(EarlyHelpDbContext db, IQueryable<EarlyHelpCase> cases, PlacesOnMap map) =>
        (await Joined(cases, db.Set<CaseSpell>(), s => s.CaseId).Select(s => new { s.CaseId, s.Id, s.UnitId, s.WorkerId, s.From }).ToListAsync())
        .OrderBy(s => s.From).ThenBy(s => s.Id).ToLookup(s => s.CaseId, s => new HeldFrom(s.From, map.Unit(s.UnitId) with { WorkerId = s.WorkerId }));

    private static async Task<ILookup<long, ClosedAndReopened>> ClosuresAsync(EarlyHelpDbContext db, IQueryable<EarlyHelpCase> cases)
    {
        var here = await Joined(cases, db.Set<Closure>().Where(x => x.SignedOffOn != null), x => x.CaseId).Select(x => new { x.CaseId, On = x.SignedOffOn!.Value, x.ReopenedOn }).ToListAsync();
        var past = await Joined(cases, db.PastClosures, x => x.CaseId).Select(x => new { x.CaseId, x.On, x.ReopenedOn }).ToListAsync();
        return here.Concat(past).OrderBy(x => x.On).ToLookup(x => x.CaseId, x => new ClosedAndReopened(x.On, x.ReopenedOn));
    }
}
