using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>Step-downs that did not hold: completed in the last 12 weeks, and the family was stepped up or referred again since (reference/features.md, idea 16).</summary>
public sealed class BouncedBack(EarlyHelpDbContext db, Reach reach)
{
    /// <summary>Weeks that are looked back.</summary>
    public const int Weeks = 12;

    /// <summary>Most lines; a district completes a few a week.</summary>
    public const int Most = 50;

    /// <summary>Those of a district's panel that was opened, the newest first.</summary>
    /// <param name="opened">The panel.</param>
    /// <param name="today">The local day: of a panel to come nothing later is known.</param>
    public async Task<IReadOnlyList<BouncedBackRow>> BeforeAsync(Panel opened, DateOnly today)
    {
        var (district, until) = (opened.DistrictId, opened.Date < today ? opened.Date : today);
        var from = until.AddDays(-7 * Weeks);
        var rows = await reach.StepDownsNotHidden.AsNoTracking().Where(s => s.DistrictId == district && s.CompletedOn >= from && s.CompletedOn <= until)
            .Select(s => new
            {
                s.Id, s.Reference, s.Family.Name, CompletedOn = s.CompletedOn!.Value,
                // As soon as social care has taken the family, whether or not the handover is confirmed and the case closed.
                TakenOn = db.StepUps.Where(u => u.FamilyId == s.FamilyId && u.AnsweredOn >= s.CompletedOn && (u.State == StepUpState.Accepted || u.State == StepUpState.HandoverPlanned || u.State == StepUpState.Completed))
                    .OrderBy(u => u.AnsweredOn).Select(u => u.AnsweredOn).FirstOrDefault(),
                ClosedOn = s.Case!.ClosureReason == ClosureReason.SteppedUp ? s.Case.ClosedOn : null,
                Again = db.Notifications.Where(n => n.FamilyId == s.FamilyId && n.ReceivedOn > s.CompletedOn).OrderBy(n => n.ReceivedOn).Select(n => (DateOnly?)n.ReceivedOn).FirstOrDefault(),
            })
            .Where(s => s.TakenOn != null || s.ClosedOn != null || s.Again != null)
            .OrderByDescending(s => s.CompletedOn).ThenByDescending(s => s.Id).Take(Most).ToListAsync();
        return [.. rows.Select(s => new BouncedBackRow(s.Reference, s.Name, s.CompletedOn, s.TakenOn ?? s.ClosedOn, s.Again))];
    }
}

/// <summary>A step-down that did not hold.</summary>
/// <param name="Reference">SD reference.</param>
/// <param name="Family">The family.</param>
/// <param name="CompletedOn">The day Early Help took the family on.</param>
/// <param name="SteppedUpOn">The day social care took the family on again; null when it did not.</param>
/// <param name="ReferredOn">The day of the first notification since; null when there was none.</param>
public sealed record BouncedBackRow(string Reference, string Family, DateOnly CompletedOn, DateOnly? SteppedUpOn, DateOnly? ReferredOn);
