using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Families;

namespace EarlyHelp.Data.Tests.Families;

/// <summary>Leo Walker, born on 19 May 2016, and a hundred others whom he shares something with.</summary>
public sealed class MatchCandidatesTests
{
    private static readonly DateOnly Born = new(2016, 5, 19);

    private static readonly string[] Others = ["Mia", "Noah", "Ava", "Ben", "Ruth", "Sam", "Zoe", "Hugo", "Iris", "Finn"];

    [Fact]
    public async Task Of_all_who_were_born_on_the_day_only_who_is_named_like_one_is_looked_at()
    {
        await using var records = await Records.NewAsync();
        var leo = await MeetAsync(records, ("Leo", "Walker", Born));
        await MeetAsync(records, [.. Others.SelectMany(first => Others.Select(last => (first, last + "son", Born))), ("Lio", "Wallker", Born)]);

        var (people, isCut) = await AskAsync(records, leo);

        Assert.Equal(("Lio Wallker", false), (Assert.Single(people).FullName, isCut));
    }

    [Fact]
    public async Task Of_all_who_sound_the_same_only_whose_birth_date_is_his_mistyped_is_looked_at()
    {
        await using var records = await Records.NewAsync();
        var leo = await MeetAsync(records, ("Leo", "Walker", Born));
        await MeetAsync(records, [.. Enumerable.Range(1, 28).Select(day => ("Leo", "Walker", new DateOnly(1984, 11, day))), ("Leo", "Walker", new DateOnly(2016, 5, 10)), ("Walker", "Leo", new DateOnly(2016, 6, 19))]);

        var (people, _) = await AskAsync(records, leo);

        Assert.Equal(["Leo Walker", "Walker Leo"], people.Select(p => p.FullName).Order());
    }

    [Fact]
    public async Task Where_more_were_born_on_the_day_than_are_compared_the_newest_are_and_it_is_said()
    {
        await using var records = await Records.NewAsync();
        await MeetAsync(records, ("Lio", "Walker", Born));
        var leo = await MeetAsync(records, ("Leo", "Walker", Born));
        await MeetAsync(records, ("Leoh", "Walker", Born), ("Mia", "Walker", Born));

        var all = await AskAsync(records, leo, mostBorn: 4);
        var cut = await AskAsync(records, leo, mostBorn: 3);

        Assert.Equal(["Leoh Walker", "Lio Walker"], all.People.Select(p => p.FullName).Order());
        Assert.Equal(["Leoh Walker"], cut.People.Select(p => p.FullName));
        Assert.Equal((false, true), (all.IsCut, cut.IsCut));
    }

    private static Task<(IReadOnlyList<KnownPerson> People, bool IsCut)> AskAsync(Records records, Family family, int mostBorn = MatchCandidates.MostBorn) =>
        records.AskAsync<EarlyHelpDbContext, (IReadOnlyList<KnownPerson>, bool)>(async db =>
        {
            var candidates = new MatchCandidates(db, mostBorn);
            return await candidates.ForAsync(await candidates.OfFamilyAsync(family.Id));
        });

    private static async Task<Family> MeetAsync(Records records, params (string First, string Last, DateOnly Born)[] people)
    {
        Family? family = null;
        await records.SaveAsync<Data.Numbers.ReferenceNumbers>(async (numbers, db) =>
        {
            db.Add(family = Family.Meet(await numbers.FamilyAsync(), people[0].Last));
            foreach (var (first, last, born) in people)
            {
                var person = Person.Named(first, last);
                person.WasBorn(born);
                family.Add(person, FamilyRole.Child, new DateOnly(2026, 11, 18));
            }
        });
        return family!;
    }
}
