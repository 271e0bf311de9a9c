using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Organisation;

/// <summary>The places of the county with their names of all days, and the changes that an administrator enters. The caller saves.</summary>
public sealed class OrganisationRecords(EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
{
    private DateOnly Today => UkTime.Today(clock);

    private DateTime Now => UkTime.UtcNow(clock);

    /// <summary>Every unit with district, area and county, by their names.</summary>
    public async Task<IReadOnlyList<Unit>> UnitsAsync() => await db.Units.AsNoTracking().Include(u => u.District).ThenInclude(d => d.Area).ThenInclude(a => a.County)
        .OrderBy(u => u.District.Area.Name).ThenBy(u => u.District.Name).ThenBy(u => u.Name).ThenBy(u => u.Id).ToListAsync();

    /// <summary>A place as it stands; null when there is none.</summary>
    public async Task<PlaceKnown?> FindAsync(PlaceKind kind, long id) => (await PlacesAsync()).FirstOrDefault(p => p.Kind == kind && p.Id == id);

    /// <summary>Every change of a name, the latest first.</summary>
    public async Task<IReadOnlyList<PlaceName>> NamesAsync() => await db.PlaceNames.AsNoTracking().OrderByDescending(n => n.From).ThenByDescending(n => n.Id).ToListAsync();

    /// <summary>Every end of a unit, the latest first.</summary>
    public async Task<IReadOnlyList<UnitEnding>> EndingsAsync() =>
        await db.UnitEndings.AsNoTracking().Include(e => e.Unit).Include(e => e.Into).OrderByDescending(e => e.From).ThenByDescending(e => e.Id).ToListAsync();

    /// <summary>Renames a place; from today it is called so at once.</summary>
    public async Task<PlaceName> RenameAsync(PlaceKind kind, long id, string? name, DateOnly from)
    {
        var changes = await db.PlaceNames.ToListAsync();
        var renamed = new PlacesOfCounty(await PlacesAsync(), changes).Rename(kind, id, name, from, current.Actor, Now, Today);
        if (renamed.Id == 0)
            db.Add(renamed);
        if (from == Today)
            await CallAsync(kind, id, renamed.Name);
        return renamed;
    }

    /// <summary>Opens a unit in a district.</summary>
    public async Task<Unit> OpenAsync(District district, string? name, DateOnly from, int capacity)
    {
        var opened = new PlacesOfCounty(await PlacesAsync(), await db.PlaceNames.AsNoTracking().ToListAsync()).Open(district, name, from, capacity, Today);
        db.Add(opened);
        return opened;
    }

    /// <summary>Withdraws a change of a name that is to come.</summary>
    public async Task WithdrawAsync(PlaceName change)
    {
        new PlacesOfCounty([], await db.PlaceNames.ToListAsync()).Withdraw(change, Today);
        db.Remove(change);
    }

    /// <summary>Puts the names of today into force where a change has come due; how many. It saves.</summary>
    public async Task<int> BringIntoForceAsync(CancellationToken stopping = default)
    {
        var today = Today;
        var changes = await db.PlaceNames.AsNoTracking().Where(n => n.From <= today).ToListAsync(stopping);
        if (changes.Count == 0)
            return 0;
        var names = new DatedNames(changes);
        var due = (await PlacesAsync()).Where(p => names.Of(p.Kind, p.Id).Count > 0 && names.On(p.Kind, p.Id, today, p.Name) != p.Name).ToList();
        foreach (var place in due)
            await CallAsync(place.Kind, place.Id, names.On(place.Kind, place.Id, today, place.Name));
        if (due.Count > 0)
            await db.SaveChangesAsync(stopping);
        return due.Count;
    }

    private async Task CallAsync(PlaceKind kind, long id, string name)
    {
        switch (kind)
        {
            case PlaceKind.County:
                (await db.Counties.SingleAsync(c => c.Id == id)).IsCalled(name);
                break;
            case PlaceKind.Area:
                (await db.Areas.SingleAsync(a => a.Id == id)).IsCalled(name);
                break;
            case PlaceKind.District:
                (await db.Districts.SingleAsync(d => d.Id == id)).IsCalled(name);
                break;
            default:
                (await db.Units.SingleAsync(u => u.Id == id)).IsCalled(name);
                break;
        }
    }

    private async Task<List<PlaceKnown>> PlacesAsync() =>
    [
        .. await db.Counties.Select(c => new PlaceKnown(PlaceKind.County, c.Id, c.Name, null, null)).ToListAsync(),
        .. await db.Areas.Select(a => new PlaceKnown(PlaceKind.Area, a.Id, a.Name, a.From, a.To)).ToListAsync(),
        .. await db.Districts.Select(d => new PlaceKnown(PlaceKind.District, d.Id, d.Name, d.From, d.To)).ToListAsync(),
        .. await db.Units.Select(u => new PlaceKnown(PlaceKind.Unit, u.Id, u.Name, u.From, u.To)).ToListAsync(),
    ];
}
