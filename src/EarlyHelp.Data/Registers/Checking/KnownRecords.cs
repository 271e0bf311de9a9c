using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Registers;

/// <summary>What the database holds already, as far as an import asks for it: records of earlier imports, the organisation, staff.</summary>
internal sealed class KnownRecords
{
    /// <summary>Records of earlier imports, by kind and reference.</summary>
    public required IReadOnlyDictionary<ImportedKind, Dictionary<string, Known>> Records { get; init; }

    /// <summary>The organisation and the code lists.</summary>
    public required RegisterNames Names { get; init; }

    /// <summary>District and area of each unit.</summary>
    public required IReadOnlyDictionary<long, (long DistrictId, long AreaId)> Units { get; init; }

    /// <summary>Staff by e-mail address.</summary>
    public required Dictionary<string, long> Staff { get; init; }

    /// <summary>Figures from outside that are here: what they say.</summary>
    public required IReadOnlyDictionary<(string Indicator, string Month, long? DistrictId), (decimal? Numerator, decimal Denominator, decimal? Target, Direction? Direction)> Figures { get; init; }

    /// <summary>References of records that began here, by kind.</summary>
    public required IReadOnlyDictionary<ImportedKind, HashSet<string>> BegunHere { get; init; }

    /// <summary>Database keys of people who were first met here.</summary>
    public required HashSet<long> PeopleOfHere { get; init; }

    /// <summary>The record of an earlier import, or what a file said of one; null when there is none.</summary>
    public Known? Of(ImportedKind kind, string reference) => Records.GetValueOrDefault(kind)?.GetValueOrDefault(reference);

    /// <summary>Whether a reference is one of ours, of a record that began here: an export of this service came back.</summary>
    public bool BeganHere(ImportedKind kind, string reference) => Of(kind, reference) is null && (kind == ImportedKind.Person
        ? PersonName.KeyOf(reference) is { } id && PeopleOfHere.Contains(id)
        : BegunHere.TryGetValue(kind, out var begun) && begun.Contains(reference));

    /// <summary>Whether nothing came to it since: then what was found in a folder stands, but for records that were worked on.</summary>
    public bool HoldsAsManyAs(KnownRecords before) => Sizes().SequenceEqual(before.Sizes());

    private IEnumerable<int> Sizes() =>
        [.. Records.Values.Select(r => r.Count), .. BegunHere.Values.Select(b => b.Count), PeopleOfHere.Count, Units.Count, Staff.Count, Figures.Count, Names.Districts.Count, Names.Units.Count];

    /// <summary>Reads it.</summary>
    public static async Task<KnownRecords> ReadAsync(EarlyHelpDbContext db, RegisterFolder folder, DateTime nowUtc, CancellationToken stop)
    {
        var units = await db.Units.Select(u => new { u.Id, u.Name, u.DistrictId, u.District.AreaId }).ToListAsync(stop);
        var former = await db.PlaceNames.AsNoTracking().ToListAsync(stop);
        return new()
        {
            Records = new Dictionary<ImportedKind, Dictionary<string, Known>>(await PartsAsync(db, folder, stop))
            {
                [ImportedKind.Family] = await Index(db.ImportedRecords.Where(r => r.Kind == ImportedKind.Family).Join(db.Families, r => r.RecordId, f => f.Id, (r, f) => new Known(r.Id, r.Reference, f.MergedIntoId ?? f.Id, r.Digest, r.RecordVersion, r.RecordVersion, null)), stop),
                [ImportedKind.Person] = await Index(db.ImportedRecords.Where(r => r.Kind == ImportedKind.Person).Join(db.People, r => r.RecordId, p => p.Id, (r, p) => new Known(r.Id, r.Reference, p.Id, r.Digest, r.RecordVersion, p.Version, null)), stop),
                [ImportedKind.Notification] = await Index(db.ImportedRecords.Where(r => r.Kind == ImportedKind.Notification).Join(db.Notifications, r => r.RecordId, n => n.Id, (r, n) => new Known(r.Id, r.Reference, n.Id, r.Digest, r.RecordVersion, n.Version, n.ReceivedOn)), stop),
                [ImportedKind.Case] = await Index(db.ImportedRecords.Where(r => r.Kind == ImportedKind.Case).Join(db.Cases, r => r.RecordId, c => c.Id, (r, c) => new Known(r.Id, r.Reference, c.Id, r.Digest, r.RecordVersion, c.Version, null)), stop),
                [ImportedKind.Episode] = await Index(db.ImportedRecords.Where(r => r.Kind == ImportedKind.Episode).Select(r => new Known(r.Id, r.Reference, r.RecordId, r.Digest, 0, 0, null)), stop),
                [ImportedKind.Transfer] = await Index(db.ImportedRecords.Where(r => r.Kind == ImportedKind.Transfer).Select(r => new Known(r.Id, r.Reference, r.RecordId, r.Digest, 0, 0, null)), stop),
            },
            BegunHere = new Dictionary<ImportedKind, HashSet<string>>
            {
                [ImportedKind.Family] = await Texts(db.Families.Where(f => !db.ImportedRecords.Any(r => r.Kind == ImportedKind.Family && r.RecordId == f.Id)).Select(f => f.Reference), stop),
                [ImportedKind.Notification] = await Texts(db.Notifications.Where(n => n.Channel != NotificationChannel.Imported).Select(n => n.Reference), stop),
                [ImportedKind.Case] = await Texts(db.Cases.Where(c => c.ImportedOn == null).Select(c => c.Reference), stop),
                [ImportedKind.Transfer] = await Texts(db.StepDowns.Select(s => s.Reference).Concat(db.StepUps.Select(s => s.Reference)), stop),
            },
            PeopleOfHere = await db.People.Where(p => !db.ImportedRecords.Any(r => r.Kind == ImportedKind.Person && r.RecordId == p.Id)).Select(p => p.Id).ToHashSetAsync(stop),
            Figures = (await db.OutsideFigures.AsNoTracking().ToListAsync(stop)).GroupBy(f => (f.Indicator, f.Month, f.DistrictId)).ToDictionary(g => g.Key, g => (g.Last().Numerator, g.Last().Denominator, g.Last().Target, g.Last().Direction)),
            Units = units.ToDictionary(u => u.Id, u => (u.DistrictId, u.AreaId)),
            Staff = await db.Staff.ToDictionaryAsync(s => s.Email, s => s.Id, StringComparer.OrdinalIgnoreCase, stop),
            Names = new RegisterNames(
                ByName((await db.Districts.Select(d => new { d.Id, d.Name }).ToListAsync(stop)).Select(d => (d.Name, d.Id)), Former(former, PlaceKind.District)),
                ByName(units.Select(u => (u.Name, u.Id)), Former(former, PlaceKind.Unit)),
                Codes(Agencies.List), Codes(PersonCodes.Ethnicity), nowUtc),
        };
    }

    // What files of parts said before is read for the files that are in the folder.
    private static async Task<Dictionary<ImportedKind, Dictionary<string, Known>>> PartsAsync(EarlyHelpDbContext db, RegisterFolder folder, CancellationToken stop)
    {
        Dictionary<ImportedKind, Dictionary<string, Known>> parts = [];
        foreach (var kind in folder.Files.SelectMany(f => f == RegisterFile.Clocks ? [ImportedKind.NotificationClocks, ImportedKind.CaseClocks] : f.Part is { } part ? [part] : Array.Empty<ImportedKind>()))
            parts[kind] = await Index(db.ImportedRecords.Where(r => r.Kind == kind).Select(r => new Known(r.Id, r.Reference, r.RecordId, r.Digest, 0, 0, null)), stop);
        return parts;
    }

    private static async Task<HashSet<string>> Texts(IQueryable<string> references, CancellationToken stop) => (await references.ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);

    // Six digits, as they are read out: behind a larger number the counters would run out of them.
    private const int LargestKept = 899_999;

    /// <summary>Whether a reference is written as our own are, and of this kind: it is then kept.</summary>
    public static Reference? OwnFormat(ReferenceKind kind, string reference) => Reference.Parse(reference) is { } own && own.Kind == kind && own.Number <= LargestKept && own.ToString() == reference ? own : null;

    private static async Task<Dictionary<string, Known>> Index(IQueryable<Known> records, CancellationToken stop) => await records.ToDictionaryAsync(r => r.Reference, StringComparer.Ordinal, stop);

    // A name that was given again belongs to the newest of its name.
    // A register tells of years in which a place was called otherwise; a name that another place has today is that place's.
    private static Dictionary<string, long> ByName(IEnumerable<(string Name, long Id)> named, IEnumerable<(string Name, long Id)> former)
    {
        var byName = named.GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.Max(n => n.Id), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, id) in former)
            byName.TryAdd(name, id);
        return byName;
    }

    private static IEnumerable<(string Name, long Id)> Former(IEnumerable<PlaceName> changes, PlaceKind kind) => changes.Where(n => n.Kind == kind).SelectMany(n => new[] { (n.Before, n.PlaceId), (n.Name, n.PlaceId) });

    private static Dictionary<string, string> Codes(CodeList list) => list.Codes.ToDictionary(c => c.Value, c => c.Value, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A record of an earlier import.</summary>
/// <param name="RowId">Database key of what the import kept of it.</param>
/// <param name="Reference">The old system's reference.</param>
/// <param name="RecordId">Database key of the record.</param>
/// <param name="Digest">Digest of its row.</param>
/// <param name="ImportedVersion">Version of the record after the import.</param>
/// <param name="Version">Version of the record now.</param>
/// <param name="ReceivedOn">Of a notification the day of receipt.</param>
internal sealed record Known(long RowId, string Reference, long RecordId, string Digest, int ImportedVersion, int Version, DateOnly? ReceivedOn)
{
    /// <summary>Whether somebody has worked on it here since it was imported.</summary>
    public bool WasWorkedOn => Version != ImportedVersion;
}
