using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Data.Tests.Cases;

public sealed class CaseloadTests(CaseloadTests.Shared shared) : IClassFixture<CaseloadTests.Shared>
{
    private static readonly DateOnly Today = CaseRecordsOfTests.Day;

    private readonly Records records = shared.Records;
    private readonly Dictionary<string, long> keys = shared.Keys;

    [Fact]
    public async Task Late_comes_first_then_what_is_due_nearest()
    {
        var rows = await AskAsync(c => c.PageAsync(new(), Today), Role.UnitLead);

        Assert.Equal(["Week 21", "Week 17", "Waiting", "Fresh"], rows.Select(r => r.FamilyName));
        Assert.Equal("Leo", rows[0].Children.Single().FirstName);
    }

    [Fact]
    public async Task Each_count_opens_a_list_of_as_many()
    {
        var counts = await AskAsync(c => c.CountsAsync(new(), Today), Role.UnitLead);

        Assert.Equal(new CaseloadCounts(Open: 4, Awaiting: 1, Weeks16: 2, Weeks20: 1, Plan: 2, Quiet: 2, Late: 3, ThisWeek: 0) { Undecided = 1 }, counts);
        Assert.Equal(counts.Weeks16, await CountAsync(new() { Late = CaseConcern.Weeks16 }));
        Assert.Equal(counts.Weeks20, await CountAsync(new() { Late = CaseConcern.Weeks20 }));
        Assert.Equal(counts.Plan, await CountAsync(new() { Late = CaseConcern.Plan }));
        Assert.Equal(counts.Undecided, await CountAsync(new() { Late = CaseConcern.Undecided }));
        Assert.Equal(counts.Quiet, await CountAsync(new() { Late = CaseConcern.Quiet }));
        Assert.Equal(counts.Late, await CountAsync(new() { Late = CaseConcern.Late }));
        Assert.Equal(counts.Awaiting, await CountAsync(new() { State = CaseState.AwaitingAllocation }));
    }

    [Fact]
    public async Task A_filter_never_widens_the_reach()
    {
        Assert.Equal(["Fresh", "Week 17", "Week 21"], (await AskAsync(c => c.PageAsync(new() { Unit = keys["unit"], District = keys["district"] }, Today), Role.UnitWorker)).Select(r => r.FamilyName).Order());
        Assert.Empty(await AskAsync(c => c.PageAsync(new() { Worker = 987654 }, Today), Role.UnitWorker));
    }

    private Task<int> CountAsync(CaseloadFilter filter) => AskAsync(c => c.CountAsync(filter, Today), Role.UnitLead);

    private Task<T> AskAsync<T>(Func<Caseload, Task<T>> ask, Role role) =>
        records.AskAsync(ask, Actor.Staff(keys["sam"], role.ToString(), role) with { UnitId = keys["unit"], DistrictId = keys["district"], AreaId = keys["area"] });

    /// <summary>One database for tests that only read.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        public Records Records { get; private set; } = null!;

        public Dictionary<string, long> Keys { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Records = await Records.NewAsync();
            Keys = await Records.AskAsync<EarlyHelpDbContext, Dictionary<string, long>>(async db =>
            {
                var add = new CaseRecordsOfTests(db);
                var unit = await add.UnitAsync("Ashford 1");
                var sam = add.Worker("Sam Hill", unit);
                await db.SaveChangesAsync();
                add.Allocated("Fresh", unit, sam);
                add.Allocated("Week 17", unit, sam, Today.AddDays(-113));
                add.Allocated("Week 21", unit, sam, Today.AddDays(-141));
                add.Accepted("Waiting", unit, Today.AddDays(-14));
                add.Awaiting("Unaccepted", unit.DistrictId);
                await db.SaveChangesAsync();
                return new() { ["sam"] = sam.Id, ["unit"] = unit.Id, ["district"] = unit.DistrictId, ["area"] = unit.District.AreaId };
            });
        }

        public async Task DisposeAsync() => await Records.DisposeAsync();
    }
}
