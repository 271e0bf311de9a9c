using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Cases;

/// <summary>A place of the organisation, or a person in it, that a list can be narrowed to.</summary>
/// <param name="Key">Name in the query string: area, district, unit or worker; empty for the county.</param>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="InReach">Whether this person may open the list of it.</param>
public sealed record Place(string Key, long Id, string Name, bool InReach);

/// <summary>The way down from the county to where a caseload stands, and where it can be narrowed to.</summary>
public sealed class Places(EarlyHelpDbContext db, CurrentActor current)
{
    private Actor Me => current.Actor;

    /// <summary>County, area, district, unit, worker, as far down as the list in hand.</summary>
    public async Task<IReadOnlyList<Place>> TrailAsync(CaseloadFilter filter, DateOnly today)
    {
        var level = LevelOf(Me.Role);
        var posting = filter.Worker is { } worker ? await PostedAsync(worker, today) : level == 4 ? new Posted(Me.StaffId!.Value, Me.Name, Me.UnitId) : null;
        var unitId = filter.Unit ?? posting?.UnitId ?? (level >= 3 ? Me.UnitId : null);
        var districtId = filter.District ?? (level >= 2 ? Me.DistrictId : null);
        var areaId = filter.Area ?? (level >= 1 ? Me.AreaId : null);
        var way = await (from county in db.Counties
                         join u in db.Units on unitId equals (long?)u.Id into units
                         from unit in units.DefaultIfEmpty()
                         join d in db.Districts on (long?)unit.DistrictId ?? districtId equals (long?)d.Id into districts
                         from district in districts.DefaultIfEmpty()
                         join a in db.Areas on (long?)district.AreaId ?? areaId equals (long?)a.Id into areas
                         from area in areas.DefaultIfEmpty()
                         select new
                         {
                             County = county.Name, AreaId = (long?)area!.Id, Area = (string?)area.Name, DistrictId = (long?)district!.Id, District = (string?)district.Name, UnitId = (long?)unit!.Id, Unit = (string?)unit.Name,
                         }).FirstAsync();
        List<Place> trail = [new("", 0, way.County, level == 0)];
        if (way.AreaId is { } ofArea)
            trail.Add(new("area", ofArea, way.Area!, level <= 1));
        if (way.DistrictId is { } ofDistrict)
            trail.Add(new("district", ofDistrict, way.District!, level <= 2));
        if (way.UnitId is { } ofUnit)
            trail.Add(new("unit", ofUnit, way.Unit!, level <= 3));
        if (posting is not null)
            trail.Add(new("worker", posting.StaffId, posting.Name, true));
        return trail;
    }

    /// <summary>The places below the narrowest one of the trail: areas of the county, districts of an area, units of a district, workers of a unit.</summary>
    public async Task<IReadOnlyList<Place>> BelowAsync(IReadOnlyList<Place> trail, DateOnly today)
    {
        var unit = trail.FirstOrDefault(p => p.Key == "unit");
        if (unit is not null)
        {
            return !unit.InReach ? [] : await db.Postings.AsNoTracking()
                .Where(p => p.UnitId == unit.Id && p.Role == Role.UnitWorker && p.From <= today && (p.To == null || p.To >= today))
                .OrderBy(p => p.Staff.Name).Select(p => new Place("worker", p.StaffId, p.Staff.Name, true)).ToListAsync();
        }

        var (narrowest, id) = (trail[^1].Key, trail[^1].Id);
        return narrowest switch
        {
            "district" => await db.Units.AsNoTracking().Where(u => u.DistrictId == id && u.From <= today && (u.To == null || u.To >= today)).OrderBy(u => u.Name).Select(u => new Place("unit", u.Id, u.Name, true)).ToListAsync(),
            "area" => await db.Districts.AsNoTracking().Where(d => d.AreaId == id).OrderBy(d => d.Name).Select(d => new Place("district", d.Id, d.Name, true)).ToListAsync(),
            _ => await db.Areas.AsNoTracking().OrderBy(a => a.Name).Select(a => new Place("area", a.Id, a.Name, true)).ToListAsync(),
        };
    }

    private Task<Posted?> PostedAsync(long worker, DateOnly today) => db.Postings.AsNoTracking().Where(p => p.StaffId == worker && p.From <= today && (p.To == null || p.To >= today))
        .OrderByDescending(p => p.From).Select(p => new Posted(p.StaffId, p.Staff.Name, p.UnitId)).FirstOrDefaultAsync();

    private static int LevelOf(Role? role) => role switch
    {
        Role.AreaManager => 1,
        Role.DistrictManager => 2,
        Role.UnitLead => 3,
        Role.UnitWorker => 4,
        _ => 0,
    };

    private sealed record Posted(long StaffId, string Name, long? UnitId);
}
