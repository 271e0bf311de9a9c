using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Restrictions;

/// <summary>
/// A notification that may be about a family whose record the triage officer can't open (adr/0032): handed over to somebody who is named, or decided without
/// that record once its lead was rung. Only who sees both records says that they are one family. The caller saves.
/// </summary>
public sealed class RestrictedNotifications(EarlyHelpDbContext db, FamilyMatches matches, InterestDesk interests, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Fewest characters of what the lead said: enough for a sentence.</summary>
    public const int WordsMinLength = 10;

    private DateTime Now => UkTime.UtcNow(clock);

    private DateOnly Today => UkTime.Today(clock);

    /// <summary>Restricted families, or families that the officer knows, which may be the one it is about.</summary>
    public async Task<IReadOnlyList<RestrictedMatch>> MetAsync(Notification notification) => (await matches.FindAsync(notification.Family)).Restricted;

    /// <summary>What stands against a decision while such a family stands: who knows it doesn't decide, and anybody else says what its lead said.</summary>
    public static IReadOnlyList<Rule> Rules(IReadOnlyList<RestrictedMatch> met, string? words) =>
    [
        new(met.All(r => r.Lead is not null), "You declared to know a family that may be this one: a colleague must decide"),
        .. met.Where(r => r.Lead is not null).Take(1).Select(r => new Rule((words?.Trim().Length ?? 0) >= WordsMinLength,
            $"Ring {r.Lead} on {r.Telephone}, and enter what they said in at least {WordsMinLength} characters", nameof(DecisionFacts.LeadSaid))),
        new((words?.Trim().Length ?? 0) <= TriageDecision.LineMaxLength, $"What they said must be {TriageDecision.LineMaxLength:N0} characters or fewer", nameof(DecisionFacts.LeadSaid)),
    ];

    /// <summary>It was decided without the restricted records that it may be about: each of them keeps what was said, and its lead is told.</summary>
    public async Task DecidedWithoutAsync(Notification notification, IReadOnlyList<RestrictedMatch> met, string? words)
    {
        foreach (var match in met)
        {
            var family = await db.Families.SingleAsync(f => f.Id == match.FamilyId);
            family.Remember(current.Actor, Now, Today, $"Triage decided on {notification.Reference}, which may be about this family, without this record", words?.Trim());
            foreach (var lead in await interests.LeadsAsync(family.Id))
                messages.TellRestrictedNotification(notification, $"{current.Actor.Name} decided on it without the record of {family.Reference}. What you said stands in that record. Ring triage if it is the same family after all.", lead, $"/families/{family.Reference}", Now);
        }
    }

    /// <summary>To whom it can be handed over; null where no restricted family may be it, or where its record holds more than this notification.</summary>
    public async Task<HandOverOffer?> OfferAsync(Notification notification, IReadOnlyList<RestrictedMatch> met)
    {
        if (!notification.IsInQueue || met.FirstOrDefault(r => r.Lead is not null) is not { } match || !await IsAloneAsync(notification))
            return null;
        var restriction = await db.Restrictions.Include(r => r.Family).Include(r => r.Lead).Include(r => r.Named).ThenInclude(n => n.Staff)
            .OrderBy(r => r.Id).FirstAsync(r => r.FamilyId == match.FamilyId && r.LiftedAt == null);
        return new(restriction, await TriagingAsync(restriction));
    }

    /// <summary>Hands it over: from now on it is open to those who are named for the restricted record, of whom one who works in triage has it. Its clocks run on.</summary>
    public async Task<StaffMember> HandOverAsync(Notification notification)
    {
        var offer = await OfferAsync(notification, await MetAsync(notification));
        Rule.Check(new Rule(offer is not null, "There is nobody to hand this notification over to: look at it again"));
        var me = await db.Staff.SingleAsync(s => s.Id == current.Actor.StaffId);
        var (to, restriction) = (offer!.To.Count > 0 ? offer.To[0] : me, offer.Restriction);
        db.Add(restriction.HandOver(notification, offer.To.Count > 0 ? null : me, current.Actor, Now));
        notification.HandOver(to, current.Actor, Now, Today);
        await TellAsync(notification, offer, to);
        return to;
    }

    /// <summary>That it was handed over, for those who see it; null when it was not.</summary>
    public Task<Restriction?> HandedOverAsync(Notification notification) => db.Restrictions.Include(r => r.Named)
        .FirstOrDefaultAsync(r => r.FamilyId == notification.FamilyId && r.LiftedAt == null && r.Reason == RestrictionReason.HandedOver);

    /// <summary>It is about another family: open to triage again.</summary>
    public async Task GiveBackAsync(Notification notification)
    {
        var over = await HandedOverAsync(notification);
        Rule.Check(new Rule(over is not null, "This notification is open to triage already"));
        over!.GiveBack(current.Actor, Now);
    }

    private async Task TellAsync(Notification notification, HandOverOffer offer, StaffMember to)
    {
        var (family, due) = (offer.Restriction.Family.Reference, $"It is to be decided by {UkDates.WithWeekday(notification.DecideBy)}.");
        var what = offer.To.Count > 0
            ? $"{current.Actor.Name} handed it to {to.Name}. The restricted record is {family}. {due}"
            : $"{current.Actor.Name} goes on with it and can’t see the restricted record, {family}: nobody who is named for it works in triage. A privacy officer must name somebody today, for both records. {due}";
        foreach (var triaging in offer.To)
            messages.TellRestrictedNotification(notification, what, triaging, $"/triage/{notification.Reference}", Now);
        if (offer.To.All(t => t.Id != offer.Restriction.LeadId))
            messages.TellRestrictedNotification(notification, what, offer.Restriction.Lead, $"/families/{family}", Now);
        foreach (var officer in offer.To.Count > 0 ? [] : await interests.PrivacyOfficersAsync())
            messages.TellRestrictedNotification(notification, what, officer, "/privacy/restrictions", Now);
    }

    // A record with which others work isn't taken from them by triage.
    private async Task<bool> IsAloneAsync(Notification notification) =>
        !await db.Notifications.AnyAsync(n => n.FamilyId == notification.FamilyId && n.Id != notification.Id) && !await db.Cases.AnyAsync(c => c.FamilyId == notification.FamilyId)
        && !await db.StepDowns.AnyAsync(s => s.FamilyId == notification.FamilyId) && !await db.Restrictions.AnyAsync(r => r.FamilyId == notification.FamilyId && r.LiftedAt == null);

    private async Task<IReadOnlyList<StaffMember>> TriagingAsync(Restriction restriction)
    {
        Role[] roles = [.. RolePermissions.Holding(Permission.WorkTriage)];
        var named = restriction.Named.Select(n => n.StaffId).ToList();
        var posted = await db.PostedOn(Today).Where(p => roles.Contains(p.Role) && named.Contains(p.StaffId)).Select(p => p.Staff).Distinct().OrderBy(s => s.Name).ToListAsync();
        return await db.SeeingAsync(restriction.FamilyId, posted);
    }
}

/// <summary>A notification can be handed over to those who are named for a restricted record.</summary>
/// <param name="Restriction">The restriction of the family that it may be about.</param>
/// <param name="To">Those who are named and work in triage; where there are none, whoever hands it over stays with it.</param>
public sealed record HandOverOffer(Restriction Restriction, IReadOnlyList<StaffMember> To);
