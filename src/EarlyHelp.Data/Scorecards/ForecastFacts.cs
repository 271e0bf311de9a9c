using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>Reads the history from which forecasts are made, in a fixed number of queries: all cases that were open within the time that the forecast and its test learn from. A small unit learns from its district, its area or the county.</summary>
public sealed class ForecastFacts(EarlyHelpDbContext db)
{
    /// <summary>The forecaster of a part of the service, and its units.</summary>
    public async Task<(Forecaster Forecaster, IReadOnlyList<UnitOfForecast> Units)> OfAsync(Scope scope, DateOnly asAt)
    {
        var map = await PlacesOnMap.ReadAsync(db, asAt);
        var units = map.UnitsOf(scope);
        var from = Forecaster.KnowsFrom(asAt);
        var cases = db.Cases.AsNoTracking().Where(c => (c.ClosedOn == null || c.ClosedOn >= from) && c.OpenedOn <= asAt);
        var rows = await cases.Select(c => new { c.Id, c.Reference, c.FamilyId, c.PassedOn, c.DistrictId, c.OpenedOn, c.AllocatedOn, c.PlanBy, c.ClosedOn }).ToListAsync();
        var history = await CaseHistory.ReadAsync(db, cases, map);
        List<TrackedCase> tracked =
        [
            .. rows.Select(c => new TrackedCase(c.Id, c.Reference, c.FamilyId, "", c.PassedOn, map.District(c.DistrictId), c.OpenedOn, c.AllocatedOn, c.PlanBy, null)
            {
                Held = history.Held(c.Id, c.DistrictId), Closures = history.Closures(c.Id, c.ClosedOn),
            }),
        ];
        var capacities = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).Select(u => new UnitOfForecast(u.Id, u.Name, u.Capacity, u.From <= asAt && (u.To == null || u.To >= asAt))).ToListAsync();
        return (new Forecaster(tracked), [.. capacities.Select(u => u with { Name = map.Units[u.Id] }).OrderBy(u => u.Name, StringComparer.Ordinal)]);
    }
}

/// <summary>A unit of which there is a forecast.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Capacity">Families it can hold, as it is set today.</param>
/// <param name="Works">Whether it works on the day.</param>
public sealed record UnitOfForecast(long Id, string Name, int Capacity, bool Works);
