using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Supervision;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>Reads the audit of records that are already in the reader's reach: every change with before and after, every look.</summary>
public sealed class AuditReader(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    // What lead and worker talked through, and documents, are for those who work on the case; their audit is no way around.
    private static readonly string[] OfWhoWorksOnIt = [nameof(SupervisionRecord), nameof(SupervisionAction), nameof(CaseDocument)];

    private readonly AuditWords words = new(db);

    // Keys of a family that is read and of its people: asked once, for its list, its count and its names.
    private readonly Dictionary<long, List<long>> merged = [];
    private readonly Dictionary<long, List<long>> members = [];

    /// <summary>Lines on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The newest changes of one record, for the person whose save met them.</summary>
    public async Task<IReadOnlyList<AuditLine>> NewestAsync(Versioned record, int count)
    {
        var entries = await (await AboutAsync(record)).OrderByDescending(e => e.Id).Take(count).ToListAsync();
        return await words.OfAsync(entries);
    }

    /// <summary>A page of changes, or all where no page is named, newest first.</summary>
    public async Task<IReadOnlyList<AuditLine>> ChangesAsync(Versioned record, AuditFilter filter, int? page)
    {
        var entries = await filter.Of(await AboutAsync(record)).OrderByDescending(e => e.Id).OnPage(page, PageSize).ToListAsync();
        return await words.OfAsync(entries);
    }

    /// <summary>How many changes.</summary>
    public async Task<int> CountAsync(Versioned record, AuditFilter filter) => await filter.Of(await AboutAsync(record)).CountAsync();

    /// <summary>A page of looks at the record, or all where no page is named, newest first.</summary>
    public async Task<IReadOnlyList<Look>> LooksAsync(Versioned record, AuditFilter filter, int? page) =>
        await filter.Of(await LooksAtAsync(record)).OrderByDescending(l => l.Id).OnPage(page, PageSize).ToListAsync();

    /// <summary>How many looks.</summary>
    public async Task<int> CountLooksAsync(Versioned record, AuditFilter filter) => await filter.Of(await LooksAtAsync(record)).CountAsync();

    /// <summary>Who looked at the record or changed it, by name.</summary>
    public async Task<IReadOnlyList<string>> WhoAsync(Versioned record) =>
        [.. (await (await LooksAtAsync(record)).Select(l => l.By).Distinct().ToListAsync()).Union(await (await AboutAsync(record)).Select(e => e.By).Distinct().ToListAsync()).Order(StringComparer.Ordinal)];

    private async Task<IQueryable<AuditEntry>> AboutAsync(Versioned record) =>
        // How a colleague knows a family is between them and the privacy officer.
        record is Family family ? Told(await AboutFamilyAsync(family.Id))
        : record is EarlyHelpCase given && current.Actor.Role != Role.PrivacyOfficer && !await reach.WorksOnAsync(given)
            ? About(record).Where(e => !OfWhoWorksOnIt.Contains(e.Entity))
            : About(record);

    private IQueryable<AuditEntry> Told(IQueryable<AuditEntry> ofFamily) =>
        current.Actor.Role == Role.PrivacyOfficer ? ofFamily : ofFamily.Where(e => e.Entity != nameof(DeclaredInterest));

    private IQueryable<AuditEntry> About(Versioned record) => record switch
    {
        Notification => db.AuditEntries.AsNoTracking().Where(e => e.NotificationId == record.Id),
        EarlyHelpCase => db.AuditEntries.AsNoTracking().Where(e => e.CaseId == record.Id),
        Person => AboutPerson(record.Id),
        _ => Rows(record.GetType().Name, record.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    };

    // Of themselves, and of families whose audit may be read; what was done with them in a case is that case's. Of somebody who also belongs to a hidden
    // family nothing: neither where they are nor who works with them there.
    private IQueryable<AuditEntry> AboutPerson(long id) => db.AuditEntries.AsNoTracking().Where(e =>
        e.PersonId == id && !reach.HiddenPeopleToAudit.Contains(id) && e.CaseId == null && e.NotificationId == null
        && (e.FamilyId == null || reach.FamiliesToAudit.Any(f => f.Id == e.FamilyId)));

    // With its people, and what was merged into it. What was done with a person in another family's work is that family's, and of somebody who also
    // belongs to a hidden one nothing is told from here.
    private async Task<IQueryable<AuditEntry>> AboutFamilyAsync(long id)
    {
        var families = await WithMergedAsync(id);
        if (!members.TryGetValue(id, out var people))
            members.Add(id, people = await db.FamilyMembers.Where(m => m.FamilyId == id && !reach.HiddenPeopleToAudit.Contains(m.PersonId)).Select(m => m.PersonId).Distinct().ToListAsync());
        return db.AuditEntries.AsNoTracking().Where(e =>
            (e.FamilyId != null && families.Contains(e.FamilyId.Value))
            || (e.PersonId != null && people.Contains(e.PersonId.Value) && e.FamilyId == null
                && (e.CaseId == null || db.Cases.Any(c => c.Id == e.CaseId && c.FamilyId == id))
                && (e.NotificationId == null || db.Notifications.Any(n => n.Id == e.NotificationId && n.FamilyId == id))));
    }

    // By their keys, each of which an index finds: asked for "of it, or of one that was merged into it", everything that ever happened would be read.
    private async Task<List<long>> WithMergedAsync(long id) =>
        merged.TryGetValue(id, out var known) ? known : merged[id] = [id, .. await db.Families.Where(f => f.MergedIntoId == id).Select(f => f.Id).ToListAsync()];

    private IQueryable<AuditEntry> Rows(string entity, string key) => db.AuditEntries.AsNoTracking().Where(e => e.Entity == entity && e.EntityKey == key);

    private async Task<IQueryable<Look>> LooksAtAsync(Versioned record)
    {
        if (record is Notification)
            return db.Looks.AsNoTracking().Where(l => l.NotificationId == record.Id);
        if (record is EarlyHelpCase)
            return db.Looks.AsNoTracking().Where(l => l.CaseId == record.Id);
        var families = await WithMergedAsync(record.Id);
        return db.Looks.AsNoTracking().Where(l => families.Contains(l.FamilyId));
    }
}

/// <summary>One change as people read it.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="What">What kind of row was added, changed or removed, in words.</param>
/// <param name="Values">Each value before and after.</param>
public sealed record AuditLine(DateTime At, string By, string What, IReadOnlyList<AuditedValue> Values);

/// <summary>Of whom and of which days changes and looks are shown.</summary>
/// <param name="Who">By whom, the whole name; null for everybody.</param>
/// <param name="From">First local day, or null.</param>
/// <param name="To">Last local day, or null.</param>
public sealed record AuditFilter(string? Who = null, DateOnly? From = null, DateOnly? To = null)
{
    internal IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries)
    {
        var (first, last) = Instants();
        return entries.Where(e => (Who == null || e.By == Who) && (first == null || e.At >= first) && (last == null || e.At < last));
    }

    internal IQueryable<Look> Of(IQueryable<Look> looks)
    {
        var (first, last) = Instants();
        return looks.Where(l => (Who == null || l.By == Who) && (first == null || l.At >= first) && (last == null || l.At < last));
    }

    // There is no day behind the last of all: until it is until ever.
    private (DateTime? First, DateTime? Last) Instants() => (Start(From), Start(To == DateOnly.MaxValue ? null : To?.AddDays(1)));

    private static DateTime? Start(DateOnly? day) => day is { } known ? UkTime.ToUtc(known.ToDateTime(TimeOnly.MinValue)) : null;
}
