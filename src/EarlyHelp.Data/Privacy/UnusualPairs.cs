using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>Who looked at a family that they may know themselves, or that their work has nothing to do with. A fixed number of queries for many looks.</summary>
internal sealed class UnusualPairs(EarlyHelpDbContext db, LookLimits limits)
{
    private List<long> families = [];
    private List<long> staff = [];

    /// <summary>The unusual ones of these, each with what is unusual.</summary>
    public async Task<IReadOnlyList<(LookedAt Pair, UnusualKind Kind, string Why)>> OfAsync(IReadOnlyList<LookedAt> pairs, CancellationToken stopping)
    {
        (families, staff) = ([.. pairs.Select(p => p.FamilyId).Distinct()], [.. pairs.Select(p => p.StaffId).Distinct()]);
        List<(LookedAt, UnusualKind, string)> unusual = [];
        unusual.AddRange((await SameNameAsync(pairs, stopping)).Select(p => (p, UnusualKind.SameName, "Somebody of the family has the same last name")));
        unusual.AddRange((await SameStreetAsync(pairs, stopping)).Select(p => (p, UnusualKind.SameStreet, "Somebody of the family lives or lived in the same street")));
        unusual.AddRange(await OutsideWorkAsync(pairs, stopping));
        return unusual;
    }

    private async Task<IEnumerable<LookedAt>> SameNameAsync(IReadOnlyList<LookedAt> pairs, CancellationToken stopping)
    {
        var names = (await db.FamilyMembers.AsNoTracking().Where(m => families.Contains(m.FamilyId)).Select(m => new { m.FamilyId, m.Person.LastName, m.Person.OtherNames }).ToListAsync(stopping))
            .ToLookup(m => m.FamilyId, m => NameKey.Of(m.LastName, ",", m.OtherNames));
        return pairs.Where(p => LastName(p.Looks[0].By) is { Length: > 1 } own && names[p.FamilyId].Any(n => n.Split(' ').Contains(own)));
    }

    private static string LastName(string name) => NameKey.Of(name).Split(' ')[^1];

    private async Task<IEnumerable<LookedAt>> SameStreetAsync(IReadOnlyList<LookedAt> pairs, CancellationToken stopping)
    {
        var streets = await db.StaffStreets.AsNoTracking().Where(s => staff.Contains(s.StaffId)).ToDictionaryAsync(s => s.StaffId, stopping);
        if (streets.Count == 0)
            return [];
        List<long> asked = [.. pairs.Where(p => streets.ContainsKey(p.StaffId)).Select(p => p.FamilyId).Distinct()];
        var homes = (await db.FamilyMembers.AsNoTracking().Where(m => asked.Contains(m.FamilyId))
            .SelectMany(m => m.Person.Residences, (m, r) => new { m.FamilyId, r.Address.Postcode, r.Address.StreetKey }).ToListAsync(stopping)).ToLookup(h => h.FamilyId);
        return pairs.Where(p => streets.TryGetValue(p.StaffId, out var street) && homes[p.FamilyId].Any(h => street.Has(h.Postcode, h.StreetKey)));
    }

    // A case or notification of a family that was merged into this one is of this one by now.
    private async Task<IEnumerable<(LookedAt, UnusualKind, string)>> OutsideWorkAsync(IReadOnlyList<LookedAt> pairs, CancellationToken stopping)
    {
        var postings = (await db.Postings.AsNoTracking().Where(p => staff.Contains(p.StaffId)).ToListAsync(stopping)).ToLookup(p => p.StaffId);
        var cases = (await db.Cases.AsNoTracking().Where(c => families.Contains(c.FamilyId)).Select(c => new Place(c.FamilyId, c.UnitId, c.DistrictId, c.District.AreaId)).ToListAsync(stopping)).ToLookup(c => c.FamilyId);
        var offered = (await db.Cases.AsNoTracking().Where(c => families.Contains(c.FamilyId) && c.OfferedDistrictId != null).Select(c => new { c.FamilyId, District = c.OfferedDistrictId!.Value }).ToListAsync(stopping)).ToLookup(c => c.FamilyId, c => c.District);
        var stepDowns = (await db.StepDowns.AsNoTracking().Where(s => families.Contains(s.FamilyId)).Select(s => new Place(s.FamilyId, s.UnitId, s.DistrictId, s.District.AreaId)).ToListAsync(stopping)).ToLookup(s => s.FamilyId);
        var notifications = (await db.Notifications.AsNoTracking().Where(n => families.Contains(n.FamilyId)).Select(n => new Told(n.FamilyId, n.DistrictId, db.Districts.Where(d => d.Id == n.DistrictId).Select(d => (long?)d.AreaId).FirstOrDefault(), n.DecidedOn)).ToListAsync(stopping)).ToLookup(n => n.FamilyId);
        return from pair in pairs
               let day = UkTime.DayOf(pair.Looks[0].At)
               let posting = postings[pair.StaffId].Where(p => p.From <= day && (p.To is null || p.To >= day)).MaxBy(p => p.From)
               where posting is not null
               let work = new FamilyWork([.. cases[pair.FamilyId], .. stepDowns[pair.FamilyId]], [.. offered[pair.FamilyId]], [.. notifications[pair.FamilyId]])
               let why = Why(posting, work, day)
               where why is not null
               select (pair, UnusualKind.OutsideWork, why);
    }

    private string? Why(Posting posting, FamilyWork work, DateOnly day) => posting.Role switch
    {
        Role.UnitWorker or Role.UnitLead when posting.UnitId is { } unit && !work.Places.Any(p => p.UnitId == unit || (p.UnitId is null && p.DistrictId == posting.DistrictId)) => "The family has no case in their unit",
        Role.DistrictManager when posting.DistrictId is { } district && !work.Places.Any(p => p.DistrictId == district) && !work.Offered.Contains(district) && !work.Told.Any(n => n.DistrictId == district) =>
            "The family has no case and no notification in their district",
        Role.AreaManager when posting.AreaId is { } area && !work.Places.Any(p => p.AreaId == area) && work.Told.All(n => n.AreaId != area || n.DecidedOn is null) => "The family has no case and no decided notification in their area",
        Role.TriageOfficer or Role.TriageManager when !work.Told.Any(n => n.DecidedOn is null || n.DecidedOn.Value.AddDays(limits.TriageDays) >= day) =>
            $"No notification of the family waits or was decided within {limits.TriageDays} days",
        _ => null,
    };

    private sealed record Place(long FamilyId, long? UnitId, long DistrictId, long AreaId);

    private sealed record Told(long FamilyId, long? DistrictId, long? AreaId, DateOnly? DecidedOn);

    private sealed record FamilyWork(IReadOnlyList<Place> Places, IReadOnlyList<long> Offered, IReadOnlyList<Told> Told);
}
