using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Seeding;

/// <summary>What every database starts with: the example county's organisation, postcode suggestions, service standards and bank holidays.</summary>
public sealed class ReferenceData(EarlyHelpDbContext db)
{
    /// <summary>The first day of the shipped organisation.</summary>
    public static readonly DateOnly Beginning = new(2014, 4, 1);

    /// <summary>Adds what is missing; does nothing to a database that has an organisation.</summary>
    public async Task AddAsync()
    {
        if (await db.Counties.AnyAsync())
            return;
        db.AddRange(ServiceStandards.Shipped().Rows);
        db.AddRange(WorkingCalendar.ShippedHolidays());
        db.AddRange(RetentionRule.Shipped(Beginning));
        db.Add(PrivacyNotice.Shipped(Text("privacy-notice.txt"), Beginning, Domain.UkTime.ToUtc(Beginning.ToDateTime(TimeOnly.MinValue))));
        var districts = AddOrganisation();
        foreach (var row in Rows("postcode-districts.csv"))
            db.Add(new PostcodeSuggestion(row[0], districts[row[1]]));
        await db.SaveChangesAsync();
    }

    private Dictionary<string, District> AddOrganisation()
    {
        County? county = null;
        var areas = new Dictionary<string, Area>();
        var districts = new Dictionary<string, District>();
        foreach (var row in Rows("organisation.csv"))
        {
            county ??= new County(row[0]);
            if (!areas.TryGetValue(row[1], out var area))
                areas.Add(row[1], area = new Area(county, row[1], Beginning));
            if (!districts.TryGetValue(row[2], out var district))
                districts.Add(row[2], district = new District(area, row[2], Beginning));
            db.Add(new Unit(district, row[3], Beginning));
        }

        return districts;
    }

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(ReferenceData).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string[]> Rows(string resource) =>
        [.. Text(resource).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))];
}
