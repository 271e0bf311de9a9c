using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Scorecards;

/// <summary>Where each unit and district lies: a few dozen rows, read once.</summary>
internal sealed class PlacesOnMap
{
    private readonly Dictionary<long, Place> units = [];
    private readonly Dictionary<long, Place> districts = [];

    public Dictionary<long, string> Units { get; } = [];

    public Dictionary<long, string> Districts { get; } = [];

    // The day is the one for which names are asked; those of today where none is.
    public static async Task<PlacesOnMap> ReadAsync(EarlyHelpDbContext db, DateOnly? day = null)
    {
        var map = new PlacesOnMap();
        var names = new DatedNames(day is null ? [] : await db.PlaceNames.AsNoTracking().ToListAsync());
        var on = day ?? default;
        foreach (var d in await db.Districts.AsNoTracking().Select(d => new { d.Id, d.Name, d.AreaId }).ToListAsync())
            (map.districts[d.Id], map.Districts[d.Id]) = (new(d.AreaId, d.Id), names.On(PlaceKind.District, d.Id, on, d.Name));
        foreach (var u in await db.Units.AsNoTracking().Select(u => new { u.Id, u.Name, u.DistrictId }).ToListAsync())
            (map.units[u.Id], map.Units[u.Id]) = (map.districts[u.DistrictId] with { UnitId = u.Id }, names.On(PlaceKind.Unit, u.Id, on, u.Name));
        return map;
    }

    public Place Unit(long id) => units[id];

    public Place District(long id) => districts[id];

    public long[] UnitsOf(Scope scope) => [.. units.Where(u => scope.Has(u.Value)).Select(u => u.Key)];
}
