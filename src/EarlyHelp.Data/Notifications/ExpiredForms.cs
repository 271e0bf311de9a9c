using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Notifications;

/// <summary>Removes forms that nobody has touched for 28 days, with their files (spec 2-workflow: a draft expires). They were there for nobody since.</summary>
public sealed class ExpiredForms(IServiceScopeFactory scopes, FileStore store, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>Forms removed in one transaction.</summary>
    public const int AtOnce = 50;

    /// <summary>The job's name, as the audit has it.</summary>
    public const string Job = "Expired forms";

    /// <summary>Removes what has expired by now; returns how many forms.</summary>
    public async Task<int> RemoveAsync(CancellationToken stopping = default)
    {
        var removed = 0;
        for (int some; (some = await RemoveSomeAsync(stopping)) > 0;)
            removed += some;
        return removed;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        pace.EveryAsync(TimeSpan.FromHours(1), Job, async stopping => await RemoveAsync(stopping), stoppingToken);

    private async Task<int> RemoveSomeAsync(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Job);
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        var untouchedSince = UkTime.UtcNow(clock).AddDays(-NotificationDraft.LifeDays);
        var expired = await db.NotificationDrafts.Where(d => d.TouchedAt < untouchedSince).OrderBy(d => d.TouchedAt).Take(AtOnce).ToListAsync(stopping);
        var ids = expired.Select(d => (long?)d.Id).ToList();
        var files = await db.NotificationFiles.Where(f => ids.Contains(f.DraftId)).ToListAsync(stopping);
        // The bytes go first: a round that is cut off here is done again, while bytes without a row would stay for ever.
        foreach (var file in files)
            store.Delete(file.StoredAs);
        db.RemoveRange(files);
        db.RemoveRange(expired);
        await db.SaveChangesAsync(stopping);
        return expired.Count;
    }
}
