using EarlyHelp.Data.Search;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Search;

/// <summary>The Walker family of the samples, among others, found by what people have in hand.</summary>
public sealed class FamilySearchTests(FamilySearchTests.Shared shared) : IClassFixture<FamilySearchTests.Shared>
{
    private readonly Records records = shared.Records;
    private readonly string walker = shared.Walker;

    [Theory]
    [InlineData("Leo Walker", null)]
    [InlineData("walker", null)]
    [InlineData("Walker Leo", null)]
    [InlineData("Leo Wakler", null)]
    [InlineData("Leo Waler", null)]
    [InlineData("Leo Walkerr", null)]
    [InlineData("Leo Valker", null)]
    [InlineData("Lio Walker", null)]
    [InlineData("Kery Walker", null)]
    [InlineData("Wakler", null)]
    [InlineData("Leo", "2016-05-19")]
    [InlineData("Leo Wlakre", "2016-05-19")]
    [InlineData("", "2016-05-19")]
    [InlineData("A950000178301", null)]
    [InlineData("a95 0000 178301", null)]
    public async Task The_Walker_family_is_found(string text, string? born)
    {
        var result = await FindAsync(text, born);

        Assert.Equal("Walker", result.Families[0].Name);
        Assert.NotEmpty(result.Families[0].Why);
    }

    [Fact]
    public async Task The_Walker_family_is_found_by_each_reference_and_by_postcode_and_address()
    {
        var family = (await FindAsync("Leo Walker")).Families[0].Reference;
        var (line, postcode) = await records.AskAsync<EarlyHelpDbContext, (string, string)>(db =>
            Task.FromResult(db.Residences.Where(r => r.Person.LastName == "Walker" && r.Address.Postcode != null).Select(r => new ValueTuple<string, string>(r.Address.Line1, r.Address.Postcode!)).First()));

        foreach (var text in new[] { walker, walker.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), family, postcode, postcode.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), $"{line}, {postcode}" })
            Assert.Equal(family, Assert.Single((await FindAsync(text)).Families).Reference);
    }

    [Theory]
    [InlineData("14 Coopers Lane")]
    [InlineData("14 cooper's ln")]
    [InlineData("coopers lane ashford")]
    [InlineData("Coopers Lane, Ashford")]
    [InlineData("14 Coopers Lane Ashford")]
    [InlineData("14 Coopers Lane Ashford TN24 8AA")]
    [InlineData("coopers la")]
    public async Task An_address_finds_its_family_also_without_the_postcode(string text) =>
        Assert.Equal(["Walker"], (await FindAsync(text)).Families.Select(f => f.Name));

    [Theory]
    [InlineData("4 Coopers Lane")]
    [InlineData("1 Coopers Lane")]
    [InlineData("14 Coopers Lane Dover")]
    [InlineData("14 Coopers Lane CT16 1AA")]
    [InlineData("14")]
    public async Task Another_house_or_town_is_not_found(string text) => Assert.Empty((await FindAsync(text)).Families);

    [Theory]
    [InlineData(Role.TriageOfficer, 1)]
    [InlineData(Role.CountyManager, 0)]
    [InlineData(Role.Analyst, 0)]
    public async Task A_confidential_address_tells_nothing_to_somebody_who_must_state_a_reason_first(Role role, int families)
    {
        await using var own = await Records.NewAsync();
        await own.ReceiveAsync(1);
        await own.SaveAsync<EarlyHelpDbContext>(async (db, _) =>
        {
            foreach (var home in await db.Residences.ToListAsync())
                home.Keep(confidential: true, from: "Her former partner");
        });

        foreach (var text in new[] { "14 Coopers Lane", "coopers lane ashford", "TN24 8AA", "14 Coopers Lane TN24 8AA" })
            Assert.Equal(families, (await own.AskAsync<FamilySearch, SearchResult>(s => s.FindAsync(text, null, 1), Actor.Staff(own.Priya, "Reader", role))).Total);
    }

    [Theory]
    [InlineData("Zebedee Quartermaine")]
    [InlineData("EHC-2026-999999")]
    [InlineData("ZZ1 1ZZ")]
    [InlineData("")]
    [InlineData("'; drop table People; --")]
    [InlineData("%")]
    public async Task What_is_not_there_is_not_found(string text) => Assert.Empty((await FindAsync(text)).Families);

    [Theory]
    [InlineData("Leo Walker")]
    [InlineData("A950000178301")]
    [InlineData("EHN-2026-000001")]
    [InlineData("14 Coopers Lane")]
    [InlineData("TN24 8AA")]
    public async Task A_family_out_of_reach_is_not_found(string text)
    {
        var worker = Actor.Staff(records.Priya, "Worker", Role.UnitWorker) with { UnitId = 1, DistrictId = 1, AreaId = 1 };

        Assert.Empty((await records.AskAsync<FamilySearch, SearchResult>(s => s.FindAsync(text, null, 1), worker)).Families);
    }

    [Fact]
    public async Task A_search_by_name_asks_a_bounded_number_of_queries()
    {
        records.Queries.Count = 0;
        await FindAsync("Leo Wakler");

        // One of them asks whether it is a reference of the system before.
        Assert.InRange(records.Queries.Count, 1, 9);
    }

    [Fact]
    public async Task A_name_typed_right_is_found_however_many_newer_records_are_named_nearly_so()
    {
        await using var own = await Records.NewAsync();
        await MeetAsync(own, "Fenhurst", ("Grace", "Fenhurst", null));
        await MeetAsync(own, "Others", [.. Enumerable.Range(0, 2100).SelectMany(i => new (string, string, string?)[] { ("Ann", "Fenhust", null), ("Gracie", "Oakman", null) })]);

        var found = await own.AskAsync<FamilySearch, SearchResult>(s => s.FindAsync("Grace Fenhurst", null, 1), own.Officer);

        Assert.Equal("Fenhurst", found.Families[0].Name);
    }

    [Theory]
    [InlineData("Kerry Walker")]
    [InlineData("Walker Kerry")]
    [InlineData("Jon Hughes")]
    [InlineData("James Hughes")]
    [InlineData("Leo James Hughes")]
    [InlineData("Hughes Leo James")]
    [InlineData("Jonathan Hughs")]
    [InlineData("Jonatan Hughes")]
    [InlineData("Hughes")]
    [InlineData("Huges")]
    public async Task A_name_from_before_a_second_name_and_one_begun_are_found(string text)
    {
        await using var own = await Records.NewAsync();
        await MeetAsync(own, "Hughes", ("Kerry", "Hughes", "Walker"), ("Jonathan", "Hughes", null), ("Leo James", "Hughes", null));
        await MeetAsync(own, "Others", ("Ann", "Marsh", null), ("Ben", "Okafor", null));

        var found = await own.AskAsync<FamilySearch, SearchResult>(s => s.FindAsync(text, null, 1), own.Officer);

        Assert.Equal(["Hughes"], found.Families.Select(f => f.Name));
        Assert.False(found.Cut);
    }

    [Fact]
    public async Task Where_more_share_one_name_than_are_looked_at_it_is_said()
    {
        await using var own = await Records.NewAsync();
        await MeetAsync(own, "Walker", [.. Enumerable.Range(0, NameTyped.MostOfOneName).Select(i => ($"Leo{i}", "Walker", (string?)null))]);

        Assert.True((await own.AskAsync<FamilySearch, SearchResult>(s => s.FindAsync("Walker", null, 1), own.Officer)).Cut);
        Assert.False((await own.AskAsync<FamilySearch, SearchResult>(s => s.FindAsync("Leo7 Walker", null, 1), own.Officer)).Cut);
    }

    private static Task MeetAsync(Records records, string name, params (string First, string Last, string? Other)[] people) =>
        records.SaveAsync<Data.Numbers.ReferenceNumbers>(async (numbers, db) =>
        {
            var family = Domain.Families.Family.Meet(await numbers.FamilyAsync(), name);
            db.Add(family);
            foreach (var (first, last, other) in people)
            {
                var person = Domain.Families.Person.Named(first, last);
                person.Name(first, last, other);
                family.Add(person, Domain.Families.FamilyRole.Child, new DateOnly(2026, 11, 18));
            }
        });

    private Task<SearchResult> FindAsync(string text, string? born = null) => records.AskAsync<FamilySearch, SearchResult>(
        s => s.FindAsync(text, born is null ? null : DateOnly.ParseExact(born, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), 1), records.Officer);

    /// <summary>One database for tests that only read.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Records Records { get; private set; } = null!;

        public string Walker { get; private set; } = "";

        public async Task InitializeAsync()
        {
            Records = await Records.NewAsync();
            Walker = await Records.ReceiveAsync(1);
            await Records.ReceiveAsync(2);
            await Records.ReceiveAsync(3);
        }

        public async Task DisposeAsync() => await Records.DisposeAsync();
    }
}
