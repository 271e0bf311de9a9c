using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Timeline;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Transfers;

/// <summary>What the page of one step-down shows beside what social care wrote. Every method takes a step-down that was opened, so it is in reach and the look is logged.</summary>
public sealed class StepDownPack(EarlyHelpDbContext db, FamilyMatches matches, TransferHistory history, CurrentActor current)
{
    private const int MostLines = 50;

    /// <summary>Whether this person is on social care's side, and so sees the step-down and nothing else of the family.</summary>
    public bool IsForSocialCare => current.Actor.Role == Domain.Access.Role.SocialCarePartner;

    /// <summary>Who held responsibility for the family from when on, the newest first. For Early Help.</summary>
    public async Task<IReadOnlyList<BatonEntry>> LedgerAsync(StepDown opened) => IsForSocialCare ? [] : await history.LedgerAsync(opened.FamilyId);

    /// <summary>What happened to the step-down, the newest first. What became of the family afterwards is not for social care.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(StepDown opened) =>
        await db.Set<TimelineEntry>().AsNoTracking().Where(t => t.StepDownId == opened.Id && (!IsForSocialCare || !t.What.StartsWith(StepDown.LookedAtAgain))).OrderByDescending(t => t.Id).Take(MostLines).ToListAsync();

    /// <summary>What Early Help knows of the family from before. For Early Help only; null for social care.</summary>
    public async Task<MetBefore?> MetBeforeAsync(StepDown opened)
    {
        if (IsForSocialCare)
            return null;
        var (cases, notifications) = await matches.EarlierAsync(opened.Family);
        var again = await matches.ReReferralAsync(opened.Family, opened.RequestedOn);
        var transfers = await db.StepDowns.AsNoTracking().Where(s => s.FamilyId == opened.FamilyId && s.Id != opened.Id).OrderByDescending(s => s.RequestedOn).ThenByDescending(s => s.Id)
            .Select(s => new EarlierTransfer(s.Reference, s.RequestedOn, s.State, s.EndedOn)).Take(MostLines).ToListAsync();
        return new([.. cases.Where(c => c.CaseId != opened.CaseId)], [.. notifications.Where(n => n.State == NotificationState.Decided)], transfers, again);
    }

    /// <summary>Families we have met that may be the same, the surest first.</summary>
    public async Task<IReadOnlyList<FamilyMatch>> MatchesAsync(StepDown opened) => IsForSocialCare ? [] : await matches.ForAsync(opened.Family);
}

/// <summary>What Early Help knows of a family from before.</summary>
/// <param name="Cases">Its cases.</param>
/// <param name="Notifications">Its notifications that were decided.</param>
/// <param name="Transfers">Its earlier step-downs.</param>
/// <param name="ReReferral">Cases that make this a re-referral: closed 1 to 365 days before.</param>
public sealed record MetBefore(IReadOnlyList<EarlierCase> Cases, IReadOnlyList<EarlierNotification> Notifications, IReadOnlyList<EarlierTransfer> Transfers, IReadOnlyList<EarlierCase> ReReferral)
{
    /// <summary>Whether there is anything.</summary>
    public bool IsAny => Cases.Count + Notifications.Count + Transfers.Count > 0;
}

/// <summary>An earlier step-down.</summary>
/// <param name="Reference">SD reference.</param>
/// <param name="RequestedOn">The day it was asked for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="EndedOn">The day it ended.</param>
public sealed record EarlierTransfer(string Reference, DateOnly RequestedOn, StepDownState State, DateOnly? EndedOn);
