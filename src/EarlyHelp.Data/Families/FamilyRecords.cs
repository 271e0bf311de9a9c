using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>Everything on a family's page.</summary>
/// <param name="Family">The family.</param>
/// <param name="Members">Who belongs to it now, children first; each person once.</param>
/// <param name="Elsewhere">Those of them who also belong to a family that is hidden from the reader: where they live and how they are reached isn't shown.</param>
/// <param name="Relationships">Who is what to whom, with parental responsibility.</param>
/// <param name="Consents">Every answer about consent, the newest first.</param>
/// <param name="Cases">Cases in reach, the newest first.</param>
/// <param name="Notifications">Notifications in reach, the newest first.</param>
/// <param name="Merges">Proposals that records are one, the newest first.</param>
public sealed record FamilyRecord(
    Family Family, IReadOnlyList<FamilyMember> Members, IReadOnlySet<long> Elsewhere, IReadOnlyList<Relationship> Relationships, IReadOnlyList<Consent> Consents,
    IReadOnlyList<EarlierCase> Cases, IReadOnlyList<EarlierNotification> Notifications, IReadOnlyList<MergeLine> Merges)
{
    /// <summary>Versions of the privacy notice.</summary>
    public IReadOnlyList<Domain.Privacy.PrivacyNotice> Notices { get; init; } = [];

    /// <summary>The newest answer of each person to each item.</summary>
    public IEnumerable<Consent> ConsentsNow => Consents.GroupBy(c => (c.PersonId, c.Item)).Select(c => c.First());
}

/// <summary>A merge with the names of its records.</summary>
/// <param name="Merge">The proposal.</param>
/// <param name="Survivor">What stays: reference and name.</param>
/// <param name="Absorbed">What is found to be the same.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="AnsweredBy">Who confirmed or refused it.</param>
/// <param name="SeesBoth">Whether both records are in the reader's reach; only then can they say that the two are one.</param>
public sealed record MergeLine(RecordMerge Merge, string Survivor, string Absorbed, string ProposedBy, string? AnsweredBy, bool SeesBoth);

/// <summary>
/// Reads and opens what hangs on a family that <see cref="Opening"/> has opened: in a fixed number of queries whatever the number of people.
/// </summary>
public sealed class FamilyRecords(EarlyHelpDbContext db, Reach reach)
{
    private const string OutOfReach = "a record you cannot see";

    /// <summary>Everything on the page of an opened family.</summary>
    public async Task<FamilyRecord> ReadAsync(Family family)
    {
        var members = await db.FamilyMembers.AsNoTrackingWithIdentityResolution()
            .Include(m => m.Person.Residences).ThenInclude(r => r.Address).Include(m => m.Person.Schoolings)
            .Where(m => m.FamilyId == family.Id && m.To == null && m.Person.MergedIntoId == null).AsSplitQuery().ToListAsync();
        var people = members.Select(m => m.PersonId).ToList();
        var elsewhere = (await reach.HiddenPeople.Where(id => people.Contains(id)).ToListAsync()).ToHashSet();
        var relationships = await db.Relationships.AsNoTracking().Include(r => r.Person).Include(r => r.ToPerson)
            .Where(r => people.Contains(r.PersonId) && people.Contains(r.ToPersonId)).OrderBy(r => r.Id).ToListAsync();
        var consents = await db.Consents.AsNoTracking().Include(c => c.Person)
            .Where(c => c.FamilyId == family.Id).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).ToListAsync();
        return new FamilyRecord(
            family, InOrder(members), elsewhere, relationships, consents,
            await EarlierRecords.CasesAsync(reach.CasesToOpen, [family.Id]), await EarlierRecords.NotificationsAsync(reach.NotificationsToOpen, [family.Id]), await MergesAsync(family))
        {
            Notices = consents.Count == 0 ? [] : await db.PrivacyNotices.AsNoTracking().OrderBy(n => n.Number).ToListAsync(),
        };
    }

    /// <summary>The reference that leads on from a merged record; null when it has not been merged.</summary>
    public async Task<string?> SurvivorAsync(Family family) => family.MergedIntoId is not { } id
        ? null
        : await reach.FamiliesWithMerged.Where(f => f.Id == id).Select(f => f.Reference).SingleOrDefaultAsync();

    /// <summary>A member of the family, to be changed; null when the person is not of it. A merged record leads to the one that stands for it.</summary>
    public async Task<FamilyMember?> MemberAsync(Family family, long personId)
    {
        // Where somebody lives who also belongs to a hidden family is not told from here.
        var id = await db.People.Where(p => p.Id == personId && !reach.HiddenPeople.Contains(p.MergedIntoId ?? p.Id)).Select(p => p.MergedIntoId ?? p.Id).SingleOrDefaultAsync();
        return await db.FamilyMembers.Include(m => m.Person.Residences).ThenInclude(r => r.Address).Include(m => m.Person.Schoolings)
            .Where(m => m.FamilyId == family.Id && m.PersonId == id && m.To == null).AsSplitQuery().FirstOrDefaultAsync();
    }

    /// <summary>
    /// A member of the family whose name and other facts about themselves are to be put right; and whether they also belong to a hidden family, so that where they
    /// live, how they are reached and their numbers are neither told nor changed from here.
    /// </summary>
    public async Task<(FamilyMember Member, bool IsElsewhere)?> MemberToCorrectAsync(Family family, long personId)
    {
        var id = await db.People.Where(p => p.Id == personId).Select(p => p.MergedIntoId ?? p.Id).SingleOrDefaultAsync();
        var member = await db.FamilyMembers.Include(m => m.Person).FirstOrDefaultAsync(m => m.FamilyId == family.Id && m.PersonId == id && m.To == null);
        return member is null ? null : (member, await reach.HiddenPeople.ContainsAsync(id));
    }

    /// <summary>A member of the family, to be read; and whether they also belong to a hidden family, so that where they live and how they are reached is not told from here.</summary>
    public async Task<(FamilyMember Member, bool IsElsewhere)?> MemberToReadAsync(Family family, long personId)
    {
        var id = await db.People.Where(p => p.Id == personId).Select(p => p.MergedIntoId ?? p.Id).SingleOrDefaultAsync();
        var member = await db.FamilyMembers.AsNoTrackingWithIdentityResolution().Include(m => m.Person.Residences).ThenInclude(r => r.Address).Include(m => m.Person.Schoolings)
            .Where(m => m.FamilyId == family.Id && m.PersonId == id && m.To == null).AsSplitQuery().FirstOrDefaultAsync();
        return member is null ? null : (member, await reach.HiddenPeople.ContainsAsync(id));
    }

    /// <summary>Everybody in the family now, children first.</summary>
    public async Task<IReadOnlyList<FamilyMember>> MembersAsync(Family family) => InOrder(
        await db.FamilyMembers.Include(m => m.Person).Where(m => m.FamilyId == family.Id && m.To == null && m.Person.MergedIntoId == null).ToListAsync());

    /// <summary>How one person of the family is related to another, to be changed.</summary>
    public Task<Relationship?> RelationshipAsync(long personId, long toPersonId) =>
        db.Relationships.FirstOrDefaultAsync(r => r.PersonId == personId && r.ToPersonId == toPersonId);

    /// <summary>Writes down how two people are related.</summary>
    public void Add(Relationship relationship) => db.Add(relationship);

    /// <summary>A new person of the family.</summary>
    public void Add(Person person) => db.Add(person);

    /// <summary>Writes down an answer about consent; answers are only ever added.</summary>
    public void Add(Consent consent) => db.Add(consent);

    /// <summary>One answer about consent of the family.</summary>
    public Task<Consent?> ConsentAsync(Family family, long id) => db.Consents.Include(c => c.Person).FirstOrDefaultAsync(c => c.FamilyId == family.Id && c.Id == id);

    /// <summary>The place as it is known already, or as typed.</summary>
    public Task<Address> PlaceAsync(Address typed) => new PlaceRecorder(db).SameAsync(typed);

    /// <summary>A proposal that records are one, to be answered or undone.</summary>
    public async Task<RecordMerge?> MergeAsync(Family family, long id) => await (await MergesOfAsync(family)).Include(m => m.Moves).FirstOrDefaultAsync(m => m.Id == id);

    /// <summary>Proposals about the family, and about those merged into it, with names.</summary>
    public async Task<IReadOnlyList<MergeLine>> MergesAsync(Family family)
    {
        var merges = await (await MergesOfAsync(family)).AsNoTracking().OrderByDescending(m => m.ProposedAt).ThenByDescending(m => m.Id).ToListAsync();
        var (families, people) = (Records(merges, MergeKind.Family), Records(merges, MergeKind.Person));
        // A record out of reach stays without its name here too.
        var familyNames = await reach.FamiliesWithMerged.Where(f => families.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => $"{f.Name}, {f.Reference}");
        var personNames = await db.People.Where(p => people.Contains(p.Id) && reach.People.Any(r => r.Id == p.Id || r.Id == p.MergedIntoId))
            .ToDictionaryAsync(p => p.Id, p => (p.FirstName + " " + p.LastName).Trim());
        List<long> colleagues = [.. merges.SelectMany(m => new[] { m.ProposedById, m.ConfirmedById ?? m.RefusedById ?? 0 })];
        var staff = await db.Staff.Where(s => colleagues.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name);
        return
        [
            .. merges.Select(m =>
            {
                var names = m.Kind == MergeKind.Family ? familyNames : personNames;
                return new MergeLine(
                    m, names.GetValueOrDefault(m.SurvivorId, OutOfReach), names.GetValueOrDefault(m.AbsorbedId, OutOfReach), staff[m.ProposedById],
                    staff.GetValueOrDefault(m.ConfirmedById ?? m.RefusedById ?? 0), names.ContainsKey(m.SurvivorId) && names.ContainsKey(m.AbsorbedId));
            }),
        ];
    }

    // Of a record that is hidden from the reader no proposal tells. By keys: "of it, or of one that was merged into it" has no index.
    private async Task<IQueryable<RecordMerge>> MergesOfAsync(Family family)
    {
        List<long> ids = [family.Id, .. await db.Families.Where(f => f.MergedIntoId == family.Id).Select(f => f.Id).ToListAsync()];
        return db.RecordMerges.Where(m => ids.Contains(m.FamilyId))
            .Where(m => m.Kind == MergeKind.Family
                ? !reach.HiddenFamilies.Contains(m.SurvivorId) && !reach.HiddenFamilies.Contains(m.AbsorbedId)
                : !reach.HiddenPeople.Contains(m.SurvivorId) && !reach.HiddenPeople.Contains(m.AbsorbedId));
    }

    private static List<long> Records(IEnumerable<RecordMerge> merges, MergeKind kind) =>
        [.. merges.Where(m => m.Kind == kind).SelectMany(m => new[] { m.SurvivorId, m.AbsorbedId })];

    private static IReadOnlyList<FamilyMember> InOrder(IEnumerable<FamilyMember> members) =>
    [
        .. members.DistinctBy(m => m.PersonId).OrderByDescending(m => m.Role == FamilyRole.Child).ThenByDescending(m => m.IsChild)
            .ThenByDescending(m => m.IsMainContact).ThenBy(m => m.Person.Born).ThenBy(m => m.Id),
    ];
}
