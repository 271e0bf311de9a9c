using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Data.Jobs;

/// <summary>
/// Gives a job to one of the instances that share the database: whoever takes its lease runs a round and gives it back. It is taken with one conditional
/// update, so of two that try at the same moment one succeeds; of an instance that dies it runs out (adr/0034).
/// </summary>
public sealed class JobLeases(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How long a lease holds unless it is renewed.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(2);

    private readonly string instance = $"{Environment.MachineName[..Math.Min(40, Environment.MachineName.Length)]}:{Environment.ProcessId}";

    /// <summary>Takes the lease of a job; null when another has it, or it is not its turn.</summary>
    public async Task<JobLease?> TakeAsync(string job, JobTurn turn, CancellationToken stopping)
    {
        await using var scope = Scope(job);
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        var by = $"{instance}:{Guid.NewGuid():N}";
        var now = UkTime.UtcNow(clock);
        if (await TakeAsync(db, job, turn, by, now, stopping) || (await IsNewAsync(db, job, stopping) && await TakeAsync(db, job, turn, by, now, stopping)))
            return new JobLease(this, job, by, turn, now, stopping);
        return null;
    }

    /// <summary>Holds a lease longer; false when another has taken it since.</summary>
    internal async Task<bool> RenewAsync(string job, string by, CancellationToken stopping)
    {
        await using var scope = Scope(job);
        DateTime? until = UkTime.UtcNow(clock) + Length;
        return await Held(scope, job, by).ExecuteUpdateAsync(u => u.SetProperty(r => r.LeasedUntil, until), stopping) == 1;
    }

    /// <summary>Gives a lease back, and says when the job comes to its turn again.</summary>
    internal async Task GiveBackAsync(string job, string by, DateTime? notBefore, DateOnly? doneOn)
    {
        await using var scope = Scope(job);
        await Held(scope, job, by).ExecuteUpdateAsync(u => u
            .SetProperty(r => r.LeasedBy, (string?)null).SetProperty(r => r.LeasedUntil, (DateTime?)null)
            .SetProperty(r => r.NotBefore, r => notBefore ?? r.NotBefore).SetProperty(r => r.DoneOn, r => doneOn ?? r.DoneOn));
    }

    private static async Task<bool> TakeAsync(EarlyHelpDbContext db, string job, JobTurn turn, string by, DateTime now, CancellationToken stopping)
    {
        // A time so far ahead was written by a clock that has been set back since: it holds nobody up. Clocks of instances may differ by less than that.
        var (until, never) = ((DateTime?)(now + Length), now + (Length * 2));
        var free = db.JobRuns.Where(r => r.Name == job && (r.LeasedUntil == null || r.LeasedUntil <= now || r.LeasedUntil > never));
        if (turn.Pause is { } pause)
        {
            var neither = now + pause + Length;
            free = free.Where(r => r.NotBefore == null || r.NotBefore <= now || r.NotBefore > neither);
        }

        if (turn.OnceADay)
        {
            var today = UkTime.DayOf(now);
            free = free.Where(r => r.DoneOn == null || r.DoneOn != today);
        }

        return await free.ExecuteUpdateAsync(u => u.SetProperty(r => r.LeasedBy, by).SetProperty(r => r.LeasedUntil, until), stopping) == 1;
    }

    // The job has never run: its row is made now, unless another instance has just made it.
    private static async Task<bool> IsNewAsync(EarlyHelpDbContext db, string job, CancellationToken stopping)
    {
        if (await db.JobRuns.AnyAsync(r => r.Name == job, stopping))
            return false;
        try
        {
            db.Add(new JobRun(job));
            await db.SaveChangesAsync(stopping);
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
        }

        return true;
    }

    private static IQueryable<JobRun> Held(AsyncServiceScope scope, string job, string by) =>
        scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>().JobRuns.Where(r => r.Name == job && r.LeasedBy == by);

    private AsyncServiceScope Scope(string job)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(job);
        return scope;
    }
}
