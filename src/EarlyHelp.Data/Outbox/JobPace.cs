using EarlyHelp.Data.Jobs;
using EarlyHelp.Domain;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Outbox;

/// <summary>
/// Runs the work of a background job again and again until the program stops; an error is logged and the next round comes. Of several instances one
/// at a time runs a job, by its lease (adr/0034).
/// </summary>
public sealed class JobPace(IConfiguration configuration, JobRuns runs, JobLeases leases, TimeProvider clock, ILogger<JobPace> log, IHostApplicationLifetime? life = null)
{
    /// <summary>Setting: false where the jobs are run by hand (tests).</summary>
    public const string Setting = "Jobs:Run";

    /// <summary>Does the work, which says how much it did, waits, and so on: on one of the instances. The pause is real time, whatever the app's clock says.</summary>
    public Task EveryAsync(TimeSpan pause, string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping) =>
        LeasedAsync(JobTurn.Every(pause), job, work, stopping);

    /// <summary>Does the work once each local day, on one of the instances.</summary>
    public Task DailyAsync(string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping) => LeasedAsync(JobTurn.Daily, job, work, stopping);

    /// <summary>Does the work on each instance: it is of this instance alone, or takes what it does one by one.</summary>
    public Task HereAsync(TimeSpan pause, string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping) =>
        LoopAsync(pause, job, async stop => await runs.RunAsync(job, pause, work, stop), stopping);

    private Task LeasedAsync(JobTurn turn, string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping) =>
        LoopAsync(turn.Look, job, stop => RoundAsync(turn, job, work, stop), stopping);

    /// <summary>A round, when it is the job's turn and nobody else runs it.</summary>
    internal async Task RoundAsync(JobTurn turn, string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping)
    {
        await using var lease = await leases.TakeAsync(job, turn, stopping);
        if (lease is null)
            return;
        await runs.RunAsync(job, turn.Until(UkTime.UtcNow(clock)), work, lease.Stopping);
        lease.Done();
    }

    private async Task LoopAsync(TimeSpan pause, string job, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        if (!configuration.GetValue(Setting, true))
            return;
        // A job ends as soon as the program is told to stop, while requests are still finished.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, life?.ApplicationStopping ?? CancellationToken.None);
        using var timer = new PeriodicTimer(pause);
        try
        {
            while (await timer.WaitForNextTickAsync(either.Token))
                await OnceAsync(job, round, either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            log.LogInformation("The job {Job} has stopped", job);
        }
    }

    private async Task OnceAsync(string job, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        try
        {
            await round(stopping);
        }
#pragma warning disable CA1031 // A job outlives every error of one round: the next round may succeed.
        catch (Exception failed) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The type only: the message of a database error can carry values of a record.
            log.LogError("The job {Job} failed: {Error} at {Place}", job, failed.GetType().Name, failed.StackTrace?.Split('\n')[0].Trim());
        }
    }
}
