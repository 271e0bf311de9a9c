using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Families;

public sealed class FamilyMatchesTests
{
    [Fact]
    public async Task The_nursery_and_the_school_tell_of_one_walker_family_though_the_address_is_spelt_differently()
    {
        await using var records = await Records.NewAsync();
        var school = await records.ReceiveAsync(1);
        await records.ReceiveAsync(2);
        var nursery = await records.NotificationAsync(await records.ReceiveAsync(7));

        var match = Assert.Single(await records.AskAsync<FamilyMatches, IReadOnlyList<FamilyMatch>>(m => m.ForAsync(nursery.Family)));

        Assert.Equal((MatchStrength.Likely, "Walker"), (match.Strength, match.Name));
        Assert.Equal(["Kerry Walker", "Mia Walker"], match.People.Select(p => p.Name).Order());
        Assert.All(match.People, p => Assert.Contains("Same address and first name", p.Reasons));
        Assert.Equal(school, Assert.Single(match.Notifications).Reference);
    }

    [Fact]
    public async Task Names_and_birth_dates_spelt_differently_are_found_and_people_said_to_differ_are_not_asked_about_again()
    {
        await using var records = await Records.NewAsync();
        await records.ReceiveAsync(1);
        var other = await MeetAsync(records, ("Kerrie", "Wallker", new DateOnly(1989, 2, 4), FamilyRole.Mother));

        var match = Assert.Single(await MatchesAsync(records, other));
        Assert.Equal(MatchStrength.Possible, match.Strength);
        Assert.Contains("Birth date differs by swapped day and month", match.People[0].Reasons);

        await records.SaveAsync<EarlyHelpDbContext>((db, _) =>
        {
            db.Add(new NotTheSame(match.People[0].PersonId, match.People[0].CandidateId, records.Priya, records.Clock.Utc));
            return Task.CompletedTask;
        });
        Assert.Empty(await MatchesAsync(records, other));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_people()
    {
        await using var records = await Records.NewAsync();
        await records.ReceiveAsync(1);
        var one = await MeetAsync(records, ("Mia", "Walker", new DateOnly(2022, 11, 30), FamilyRole.Child));
        var eight = await MeetAsync(records, [.. Enumerable.Range(1, 8).Select(i => ("Leo", "Walker", new DateOnly(2016, 5, 10 + i), FamilyRole.Child))]);

        var (few, many) = (await CountAsync(records, one), await CountAsync(records, eight));

        Assert.Equal(few, many);
        Assert.InRange(few, 1, 14);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public async Task A_notification_is_a_re_referral_from_1_to_365_days_after_a_case_closed(int daysAfter, bool isReReferral)
    {
        await using var records = await Records.NewAsync();
        var reference = await records.ReceiveAsync(1);
        var day = new DateOnly(2026, 11, 17);
        await records.SaveAsync<EarlyHelpDbContext>(async (db, _) =>
        {
            var passed = EarlyHelpCase.Pass(
                "EHC-2026-000001", await Records.LoadAsync(db, reference), await db.Districts.Select(d => d.Id).FirstAsync(), Domain.Standards.ServiceStandards.Shipped(),
                Domain.Standards.WorkingCalendar.Of(await db.BankHolidays.ToListAsync()), records.Officer, records.Clock.Utc, day);
            db.Add(passed);
            db.Entry(passed).Property(c => c.ClosedOn).CurrentValue = day;
        });
        var family = (await records.NotificationAsync(reference)).Family;

        var found = await records.AskAsync<FamilyMatches, IReadOnlyList<EarlierCase>>(m => m.ReReferralAsync(family, day.AddDays(daysAfter)));

        Assert.Equal(isReReferral, found.Count == 1);
    }

    private static async Task<Family> MeetAsync(Records records, params (string First, string Last, DateOnly Born, FamilyRole Role)[] people)
    {
        Family? family = null;
        await records.SaveAsync<Data.Numbers.ReferenceNumbers>(async (numbers, db) =>
        {
            db.Add(family = Family.Meet(await numbers.FamilyAsync(), people[0].Last));
            foreach (var (first, last, born, role) in people)
            {
                var person = Person.Named(first, last);
                person.WasBorn(born);
                family.Add(person, role, new DateOnly(2026, 11, 18));
            }
        });
        return family!;
    }

    private static Task<IReadOnlyList<FamilyMatch>> MatchesAsync(Records records, Family family) =>
        records.AskAsync<FamilyMatches, IReadOnlyList<FamilyMatch>>(m => m.ForAsync(family));

    private static async Task<int> CountAsync(Records records, Family family)
    {
        records.Queries.Count = 0;
        Assert.NotEmpty(await MatchesAsync(records, family));
        return records.Queries.Count;
    }
}
