using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Says in the log of each instance where the audit trail ends, after a start and once a day: a log that is kept elsewhere anchors it against whoever can write the whole
/// database (adr/0028).
/// </summary>
public sealed class AuditAnchors(IServiceScopeFactory scopes, JobPace pace, TimeProvider clock, ILogger<AuditAnchors> log) : BackgroundService
{
    private DateOnly? toldOn;

    /// <summary>Name of the job.</summary>
    public const string Job = "Audit anchor";

    /// <summary>Says it unless that was done today; whether it was said.</summary>
    public async Task<bool> TellAsync(CancellationToken stopping = default)
    {
        var today = UkTime.Today(clock);
        if (toldOn == today)
            return false;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Job);
        var head = await scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>().AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Id == AuditHead.OnlyKey, stopping);
        if (head is null)
            log.LogError("The row that says where the audit trail ends is missing: run verify-audit");
        else
            log.LogInformation("The audit trail ends at {Anchor}", head.Anchor);
        toldOn = today;
        return true;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        pace.HereAsync(TimeSpan.FromMinutes(1), Job, async stopping => await TellAsync(stopping) ? 1 : 0, stoppingToken);
}
