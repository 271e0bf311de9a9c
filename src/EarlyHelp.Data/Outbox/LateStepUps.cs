using EarlyHelp.Data.Access;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Data.Outbox;

/// <summary>Tells the managers of a district, once, that social care has not answered a step-up by its day (idea 17: no orphan step-up).</summary>
public sealed class LateStepUps(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock) : BackgroundService
{
    /// <summary>The job's name, as the audit has it.</summary>
    public const string Name = "Late step-ups";

    /// <summary>Writes what is still to be told; returns how many messages.</summary>
    public async Task<int> WriteDueAsync(CancellationToken stopping = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        var (stepUps, messages) = (scope.ServiceProvider.GetRequiredService<StepUps>(), scope.ServiceProvider.GetRequiredService<Messages>());
        var today = UkTime.Today(clock);
        var late = await db.StepUps.Include(s => s.Case).Where(s => s.State == StepUpState.Sent && s.AnswerBy < today).OrderBy(s => s.Id).ToListAsync(stopping);
        var told = 0;
        foreach (var about in late)
        {
            var managers = await stepUps.ManagersAsync(about, today);
            var keys = managers.Select(m => Messages.LateKey(about.Reference, m.Id)).ToList();
            var written = await db.Outbox.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(stopping);
            foreach (var manager in managers.Where(m => !written.Contains(Messages.LateKey(about.Reference, m.Id))))
            {
                messages.TellStepUpLate(about, manager);
                told++;
            }
        }

        if (told > 0)
            await db.SaveChangesAsync(stopping);
        return told;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        pace.EveryAsync(TimeSpan.FromMinutes(1), Name, async stopping => await WriteDueAsync(stopping), stoppingToken);
}
