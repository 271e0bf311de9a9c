using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Transfers;

/// <summary>Each day, makes the panels of the next weeks and puts on an agenda what is on none.</summary>
public sealed class PanelPlanning(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>The job's name, as the audit has it.</summary>
    public const string Name = "Panels";

    /// <summary>Makes what is missing; how many panels were made.</summary>
    public async Task<int> MakeAheadAsync(CancellationToken stopping = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        var made = await scope.ServiceProvider.GetRequiredService<Panels>().MakeAheadAsync(UkTime.Today(clock));
        await scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync(stopping);
        return made;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => pace.DailyAsync(Name, MakeAheadAsync, stoppingToken);
}
