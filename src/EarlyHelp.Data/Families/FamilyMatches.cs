using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>
/// "We have met before": families that may be the same as one just told of. Who may be one of its people comes from indexes (MatchCandidates); how alike
/// they are is for PersonMatcher to say, and whether they are the same for a person. Families and their history are read only of those that are alike.
/// </summary>
public sealed class FamilyMatches(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    private readonly MatchCandidates candidates = new(db);

    /// <summary>Families that may be the same, the surest first. People found not to be the same are left out, and so are hidden families.</summary>
    public async Task<IReadOnlyList<FamilyMatch>> ForAsync(Family family) => (await FindAsync(family)).Families;

    /// <summary>Families that may be the same; of those that are hidden from a triage officer whom to ring, and nothing else (spec 3-access).</summary>
    public async Task<FamiliesMet> FindAsync(Family family)
    {
        var people = await candidates.OfFamilyAsync(family.Id);
        if (people.Count == 0)
            return new([], [], false);
        var (others, isCut) = await candidates.ForAsync(people);
        var alike = Compare(people, others, others.Count == 0 ? [] : await DifferentAsync([.. people.Select(p => p.Id)])).ToLookup(m => m.CandidateId);
        if (alike.Count == 0)
            return new([], [], isCut);
        var ids = alike.Select(m => m.Key).ToList();
        var members = await db.FamilyMembers
            .Where(m => EF.Parameter(ids).Contains(m.PersonId) && m.FamilyId != family.Id && m.Family.MergedIntoId == null).OrderBy(m => m.Id)
            .Select(m => new Membership(m.PersonId, m.FamilyId, m.Family.Reference, m.Family.Name)).ToListAsync();
        var families = members.Select(m => m.FamilyId).Distinct().ToList();
        var hidden = (await reach.HiddenFamilies.Where(id => families.Contains(id)).ToListAsync()).ToHashSet();
        // Where somebody lives who also belongs to a hidden family is not found out by guessing addresses.
        var elsewhere = (await reach.HiddenPeople.Where(id => ids.Contains(id)).ToListAsync()).ToHashSet();
        var found = InFamilies(people, alike, members.Where(m => hidden.Contains(m.FamilyId) || !elsewhere.Contains(m.PersonId)));
        return new(await WithHistoryAsync([.. found.Where(f => !hidden.Contains(f.FamilyId))]), await RingAsync([.. found.Where(f => hidden.Contains(f.FamilyId))]), isCut);
    }

    // A weak likeness would tell of a family that somebody else asked about.
    private async Task<IReadOnlyList<RestrictedMatch>> RingAsync(IReadOnlyList<FamilyFound> hidden)
    {
        var ids = hidden.Where(f => f.People[0].Strength >= MatchStrength.Likely).Select(f => f.FamilyId).ToList();
        if (ids.Count == 0 || !current.Actor.May(Permission.WorkTriage))
            return [];
        var known = await reach.KnownToMe.Where(id => ids.Contains(id)).ToListAsync();
        var leads = await db.Restrictions.Where(r => ids.Contains(r.FamilyId) && r.LiftedAt == null).OrderBy(r => r.Id)
            .Select(r => new { r.FamilyId, r.Lead.Name, r.Telephone }).ToListAsync();
        return [.. ids.Select(id => known.Contains(id) ? new RestrictedMatch(null, null, id) : new RestrictedMatch(leads.First(l => l.FamilyId == id).Name, leads.First(l => l.FamilyId == id).Telephone, id))];
    }

    /// <summary>Cases of this family, or of any family that its people belonged to, closed 1 to 365 days before: then it is a re-referral.</summary>
    public async Task<IReadOnlyList<EarlierCase>> ReReferralAsync(Family family, DateOnly receivedOn)
    {
        var earliest = receivedOn.AddDays(-EarlierCase.ReReferralDays);
        // From its own people to where else they belong: asked the other way round, everybody's families would be read.
        var familyIds = await db.FamilyMembers.AsNoTracking().Where(own => own.FamilyId == family.Id)
            .Join(db.FamilyMembers, own => own.PersonId, m => m.PersonId, (_, m) => m.FamilyId)
            .Where(id => db.Cases.Any(c => c.FamilyId == id && c.ClosedOn >= earliest && c.ClosedOn < receivedOn)).Distinct().ToListAsync();
        var cases = await EarlierRecords.CasesAsync(reach.CasesNotHidden, [family.Id, .. familyIds]);
        return [.. cases.Where(c => c.MakesReReferral(receivedOn))];
    }

    /// <summary>Cases and notifications of the family record itself, the notification in hand left out.</summary>
    public async Task<(IReadOnlyList<EarlierCase> Cases, IReadOnlyList<EarlierNotification> Notifications)> EarlierAsync(Family family, long? exceptNotificationId = null)
    {
        var cases = await EarlierRecords.CasesAsync(db.Cases, [family.Id]);
        var notifications = await EarlierRecords.NotificationsAsync(db.Notifications, [family.Id]);
        return (cases, [.. notifications.Where(n => n.NotificationId != exceptNotificationId)]);
    }

    private async Task<HashSet<(long, long)>> DifferentAsync(IReadOnlyCollection<long> personIds)
    {
        var pairs = await db.NotTheSame.AsNoTracking().Where(n => personIds.Contains(n.PersonId) || personIds.Contains(n.OtherPersonId))
            .Select(n => new { n.PersonId, n.OtherPersonId }).ToListAsync();
        return [.. pairs.Select(n => (n.PersonId, n.OtherPersonId))];
    }

    private static IEnumerable<PersonMatch> Compare(IReadOnlyList<KnownPerson> people, IReadOnlyList<KnownPerson> others, HashSet<(long, long)> different) =>
        from person in people
        from other in others
        where !different.Contains((Math.Min(person.Id, other.Id), Math.Max(person.Id, other.Id)))
        let finding = PersonMatcher.Compare(person.ToMatch, other.ToMatch)
        where finding is not null
        select new PersonMatch(person.Id, person.FullName, other.Id, other.FullName, finding.Strength, finding.Reasons);

    // Person by person, and for each in the order in which the others came to their families.
    private static List<FamilyFound> InFamilies(IReadOnlyList<KnownPerson> people, ILookup<long, PersonMatch> alike, IEnumerable<Membership> members)
    {
        var there = members.ToList();
        var matches = from person in people
                      from member in there
                      from match in alike[member.PersonId]
                      where match.PersonId == person.Id
                      group match by (member.FamilyId, member.Reference, member.Name);
        return [.. matches.Select(f => new FamilyFound(f.Key.FamilyId, f.Key.Reference, f.Key.Name, Best(f)))];
    }

    // Of several candidates for one person in one family, the surest.
    private static IReadOnlyList<PersonMatch> Best(IEnumerable<PersonMatch> matches) =>
        [.. matches.GroupBy(m => m.PersonId).Select(p => p.MaxBy(m => m.Strength)!).OrderByDescending(m => m.Strength)];

    private async Task<IReadOnlyList<FamilyMatch>> WithHistoryAsync(List<FamilyFound> found)
    {
        if (found.Count == 0)
            return [];
        var ids = found.Select(f => f.FamilyId).ToList();
        var cases = (await EarlierRecords.CasesAsync(db.Cases, ids)).ToLookup(c => c.FamilyId);
        var notifications = (await EarlierRecords.NotificationsAsync(db.Notifications, ids)).ToLookup(n => n.FamilyId);
        return
        [
            .. found.Select(f => new FamilyMatch(
                    f.FamilyId, f.Reference, f.Name, f.People[0].Strength, f.People, [.. cases[f.FamilyId]], [.. notifications[f.FamilyId]]))
                .OrderByDescending(m => m.Strength)
                .ThenByDescending(m => m.People.Count(p => p.Strength == m.Strength))
                .ThenByDescending(m => m.People.Count).ThenBy(m => m.FamilyId),
        ];
    }

    private sealed record Membership(long PersonId, long FamilyId, string Reference, string Name);

    private sealed record FamilyFound(long FamilyId, string Reference, string Name, IReadOnlyList<PersonMatch> People);
}
