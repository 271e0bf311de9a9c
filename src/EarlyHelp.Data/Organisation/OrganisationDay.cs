using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Organisation;

/// <summary>
/// What an administrator has entered for a later day. New names come into force with the first request of their day, whether the job runs or not;
/// units end by the job.
/// </summary>
public sealed class OrganisationDay(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>The job's name, as the audit has it.</summary>
    public const string Name = "Organisation changes";

    // The day whose names this instance knows to be in force.
    private long namesOf = -1;

    /// <summary>Sees to it that every place is called what it is called today; one query on a day's first request, none after it.</summary>
    public async Task NamesOfTodayAsync(CancellationToken stopping = default)
    {
        var today = UkTime.Today(clock).DayNumber;
        if (Interlocked.Read(ref namesOf) == today)
            return;
        await using var scope = Scope();
        await scope.ServiceProvider.GetRequiredService<OrganisationRecords>().BringIntoForceAsync(stopping);
        Interlocked.Exchange(ref namesOf, today);
    }

    /// <summary>Carries out what is due; how many units ended.</summary>
    public async Task<int> CarryOutDueAsync(CancellationToken stopping = default)
    {
        await NamesOfTodayAsync(stopping);
        await using var scope = Scope();
        try
        {
            return await scope.ServiceProvider.GetRequiredService<UnitEndings>().CarryOutDueAsync(stopping);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance carries it out, or somebody works on one of the cases at this moment: the next round looks again.
            return 0;
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        pace.EveryAsync(TimeSpan.FromMinutes(1), Name, async stopping => await CarryOutDueAsync(stopping), stoppingToken);

    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        return scope;
    }
}
