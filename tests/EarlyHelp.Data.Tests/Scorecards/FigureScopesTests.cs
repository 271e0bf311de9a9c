using EarlyHelp.Data.Access;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Scorecards;

/// <summary>Which parts of the service a person sees figures of. Ann works in Ashford 1, Bo in Dover 1.</summary>
public sealed class FigureScopesTests(FigureScopesTests.Town town) : IClassFixture<FigureScopesTests.Town>
{
    [Theory]
    [InlineData(Role.CountyManager, null, "Kent")]
    [InlineData(Role.CountyManager, "COUNTY", "Kent")]
    [InlineData(Role.Analyst, "area:south kent", "South Kent")]
    [InlineData(Role.TriageManager, "unit:Dover 1", "Dover 1")]
    [InlineData(Role.CountyManager, "worker:BO@demo.example", "Bo Dean")]
    [InlineData(Role.CountyManager, "district:Nowhere", null)]
    [InlineData(Role.CountyManager, "unit:Ashford", null)]
    [InlineData(Role.CountyManager, "moon", null)]
    [InlineData(Role.AreaManager, "", "South Kent")]
    [InlineData(Role.AreaManager, "county", null)]
    [InlineData(Role.AreaManager, "district:Dover", "Dover")]
    [InlineData(Role.AreaManager, "district:Maidstone", null)]
    [InlineData(Role.DistrictManager, null, "Ashford")]
    [InlineData(Role.DistrictManager, "area:South Kent", null)]
    [InlineData(Role.DistrictManager, "unit:ashford 2", "Ashford 2")]
    [InlineData(Role.DistrictManager, "unit:Dover 1", null)]
    [InlineData(Role.DistrictManager, "worker:bo@demo.example", null)]
    [InlineData(Role.UnitLead, null, "Ashford 1")]
    [InlineData(Role.UnitLead, "unit:Ashford 2", null)]
    [InlineData(Role.UnitLead, "worker:ann@demo.example", "Ann Cole")]
    [InlineData(Role.UnitWorker, null, "Ann Cole")]
    [InlineData(Role.UnitWorker, "worker:bo@demo.example", null)]
    [InlineData(Role.UnitWorker, "unit:Ashford 1", null)]
    [InlineData(Role.TriageOfficer, null, null)]
    [InlineData(Role.SocialCarePartner, "county", null)]
    public async Task A_figure_above_or_beside_the_own_scope_does_not_exist(Role role, string? text, string? found) =>
        Assert.Equal(found, (await town.AskAsync(role, s => s.FindAsync(text)))?.Name);

    [Theory]
    [InlineData(Role.CountyManager, Level.District, 12)]
    [InlineData(Role.CountyManager, Level.Worker, 2)]
    [InlineData(Role.AreaManager, Level.County, 0)]
    [InlineData(Role.DistrictManager, Level.Unit, 4)]
    [InlineData(Role.UnitLead, Level.District, 0)]
    [InlineData(Role.UnitLead, Level.Worker, 1)]
    [InlineData(Role.UnitWorker, Level.Unit, 0)]
    [InlineData(Role.UnitWorker, Level.Worker, 1)]
    [InlineData(Role.PrivacyOfficer, Level.Worker, 0)]
    public async Task All_parts_of_a_level_are_those_of_the_own_scope(Role role, Level level, int count) =>
        Assert.Equal(count, (await town.AskAsync(role, s => s.OfLevelAsync(level))).Count);

    [Fact]
    public async Task The_way_down_begins_at_the_own_scope()
    {
        Assert.Equal(["Kent", "South Kent", "Ashford", "Ashford 1"], await AboveAsync(Role.CountyManager, "worker:ann@demo.example"));
        Assert.Equal(["Ashford"], await AboveAsync(Role.DistrictManager, "unit:Ashford 1"));
        Assert.Empty(await AboveAsync(Role.UnitWorker, ""));
    }

    private Task<List<string>> AboveAsync(Role role, string text) => town.AskAsync(role, async s => (await s.AboveAsync((await s.FindAsync(text))!)).Select(a => a.Name).ToList());

    /// <summary>Kent, with two workers.</summary>
    public sealed class Town : IAsyncLifetime
    {
        private Records records = null!;
        private long ann;
        private Unit ashford = null!;

        public async Task InitializeAsync()
        {
            records = await Records.NewAsync();
            await records.DoAsync<EarlyHelpDbContext>(async db =>
            {
                ashford = await db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == "Ashford 1");
                var dover = await db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == "Dover 1");
                var (first, second) = (new StaffMember("Ann Cole", "ann@demo.example"), new StaffMember("Bo Dean", "bo@demo.example"));
                first.Post(Role.UnitWorker, new(2026, 1, 1), unit: ashford);
                second.Post(Role.UnitWorker, new(2026, 1, 1), unit: dover);
                db.AddRange(first, second);
                await db.SaveChangesAsync();
                ann = first.Id;
            });
        }

        public Task<T> AskAsync<T>(Role role, Func<FigureScopes, Task<T>> ask)
        {
            var me = Actor.Staff(ann, "Ann Cole", role) with { UnitId = ashford.Id, DistrictId = ashford.DistrictId, AreaId = ashford.District.AreaId };
            var current = new CurrentActor { Actor = me };
            return records.AskAsync<EarlyHelpDbContext, T>(db => ask(new FigureScopes(db, current)));
        }

        public Task DisposeAsync() => records.DisposeAsync().AsTask();
    }
}
