using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.AccessRequests;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>
/// Puts together everything that is held about one person (spec/5-import-export.md): their own rows, and their families, notifications and cases with
/// all that hangs on them from the time they belonged to them. What tells of somebody else is marked; a row about another person is marked altogether.
/// </summary>
public sealed class PersonRecords(EarlyHelpDbContext db, CountyForms forms, TimeProvider clock)
{
    /// <summary>The person's file.</summary>
    public async Task<PersonFile> OfAsync(Person person, Actor by)
    {
        var people = await db.People.AsNoTracking().Where(p => p.Id == person.Id || p.MergedIntoId == person.Id).OrderByDescending(p => p.Id == person.Id).ThenBy(p => p.Id).ToListAsync();
        var held = await HeldAsync(people);
        var rows = await SectionsAsync(held);
        var owner = await OwnerAsync(held, rows.SelectMany(s => s.Rows));
        var words = new FileWords(db, owner, new FileDocuments(owner, held.Notifications.ToDictionary(n => n.Id), await forms.ListsAsync()));
        List<(string Title, IReadOnlyList<DraftEntry> Entries)> drafts = [];
        foreach (var (title, some) in rows)
            drafts.Add((title, await words.DraftsAsync(some)));
        var others = await ThirdPartiesAsync(held, owner, [.. drafts.SelectMany(d => d.Entries).SelectMany(e => e.Lines)]);
        return new(person.FullName, person.Born, clock.GetUtcNow().UtcDateTime, by.Name,
            [.. held.Families.Where(f => held.Belonging[f.Id].To is not null).Select(f => new FamilyLeft(f.Reference, held.Belonging[f.Id].To!.Value))],
            [.. drafts.Where(d => d.Entries.Count > 0).Select(d => new FileSection(d.Title, [.. d.Entries.Select(e => e.Marked(others))]))]);
    }

    private sealed record Held(IReadOnlyList<Person> People, IReadOnlyDictionary<long, Belonging> Belonging, IReadOnlyList<Family> Families, IReadOnlyList<Notification> Notifications, IReadOnlyList<EarlyHelpCase> Cases)
    {
        public IReadOnlyList<long> Ids { get; } = [.. People.Select(p => p.Id)];

        public IReadOnlySet<(Type Kind, string Key)> Naming { get; init; } = new HashSet<(Type, string)>();

        public HashSet<string> MergeReasons { get; init; } = [];
    }

    private async Task<Held> HeldAsync(IReadOnlyList<Person> people)
    {
        var ids = people.Select(p => p.Id).ToList();
        var members = await db.FamilyMembers.AsNoTracking().IgnoreAutoIncludes().Where(m => ids.Contains(m.PersonId)).ToListAsync();
        var belonging = members.GroupBy(m => m.FamilyId).ToDictionary(g => g.Key, g => Belonging.Of([.. g]));
        var familyIds = belonging.Keys.ToList();
        var families = await db.Families.AsNoTracking().IgnoreAutoIncludes().Where(f => familyIds.Contains(f.Id)).OrderBy(f => f.Reference).ToListAsync();
        var notifications = await db.Notifications.AsNoTracking().Include(n => n.Versions).Where(n => familyIds.Contains(n.FamilyId)).OrderBy(n => n.ReceivedAt).ToListAsync();
        var cases = await db.Cases.AsNoTracking().IgnoreAutoIncludes().Where(c => familyIds.Contains(c.FamilyId)).OrderBy(c => c.PassedOn).ToListAsync();
        return new(people, belonging, families, [.. notifications.Where(n => !belonging[n.FamilyId].BeginsLater(n))], [.. cases.Where(c => !belonging[c.FamilyId].BeginsLater(c))])
        {
            Naming = belonging.Values.Any(b => b.To is not null) ? await new HangingRows(db).NamingAsync(ids) : new HashSet<(Type, string)>(),
            MergeReasons = (await db.RecordMerges.Where(m => familyIds.Contains(m.FamilyId) || familyIds.Contains(m.SurvivorId)).Select(m => m.Reason).ToListAsync()).ToHashSet(),
        };
    }

    private async Task<List<(string Title, IReadOnlyList<FileRow> Rows)>> SectionsAsync(Held held)
    {
        var hanging = new HangingRows(db);
        List<(string Title, IReadOnlyList<FileRow> Rows)> sections = [];
        foreach (var found in held.Cases)
            sections.Add(($"Case {found.Reference}", await RowsAsync(held, hanging, found, found.Id, found.FamilyId)));
        foreach (var found in held.Notifications)
            sections.Add(($"Notification {found.Reference}", await RowsAsync(held, hanging, found, found.Id, found.FamilyId)));
        foreach (var found in held.Families)
            sections.Add(($"Family {found.Reference}", await RowsAsync(held, hanging, found, found.Id, found.Id)));
        // What names the person by key wherever it is, also in a family they left.
        var own = await hanging.OfAsync(typeof(Person), held.Ids, (_, _) => true);
        var addressIds = own.Select(r => r.Row).OfType<Residence>().Select(r => r.AddressId).ToList();
        var addresses = await db.Addresses.AsNoTracking().Where(a => addressIds.Contains(a.Id)).ToListAsync();
        sections.Insert(0, ("The person", [.. held.People.Concat<object>(addresses).Select(Row), .. own.Select(r => new FileRow(r.Kind, r.Row))]));
        sections.Add(("From another system", [.. (await ImportedAsync(held)).Select(Row)]));
        sections.Add(("Who looked at these records", [.. (await LooksAsync(held)).Select(Row)]));
        return sections;
    }

    private async Task<IReadOnlyList<FileRow>> RowsAsync(Held held, HangingRows hanging, object record, long id, long familyId)
    {
        var belonging = held.Belonging[familyId];
        var rows = await hanging.OfAsync(record.GetType(), [id], (kind, row) => !IsOfMerge(held, row) && (!belonging.IsLater(kind, row) || Names(held, kind, row) || NamesInWords(held, row)));
        return [.. rows.Prepend((KindOf(record), record)).Select(r => new FileRow(r.Item1, r.Item2, Names(held, r.Item1, r.Item2) ? null : belonging.WhyMarked(record, r.Item1, r.Item2)))];
    }

    private static bool Names(Held held, IEntityType kind, object row) => FileWords.PeopleOf(kind, row).Any(held.Ids.Contains) || held.Naming.Contains((kind.ClrType, HangingRows.KeyOf(kind, row)));

    // A merge is remembered with its reason, which tells of two families as the merge itself does.
    private static bool IsOfMerge(Held held, object row) => row is TimelineEntry { Detail: { } detail } && held.MergeReasons.Contains(detail);

    private static bool NamesInWords(Held held, object row) => row is Assessment { SubmittedAt: not null } assessment && AssessmentContent.FromJson(assessment.ContentJson).People.Any(held.Ids.Contains);

    private async Task<List<ImportedRecord>> ImportedAsync(Held held)
    {
        var keys = new Dictionary<ImportedKind, IReadOnlyList<long>>
        {
            [ImportedKind.Family] = [.. held.Belonging.Keys], [ImportedKind.Person] = held.Ids, [ImportedKind.Case] = [.. held.Cases.Select(c => c.Id)], [ImportedKind.Notification] = [.. held.Notifications.Select(n => n.Id)],
        };
        List<ImportedRecord> imported = [];
        foreach (var (kind, ids) in keys)
            imported.AddRange(await db.ImportedRecords.AsNoTracking().Where(r => r.Kind == kind && ids.Contains(r.RecordId)).ToListAsync());
        return imported;
    }

    // Not that somebody else of the family asked for theirs, nor what was looked at after the person left.
    private async Task<List<Auditing.Look>> LooksAsync(Held held)
    {
        var familyIds = held.Belonging.Keys.ToList();
        var looks = await db.Looks.AsNoTracking().Where(l => familyIds.Contains(l.FamilyId) && (l.PersonId == null || held.Ids.Contains(l.PersonId.Value))).OrderBy(l => l.At).ToListAsync();
        return [.. looks.Where(l => l.PersonId is not null || !held.Belonging[l.FamilyId].IsLater(KindOf(l), l))];
    }

    private async Task<FileOwner> OwnerAsync(Held held, IEnumerable<FileRow> rows)
    {
        var familyIds = held.Belonging.Keys.ToList();
        var named = rows.SelectMany(r => FileWords.PeopleOf(r.Kind, r.Row)).ToHashSet();
        named.UnionWith(await db.FamilyMembers.Where(m => familyIds.Contains(m.FamilyId)).Select(m => m.PersonId).ToListAsync());
        named.ExceptWith(held.Ids);
        // Also as somebody was called in a record that was merged into theirs.
        var others = await db.People.AsNoTracking().Include(p => p.Residences).ThenInclude(r => r.Address)
            .Where(p => named.Contains(p.Id) || (p.MergedIntoId != null && named.Contains(p.MergedIntoId.Value))).AsSplitQuery().ToListAsync();
        var residences = await db.Residences.AsNoTracking().Include(r => r.Address).Where(r => held.Ids.Contains(r.PersonId)).ToListAsync();
        return new(held.People, residences, others, UkTime.Today(clock));
    }

    private async Task<ThirdParties> ThirdPartiesAsync(Held held, FileOwner owner, IReadOnlyList<DraftLine> lines)
    {
        var kept = owner.KeptHomes.Concat(lines.SelectMany(l => l.Kept)).ToList();
        var staff = await db.Staff.Select(s => new { s.Name, s.Email }).ToListAsync();
        return new(
            [.. owner.OfOthers, .. kept, .. staff.SelectMany(s => new[] { s.Name, s.Email }), .. held.Notifications.SelectMany(n => ThirdParties.OfName(n.NotifierName)), .. lines.SelectMany(l => l.Others)],
            [
                .. owner.Own, .. ThirdParties.PlacesApart(owner.Homes.Concat(lines.SelectMany(l => l.Own)), kept),
                .. held.Families.Select(f => f.Reference), .. held.Notifications.Select(n => n.Reference), .. held.Cases.Select(c => c.Reference),
            ]);
    }

    private FileRow Row(object row) => new(KindOf(row), row);

    private IEntityType KindOf(object row) => db.Model.FindEntityType(row.GetType())!;
}
