using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Families;

/// <summary>
/// Families of made-up people, whose names, birth dates and homes meet in every way, matched by what is read of them through indexes, and again by loading
/// everybody who shares a key and comparing them in memory: both must find the same, in the same order.
/// </summary>
public sealed class MatchingInFullTests
{
    private const int Families = 150;

    private static readonly string[] Firsts =
        ["Leo", "Lio", "Leah", "Kerry", "Jerry", "Kery", "Catherine", "Katherine", "Leo James", "James", "Олена", "Olena", "Unborn", "", "Walker", "Mia", "Noah", "Ava"];

    private static readonly string[] Lasts =
        ["Walker", "Wallker", "Wakler", "Valker", "Walkr", "Hughes", "Smith-Jones", "Jones", "Bones", "Marsh", "Шевченко", "Shevchenko", "Leo", "Müller", "Muller", "", "Okafor", "Patel"];

    private static readonly string[] Born =
        ["2016-05-19", "2016-05-18", "2015-05-19", "2016-05-09", "1989-04-02", "1989-02-04", "1989-04-12", "2022-11-30", "2027-02-03", "1990-06-20", "1999-06-20"];

    private static readonly (string Line, string? Postcode)[] Places =
    [
        ("14 Coopers Lane", "TN24 8AA"), ("14 Cooper's Ln", "TN248AA"), ("16 Coopers Lane", "TN24 8AA"), ("7 Mill Road", "ME14 1AA"), ("2 High Street", "CT9 1AA"),
        ("No fixed abode", "ZZ99 3VZ"), ("A tent", null), ("With friends", null),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_is_found_through_indexes_is_what_is_found_in_full_and_in_the_same_order(int seed)
    {
        await using var records = await Records.NewAsync();
        var ids = await FillAsync(records, new Random(seed));
        var officer = records.Officer;

        List<string> found = [];
        foreach (var id in ids)
            found.Add(await records.AskAsync<Service, string>(async s => Told(await s.Of<FamilyMatches>().FindAsync(await FamilyAsync(s, id))), officer));
        var inFull = await records.AskAsync<Service, InFull>(s => InFull.ReadAsync(s.Of<EarlyHelpDbContext>(), s.Of<Reach>()), officer);

        Assert.Equal(ids.Select(id => Told(inFull.Find(id))), found);
        // What they have in common is worth something only where there is something of each kind.
        var all = string.Join('\n', found);
        Assert.All(
            (string[])["Certain", "Likely", "Possible", "Same UPN", "Same NHS number", "Same name and same date of birth", "Name sounds the same and same date", "Similar name and same date",
                "Same address and first name", "Same address and similar first name", "expected date of delivery", "same postcode", "swapped day and month", "one digit", "baby was expected", "Restricted"],
            kind => Assert.Contains(kind, all, StringComparison.Ordinal));
    }

    private static Task<Family> FamilyAsync(Service services, long id) => services.Of<EarlyHelpDbContext>().Families.SingleAsync(f => f.Id == id);

    private static string Told(FamiliesMet met) => string.Join('\n',
        [.. met.Families.Select(f => $"{f.FamilyId} {f.Reference} {f.Name} {f.Strength}: {string.Join("; ", f.People.Select(Told))}"), .. met.Restricted.Select(r => $"Restricted {r.FamilyId} {r.Lead} {r.Telephone}")]);

    private static string Told(PersonMatch match) => $"{match.PersonId} {match.Name} = {match.CandidateId} {match.CandidateName}, {match.Strength}, {string.Join(" | ", match.Reasons)}";

    private static async Task<IReadOnlyList<long>> FillAsync(Records records, Random random)
    {
        List<Family> families = [];
        await records.SaveAsync<EarlyHelpDbContext>((db, _) =>
        {
            List<Person> people = [];
            for (var i = 0; i < Families; i++)
            {
                var family = Family.Meet($"FAM-{700000 + i}", $"Family {i}");
                families.Add(family);
                for (var count = random.Next(1, 5); count > 0; count--)
                {
                    // Now and then somebody who also stands in another family.
                    var person = people.Count > 0 && random.Next(20) == 0 ? Pick(random, people) : Made(db, random);
                    people.Add(person);
                    if (!family.Members.Any(m => m.Person == person))
                        family.Add(person, FamilyRole.Child, new(2026, 11, 1));
                }
            }

            db.AddRange(families);
            return Task.CompletedTask;
        });
        await records.SaveAsync<EarlyHelpDbContext>(async (db, _) =>
        {
            var (people, priya) = (await db.People.ToListAsync(), await db.Staff.SingleAsync(s => s.Id == records.Owen));
            var kept = await db.Families.ToListAsync();
            for (var i = 0; i < 15; i++)
            {
                db.Entry(Pick(random, people)).Property(p => p.MergedIntoId).CurrentValue = people[0].Id;
                db.Entry(kept[random.Next(1, kept.Count)]).Property(f => f.MergedIntoId).CurrentValue = kept[0].Id;
                db.Entry(Pick(random, await db.FamilyMembers.ToListAsync())).Property(m => m.To).CurrentValue = new DateOnly(2026, 11, 10);
            }

            foreach (var pair in Enumerable.Range(0, 200).Select(_ => (Pick(random, people).Id, Pick(random, people).Id)).Where(p => p.Item1 < p.Item2).Distinct())
                db.Add(new NotTheSame(pair.Item1, pair.Item2, records.Priya, records.Clock.Utc));
            var privacy = Actor.Staff(records.Owen, "Owen Blake", Role.PrivacyOfficer);
            foreach (var family in kept.Where(f => f.MergedIntoId is null).Take(40))
                db.Add(Restriction.Of(family, new(RestrictionReason.StaffFamily, "A sister works in the unit.", [priya], priya, "01632 960 115"), [], privacy, records.Clock.Utc));
        });
        return [.. families.Select(f => f.Id)];
    }

    private static Person Made(EarlyHelpDbContext db, Random random)
    {
        var person = Person.Named(Pick(random, Firsts), Pick(random, Lasts));
        if (random.Next(5) == 0)
            person.Name(person.FirstName, person.LastName, random.Next(2) == 0 ? Pick(random, Lasts) : $"{Pick(random, Firsts)} {Pick(random, Lasts)}, {Pick(random, Firsts)}");
        if (person.FirstName is "Unborn" or "" && random.Next(2) == 0)
            person.IsExpected(new(2027, 2, random.Next(2) == 0 ? 12 : 13));
        else if (random.Next(6) > 0)
            person.WasBorn(DateOnly.Parse(Pick(random, Born), System.Globalization.CultureInfo.InvariantCulture));
        if (random.Next(12) == 0)
            db.Entry(person).Property(p => p.Upn).CurrentValue = Pick(random, ["A950000178301", "H243278544154"]);
        if (random.Next(12) == 0)
            db.Entry(person).Property(p => p.NhsNumber).CurrentValue = Pick(random, ["9434765919", "4505577104"]);
        for (var homes = random.Next(3); homes > 0; homes--)
        {
            var (line, postcode) = Pick(random, Places);
            person.LivesAt(Address.At(line, null, null, null, postcode), homes == 1 ? ResidenceKind.MainHome : ResidenceKind.OtherParent, new(2026, 11, 1));
        }

        return person;
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    /// <summary>Everybody who shares a number, a birth date, a sound, a home, a postcode or a due date, loaded whole.</summary>
    private sealed record InFull(IReadOnlyList<FamilyMember> Everybody, IReadOnlyList<long> Hidden, IReadOnlyList<long> Elsewhere, HashSet<(long, long)> Different)
    {
        public static async Task<InFull> ReadAsync(EarlyHelpDbContext db, Reach reach) => new(
            await db.FamilyMembers.Include(m => m.Family).Include(m => m.Person.Residences).ThenInclude(r => r.Address).OrderBy(m => m.Id).ToListAsync(),
            await reach.HiddenFamilies.ToListAsync(), await reach.HiddenPeople.ToListAsync(), (await db.NotTheSame.ToListAsync()).Select(n => (n.PersonId, n.OtherPersonId)).ToHashSet());

        public FamiliesMet Find(long familyId)
        {
            var people = Everybody.Where(m => m.FamilyId == familyId && m.To is null && m.Person.MergedIntoId is null).ToList();
            var met = Everybody.Where(m => people.All(p => p.PersonId != m.PersonId) && people.Any(p => SharesAKey(p.Person, m.Person)) && m.FamilyId != familyId
                && m.Family.MergedIntoId is null && m.Person.MergedIntoId is null).ToList();
            var matches = from person in people.DistinctBy(p => p.PersonId)
                          from member in met.Where(m => Hidden.Contains(m.FamilyId) || !Elsewhere.Contains(m.PersonId))
                          where !Different.Contains((Math.Min(person.PersonId, member.PersonId), Math.Max(person.PersonId, member.PersonId)))
                          let finding = PersonMatcher.Compare(Facts(person.Person), Facts(member.Person))
                          where finding is not null
                          let match = new PersonMatch(person.PersonId, person.Person.FullName, member.PersonId, member.Person.FullName, finding.Strength, finding.Reasons)
                          group match by (member.FamilyId, member.Family.Reference, member.Family.Name) into family
                          let best = family.GroupBy(m => m.PersonId).Select(p => p.MaxBy(m => m.Strength)!).OrderByDescending(m => m.Strength).ToList()
                          select new FamilyMatch(family.Key.FamilyId, family.Key.Reference, family.Key.Name, best[0].Strength, best, [], []);
            var found = matches.ToList();
            var ring = found.Where(f => Hidden.Contains(f.FamilyId) && f.Strength >= MatchStrength.Likely).Select(f => new RestrictedMatch("Owen Blake", "01632 960 115", f.FamilyId));
            var open = found.Where(f => !Hidden.Contains(f.FamilyId)).OrderByDescending(m => m.Strength).ThenByDescending(m => m.People.Count(p => p.Strength == m.Strength))
                .ThenByDescending(m => m.People.Count).ThenBy(m => m.FamilyId);
            return new([.. open], [.. ring], false);
        }

        private static PersonFacts Facts(Person person) => person.Facts() with { AddressKeys = [.. person.Facts().AddressKeys.Where(k => k.Length > 0)] };

        private static bool SharesAKey(Person own, Person other)
        {
            var (one, two) = (Facts(own), Facts(other));
            var hasName = (own.DueOn is null || own.Born is not null) && own.SoundKey != SoundKey.Of(null, null);
            return (own.Upn is not null && own.Upn == other.Upn) || (own.NhsNumber is not null && own.NhsNumber == other.NhsNumber)
                || (own.Born is not null && own.Born == other.Born)
                || (hasName && (own.SoundKey == other.SoundKey || SoundKey.Of(own.LastName, own.FirstName) == other.SoundKey))
                || one.AddressKeys.Intersect(two.AddressKeys).Any() || one.Postcodes.Where(p => p != "ZZ99 3VZ").Intersect(two.Postcodes).Any()
                || (own.Born is null && other.Born is null && own.DueOn is not null && own.DueOn == other.DueOn);
        }
    }
}
