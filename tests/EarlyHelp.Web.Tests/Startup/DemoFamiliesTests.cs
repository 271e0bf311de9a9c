using System.Diagnostics;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Supervision;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>What the first start of a demonstration holds.</summary>
public sealed class DemoFamiliesTests(DemoFamiliesTests.Demo demo, ITestOutputHelper output) : IClassFixture<DemoFamiliesTests.Demo>
{
    [Fact]
    public async Task The_queue_holds_new_priority_overdue_waiting_and_police_notifications()
    {
        var today = UkTime.Today(demo.App.Clock);
        var queue = await demo.App.WithDbAsync(db => db.Notifications.AsNoTracking().Where(n => n.NextDueOn != null).ToListAsync());

        output.WriteLine($"First start took {demo.Took.TotalSeconds:0.0} s");
        Assert.True(queue.Count > TriageQueue.PageSize, "The queue shows its second page");
        Assert.Contains(queue, n => n.ReceivedOn == today && n.Kind == NotificationKind.EarlyHelp);
        Assert.Contains(queue, n => n.IsPriority);
        Assert.Contains(queue, n => n.DecideBy < today);
        Assert.Contains(queue, n => n.State == NotificationState.InformationRequested);
        Assert.Contains(queue, n => n.Kind == NotificationKind.MissingChild);
    }

    [Theory]
    [InlineData("worker", 15)]
    [InlineData("worker2", 5)]
    [InlineData("worker.thanet", 1)]
    [InlineData("worker.tunbridgewells", 1)]
    public async Task A_worker_holds_families_of_different_weeks_with_notes(string account, int families)
    {
        var held = await AsAsync(account, reach => reach.Cases.Where(c => c.ClosedOn == null && c.Worker!.Email == $"{account}@demo.example").Include(c => c.Notes).AsNoTracking().ToListAsync());

        Assert.Equal(families, held.Count);
        Assert.True(held.Select(c => c.OpenedOn).Distinct().Count() > families / 2);
        Assert.Contains(held, c => c.Notes.Count > 0);
        Assert.True(families == 1 || held.Exists(c => c.NextDueOn < UkTime.Today(demo.App.Clock)), "Nothing is late");
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("district")]
    [InlineData("lead.dover")]
    [InlineData("district.maidstone")]
    public async Task A_lead_and_a_manager_have_families_to_take(string account) =>
        Assert.NotEmpty(await AsAsync(account, reach => reach.Cases.Where(c => c.AllocatedOn == null).AsNoTracking().ToListAsync()));

    [Fact]
    public async Task The_first_unit_has_a_family_for_every_reason_of_the_supervision_list()
    {
        foreach (var reason in Enum.GetValues<SupervisionReason>())
            Assert.True(await SupervisedAsync("lead", reason) > 0, $"No family for {reason}");
    }

    [Fact]
    public async Task Other_districts_have_work_of_every_stage_too()
    {
        var cases = await demo.App.WithDbAsync(db => db.Cases.AsNoTracking().Include(c => c.District).Include(c => c.Reviews).Include(c => c.Continuations).Include(c => c.FollowUps).AsSplitQuery().ToListAsync());

        foreach (var state in Enum.GetValues<CaseState>().Except([CaseState.Allocated]))
            Assert.True(cases.Where(c => c.State == state).Select(c => c.DistrictId).Distinct().Count() >= 2, $"{state} in fewer than two districts");
        Assert.True(cases.Where(c => c.Continuations.Count > 0).Select(c => c.DistrictId).Distinct().Count() >= 2);
        Assert.True(cases.Where(c => c.Reviews.Count > 1).Select(c => c.DistrictId).Distinct().Count() >= 4);
        Assert.True(cases.Where(c => c.FollowUps.Any(f => f.IsOpen)).Select(c => c.DistrictId).Distinct().Count() >= 3);
    }

    [Fact]
    public async Task A_folder_holds_papers_that_open_and_one_that_not_everybody_may_see()
    {
        var papers = await demo.App.WithDbAsync(db => db.Set<CaseDocument>().AsNoTracking().ToListAsync());

        Assert.Contains(papers, p => p.Audience == DocumentAudience.StaffOfTheCase);
        foreach (var paper in papers)
        {
            using var bytes = demo.App.Services.GetRequiredService<FileStore>().Open(paper.StoredAs);
            Assert.Equal(paper.Sha256, Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(bytes)));
        }
    }

    [Fact]
    public async Task Sam_stands_in_for_joy_who_is_away()
    {
        var seen = await AsAsync("worker", reach => reach.Cases.Where(c => c.ClosedOn == null && c.Worker!.Email == "worker2@demo.example").CountAsync());

        Assert.Equal(5, seen);
    }

    [Fact]
    public async Task Nothing_of_it_lies_in_the_future_and_nobody_in_it_is_real()
    {
        var now = demo.App.Clock.Utc;
        var late = await demo.App.WithDbAsync(async db => await db.Notifications.CountAsync(n => n.ReceivedAt > now) + await db.Set<CaseNote>().CountAsync(n => n.RecordedAt > now)
            + await db.Set<PlanReview>().CountAsync(r => r.At > now));
        var addresses = await demo.App.WithDbAsync(db => db.Outbox.Select(m => m.To).Distinct().ToListAsync());

        var (notes, plans) = (await demo.App.WithDbAsync(db => db.Set<CaseNote>().Select(n => n.Text).ToListAsync()), await demo.App.WithDbAsync(db => db.Set<PlanOutcome>().Select(o => o.What + o.Baseline + o.Measure + o.Target).ToListAsync()));

        Assert.Equal(0, late);
        Assert.DoesNotContain(notes.Concat(plans), t => t.Contains('{', StringComparison.Ordinal));
        Assert.All(addresses, a => Assert.EndsWith(".example", a, StringComparison.Ordinal));
    }

    private Task<int> SupervisedAsync(string account, SupervisionReason reason) =>
        AsAsync<SupervisionList, int>(account, async list => (await list.PageAsync(new() { Reason = reason }, UkTime.Today(demo.App.Clock))).Total);

    private Task<T> AsAsync<T>(string account, Func<Reach, Task<T>> look) => AsAsync<Reach, T>(account, look);

    private Task<T> AsAsync<TService, T>(string account, Func<TService, Task<T>> look)
        where TService : notnull => demo.App.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<Data.EarlyHelpDbContext>();
        var posting = await db.Postings.Include(p => p.Staff).Include(p => p.Unit).SingleAsync(p => p.Staff.Email == $"{account}@demo.example");
        services.GetRequiredService<CurrentActor>().Actor = Actor.Staff(posting.Staff, posting);
        return await look(services.GetRequiredService<TService>());
    });

    /// <summary>An app started with the demonstration's data.</summary>
    public sealed class Demo : IAsyncLifetime
    {
        public App App { get; } = new();

        public TimeSpan Took { get; private set; }

        public Task InitializeAsync()
        {
            App.Settings["EarlyHelp:Seed"] = "demo";
            var watch = Stopwatch.StartNew();
            _ = App.Services;
            Took = watch.Elapsed;
            return Task.CompletedTask;
        }

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }
}
