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

    /// <summary>
    /// It was decided without the restricted records that it may be about. What was said stands with the one whose lead is rung, the first; of the others nobody
    /// spoke, and what one family's lead says is not for the record of another. Every lead is told.
    /// </summary>
    public async Task DecidedWithoutAsync(Notification notification, IReadOnlyList<RestrictedMatch> met, string? words)
    {
        foreach (var match in met)
        {
            var (family, isFirst) = (await db.Families.SingleAsync(f => f.Id == match.FamilyId), match == met[0]);
            family.Remember(current.Actor, Now, Today, $"Triage decided on {notification.Reference}, which may be about this family, without this record", isFirst ? words?.Trim() : null);
            var what = $"{current.Actor.Name} decided on it without the record of {family.Reference}. "
                + (isFirst ? "What you said stands in that record. " : "Nothing that you may have said is written down there. ") + "Ring triage if it is the same family after all.";
            var leads = await interests.LeadsAsync(family.Id);
            foreach (var lead in leads)
                messages.TellRestrictedNotification(notification, what, lead, $"/families/{family.Reference}", Now);
            foreach (var officer in leads.Count > 0 ? [] : await db.PrivacyOfficersAsync(Today, [family.Id, notification.FamilyId]))
                messages.TellRestrictedNotification(notification, what, officer, "/privacy/restrictions", Now);
        }
    }

    /// <summary>To whom it can be handed over; null where no restricted family may be it, or where its record holds more than this notification.</summary>
    public async Task<HandOverOffer?> OfferAsync(Notification notification, IReadOnlyList<RestrictedMatch> met)
    {
        var ids = met.Where(r => r.Lead is not null).Select(r => r.FamilyId).ToList();
        if (!notification.IsInQueue || ids.Count == 0 || !await IsAloneAsync(notification))
            return null;
        var all = await db.Restrictions.Include(r => r.Family).Include(r => r.Lead).Include(r => r.Named).ThenInclude(n => n.Staff)
            .Where(r => ids.Contains(r.FamilyId) && r.LiftedAt == null).OrderBy(r => r.Id).AsSplitQuery().ToListAsync();
        var (chosen, to) = (all.OrderBy(r => ids.IndexOf(r.FamilyId)).First(), (IReadOnlyList<StaffMember>)[]);
        // Of several, one for which somebody works in triage.
        foreach (var restriction in all.OrderBy(r => ids.IndexOf(r.FamilyId)))
        {
            if (await TriagingAsync(restriction) is { Count: > 0 } triaging)
            {
                (chosen, to) = (restriction, triaging);
                break;
            }
        }

        return new(chosen, to, [.. all.Where(r => r.FamilyId != chosen.FamilyId)]);
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

    /// <summary>Whether this person can say that it is another family: they are named for the restricted record.</summary>
    public Task<bool> MayGiveBackAsync(Restriction over) => db.SeesSourceAsync(over, current.Actor.StaffId);

    /// <summary>It is about another family: open to triage again.</summary>
    public async Task GiveBackAsync(Notification notification)
    {
        var over = await HandedOverAsync(notification);
        Rule.Check(new Rule(over is not null, "This notification is open to triage already"));
        over!.GiveBack(await MayGiveBackAsync(over), current.Actor, Now);
    }

    private async Task TellAsync(Notification notification, HandOverOffer offer, StaffMember to)
    {
        var (family, due) = (offer.Restriction.Family.Reference, $"It is to be decided by {UkDates.WithWeekday(notification.DecideBy)}.");
        var what = offer.To.Count > 0
            ? $"{current.Actor.Name} handed it to {to.Name}. The restricted record is {family}. {due}"
            : $"{current.Actor.Name} goes on with it and can’t see the restricted record, {family}: nobody who is named for it works in triage. A privacy officer must name somebody of triage for that record today. {due}";
        foreach (var triaging in offer.To)
            messages.TellRestrictedNotification(notification, what, triaging, $"/triage/{notification.Reference}", Now);
        if (offer.To.All(t => t.Id != offer.Restriction.LeadId))
            await TellLeadAsync(notification, offer.Restriction, what);
        // The others' leads hear of their own family only.
        foreach (var other in offer.Others)
            await TellLeadAsync(notification, other, $"{current.Actor.Name} found that it may be about {other.Family.Reference}. {to.Name} goes on with it, and can’t see that record: ring them. {due}");
        foreach (var officer in offer.To.Count > 0 ? [] : await db.PrivacyOfficersAsync(Today, [offer.Restriction.FamilyId, notification.FamilyId]))
            messages.TellRestrictedNotification(notification, what, officer, "/privacy/restrictions", Now);
    }

    // Where the lead left, or declared to know the family, a privacy officer hears of it instead.
    private async Task TellLeadAsync(Notification notification, Restriction restriction, string what)
    {
        long[] families = [restriction.FamilyId, notification.FamilyId];
        if (await db.LeadWhoSeesAsync(restriction.Lead, Today, families) is { } lead)
        {
            messages.TellRestrictedNotification(notification, what, lead, $"/families/{restriction.Family.Reference}", Now);
            return;
        }

        foreach (var officer in await db.PrivacyOfficersAsync(Today, families))
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
/// <param name="Others">Restrictions of other families that it may be about too.</param>
public sealed record HandOverOffer(Restriction Restriction, IReadOnlyList<StaffMember> To, IReadOnlyList<Restriction> Others);
