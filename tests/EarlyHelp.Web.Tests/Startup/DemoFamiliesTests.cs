using System.Diagnostics;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
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
    [InlineData("worker", 18)]
    [InlineData("worker2", 3)]
    [InlineData("worker.thanet", 1)]
    [InlineData("worker.tunbridgewells", 1)]
    public async Task A_worker_holds_families_of_different_weeks_with_notes(string account, int families)
    {
        var held = await AsAsync(account, reach => reach.Cases.Include(c => c.Notes).AsNoTracking().ToListAsync());

        Assert.Equal(families, held.Count);
        Assert.True(held.Select(c => c.OpenedOn).Distinct().Count() > families / 2);
        Assert.Contains(held, c => c.Notes.Count > 0);
        Assert.Contains(held, c => c.NextDueOn < UkTime.Today(demo.App.Clock));
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("district")]
    [InlineData("lead.dover")]
    [InlineData("district.maidstone")]
    public async Task A_lead_and_a_manager_have_families_to_take(string account) =>
        Assert.NotEmpty(await AsAsync(account, reach => reach.Cases.Where(c => c.AllocatedOn == null).AsNoTracking().ToListAsync()));

    [Fact]
    public async Task Nothing_of_it_lies_in_the_future_and_nobody_in_it_is_real()
    {
        var now = demo.App.Clock.Utc;
        var late = await demo.App.WithDbAsync(db => db.Notifications.CountAsync(n => n.ReceivedAt > now));
        var addresses = await demo.App.WithDbAsync(db => db.Outbox.Select(m => m.To).Distinct().ToListAsync());

        Assert.Equal(0, late);
        Assert.All(addresses, a => Assert.EndsWith(".example", a, StringComparison.Ordinal));
    }

    private Task<T> AsAsync<T>(string account, Func<Reach, Task<T>> look) => demo.App.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<Data.EarlyHelpDbContext>();
        var posting = await db.Postings.Include(p => p.Staff).SingleAsync(p => p.Staff.Email == $"{account}@demo.example");
        services.GetRequiredService<CurrentActor>().Actor = Actor.Staff(posting.Staff, posting);
        return await look(services.GetRequiredService<Reach>());
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
