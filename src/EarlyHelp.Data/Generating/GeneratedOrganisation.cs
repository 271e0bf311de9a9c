using System.Globalization;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// The organisation and its people: the shipped one, as often as the size asks, and who is missing in it. People of the demonstration stay where they
/// are and work along.
/// </summary>
internal sealed class GeneratedOrganisation(EarlyHelpDbContext db, GenerationSize size, Chance chance)
{
    private const int SocialCareOfDistrict = 3;
    private static readonly string[] Copies = ["North", "South", "East", "West", "Upper", "Lower", "Great", "Little", "New"];

    // What is left of the staff, in turn: they read and help, and hold no family.
    private static readonly Role[] Others = [Role.OpenAccessWorker, Role.SocialCarePartner, Role.TriageOfficer, Role.OpenAccessWorker, Role.Analyst, Role.QualityAuditor, Role.SocialCarePartner];

    private readonly List<StaffMember> people = [];

    /// <summary>Those who work in triage.</summary>
    public IReadOnlyList<Colleague> Triage { get; private set; } = [];

    /// <summary>The districts, in an order that stays.</summary>
    public IReadOnlyList<DistrictPlace> Districts { get; private set; } = [];

    /// <summary>Saves what is missing, and reads all of it.</summary>
    public async Task MakeAsync()
    {
        var places = await PlacesAsync();
        people.AddRange(await db.Staff.Include(s => s.Postings).OrderBy(s => s.Id).ToListAsync());
        foreach (var (district, units) in places)
            Fill(district, units, places.Sum(p => p.Units.Count));
        while (Posted(Role.TriageOfficer).Count() < 2 + (size.Workers / 10))
            Post(Role.TriageOfficer);
        for (var i = 0; people.Count < size.Staff; i++)
            Post(Others[i % Others.Length], places[i % places.Count].District);
        await db.SaveChangesAsync();
        var postcodes = (await db.PostcodeSuggestions.AsNoTracking().OrderBy(p => p.OutwardCode).ToListAsync()).ToLookup(p => p.DistrictId, p => p.OutwardCode);
        Triage = [.. Posted(Role.TriageOfficer).Select(Colleague)];
        Districts = [.. places.Select((p, i) => Place(p.District, p.Units, [.. postcodes[places[i / size.Counties * size.Counties].District.Id]]))];
        db.ChangeTracker.Clear();
    }

    // A copy stands right behind the district that it copies, whose postcodes are its own.
    private async Task<List<(District District, List<Unit> Units)>> PlacesAsync()
    {
        var units = await db.Units.Include(u => u.District.Area.County).OrderBy(u => u.Id).ToListAsync();
        List<(District District, List<Unit> Units)> places = [];
        Dictionary<string, Area> areas = [];
        foreach (var own in units.GroupBy(u => u.District))
        {
            places.Add((own.Key, [.. own]));
            foreach (var copy in Copies.Take(size.Counties - 1))
            {
                var name = $"{copy} {own.Key.Area.Name}";
                if (!areas.TryGetValue(name, out var area))
                    areas[name] = area = new Area(own.Key.Area.County, name, ReferenceData.Beginning);
                var district = new District(area, $"{copy} {own.Key.Name}", ReferenceData.Beginning);
                List<Unit> copies = [.. own.Select(u => new Unit(district, $"{copy} {u.Name}", ReferenceData.Beginning))];
                db.AddRange(copies);
                places.Add((district, copies));
            }
        }

        await db.SaveChangesAsync();
        return places;
    }

    private void Fill(District district, List<Unit> units, int allUnits)
    {
        if (!Posted(Role.DistrictManager, district).Any())
            Post(Role.DistrictManager, district);
        while (Posted(Role.SocialCarePartner, district).Count() < SocialCareOfDistrict)
            Post(Role.SocialCarePartner, district);
        foreach (var unit in units)
        {
            var workers = (size.Workers / allUnits) + (chance.Is((double)(size.Workers % allUnits) / allUnits) ? 1 : 0);
            if (!Posted(Role.UnitLead, unit: unit).Any())
                Post(Role.UnitLead, unit: unit);
            while (Posted(Role.UnitWorker, unit: unit).Count() < workers)
                Post(Role.UnitWorker, unit: unit);
        }

        if (!units.Any(u => Posted(Role.UnitWorker, unit: u).Any()))
            Post(Role.UnitWorker, unit: units[0]);
    }

    private DistrictPlace Place(District district, List<Unit> units, string[] postcodes) => new(
        district, Colleague(Posted(Role.DistrictManager, district).First()), [.. Posted(Role.SocialCarePartner, district).Select(Colleague)],
        [
            .. units.Select(u => new UnitPlace(u, Colleague(Posted(Role.UnitLead, unit: u).First()), [.. Posted(Role.UnitWorker, unit: u).Select(Colleague).Select(c => new WorkerPlace(c))]))
                .Where(u => u.Workers.Count > 0),
        ], postcodes);

    private IEnumerable<StaffMember> Posted(Role role, District? district = null, Unit? unit = null) =>
        people.Where(s => Now(s) is { } now && now.Role == role && (district is null || now.District == district) && (unit is null || now.Unit == unit));

    private static Posting? Now(StaffMember person) => person.Postings.LastOrDefault(p => p.To is null);

    private static Colleague Colleague(StaffMember person) => new(person, Actor.Staff(person, Now(person)!));

    private void Post(Role role, District? district = null, Unit? unit = null)
    {
        var number = people.Count + 1;
        var person = new StaffMember($"{chance.One(InventedNames.FirstNames)} {InventedNames.Surname(chance)}", string.Create(CultureInfo.InvariantCulture, $"staff.{number}@county.example"));
        person.Post(role, ReferenceData.Beginning, district: district, unit: unit);
        people.Add(person);
        db.Add(person);
    }
}
