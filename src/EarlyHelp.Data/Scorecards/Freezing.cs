using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>Months as they were reported: freezing one, and reading it beside what the figures are now (ADR 22).</summary>
public sealed class Freezing(EarlyHelpDbContext db, FigureScopes scopes, CurrentActor current, TimeProvider clock)
{
    // What is reported stays for good: it is never read from a copy that may be old.
    private readonly ScorecardFacts facts = new(db);

    /// <summary>When the month was frozen and by whom; null when it was not.</summary>
    public Task<FrozenHead?> FindAsync(Month month)
    {
        var text = month.ToString();
        return db.FrozenMonths.Where(m => m.Month == text).Select(m => new FrozenHead(m.Id, month, m.On, m.By)).FirstOrDefaultAsync();
    }

    /// <summary>Freezes a month as its figures stand now. The caller saves.</summary>
    public async Task<FrozenMonth> FreezeAsync(Month month)
    {
        var today = UkTime.Today(clock);
        var read = await facts.LoadAsync(month, today);
        List<Scope> all = [];
        scopes.For(month.First, month.Last);
        foreach (var level in Enum.GetValues<Level>())
            all.AddRange((await scopes.OfLevelAsync(level)).Select(s => s.Scope));
        var frozen = FrozenMonth.Freeze(new Scorecard(read, month, today), read, all, await FindAsync(month) is not null, current.Actor, clock.GetUtcNow().UtcDateTime, today);
        db.FrozenMonths.Add(frozen);
        return frozen;
    }

    /// <summary>The figures of a scope as they were reported, by indicator. One that is not there had nothing to count.</summary>
    public async Task<IReadOnlyDictionary<string, FrozenFigure>> FiguresAsync(FrozenHead head, Scope scope)
    {
        var id = scope.Id ?? 0;
        return await db.Set<FrozenFigure>().AsNoTracking()
            .Where(f => EF.Property<long>(f, "FrozenMonthId") == head.Id && f.Level == scope.Level && f.ScopeId == id).ToDictionaryAsync(f => f.Indicator);
    }

    /// <summary>The records of a scope that reported figures were made of, by indicator; of one indicator where one is named.</summary>
    public async Task<ILookup<string, Tally>> TalliesAsync(FrozenHead head, Scope scope, string? indicator = null)
    {
        var id = scope.Id;
        var rows = db.Set<FrozenTally>().AsNoTracking().Where(t => EF.Property<long>(t, "FrozenMonthId") == head.Id && (indicator == null || t.Indicator == indicator));
        rows = scope.Level switch
        {
            Level.County => rows,
            Level.Area => rows.Where(t => t.AreaId == id),
            Level.District => rows.Where(t => t.DistrictId == id),
            Level.Unit => rows.Where(t => t.UnitId == id),
            _ => rows.Where(t => t.WorkerId == id),
        };
        return (await rows.OrderBy(t => t.Id).ToListAsync()).ToLookup(t => t.Indicator, t => t.Tally);
    }
}

/// <summary>That a month was frozen.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Month">The month.</param>
/// <param name="On">The day on which it was frozen.</param>
/// <param name="By">Who froze it.</param>
public sealed record FrozenHead(long Id, Month Month, DateOnly On, string By);
