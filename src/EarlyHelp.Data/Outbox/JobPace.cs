using EarlyHelp.Data.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Outbox;

/// <summary>Runs the work of a background job again and again until the program stops; an error is logged and the next round comes.</summary>
public sealed class JobPace(IConfiguration configuration, JobRuns runs, ILogger<JobPace> log)
{
    /// <summary>Setting: false where the jobs are run by hand (tests).</summary>
    public const string Setting = "Jobs:Run";

    /// <summary>Does the work, which says how much it did, waits, and so on. The pause is real time, whatever the app's clock says.</summary>
    public async Task EveryAsync(TimeSpan pause, string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping)
    {
        if (!configuration.GetValue(Setting, true))
            return;
        using var timer = new PeriodicTimer(pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
                await OnceAsync(pause, job, work, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogInformation("The job {Job} has stopped", job);
        }
    }

    private async Task OnceAsync(TimeSpan pause, string job, Func<CancellationToken, Task<int>> work, CancellationToken stopping)
    {
        try
        {
            await runs.RunAsync(job, pause, work, stopping);
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
