using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Access;

/// <summary>
/// Opens one record by its reference: in reach or null (the page is then 404), and the look is logged before anything is shown.
/// For roles that must state a reason, <see cref="ReasonNeededException"/> asks for one first.
/// </summary>
public sealed partial class Opening(EarlyHelpDbContext db, Reach reach, CurrentActor current, TimeProvider clock)
{
    /// <summary>Hours for which a stated reason holds for one family.</summary>
    public const int ReasonHours = 8;

    /// <summary>A case with its family, unit and worker.</summary>
    public async Task<EarlyHelpCase?> CaseAsync(string reference, string page)
    {
        var found = await reach.CasesToOpen.Include(c => c.Family).Include(c => c.Unit).Include(c => c.Worker).Include(c => c.District).Include(c => c.OfferedDistrict)
            .FirstOrDefaultAsync(c => c.Reference == reference);
        if (found is not null)
            await LookAsync(found.FamilyId, page, caseId: found.Id);
        return found;
    }

    /// <summary>A notification with its family.</summary>
    public async Task<Notification?> NotificationAsync(string reference, string page)
    {
        var found = await reach.NotificationsToOpen.Include(n => n.Family).FirstOrDefaultAsync(n => n.Reference == reference);
        if (found is not null)
            await LookAsync(found.FamilyId, page, notificationId: found.Id);
        return found;
    }

    /// <summary>A family record; the reference of a merged one finds it too.</summary>
    public async Task<Family?> FamilyAsync(string reference, string page)
    {
        var found = await reach.FamiliesWithMerged.FirstOrDefaultAsync(f => f.Reference == reference);
        if (found is not null)
            await LookAsync(found.Id, page);
        return found;
    }

    /// <summary>A family record to be read only: also one whose case is offered to this manager's district.</summary>
    public async Task<Family?> FamilyToReadAsync(string reference, string page)
    {
        var found = await reach.FamiliesToOpen.FirstOrDefaultAsync(f => f.Reference == reference);
        if (found is not null)
            await LookAsync(found.Id, page);
        return found;
    }

    /// <summary>Whether this person may change a family's record that was opened to be read.</summary>
    public Task<bool> IsInReachAsync(Family opened) => reach.FamiliesWithMerged.AnyAsync(f => f.Id == opened.Id);

    /// <summary>A family whose audit is to be read; the look is one at its audit.</summary>
    public async Task<Family?> FamilyAuditAsync(string reference, string page)
    {
        var found = await reach.FamiliesToAudit.FirstOrDefaultAsync(f => f.Reference == reference);
        if (found is not null)
            await LookAsync(found.Id, page);
        return found;
    }

    /// <summary>A case whose audit is to be read.</summary>
    public async Task<EarlyHelpCase?> CaseAuditAsync(string reference, string page)
    {
        var found = await reach.CasesToAudit.FirstOrDefaultAsync(c => c.Reference == reference);
        if (found is not null)
            await LookAsync(found.FamilyId, page, caseId: found.Id);
        return found;
    }

    /// <summary>A notification whose audit is to be read.</summary>
    public async Task<Notification?> NotificationAuditAsync(string reference, string page)
    {
        var found = await reach.NotificationsToAudit.FirstOrDefaultAsync(n => n.Reference == reference);
        if (found is not null)
            await LookAsync(found.FamilyId, page, notificationId: found.Id);
        return found;
    }

    /// <summary>States why a record must be opened; it then opens for some hours.</summary>
    public async Task<bool> StateReasonAsync(string familyReference, string reason)
    {
        var family = await reach.FamiliesToAudit.FirstOrDefaultAsync(f => f.Reference == familyReference);
        if (family is null)
            return false;
        db.Add(Look.Of(current.Actor, clock.GetUtcNow().UtcDateTime, family.Id, Look.ReasonStated, reason.Trim()));
        await db.SaveChangesAsync();
        return true;
    }

    // What broken glass opened is never in reach by the way in which it was opened: by its case, its notification or the family itself.
    private Task<bool> IsInReachAsync(long familyId, long? caseId, long? notificationId) => (caseId, notificationId) switch
    {
        ({ } id, _) => reach.Cases.AnyAsync(c => c.Id == id),
        (_, { } id) => reach.Notifications.AnyAsync(n => n.Id == id),
        _ => reach.FamiliesWithMerged.AnyAsync(f => f.Id == familyId),
    };

    private async Task LookAsync(long familyId, string page, long? caseId = null, long? notificationId = null)
    {
        if (await db.Erasures.AnyAsync(e => e.FamilyId == familyId))
            throw new ErasedException();
        var now = clock.GetUtcNow().UtcDateTime;
        current.Glass ??= await reach.GlassOfAsync(familyId, () => IsInReachAsync(familyId, caseId, notificationId));
        var reason = current.Glass?.Reason;
        if (reach.NeedsReasonToOpen && reason is null)
        {
            var since = now.AddHours(-ReasonHours);
            reason = await db.Looks.Where(l => l.FamilyId == familyId && l.StaffId == current.Actor.StaffId && l.PersonId == null && l.Page == Look.ReasonStated && l.At >= since)
                .OrderByDescending(l => l.At).Select(l => l.Reason).FirstOrDefaultAsync()
                ?? throw new ReasonNeededException(await db.Families.Where(f => f.Id == familyId).Select(f => f.Reference).SingleAsync());
        }

        db.Add(Look.Of(current.Actor, now, familyId, page, reason, caseId, notificationId));
        await db.SaveChangesAsync();
    }
}

/// <summary>The person must say why before this family's records open.</summary>
public sealed class ReasonNeededException(string familyReference, long? personId = null) : Exception("A reason must be stated before this record opens.")
{
    /// <summary>Whose records.</summary>
    public string FamilyReference { get; } = familyReference;

    /// <summary>Whose file, when the reason is asked for one person's records.</summary>
    public long? PersonId { get; } = personId;
}

/// <summary>What is left of an erased family does not open (adr/0029).</summary>
public sealed class ErasedException() : Exception("The records of this family were erased.");
