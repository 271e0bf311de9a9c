using System.Collections.Concurrent;
using System.Diagnostics;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Data.Jobs;

/// <summary>
/// Runs a round of a job and writes down how it went, for every instance to see. A round that did nothing is written down once a minute at most.
/// These are marks that go past the audit (ADR 6); that somebody had a job run is audited.
/// </summary>
public sealed class JobRuns(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan QuietFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, long> written = new();

    /// <summary>Runs a round; how much it did. An error is written down and thrown on.</summary>
    /// <param name="job">The job.</param>
    /// <param name="pause">After which it runs again; null when somebody has it run out of its turn.</param>
    /// <param name="work">What it does, and how much it did.</param>
    /// <param name="stopping">When the program stops.</param>
    public async Task<int> RunAsync(string job, TimeSpan? pause, Func<CancellationToken, Task<int>> work, CancellationToken stopping)
    {
        var (started, timer) = (UkTime.UtcNow(clock), Stopwatch.StartNew());
        try
        {
            var did = await work(stopping);
            if (did > 0 || pause is null || !written.TryGetValue(job, out var last) || Stopwatch.GetElapsedTime(last) >= QuietFor)
                await WriteAsync(job, started, timer.ElapsedMilliseconds, did, null, pause, stopping);
            return did;
        }
        catch (Exception failed) when (!stopping.IsCancellationRequested)
        {
            await WriteAsync(job, started, timer.ElapsedMilliseconds, null, InWords(failed), pause, stopping);
            throw;
        }
    }

    /// <summary>The kind of an error and where it was: its message can carry values of a record.</summary>
    public static string InWords(Exception failed)
    {
        var words = $"{failed.GetType().Name} {failed.StackTrace?.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("at EarlyHelp.", StringComparison.Ordinal))?.Split('(')[0]}".Trim();
        return words.Length <= JobRun.ErrorMaxLength ? words : words[..JobRun.ErrorMaxLength];
    }

    private async Task WriteAsync(string job, DateTime started, long milliseconds, int? did, string? error, TimeSpan? pause, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(job);
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        if (await UpdateAsync(db) == 0)
        {
            try
            {
                db.Add(new JobRun(job));
                await db.SaveChangesAsync(stopping);
            }
            catch (DbUpdateException)
            {
                // Another instance has just written the first row.
            }

            await UpdateAsync(db);
        }

        written[job] = Stopwatch.GetTimestamp();

        Task<int> UpdateAsync(EarlyHelpDbContext db)
        {
            var (now, next) = (UkTime.UtcNow(clock), pause is { } after ? UkTime.UtcNow(clock) + after : (DateTime?)null);
            var (isError, hasDone) = (error is not null, did > 0);
            return db.JobRuns.Where(r => r.Name == job).ExecuteUpdateAsync(
                u => u.SetProperty(r => r.StartedAt, started).SetProperty(r => r.Milliseconds, milliseconds).SetProperty(r => r.Did, did)
                    .SetProperty(r => r.DidAt, r => hasDone ? now : r.DidAt).SetProperty(r => r.NextAt, r => next ?? r.NextAt)
                    .SetProperty(r => r.Error, r => isError ? error : r.Error).SetProperty(r => r.ErrorAt, r => isError ? now : r.ErrorAt), stopping);
        }
    }
}
