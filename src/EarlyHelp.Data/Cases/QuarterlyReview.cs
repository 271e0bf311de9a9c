using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>The quarterly review: cases in reach that closed in a quarter with some or none of their outcomes achieved (spec 2-workflow, Close).</summary>
public sealed class QuarterlyReview(EarlyHelpDbContext db, Reach reach)
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>A page, or all where none is named, of the quarter that begins on a day, the latest closed first. A case that was opened again is looked at when it closes again.</summary>
    public async Task<(IReadOnlyList<ClosedWithoutOutcomes> Rows, int Total)> PageAsync(DateOnly from, int? page)
    {
        var to = from.AddMonths(3);
        var closed = db.Set<Closure>().AsNoTracking()
            .Where(p => p.SignedOffOn >= from && p.SignedOffOn < to && (p.Overall == OverallOutcome.Some || p.Overall == OverallOutcome.None) && p.ReopenedOn == null && reach.Cases.Any(c => c.Id == p.CaseId));
        var rows = from p in closed
                   join c in db.Cases on p.CaseId equals c.Id
                   orderby p.SignedOffOn descending, p.Id descending
                   select new
                   {
                       c.DistrictId,
                       c.UnitId,
                       Row = new ClosedWithoutOutcomes(c.Reference, c.Family.Name, c.District.Name, c.Unit!.Name, c.Worker!.Name, p.SignedOffOn!.Value, p.Reason, p.Overall,
                           p.Results.Count(r => r.Result == OutcomeResult.Achieved), p.Results.Count),
                   };
        var names = new DatedNames(await db.PlaceNames.AsNoTracking().ToListAsync());
        return ([.. (await rows.OnPage(page, PageSize).ToListAsync()).Select(r => r.Row with
        {
            District = names.On(PlaceKind.District, r.DistrictId, r.Row.ClosedOn, r.Row.District),
            Unit = r.UnitId is { } unit ? names.On(PlaceKind.Unit, unit, r.Row.ClosedOn, r.Row.Unit!) : null,
        })], await closed.CountAsync());
    }
}

/// <summary>A case that closed with some or none of its outcomes.</summary>
/// <param name="Reference">The case.</param>
/// <param name="Family">Family name.</param>
/// <param name="District">District.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Worker">Who held it.</param>
/// <param name="ClosedOn">The day.</param>
/// <param name="Reason">Why it closed (code of ClosureReason).</param>
/// <param name="Overall">The overall outcome.</param>
/// <param name="Achieved">Outcomes of the plan that were achieved.</param>
/// <param name="Outcomes">Outcomes of the plan.</param>
public sealed record ClosedWithoutOutcomes(
    string Reference, string Family, string District, string? Unit, string? Worker, DateOnly ClosedOn, string Reason, OverallOutcome Overall, int Achieved, int Outcomes);
