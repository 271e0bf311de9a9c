using System.Globalization;
using System.Text.Json;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>
/// Puts together everything that is held about one person (spec/5-import-export.md): their own rows, and their families, notifications and cases with
/// all that hangs on them. What tells of somebody else is marked; a row about another person is marked altogether.
/// </summary>
public sealed class PersonRecords(EarlyHelpDbContext db, TimeProvider clock)
{
    // Whoever notified us is named in these altogether.
    private static readonly HashSet<string> OfNotifiers = [nameof(Notification.NotifierName), nameof(Notification.NotifierRole), nameof(Notification.NotifierOrganisation), nameof(Notification.NotifierEmail), nameof(Notification.NotifierTelephone)];

    private static readonly HashSet<string> Unsaid = ["Id", "Version", "NameKey", "SoundKey", "Key", "StreetKey", "LinkHash", "Digest", "WriterIds", "ByStaffId", "StaffId", "ClaimedById", "ProposedById", "FamilyId", "CaseId", "NotificationId"];

    /// <summary>The person's file.</summary>
    public async Task<PersonFile> OfAsync(Person person, Actor by)
    {
        var people = await db.People.AsNoTracking().Where(p => p.Id == person.Id || p.MergedIntoId == person.Id).ToListAsync();
        HashSet<long> own = [.. people.Select(p => p.Id)];
        var familyIds = await db.FamilyMembers.Where(m => own.Contains(m.PersonId)).Select(m => m.FamilyId).Distinct().ToListAsync();
        var families = await db.Families.AsNoTracking().IgnoreAutoIncludes().Where(f => familyIds.Contains(f.Id)).OrderBy(f => f.Reference).ToListAsync();
        var notifications = await db.Notifications.AsNoTracking().Where(n => familyIds.Contains(n.FamilyId)).OrderBy(n => n.ReceivedAt).ToListAsync();
        var cases = await db.Cases.AsNoTracking().Where(c => familyIds.Contains(c.FamilyId)).OrderBy(c => c.PassedOn).ToListAsync();
        var words = new FileWords(db, await ThirdPartiesAsync(people, familyIds, notifications), notifications.ToDictionary(n => n.Id), UkTime.Today(clock));
        var rows = new HangingRows(db);
        List<FileSection> sections = [];
        foreach (var found in cases)
            sections.Add(await SectionAsync($"Case {found.Reference}", words, own, found, await rows.OfAsync(typeof(EarlyHelpCase), [found.Id])));
        foreach (var found in notifications)
            sections.Add(await SectionAsync($"Notification {found.Reference}", words, own, found, await rows.OfAsync(typeof(Notification), [found.Id])));
        foreach (var found in families)
            sections.Add(await SectionAsync($"Family {found.Reference}", words, own, found, await rows.OfAsync(typeof(Family), [found.Id])));
        var hanging = await rows.OfAsync(typeof(Person), [.. own]);
        var addressIds = hanging.Select(r => r.Row).OfType<Residence>().Select(r => r.AddressId).ToList();
        var addresses = await db.Addresses.AsNoTracking().Where(a => addressIds.Contains(a.Id)).ToListAsync();
        sections.Insert(0, await SectionAsync("The person", words, own, people[0], [.. people.Skip(1).Concat<object>(addresses).Select(r => (db.Model.FindEntityType(r.GetType())!, r)), .. hanging]));
        var keys = new Dictionary<ImportedKind, List<long>>
        {
            [ImportedKind.Family] = familyIds, [ImportedKind.Person] = [.. own], [ImportedKind.Case] = [.. cases.Select(c => c.Id)], [ImportedKind.Notification] = [.. notifications.Select(n => n.Id)],
        };
        List<(IEntityType, object)> imported = [];
        foreach (var (kind, ids) in keys)
            imported.AddRange((await db.ImportedRecords.AsNoTracking().Where(r => r.Kind == kind && ids.Contains(r.RecordId)).ToListAsync()).Select(r => (db.Model.FindEntityType(typeof(ImportedRecord))!, (object)r)));
        var looks = await db.Looks.AsNoTracking().Where(l => familyIds.Contains(l.FamilyId)).OrderBy(l => l.At).ToListAsync();
        sections.Add(new("From another system", await words.EntriesAsync(own, imported)));
        sections.Add(new("Who looked at these records", await words.EntriesAsync(own, [.. looks.Select(l => (db.Model.FindEntityType(typeof(Look))!, (object)l))])));
        return new(person.FullName, person.Born, clock.GetUtcNow().UtcDateTime, by.Name, [.. sections.Where(s => s.Entries.Count > 0)]);
    }

    private async Task<FileSection> SectionAsync(string title, FileWords words, HashSet<long> own, object root, IReadOnlyList<(IEntityType Kind, object Row)> rows) =>
        new(title, await words.EntriesAsync(own, [(db.Model.FindEntityType(root.GetType())!, root), .. rows]));

    private async Task<ThirdParties> ThirdPartiesAsync(List<Person> own, List<long> familyIds, List<Notification> notifications)
    {
        var ids = own.Select(p => p.Id).ToList();
        var others = await db.FamilyMembers.Where(m => familyIds.Contains(m.FamilyId) && !ids.Contains(m.PersonId)).Select(m => new { m.Person.FirstName, m.Person.LastName, m.Person.OtherNames, m.Person.Telephone, m.Person.Email }).ToListAsync();
        var staff = await db.Staff.Select(s => new { s.Name, s.Email }).ToListAsync();
        return new(
            [
                .. others.SelectMany(o => ThirdParties.Of(o.FirstName, o.LastName, o.OtherNames).Append(o.Telephone).Append(o.Email)),
                .. staff.SelectMany(s => new[] { s.Name, s.Email }),
                .. notifications.SelectMany(n => new[] { n.NotifierName, n.NotifierEmail, n.NotifierTelephone, n.NotifierOrganisation }),
            ],
            own.SelectMany(p => ThirdParties.Of(p.FirstName, p.LastName, p.OtherNames).Append(p.Telephone).Append(p.Email)));
    }

    internal static bool IsSaid(IProperty property) => property.PropertyInfo is not null && property.ClrType != typeof(byte[]) && !property.Name.EndsWith("Count", StringComparison.Ordinal) && !Unsaid.Contains(property.Name);

    internal static bool IsOfNotifier(string property) => OfNotifiers.Contains(property);

    internal static string? Text(object? value) => value switch
    {
        null or "" => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        string text => text,
        Enum state => Domain.Workflow.StateWords.Of(state.ToString()),
        IConvertible plain => plain.ToString(CultureInfo.InvariantCulture),
        System.Collections.IEnumerable many => string.Join(", ", many.Cast<object>()) is { Length: > 0 } listed ? listed : null,
        _ => JsonSerializer.Serialize(value),
    };
}
