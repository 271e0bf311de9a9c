using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>A file as somebody sends it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">Its bytes.</param>
public sealed record SentFile(string Name, Stream Content);

/// <summary>Social care sends a request: family, people and plan are recorded, and it goes on the next panel's agenda, in one change.</summary>
public sealed class StepDownDesk(
    EarlyHelpDbContext db, FamilyRecorder recorder, ReferenceNumbers numbers, Panels panels, FileStore store, ScannerSettings scanner, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Sends the request and saves.</summary>
    /// <param name="facts">What social care says.</param>
    /// <param name="family">Who the family is.</param>
    /// <param name="districtId">The district that the partner chose.</param>
    /// <param name="plan">The latest plan; null without one.</param>
    public async Task<StepDown> SendAsync(StepDownFacts facts, FamilyFacts family, long? districtId, SentFile? plan)
    {
        var (today, now) = (UkTime.Today(clock), UkTime.UtcNow(clock));
        var district = await db.Districts.FirstOrDefaultAsync(d => d.Id == districtId);
        Rule.Together(() => StepDown.Check(district, facts, plan is not null, current.Actor, today), () => Rule.Check(Accepts(plan)));
        var kept = plan is null ? null : await store.KeepAsync(FileStore.Safe(plan.Name), plan.Content);
        try
        {
            return await SaveAsync(facts, family, district!, kept, now, today);
        }
        catch
        {
            if (kept is not null)
                store.DeleteUnsaved(db, kept.StoredAs);
            throw;
        }
    }

    /// <summary>The bytes of a plan, to save; null while the scanner holds it back.</summary>
    public Stream? Open(StepDownPlan plan) => plan.IsReadable ? store.Open(plan.StoredAs) : null;

    private async Task<StepDown> SaveAsync(StepDownFacts facts, FamilyFacts told, District district, KeptFile? kept, DateTime now, DateOnly today)
    {
        var family = await recorder.RecordAsync(told);
        var asked = StepDown.Request(await numbers.TransferAsync(ReferenceKind.StepDown, today.Year), family, district, facts, kept, scanner.IsSet, current.Actor, now, today);
        db.Add(asked);
        ConsentRecorder.Record(db, family, facts, current.Actor, now, today);
        await panels.ListAsync(asked, today);
        var managers = await db.PostedOn(today).Where(p => p.Role == Role.DistrictManager && p.DistrictId == district.Id).Select(p => p.Staff).Distinct().ToListAsync();
        foreach (var manager in managers)
            messages.TellStepDownRequested(asked, manager);
        await db.SaveChangesAsync();
        return asked;
    }

    private static Rule Accepts(SentFile? plan)
    {
        var name = FileStore.Safe(plan?.Name ?? "");
        var refused = plan is null ? null : FileStore.RefusedBySize(name, plan.Content) ?? FileStore.RefusedByContent(name, plan.Content);
        return new(refused is null, refused ?? "", "Plan");
    }
}
