using EarlyHelp.Data.Jobs;
using EarlyHelp.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>Of several instances one at a time runs a job (adr/0034).</summary>
public sealed class JobLeaseTests : IAsyncLifetime
{
    private const string Job = "Test job";
    private static readonly JobTurn Hourly = JobTurn.Every(TimeSpan.FromHours(1));

    private readonly App first = new();
    private App second = null!;

    public Task InitializeAsync()
    {
        second = first.Beside();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Of_many_that_try_at_once_one_takes_it()
    {
        for (var round = 0; round < 5; round++)
        {
            first.Clock.Utc = first.Clock.Utc.AddHours(1);
            var taken = (await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => TakeAsync(n % 2 == 0 ? first : second, Hourly))))).OfType<JobLease>().ToList();

            await Assert.Single(taken).DisposeAsync();
        }
    }

    [Fact]
    public async Task While_one_runs_it_no_other_does_and_afterwards_it_waits_for_its_turn()
    {
        var lease = await TakeAsync(first, Hourly);
        Assert.NotNull(lease);
        Assert.Null(await TakeAsync(second, Hourly));
        Assert.Null(await TakeAsync(second, JobTurn.ByHand));
        lease.Done();
        await lease.DisposeAsync();

        Assert.Null(await TakeAsync(second, Hourly));
        await TakenAsync(second, JobTurn.ByHand);
        first.Clock.Utc = first.Clock.Utc.AddHours(1);
        await TakenAsync(second, Hourly);
    }

    [Fact]
    public async Task What_is_done_once_a_day_is_done_once_by_all_together_and_again_tomorrow()
    {
        await TakenAsync(first, JobTurn.Daily, isDone: true);
        first.Clock.Utc = first.Clock.Utc.AddHours(3);
        Assert.Null(await TakeAsync(second, JobTurn.Daily));

        first.Clock.Utc = first.Clock.Utc.AddDays(1);
        await TakenAsync(second, JobTurn.Daily, isDone: false);
        // It failed: the other tries it a minute later.
        first.Clock.Utc = first.Clock.Utc.AddMinutes(1);
        await TakenAsync(first, JobTurn.Daily, isDone: true);
        first.Clock.Utc = first.Clock.Utc.AddMinutes(1);
        Assert.Null(await TakeAsync(second, JobTurn.Daily));
    }

    [Fact]
    public async Task Of_an_instance_that_died_it_runs_out_and_what_it_gives_back_later_is_nobody_elses()
    {
        var dead = await TakeAsync(first, Hourly);
        first.Clock.Utc = first.Clock.Utc + JobLeases.Length - TimeSpan.FromSeconds(1);
        Assert.Null(await TakeAsync(second, Hourly));
        first.Clock.Utc = first.Clock.Utc.AddSeconds(1);

        await using var next = await TakeAsync(second, Hourly);
        Assert.NotNull(next);
        await dead!.DisposeAsync();

        Assert.Null(await TakeAsync(first, JobTurn.ByHand));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_holds_no_job_up()
    {
        first.Clock.Utc = first.Clock.Utc.AddYears(1);
        await TakenAsync(first, Hourly);
        await TakenAsync(first, JobTurn.Every(TimeSpan.FromSeconds(5)), "Another", isDone: true);
        first.Clock.Utc = first.Clock.Utc.AddYears(-1);

        await TakenAsync(second, Hourly);
        await TakenAsync(second, JobTurn.Every(TimeSpan.FromSeconds(5)), "Another");
    }

    [Fact]
    public async Task A_round_on_two_instances_at_the_same_moment_does_the_work_once()
    {
        var (done, both) = (0, new[] { first, second }.Select(a => a.Services.GetRequiredService<JobPace>()));
        await Task.WhenAll(both.Select(pace => Task.Run(() => pace.RoundAsync(JobTurn.Daily, Job, async stop =>
        {
            await Task.Delay(50, stop);
            return Interlocked.Increment(ref done);
        }, CancellationToken.None))));

        Assert.Equal(1, done);
        Assert.Equal(1, await first.WithDbAsync(db => db.JobRuns.Where(r => r.Name == Job).Select(r => r.Did).SingleAsync()));
    }

    [Fact]
    public async Task An_administrator_who_has_a_job_run_that_runs_is_told_so()
    {
        await first.WithDbAsync(async db =>
        {
            db.Add(new JobRun(LateStepUps.Name));
            return await db.SaveChangesAsync();
        });
        await using var lease = await first.Services.GetRequiredService<JobLeases>().TakeAsync(LateStepUps.Name, JobTurn.ByHand, CancellationToken.None);
        var admin = await second.SignedInAsync("admin");

        await admin.PostFormAsync("/admin/jobs", [], "/admin/jobs/late-step-ups/run");

        var page = await admin.PageAsync("/admin/jobs");
        Assert.Contains("Late step-ups is running at this moment", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_is_stopped_gives_its_lease_back_at_once()
    {
        using var stop = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var round = first.Services.GetRequiredService<JobPace>().RoundAsync(Hourly, Job, async stopping =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stopping);
            return 1;
        }, stop.Token);
        await begun.Task;
        Assert.Null(await TakeAsync(second, JobTurn.ByHand));

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => round);

        await TakenAsync(second, JobTurn.ByHand);
    }

    private static Task<JobLease?> TakeAsync(App app, JobTurn turn, string job = Job) => app.Services.GetRequiredService<JobLeases>().TakeAsync(job, turn, CancellationToken.None);

    private static async Task TakenAsync(App app, JobTurn turn, string job = Job, bool isDone = false)
    {
        var lease = await TakeAsync(app, turn, job);
        Assert.NotNull(lease);
        if (isDone)
            lease.Done();
        await lease.DisposeAsync();
    }
}
