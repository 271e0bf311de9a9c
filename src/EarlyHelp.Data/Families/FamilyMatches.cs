using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>
/// "We have met before": families that may be the same as one just told of. Candidates come from indexes (numbers, birth date, sound of
/// the name, address) in a fixed number of queries; how alike they are is for PersonMatcher to say, and whether they are the same for a person.
/// </summary>
public sealed class FamilyMatches(EarlyHelpDbContext db, Reach reach, CurrentActor current)
{
    // A county has some dozens of people of one birth date or one sound; more than this tells nobody apart.
    private const int MostCandidates = 400;

    /// <summary>Families that may be the same, the surest first. People found not to be the same are left out, and so are hidden families.</summary>
    public async Task<IReadOnlyList<FamilyMatch>> ForAsync(Family family) => (await FindAsync(family)).Families;

    /// <summary>Families that may be the same; of those that are hidden from a triage officer whom to ring, and nothing else (spec 3-access).</summary>
    public async Task<FamiliesMet> FindAsync(Family family)
    {
        var people = await PeopleAsync([family.Id]);
        if (people.Count == 0)
            return new([], []);
        var candidateIds = await CandidatesAsync([.. people.Select(m => m.Person).Distinct()]);
        if (candidateIds.Count == 0)
            return new([], []);
        var members = await db.FamilyMembers.AsNoTracking().Include(m => m.Family).Include(m => m.Person.Residences).ThenInclude(r => r.Address)
            .Where(m => candidateIds.Contains(m.PersonId) && m.FamilyId != family.Id && m.Family.MergedIntoId == null && m.Person.MergedIntoId == null)
            .AsSplitQuery().ToListAsync();
        var families = members.Select(m => m.FamilyId).Distinct().ToList();
        var hidden = (await reach.HiddenFamilies.Where(id => families.Contains(id)).ToListAsync()).ToHashSet();
        // Where somebody lives who also belongs to a hidden family is not found out by guessing addresses.
        var elsewhere = (await reach.HiddenPeople.Where(id => candidateIds.Contains(id)).ToListAsync()).ToHashSet();
        var found = Compare(people, [.. members.Where(m => hidden.Contains(m.FamilyId) || !elsewhere.Contains(m.PersonId))], await DifferentAsync([.. people.Select(m => m.PersonId)]));
        return new(await WithHistoryAsync([.. found.Where(f => !hidden.Contains(f.Family.Id))]), await RingAsync([.. found.Where(f => hidden.Contains(f.Family.Id))]));
    }

    // A weak likeness would tell of a family that somebody else asked about.
    private async Task<IReadOnlyList<RestrictedMatch>> RingAsync(IReadOnlyList<(Family Family, IReadOnlyList<PersonMatch> People)> hidden)
    {
        var ids = hidden.Where(f => f.People[0].Strength >= MatchStrength.Likely).Select(f => f.Family.Id).ToList();
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

    private async Task<List<FamilyMember>> PeopleAsync(IReadOnlyCollection<long> familyIds) =>
        await db.FamilyMembers.AsNoTracking().Include(m => m.Person.Residences).ThenInclude(r => r.Address)
            .Where(m => familyIds.Contains(m.FamilyId) && m.To == null && m.Person.MergedIntoId == null).AsSplitQuery().ToListAsync();

    private async Task<List<long>> CandidatesAsync(IReadOnlyList<Person> people)
    {
        var facts = people.Select(p => p.Facts()).ToList();
        var own = people.Select(p => p.Id).ToList();
        var upns = Texts(people.Select(p => p.Upn));
        var nhsNumbers = Texts(people.Select(p => p.NhsNumber));
        var born = people.Select(p => p.Born).OfType<DateOnly>().Distinct().ToList();
        // The whole name by sound, also the wrong way round; an unborn child has no name to go by.
        var sounds = Texts(people.Where(p => p.DueOn is null || p.Born is not null)
            .SelectMany(p => new[] { p.SoundKey, SoundKey.Of(p.LastName, p.FirstName) }).Where(k => k != SoundKey.Of(null, null)));
        var addressKeys = Texts(facts.SelectMany(f => f.AddressKeys).Where(k => k.Length > 0));
        var postcodes = Texts(facts.SelectMany(f => f.Postcodes).Where(p => !Domain.Identifiers.Postcode.IsPseudo(p)));
        var met = db.People.AsNoTracking().Where(p => p.MergedIntoId == null && !own.Contains(p.Id));

        var byNumber = await met.Where(p => upns.Contains(p.Upn!) || nhsNumbers.Contains(p.NhsNumber!)).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MostCandidates).ToListAsync();
        var byBirth = await met.Where(p => born.Contains(p.Born!.Value)).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MostCandidates).ToListAsync();
        var bySound = await met.Where(p => sounds.Contains(p.SoundKey)).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MostCandidates).ToListAsync();
        var byPlace = await db.Residences.AsNoTracking()
            .Where(r => !own.Contains(r.PersonId) && (addressKeys.Contains(r.Address.Key) || postcodes.Contains(r.Address.Postcode!)))
            .Select(r => r.PersonId).Distinct().OrderByDescending(id => id).Take(MostCandidates).ToListAsync();
        return [.. byNumber.Concat(byBirth).Concat(bySound).Concat(byPlace).Distinct()];
    }

    private static List<string> Texts(IEnumerable<string?> values) => [.. values.OfType<string>().Distinct()];

    private async Task<HashSet<(long, long)>> DifferentAsync(IReadOnlyCollection<long> personIds)
    {
        var pairs = await db.NotTheSame.AsNoTracking().Where(n => personIds.Contains(n.PersonId) || personIds.Contains(n.OtherPersonId))
            .Select(n => new { n.PersonId, n.OtherPersonId }).ToListAsync();
        return [.. pairs.Select(n => (n.PersonId, n.OtherPersonId))];
    }

    private static List<(Family Family, IReadOnlyList<PersonMatch> People)> Compare(
        IReadOnlyList<FamilyMember> people, IReadOnlyList<FamilyMember> members, HashSet<(long, long)> different)
    {
        var facts = people.Concat(members).DistinctBy(m => m.PersonId).ToDictionary(m => m.PersonId, m => m.Person.Facts());
        var matches =
            from person in people
            from member in members
            where !different.Contains((Math.Min(person.PersonId, member.PersonId), Math.Max(person.PersonId, member.PersonId)))
            let finding = PersonMatcher.Compare(facts[person.PersonId], facts[member.PersonId])
            where finding is not null
            let match = new PersonMatch(person.PersonId, person.Person.FullName, member.PersonId, member.Person.FullName, finding.Strength, finding.Reasons)
            group match by member.Family.Id into family
            select (members.First(m => m.FamilyId == family.Key).Family, Best(family));
        return [.. matches];
    }

    // Of several candidates for one person in one family, the surest.
    private static IReadOnlyList<PersonMatch> Best(IEnumerable<PersonMatch> matches) =>
        [.. matches.GroupBy(m => m.PersonId).Select(p => p.MaxBy(m => m.Strength)!).OrderByDescending(m => m.Strength)];

    private async Task<IReadOnlyList<FamilyMatch>> WithHistoryAsync(List<(Family Family, IReadOnlyList<PersonMatch> People)> found)
    {
        if (found.Count == 0)
            return [];
        var ids = found.Select(f => f.Family.Id).ToList();
        var cases = (await EarlierRecords.CasesAsync(db.Cases, ids)).ToLookup(c => c.FamilyId);
        var notifications = (await EarlierRecords.NotificationsAsync(db.Notifications, ids)).ToLookup(n => n.FamilyId);
        return
        [
            .. found.Select(f => new FamilyMatch(
                    f.Family.Id, f.Family.Reference, f.Family.Name, f.People[0].Strength, f.People, [.. cases[f.Family.Id]], [.. notifications[f.Family.Id]]))
                .OrderByDescending(m => m.Strength)
                .ThenByDescending(m => m.People.Count(p => p.Strength == m.Strength))
                .ThenByDescending(m => m.People.Count).ThenBy(m => m.FamilyId),
        ];
    }
}
