using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;
using static EarlyHelp.Domain.Privacy.UnusualKind;

namespace EarlyHelp.Data.Tests.Privacy;

/// <summary>Which looks somebody should ask about, and which are everyday work.</summary>
public sealed class UnusualLookTests
{
    // A Wednesday.
    private static readonly DateTime Ten = UkTime.ToUtc(new DateTime(2026, 11, 18, 10, 0, 0));

    [Fact]
    public async Task Looks_at_families_of_ones_own_unit_at_work_are_not_unusual()
    {
        await using var town = await Town.BuildAsync();

        await town.LookAsync(town.Worker, "Baker", Ten);
        await town.LookAsync(town.Lead, "Baker", Ten);
        await town.LookAsync(town.Manager, "Baker", Ten);

        Assert.Empty(await town.FindAsync());
    }

    [Theory]
    [InlineData("Hill", true)]
    [InlineData("HÍLL", true)]
    [InlineData("Baker-Hill", true)]
    [InlineData("Hillary", false)]
    public async Task A_family_with_the_last_name_of_who_looks_is_unusual(string name, bool unusual)
    {
        await using var town = await Town.BuildAsync(name);

        await town.LookAsync(town.Worker, name, Ten);

        Assert.Equal(unusual ? [SameName] : [], await town.FindAsync());
    }

    [Fact]
    public async Task A_name_that_somebody_had_before_counts_too()
    {
        await using var town = await Town.BuildAsync();
        await town.ChangeAsync(db => db.People.Single(p => p.LastName == "Baker").Name("Leo", "Baker", "Joy Hill"));

        await town.LookAsync(town.Worker, "Baker", Ten);

        Assert.Equal([SameName], await town.FindAsync());
    }

    [Theory]
    [InlineData("14 Coopers Lane", "TN24 8AB", true)]
    [InlineData("Flat 2, 9 Cooper’s Ln", "TN24 9ZZ", true)]
    [InlineData("3 Mill Road", "TN24 8AA", true)]
    [InlineData("14 Coopers Lane", "CT1 1AA", false)]
    [InlineData("14 Coopers Lanes", "TN24 9ZZ", false)]
    public async Task A_family_in_the_street_that_somebody_said_they_live_in_is_unusual(string line, string postcode, bool unusual)
    {
        await using var town = await Town.BuildAsync();
        await town.ChangeAsync(db =>
        {
            db.Add(StaffStreet.Of(town.Worker, "Coopers Lane", "tn248aa"));
            db.People.Include(p => p.Residences).Single(p => p.LastName == "Baker").LivesAt(Address.At(line, null, "Ashford", null, postcode), ResidenceKind.MainHome, new(2020, 1, 1));
        });

        await town.LookAsync(town.Worker, "Baker", Ten);

        Assert.Equal(unusual ? [SameStreet] : [], await town.FindAsync());
    }

    [Fact]
    public async Task Who_looks_at_a_family_that_their_unit_district_or_queue_has_nothing_to_do_with_is_asked()
    {
        await using var town = await Town.BuildAsync();

        await town.LookAsync(town.Worker, "Elsewhere", Ten);
        await town.LookAsync(town.Lead, "Elsewhere", Ten);
        await town.LookAsync(town.Manager, "Elsewhere", Ten);
        await town.LookAsync(town.Records.Priya, "Elsewhere", Ten.AddDays(1));

        Assert.Equal([OutsideWork, OutsideWork, OutsideWork], await town.FindAsync());
    }

    [Fact]
    public async Task A_decided_notification_of_another_area_is_no_work_of_an_area_manager()
    {
        await using var town = await Town.BuildAsync();
        await town.ChangeAsync(db =>
        {
            var manager = new StaffMember("Graham Webb", "webb@test.example");
            manager.Post(Role.AreaManager, new(2014, 4, 1), area: db.Districts.Include(d => d.Area).Single(d => d.Name == "Ashford").Area);
            db.Add(manager);
        });
        var webb = await town.Records.AskAsync<EarlyHelpDbContext, long>(db => db.Staff.Where(s => s.Name == "Graham Webb").Select(s => s.Id).SingleAsync());

        await town.LookAsync(webb, "Baker", Ten);
        Assert.Empty(await town.FindAsync());
        await town.LookAsync(webb, "Elsewhere", Ten.AddDays(1));
        Assert.Equal([OutsideWork], await town.FindAsync());
    }

    [Fact]
    public async Task Triage_has_to_do_with_a_family_for_some_weeks_after_the_decision()
    {
        await using var town = await Town.BuildAsync();
        var day = Ten.AddDays(28);

        await town.LookAsync(town.Records.Priya, "Baker", day);
        Assert.Empty(await town.FindAsync());
        await town.LookAsync(town.Records.Priya, "Baker", day.AddDays(1));
        Assert.Equal([OutsideWork], await town.FindAsync());
    }

    [Fact]
    public async Task Many_families_within_an_hour_are_unusual_and_the_same_many_over_a_morning_are_not()
    {
        await using var town = await Town.BuildAsync(more: 7);
        await town.ChangeAsync(db =>
        {
            var limits = new LookLimits();
            limits.Set(3, 5, 7, 20, 28);
            db.Add(limits);
        });

        foreach (var (family, minute) in new[] { (0, 0), (1, 40), (2, 80), (3, 120) })
            await town.LookAsync(town.Worker, $"More {family}", Ten.AddMinutes(minute));
        Assert.DoesNotContain(ManyFamilies, await town.FindAsync());
        // The fourth within an hour, then a sixth on one day.
        foreach (var (family, minute) in new[] { (4, 121), (5, 122), (6, 123) })
            await town.LookAsync(town.Worker, $"More {family}", Ten.AddMinutes(minute));
        Assert.Contains(ManyFamilies, await town.FindAsync());

        var found = await town.SingleAsync(ManyFamilies);
        Assert.Equal((7, 7, "7 families on one day, more than 5"), (found.Looks, found.Families, found.Detail));
    }

    [Theory]
    [InlineData(18, 6, 59, true)]
    [InlineData(18, 7, 0, false)]
    [InlineData(18, 19, 59, false)]
    [InlineData(18, 20, 0, true)]
    [InlineData(21, 12, 0, true)]
    public async Task Looks_at_night_and_at_weekends_are_out_of_hours(int day, int hour, int minute, bool unusual)
    {
        await using var town = await Town.BuildAsync();

        await town.LookAsync(town.Worker, "Baker", UkTime.ToUtc(new DateTime(2026, 11, day, hour, minute, 0)));

        Assert.Equal(unusual ? [OutOfHours] : [], await town.FindAsync());
    }

    [Fact]
    public async Task An_evening_is_one_finding_that_grows_while_nobody_has_answered_it()
    {
        await using var town = await Town.BuildAsync();
        await town.LookAsync(town.Worker, "Baker", Ten.AddHours(12));
        await town.FindAsync();
        await town.LookAsync(town.Worker, "Baker", Ten.AddHours(13));
        await town.FindAsync();

        var found = await town.SingleAsync(OutOfHours);
        Assert.Equal((2, 1, Ten.AddHours(13)), (found.Looks, found.Families, found.LastAt));
        await town.AnswerAsync(found.Id, UnusualState.Explained);
        await town.LookAsync(town.Worker, "Baker", Ten.AddHours(13.5));
        await town.FindAsync();
        Assert.Equal(2, (await town.SingleAsync(OutOfHours)).Looks);
    }

    [Fact]
    public async Task What_was_explained_once_is_not_asked_again_and_what_was_followed_up_is()
    {
        await using var town = await Town.BuildAsync("Hill");
        await town.LookAsync(town.Worker, "Hill", Ten);
        await town.FindAsync();
        await town.AnswerAsync((await town.SingleAsync(SameName)).Id, UnusualState.Explained);
        await town.LookAsync(town.Worker, "Hill", Ten.AddDays(1));
        Assert.Single(await town.FindAsync());

        await using var other = await Town.BuildAsync("Hill");
        await other.LookAsync(other.Worker, "Hill", Ten);
        await other.FindAsync();
        await other.AnswerAsync((await other.SingleAsync(SameName)).Id, UnusualState.FollowedUp);
        await other.LookAsync(other.Worker, "Hill", Ten.AddDays(1));
        Assert.Equal([SameName, SameName], await other.FindAsync());
    }

    [Fact]
    public void Nobody_answers_for_their_own_looks_and_an_answer_says_something()
    {
        var look = UnusualLook.Found(OutOfHours, 9, "Ines Duarte", null, new(2026, 11, 18), Ten);
        var ines = Actor.Staff(9, "Ines Duarte", Role.PrivacyOfficer);

        Assert.Contains("your own looks", Assert.Throws<RulesBrokenException>(() => look.Answer(UnusualState.Explained, "I worked late", ines, Ten)).Message, StringComparison.Ordinal);
        var empty = Assert.Throws<RulesBrokenException>(() => look.Answer(null, " ", Actor.Staff(8, "Another", Role.PrivacyOfficer), Ten));
        Assert.Equal([nameof(UnusualLook.State), nameof(UnusualLook.Words)], empty.Broken.Select(b => b.Field));
        Assert.Throws<RulesBrokenException>(() => look.Answer(UnusualState.Explained, "They are on call at night", Actor.Staff(8, "Another", Role.UnitLead), Ten));
        look.Answer(UnusualState.Explained, "They are on call at night", Actor.Staff(8, "Another", Role.PrivacyOfficer), Ten);
        Assert.Throws<RulesBrokenException>(() => look.Answer(UnusualState.FollowedUp, "They are on call at night", Actor.Staff(7, "A third", Role.PrivacyOfficer), Ten));
    }

    /// <summary>A worker called Sam Hill in Ashford 1 with a family there, their lead and manager, and a family in Thanet.</summary>
    private sealed class Town : IAsyncDisposable
    {
        public required Records Records { get; init; }

        public long Worker { get; private set; }

        public long Lead { get; private set; }

        public long Manager { get; private set; }

        public static async Task<Town> BuildAsync(string name = "Baker", int more = 0)
        {
            var town = new Town { Records = await Records.NewAsync() };
            await town.ChangeAsync(db =>
            {
                var make = new CaseRecordsOfTests(db);
                var unit = Unit(db, "Ashford 1");
                make.Worker("Sam Hill", unit);
                make.Worker("Una Reed", Unit(db, "Thanet 1"));
                var (lead, manager) = (new StaffMember("Martin Cole", "cole@test.example"), new StaffMember("Dora Finch", "finch@test.example"));
                lead.Post(Role.UnitLead, new(2014, 4, 1), unit: unit);
                manager.Post(Role.DistrictManager, new(2014, 4, 1), district: unit.District);
                db.Staff.Single(s => s.Id == town.Records.Priya).Post(Role.TriageOfficer, new(2014, 4, 1));
                db.AddRange(lead, manager);
            });
            await town.ChangeAsync(db =>
            {
                var make = new CaseRecordsOfTests(db);
                make.Allocated(name, Unit(db, "Ashford 1"), db.Staff.Single(s => s.Name == "Sam Hill"));
                for (var i = 0; i < more; i++)
                    make.Allocated($"More {i}", Unit(db, "Ashford 1"), db.Staff.Single(s => s.Name == "Sam Hill"));
                make.Allocated("Elsewhere", Unit(db, "Thanet 1"), db.Staff.Single(s => s.Name == "Una Reed"));
            });
            await town.Records.DoAsync<EarlyHelpDbContext>(async db =>
                (town.Worker, town.Lead, town.Manager) = (await IdAsync(db, "Sam Hill"), await IdAsync(db, "Martin Cole"), await IdAsync(db, "Dora Finch")));
            return town;
        }

        public Task ChangeAsync(Action<EarlyHelpDbContext> change) => Records.SaveAsync<Service>((_, db) =>
        {
            change(db);
            return Task.CompletedTask;
        });

        public async Task LookAsync(long staff, string family, DateTime at) =>
            await LookAsync(staff, await Records.AskAsync<EarlyHelpDbContext, long>(db => db.Families.Where(f => f.Name == family).Select(f => f.Id).SingleAsync()), at);

        public Task LookAsync(long staff, long family, DateTime at) => ChangeAsync(db => db.Add(Look.Of(Actor.Staff(staff, db.Staff.Single(s => s.Id == staff).Name, Role.UnitWorker), at, family, "Family", null)));

        /// <summary>Everything that was found by now.</summary>
        public async Task<IEnumerable<UnusualKind>> FindAsync()
        {
            await Records.AskAsync<UnusualLookSearch, int>(s => s.RunAsync());
            return await Records.AskAsync<EarlyHelpDbContext, List<UnusualKind>>(db => db.UnusualLooks.OrderBy(u => u.Id).Select(u => u.Kind).ToListAsync());
        }

        public Task<UnusualLook> SingleAsync(UnusualKind kind) => Records.AskAsync<EarlyHelpDbContext, UnusualLook>(db => db.UnusualLooks.SingleAsync(u => u.Kind == kind));

        public Task AnswerAsync(long id, UnusualState outcome) =>
            ChangeAsync(db => db.UnusualLooks.Single(u => u.Id == id).Answer(outcome, "We talked about it", Actor.Staff(99, "Ines Duarte", Role.PrivacyOfficer), Ten));

        public ValueTask DisposeAsync() => Records.DisposeAsync();

        private static Unit Unit(EarlyHelpDbContext db, string name) => db.Units.Include(u => u.District.Area).Single(u => u.Name == name);

        private static Task<long> IdAsync(EarlyHelpDbContext db, string name) => db.Staff.Where(s => s.Name == name).Select(s => s.Id).SingleAsync();
    }
}
