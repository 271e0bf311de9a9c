using EarlyHelp.Data.Access;
using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Access;

/// <summary>Spec 3-access: what each role reaches of what is its own, its unit's, its district's, its area's and another's.</summary>
public sealed class ReachTests(ReachTests.Shared shared) : IClassFixture<ReachTests.Shared>
{
    private const string All = "own team unit unit2 unaccepted back area far";

    private readonly Records records = shared.Records;
    private readonly Dictionary<string, long> keys = shared.Keys;

    [Theory]
    [InlineData(Role.TriageOfficer, All)]
    [InlineData(Role.TriageManager, All)]
    [InlineData(Role.CountyManager, All)]
    [InlineData(Role.Analyst, All)]
    [InlineData(Role.AreaManager, "own team unit unit2 unaccepted back area")]
    [InlineData(Role.DistrictManager, "own team unit unit2 unaccepted back")]
    [InlineData(Role.UnitLead, "own team unit unaccepted")]
    [InlineData(Role.UnitWorker, "own")]
    [InlineData(Role.OpenAccessWorker, "")]
    [InlineData(Role.SocialCarePartner, "")]
    [InlineData(Role.QualityAuditor, "")]
    [InlineData(Role.Administrator, "")]
    [InlineData(Role.PrivacyOfficer, "")]
    public async Task Cases_in_reach(Role role, string expected) =>
        Assert.Equal(Words(expected), await NamesAsync(role, r => r.Cases.Select(c => c.Family.Name)));

    [Theory]
    [InlineData(Role.TriageOfficer, All + " queue advice")]
    [InlineData(Role.TriageManager, All + " queue advice")]
    [InlineData(Role.CountyManager, All + " queue advice")]
    [InlineData(Role.Analyst, All + " queue advice")]
    [InlineData(Role.AreaManager, "own team unit unit2 unaccepted back area advice")]
    [InlineData(Role.DistrictManager, "own team unit unit2 unaccepted back advice")]
    [InlineData(Role.UnitLead, "own team unit unaccepted")]
    [InlineData(Role.UnitWorker, "own")]
    [InlineData(Role.OpenAccessWorker, "")]
    [InlineData(Role.SocialCarePartner, "")]
    [InlineData(Role.QualityAuditor, "")]
    [InlineData(Role.Administrator, "")]
    [InlineData(Role.PrivacyOfficer, "")]
    public async Task Notifications_families_and_people_in_reach(Role role, string expected)
    {
        Assert.Equal(Words(expected), await NamesAsync(role, r => r.Notifications.Select(n => n.Family.Name)));
        Assert.Equal(Words(expected), await NamesAsync(role, r => r.Families.Select(f => f.Name)));
        Assert.Equal(Words(expected), await NamesAsync(role, r => r.People.Select(p => p.LastName)));
    }

    [Fact]
    public async Task A_worker_sees_the_team_by_name_and_nobody_else_has_a_team()
    {
        Assert.Equal(Words("team unit"), await NamesAsync(Role.UnitWorker, r => r.TeamCases.Select(c => c.Family.Name)));
        Assert.Empty(await NamesAsync(Role.UnitLead, r => r.TeamCases.Select(c => c.Family.Name)));
    }

    [Theory]
    [InlineData(Role.UnitWorker)]
    [InlineData(Role.UnitLead)]
    [InlineData(Role.DistrictManager)]
    [InlineData(Role.AreaManager)]
    public async Task A_posting_without_its_place_reaches_nothing(Role role)
    {
        var nowhere = Actor.Staff(987654, "Nobody", role);

        var names = await records.AskAsync<Reach, List<string>>(async r =>
            [.. await r.Cases.Select(c => c.Reference).ToListAsync(), .. await r.TeamCases.Select(c => c.Reference).ToListAsync(), .. await r.Notifications.Select(n => n.Reference).ToListAsync()], nowhere);

        Assert.Empty(names);
    }

    [Fact]
    public async Task Nobody_reaches_anything_as_a_visitor_or_a_notifier()
    {
        foreach (var actor in new[] { Actor.Visitor, Actor.Notifier })
            Assert.Equal(0, await records.AskAsync<Reach, int>(async r => await r.Cases.CountAsync() + await r.Notifications.CountAsync() + await r.Families.CountAsync() + await r.People.CountAsync(), actor));
    }

    [Theory]
    [InlineData(Role.CountyManager, true)]
    [InlineData(Role.Analyst, true)]
    [InlineData(Role.AreaManager, false)]
    [InlineData(Role.TriageOfficer, false)]
    public async Task County_and_analyst_open_a_record_only_with_a_reason(Role role, bool needed)
    {
        var refused = await Record.ExceptionAsync(() => records.DoAsync<Opening>(o => o.CaseAsync("EHC-2026-000001", "Case"), Person(role)));

        Assert.Equal(needed, refused is ReasonNeededException);
    }

    private Task<List<string>> NamesAsync(Role role, Func<Reach, IQueryable<string>> query) =>
        records.AskAsync<Reach, List<string>>(async reach => [.. (await query(reach).Distinct().ToListAsync()).Order()], Person(role));

    private Actor Person(Role role) => Actor.Staff(keys["sam"], role.ToString(), role) with { UnitId = keys["unit"], DistrictId = keys["district"], AreaId = keys["area"] };

    private static IEnumerable<string> Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order();

    private static async Task<Dictionary<string, long>> SeedAsync(EarlyHelpDbContext db)
    {
        var add = new CaseRecordsOfTests(db);
        var ashford = await add.UnitAsync("Ashford 1");
        var other = await add.UnitAsync("Ashford 2");
        var district = ashford.District;
        var beside = await db.Units.Include(u => u.District).FirstAsync(u => u.District.AreaId == district.AreaId && u.DistrictId != district.Id);
        var far = await db.Units.Include(u => u.District).FirstAsync(u => u.District.AreaId != district.AreaId);
        var (sam, joy, ann) = (add.Worker("Sam", ashford), add.Worker("Joy", ashford), add.Worker("Ann", other));
        await db.SaveChangesAsync();
        add.Allocated("own", ashford, sam);
        add.Allocated("team", ashford, joy);
        add.Accepted("unit", ashford);
        add.Allocated("unit2", other, ann);
        add.Awaiting("unaccepted", district.Id);
        add.TakenBack("back", district.Id);
        add.Accepted("area", beside);
        add.Accepted("far", far);
        add.Notification("queue", district.Id, decided: false);
        add.Notification("advice", district.Id);
        await db.SaveChangesAsync();
        return new() { ["sam"] = sam.Id, ["unit"] = ashford.Id, ["district"] = district.Id, ["area"] = district.AreaId };
    }

    /// <summary>One database for tests that only read.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Records Records { get; private set; } = null!;

        public Dictionary<string, long> Keys { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Records = await Records.NewAsync();
            Keys = await Records.AskAsync<EarlyHelpDbContext, Dictionary<string, long>>(SeedAsync);
        }

        public async Task DisposeAsync() => await Records.DisposeAsync();
    }
}
