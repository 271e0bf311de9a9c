using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Families;

/// <summary>
/// Cases and notifications of families: what happened before, in one query each whatever their number. Triage looks among all of them,
/// everybody else among those in reach.
/// </summary>
internal static class EarlierRecords
{
    /// <summary>Cases, the newest first.</summary>
    public static async Task<List<EarlierCase>> CasesAsync(IQueryable<EarlyHelpCase> cases, IReadOnlyCollection<long> familyIds) =>
        await cases.AsNoTracking().Where(c => familyIds.Contains(c.FamilyId)).OrderByDescending(c => c.PassedOn).ThenByDescending(c => c.Id)
            .Select(c => new EarlierCase(
                c.Id, c.FamilyId, c.Reference, c.State, c.PassedOn, c.ClosedOn, c.ClosureReason, c.Unit == null ? null : c.Unit.Name, c.Worker == null ? null : c.Worker.Name))
            .ToListAsync();

    /// <summary>Notifications, the newest first.</summary>
    public static async Task<List<EarlierNotification>> NotificationsAsync(IQueryable<Notification> notifications, IReadOnlyCollection<long> familyIds) =>
        await notifications.AsNoTracking().Where(n => familyIds.Contains(n.FamilyId)).OrderByDescending(n => n.ReceivedOn).ThenByDescending(n => n.Id)
            .Select(n => new EarlierNotification(
                n.Id, n.FamilyId, n.Reference, n.Kind, n.ReceivedOn, n.State,
                n.Decisions.OrderByDescending(d => d.Number).Select(d => (TriageOutcome?)d.Outcome).FirstOrDefault(),
                n.NotifierOrganisation ?? n.NotifierName))
            .ToListAsync();
}
