using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Organisation;

/// <summary>Units that end: what they hold, as counts, and the move of all of it on the day, in one transaction.</summary>
public sealed class UnitEndings(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    private DateOnly Today => UkTime.Today(clock);

    /// <summary>What a unit holds from a day on.</summary>
    public async Task<UnitHoldings> HoldingsAsync(long unitId, DateOnly day) => new(
        await db.Cases.CountAsync(c => c.UnitId == unitId && c.ClosedOn == null),
        await db.Postings.Where(p => p.UnitId == unitId && (p.To == null || p.To >= day)).Select(p => p.StaffId).Distinct().CountAsync(),
        await db.StepDowns.CountAsync(s => s.UnitId == unitId && s.State == StepDownState.HandoverPlanned),
        await db.Covers.CountAsync(v => v.UnitId == unitId && v.To >= day));

    /// <summary>Plans the end of a unit and, when its day is today, carries it out. The caller saves.</summary>
    public async Task<UnitEnding> PlanAsync(Unit unit, Unit? into, DateOnly from, string? reason)
    {
        var planned = await db.UnitEndings.Include(e => e.Unit).Where(e => e.DoneOn == null && e.WithdrawnBy == null).ToListAsync();
        var ending = UnitEnding.Plan(unit, into, from, reason, await HoldingsAsync(unit.Id, from), planned, current.Actor, UkTime.UtcNow(clock), Today);
        db.Add(ending);
        if (from == Today)
            await CarryOutAsync(ending);
        return ending;
    }

    /// <summary>Carries out what is due; how many units ended. Each one is a transaction of its own, and saved.</summary>
    public async Task<int> CarryOutDueAsync(CancellationToken stopping = default)
    {
        var (today, done) = (Today, 0);
        var due = await db.UnitEndings.Include(e => e.Unit).Include(e => e.Into).Where(e => e.DoneOn == null && e.WithdrawnBy == null && e.From <= today).OrderBy(e => e.From).ThenBy(e => e.Id).ToListAsync(stopping);
        foreach (var ending in due)
        {
            done += await CarryOutAsync(ending) ? 1 : 0;
            await db.SaveChangesAsync(stopping);
        }

        return done;
    }

    // All of it hangs on the version of the ending: of two instances that begin, one saves.
    private async Task<bool> CarryOutAsync(UnitEnding ending)
    {
        var (id, today, now) = (ending.UnitId, Today, UkTime.UtcNow(clock));
        var holds = await HoldingsAsync(id, today);
        if (!ending.CanBeDone(holds))
            return false;
        if (ending.Into is { } into)
        {
            foreach (var held in await db.Cases.Include(c => c.Unit).Include(c => c.Worker).Include(c => c.Family).Include(c => c.Spells).AsSplitQuery().Where(c => c.UnitId == id && c.ClosedOn == null).OrderBy(c => c.Id).ToListAsync())
                held.FollowUnit(ending, current.Actor, now, today);
            foreach (var promised in await db.StepDowns.Where(s => s.UnitId == id && s.State == StepDownState.HandoverPlanned).ToListAsync())
                promised.FollowUnit(ending, current.Actor, now, today);
            foreach (var person in await db.Staff.Include(s => s.Postings).Where(s => s.Postings.Any(p => p.UnitId == id && (p.To == null || p.To >= today))).ToListAsync())
                person.FollowUnit(id, into, today);
            foreach (var cover in await db.Covers.Where(v => v.UnitId == id && v.To >= today).ToListAsync())
                cover.FollowUnit(into);
        }

        ending.Done(holds, today);
        return true;
    }
}
