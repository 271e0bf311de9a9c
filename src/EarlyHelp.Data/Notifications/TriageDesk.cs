using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Notifications;

/// <summary>
/// What triage does that touches more than the notification: the family it is about, the case a decision opens, what it is joined to,
/// the messages. The rules are those of the records themselves; the caller saves once, so that all of it happens or nothing.
/// </summary>
public sealed class TriageDesk(
    EarlyHelpDbContext db, Reach reach, StandardsInForce inForce, ReferenceNumbers numbers, Identification identification, Merging merging, RestrictedNotifications restricted,
    Messages messages, CurrentActor current, TimeProvider clock)
{
    private Actor Me => current.Actor;

    private DateTime Now => UkTime.UtcNow(clock);

    private DateOnly Today => UkTime.Today(clock);

    /// <summary>Screens and answers checks, as one change; working on it takes or renews the claim.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="facts">The screening.</param>
    /// <param name="checks">The checks that are answered.</param>
    /// <param name="familyId">The family we know that it is about; null when it stays with its own record.</param>
    public async Task ScreenAsync(Notification notification, ScreeningFacts facts, IReadOnlyList<CheckAnswer> checks, long? familyId)
    {
        var (standards, calendar) = (await inForce.StandardsAsync(), await inForce.CalendarAsync());
        Rule.Together(
            () => Claim(notification),
            () => notification.Screen(facts, standards, calendar, Me, Now, Today),
            () =>
            {
                if (checks.Count > 0)
                    notification.Check(checks, Me, Now, Today);
            });
        if (familyId is { } known && known != notification.FamilyId)
            await IdentifyAsync(notification, known);
    }

    /// <summary>Asks the notifier for the chosen answers.</summary>
    /// <param name="notification">The notification.</param>
    /// <param name="fields">Names of the answers.</param>
    /// <param name="note">What triage writes beside them.</param>
    /// <param name="link">The page on which the notifier answers.</param>
    public void AskForInformation(Notification notification, IReadOnlyCollection<string> fields, string? note, string link)
    {
        var request = notification.RequestInformation(fields, note, Me, Now, Today);
        messages.AskForInformation(notification, request, link);
    }

    /// <summary>Decides: the case is opened, the other record joined, the notifiers told.</summary>
    public async Task DecideAsync(Notification notification, DecisionFacts facts)
    {
        var met = await restricted.MetAsync(notification);
        await RehearseAsync(notification, facts, met);
        await restricted.DecidedWithoutAsync(notification, met, facts.LeadSaid);
        await FollowAsync(notification, caseIsThere: false);
    }

    /// <summary>Whether it could be decided so, with every sentence that stands against it. What it changes in memory is not to be saved.</summary>
    public async Task RehearseAsync(Notification notification, DecisionFacts facts) => await RehearseAsync(notification, facts, await restricted.MetAsync(notification));

    /// <summary>A triage manager changes the decision: a case that it opened is taken back while nobody holds it; both decisions are kept.</summary>
    public async Task ChangeDecisionAsync(Notification notification, DecisionFacts facts, string reason)
    {
        var before = notification.Decision;
        var (district, met) = (await DistrictRulesAsync(notification, facts), await restricted.MetAsync(notification));
        Rule.Together(() => Rule.Check([.. district, .. RestrictedNotifications.Rules(met, facts.LeadSaid)]), () => notification.ChangeDecision(facts, reason, Me, Now, Today));
        var decision = notification.Decision!;
        var opened = await db.Cases.Include(c => c.Timeline).Include(c => c.Spells).Include(c => c.Handovers).Include(c => c.Meetings).ThenInclude(m => m.Guests).AsSplitQuery().OrderBy(c => c.Id).FirstOrDefaultAsync(c => c.NotificationId == notification.Id && c.ClosedOn == null);
        var staysAsItIs = opened is not null && OutcomeNames.OpensCase(facts.Outcome) && opened.DistrictId == facts.DistrictId;
        if (opened is not null && !staysAsItIs)
        {
            var others = await JoinedToCaseAsync(opened.Id);
            Rule.Check(
                new(opened is { State: CaseState.AwaitingAllocation, AllocatedOn: null },
                    $"Case {opened.Reference} already has a worker, so this decision can’t be changed here. Ask the district to close the case or pass it on"),
                new(others.Count == 0, $"Case {opened.Reference} also holds what was joined to it: change the decision on {string.Join(" and ", others)} first"));
            opened.TakeBack($"Triage changed its decision on {notification.Reference}: {reason.Trim()}", Me, Now, Today);
            foreach (var meeting in opened.CallOffWhatIsToCome(Me, Now, Today))
                messages.CallOff(opened, meeting);
        }

        if (before is null || (before.JoinedCaseId, before.JoinedNotificationId) != (decision.JoinedCaseId, decision.JoinedNotificationId))
        {
            await PartAsync(notification, before, reason);
            await JoinAsync(notification, decision);
        }

        await restricted.DecidedWithoutAsync(notification, met, facts.LeadSaid);
        await FollowAsync(notification, caseIsThere: staysAsItIs);
    }

    /// <summary>A colleague says that two people who look alike are not the same; nobody is asked again.</summary>
    public async Task NotTheSameAsync(long personId, long otherPersonId)
    {
        var (first, second) = (Math.Min(personId, otherPersonId), Math.Max(personId, otherPersonId));
        if (!await db.NotTheSame.AnyAsync(n => n.PersonId == first && n.OtherPersonId == second))
            db.Add(new NotTheSame(first, second, Me.StaffId!.Value, Now));
    }

    /// <summary>A triage manager hands it to a colleague who works in triage.</summary>
    public async Task ReassignAsync(Notification notification, long? staffId)
    {
        var colleague = (await ColleaguesAsync(notification)).FirstOrDefault(c => c.Id == staffId);
        Rule.Check(new Rule(colleague is not null, "Choose a colleague", "StaffId"));
        notification.Reassign(colleague!.Id, colleague.Name, Me, Now, Today);
    }

    /// <summary>Who works in triage today and sees the notification, by name.</summary>
    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Notification notification)
    {
        Role[] roles = [.. RolePermissions.Holding(Permission.WorkTriage)];
        var posted = await db.PostedOn(Today).AsNoTracking().Where(p => roles.Contains(p.Role)).Select(p => p.Staff).Distinct().OrderBy(s => s.Name).ToListAsync();
        return [.. (await db.SeeingAsync(notification.FamilyId, posted)).Select(s => new Colleague(s.Id, s.Name))];
    }

    /// <summary>Whoever works on it holds it; a colleague who held it is named in the timeline.</summary>
    public void Claim(Notification notification) => notification.TakeClaim(takeOver: true, Me, Now, Today);

    private async Task RehearseAsync(Notification notification, DecisionFacts facts, IReadOnlyList<RestrictedMatch> met)
    {
        var district = await DistrictRulesAsync(notification, facts);
        Rule.Together(() => Rule.Check([.. district, .. RestrictedNotifications.Rules(met, facts.LeadSaid)]), () => notification.Decide(facts, Me, Now, Today));
        await JoinAsync(notification, notification.Decision!);
    }

    // A district that has ended has nobody who could take the family.
    private async Task<IReadOnlyList<Rule>> DistrictRulesAsync(Notification notification, DecisionFacts facts)
    {
        var today = Today;
        var isThere = !OutcomeNames.NeedsDistrict(facts.Outcome) || facts.DistrictId is not { } id
            || await db.Districts.AnyAsync(d => d.Id == id && d.From <= today && (d.To == null || d.To >= today));
        // Of a restricted record nobody there would see that it came.
        var unseen = OutcomeNames.NeedsDistrict(facts.Outcome) && facts.DistrictId is { } to ? await new Duties(db, clock).PlaceProblemAsync(notification.FamilyId, Role.DistrictManager, to) : null;
        return [new Rule(isThere, "Choose a district that is there today", nameof(facts.DistrictId)), new Rule(unseen is null, unseen ?? "", nameof(facts.DistrictId))];
    }

    private async Task FollowAsync(Notification notification, bool caseIsThere)
    {
        var decision = notification.Decision!;
        if (OutcomeNames.OpensCase(decision.Outcome) && !caseIsThere)
        {
            var (standards, calendar) = (await inForce.StandardsAsync(), await inForce.CalendarAsync());
            db.Add(EarlyHelpCase.Pass(await numbers.CaseAsync(Today.Year), notification, decision.DistrictId!.Value, standards, calendar, Me, Now, Today));
        }

        await messages.TellDecisionAsync(notification, decision);
    }

    private Task JoinAsync(Notification notification, TriageDecision decision) => decision switch
    {
        { Outcome: TriageOutcome.JoinedOpenCase, JoinedCaseId: { } caseId } => JoinCaseAsync(notification, caseId),
        { Outcome: TriageOutcome.JoinedNotification, JoinedNotificationId: { } otherId } => JoinNotificationAsync(notification, otherId),
        _ => Task.CompletedTask,
    };

    /// <summary>What it was joined to says that it no longer is: its timeline keeps both lines.</summary>
    private async Task PartAsync(Notification notification, TriageDecision? before, string reason)
    {
        if (before?.JoinedCaseId is { } caseId && await db.Cases.Include(c => c.Timeline).FirstOrDefaultAsync(c => c.Id == caseId) is { } joined)
            joined.Parted(notification, reason, Me, Now, Today);
        if (before?.JoinedNotificationId is { } otherId && await db.Notifications.Include(n => n.Timeline).FirstOrDefaultAsync(n => n.Id == otherId) is { } other)
            other.WasPartedFrom(notification, reason, Me, Now, Today);
        // Joining said that both are about one family; that goes with the join. What triage had found before stays.
        if (before is { JoinedCaseId: not null } or { JoinedNotificationId: not null })
            await merging.UndoIdentificationAsync(notification, before.At);
    }

    private Task<List<string>> JoinedToCaseAsync(long caseId) => db.Notifications
        .Where(n => n.Outcome == TriageOutcome.JoinedOpenCase && n.Decisions.OrderByDescending(d => d.Number).Select(d => d.JoinedCaseId).FirstOrDefault() == caseId)
        .OrderBy(n => n.Id).Select(n => n.Reference).ToListAsync();

    private async Task JoinCaseAsync(Notification notification, long caseId)
    {
        var joined = await reach.Cases.Include(c => c.Timeline).FirstOrDefaultAsync(c => c.Id == caseId)
            ?? throw new RulesBrokenException([new("Choose the open case to join", nameof(DecisionFacts.JoinedCaseId))]);
        joined.Joined(notification, Me, Now, Today);
        await IdentifyAsync(notification, joined.FamilyId);
    }

    private async Task JoinNotificationAsync(Notification notification, long otherId)
    {
        var other = await reach.Notifications.Include(n => n.Timeline).FirstOrDefaultAsync(n => n.Id == otherId)
            ?? throw new RulesBrokenException([new("Choose the notification to join", nameof(DecisionFacts.JoinedNotificationId))]);
        other.WasJoinedBy(notification, Me, Now, Today);
        await IdentifyAsync(notification, other.FamilyId);
    }

    private async Task IdentifyAsync(Notification notification, long familyId)
    {
        if (notification.FamilyId != familyId)
            await identification.IdentifyAsync(notification, familyId);
    }
}

/// <summary>Somebody who works in triage.</summary>
/// <param name="Id">Staff number.</param>
/// <param name="Name">Name.</param>
public sealed record Colleague(long Id, string Name);
