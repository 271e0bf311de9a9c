using System.Data.Common;
using System.Diagnostics;
using EarlyHelp.Domain;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Jobs;

/// <summary>The lease of a job while its round runs: renewed until it is given back. When it can't be renewed any more the round is stopped, before another instance takes the job.</summary>
public sealed class JobLease : IAsyncDisposable
{
    private readonly JobLeases leases;
    private readonly string job;
    private readonly string by;
    private readonly JobTurn turn;
    private readonly DateTime began;
    private readonly CancellationTokenSource over;
    private readonly CancellationTokenSource givenBack = new();
    private readonly Task renewing;
    private bool isDone;

    internal JobLease(JobLeases leases, string job, string by, JobTurn turn, DateTime began, CancellationToken stopping)
    {
        (this.leases, this.job, this.by, this.turn, this.began) = (leases, job, by, turn, began);
        over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        renewing = Task.Run(RenewAsync, CancellationToken.None);
    }

    /// <summary>When the round must end: the program stops, or the lease was lost.</summary>
    public CancellationToken Stopping => over.Token;

    /// <summary>The round went well.</summary>
    public void Done() => isDone = true;

    /// <summary>Gives it back. When the database can't be reached it runs out by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await givenBack.CancelAsync();
        await renewing;
        try
        {
            await leases.GiveBackAsync(job, by, turn.NotBefore(began), isDone && turn.OnceADay ? UkTime.DayOf(began) : null);
        }
        catch (Exception gone) when (gone is DbException or RetryLimitExceededException)
        {
            // Nothing is lost by it: the next round comes after the lease has run out.
        }

        over.Dispose();
        givenBack.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(JobLeases.Length / 4);
        var held = Stopwatch.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(givenBack.Token))
            {
                var asked = Stopwatch.GetTimestamp();
                if (await RenewedAsync() is { } isHeld)
                    held = isHeld ? asked : 0;
                // A quarter of the time is left for the round to stop in.
                if (Stopwatch.GetElapsedTime(held) < JobLeases.Length * 3 / 4)
                    continue;
                await over.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
            // Given back.
        }
    }

    // Null when the database did not answer: it is asked again while there is time.
    private async Task<bool?> RenewedAsync()
    {
        try
        {
            return await leases.RenewAsync(job, by, givenBack.Token);
        }
        catch (Exception silent) when (silent is DbException or RetryLimitExceededException)
        {
            return null;
        }
    }
}
