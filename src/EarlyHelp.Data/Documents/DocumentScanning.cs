using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Documents;

/// <summary>
/// Has every document that is held back looked at by the scanner. A clean one can be read from then on; an infected one is refused, its bytes go
/// and who added it is told; of what came with a notification its page tells. When the scanner doesn't answer, the document stays held back and is tried again.
/// </summary>
public sealed class DocumentScanning(
    IServiceScopeFactory scopes, ScannerSettings settings, ClamdScanner scanner, FileStore store, JobPace pace, TimeProvider clock, ILogger<DocumentScanning> log)
    : BackgroundService
{
    /// <summary>The job's name, as the audit has it.</summary>
    public const string Name = "Scanner";

    private const int Batch = 20;

    /// <summary>Scans what is due; returns how many got an answer.</summary>
    public async Task<int> ScanDueAsync(CancellationToken stopping = default)
    {
        var answered = 0;
        foreach (var id in settings.IsSet ? await DueAsync<CaseDocument>(stopping) : [])
            answered += await ScanAsync<CaseDocument>(id, stopping) ? 1 : 0;
        foreach (var id in settings.IsSet ? await DueAsync<StepDownPlan>(stopping) : [])
            answered += await ScanAsync<StepDownPlan>(id, stopping) ? 1 : 0;
        foreach (var id in settings.IsSet ? await DueAsync<NotificationFile>(stopping) : [])
            answered += await ScanAsync<NotificationFile>(id, stopping) ? 1 : 0;
        return answered;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.IsSet)
            await pace.EveryAsync(TimeSpan.FromSeconds(5), Name, async stopping => await ScanDueAsync(stopping), stoppingToken);
        else
            log.LogInformation("No virus scanner is set: documents are checked by their content only");
    }

    private async Task<List<long>> DueAsync<T>(CancellationToken stopping)
        where T : ScannedFile
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = UkTime.UtcNow(clock);
        return await Database(scope).Set<T>().Where(d => d.Scan == ScanState.Waiting && d.ScanNotBefore <= now)
            .OrderBy(d => d.ScanNotBefore).Select(d => d.Id).Take(Batch).ToListAsync(stopping);
    }

    private async Task<bool> ScanAsync<T>(long id, CancellationToken stopping)
        where T : ScannedFile
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Database(scope);
        // A notifier may have taken it out of the form meanwhile.
        if (await db.Set<T>().SingleOrDefaultAsync(d => d.Id == id, stopping) is not { } document)
            return false;
        ScanResult? result = null;
        try
        {
            await using var content = store.Open(document.StoredAs);
            result = await scanner.ScanAsync(content, stopping);
        }
        catch (IOException silent)
        {
            log.LogWarning("Document {DocumentId} was not scanned, try {Tries}: {Why}", id, document.ScanTries + 1, silent.Message);
        }

        var now = UkTime.UtcNow(clock);
        if (result is null)
            document.WasNotScanned(now);
        else if (result.Finding is { } finding)
            await RefuseAsync(scope, db, document, finding, now);
        else
            document.IsClean(now);
        // What the scanner said is written down even while the program is stopping.
        await db.SaveChangesAsync(CancellationToken.None);
        if (document.Scan == ScanState.Infected)
            store.Delete(document.StoredAs);
        return result is not null;
    }

    private async Task RefuseAsync(AsyncServiceScope scope, EarlyHelpDbContext db, ScannedFile document, string finding, DateTime now)
    {
        document.IsInfected(finding, now);
        log.LogWarning("Document {DocumentId} was refused by the scanner: {Finding}", document.Id, finding);
        var told = await db.Staff.AsNoTracking().Where(s => s.Id == document.ByStaffId).Select(s => s.Email).SingleOrDefaultAsync();
        if (told is null)
            return;
        var messages = scope.ServiceProvider.GetRequiredService<Messages>();
        if (document is CaseDocument ofCase)
            messages.TellDocumentRefused(told, await db.Cases.AsNoTracking().Where(c => c.Id == ofCase.CaseId).Select(c => c.Reference).SingleAsync(), document.Id);
        else if (document is StepDownPlan plan)
            messages.TellPlanRefused(told, await db.StepDowns.AsNoTracking().Where(s => s.Id == plan.StepDownId).Select(s => s.Reference).SingleAsync());
    }

    private static EarlyHelpDbContext Database(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job(Name);
        return scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
    }
}
