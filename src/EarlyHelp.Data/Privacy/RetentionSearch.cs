using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Privacy;

/// <summary>Finds once a day which families are due for erasure, so that the list of them is a page of an index.</summary>
public sealed class RetentionSearch(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>Name of the job.</summary>
    public const string Job = "Retention";

    /// <summary>Brings the list up to date; gives how many families are on it.</summary>
    public async Task<int> RunAsync(CancellationToken stopping = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Job);
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        var listed = await db.DueFamilies.ToDictionaryAsync(d => d.FamilyId, stopping);
        var count = 0;
        await foreach (var due in scope.ServiceProvider.GetRequiredService<RetentionDates>().DueAsync(UkTime.Today(clock)).WithCancellation(stopping))
        {
            count++;
            if (listed.Remove(due.FamilyId, out var there))
                there.Is(due.Rule, due.DueOn);
            else
                db.Add(new DueFamily(due.FamilyId, due.Rule, due.DueOn));
        }

        db.RemoveRange(listed.Values);
        await db.SaveChangesAsync(stopping);
        return count;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => pace.DailyAsync(Job, RunAsync, stoppingToken);
}
