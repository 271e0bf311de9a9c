using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>The scorecard of a month as lines with names, to be compared with what another calculation or another database gives.</summary>
public static class ScorecardOf
{
    /// <summary>Lines "C3|district|Ashford|5|7|71.4" of every indicator and scope that has it.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(EarlyHelpDbContext db, ScorecardFacts facts, Month month, DateOnly today)
    {
        var card = new Scorecard(await facts.LoadAsync(month, today), month, today);
        List<(Scope Scope, string Name)> scopes =
        [
            (Scope.County, await db.Counties.Select(c => c.Name).SingleAsync()),
            .. (await db.Areas.Select(a => new { a.Id, a.Name }).ToListAsync()).Select(a => (new Scope(Level.Area, a.Id), a.Name)),
            .. (await db.Districts.Select(a => new { a.Id, a.Name }).ToListAsync()).Select(a => (new Scope(Level.District, a.Id), a.Name)),
            .. (await db.Units.Select(a => new { a.Id, a.Name }).ToListAsync()).Select(a => (new Scope(Level.Unit, a.Id), a.Name)),
            .. (await db.Staff.Where(s => db.Set<Domain.Cases.CaseSpell>().Any(c => c.WorkerId == s.Id)).OrderBy(s => s.Email).Select(a => new { a.Id, a.Email }).ToListAsync()).Select(a => (new Scope(Level.Worker, a.Id), a.Email)),
        ];
        return
        [
            .. from scope in scopes
               from indicator in Indicators.All
               where indicator.IsAt(scope.Scope.Level)
               let figure = card.Of(indicator, scope.Scope)
               select $"{indicator.Code}|{scope.Scope.Level.ToString().ToLowerInvariant()}|{scope.Name}|{figure.NumeratorInFile}|{figure.DenominatorInFile}|{figure.ValueInFile}",
        ];
    }
}
