using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Decisions;

/// <summary>Gathers what the decision pages show.</summary>
public sealed class DecisionPages(EarlyHelpDbContext db, TriageRecord record, StandardsInForce inForce, TimeProvider clock)
{
    /// <summary>The page; with the form as typed, or drafted.</summary>
    public async Task<DecisionPage> OfAsync(Notification notification, DecisionForm? typed = null, DateTime? draftOf = null)
    {
        var today = UkTime.Today(clock);
        var met = await record.MetBeforeAsync(notification);
        var districts = await db.Districts.AsNoTracking().Where(d => d.To == null || d.To >= today).OrderBy(d => d.Name).Select(d => new { d.Id, d.Name }).ToListAsync();
        var scheme = ThresholdScheme.InForceOn(today);
        var decide = await inForce.ClockAsync(notification.DecideStandard, notification.ReceivedOn, notification.DecideBy);
        return new DecisionPage
        {
            Notification = notification,
            Form = typed ?? DecisionForm.Drafted(new DecisionForm(), notification.Version, notification.DistrictId),
            Met = met,
            Districts = [.. districts.Select(d => new Choice($"{d.Id}", d.Name))],
            Levels = [.. scheme.Levels.Select(l => new Choice(l.Code, l.Label))],
            Scheme = scheme.Code,
            OpenCases = [.. met.OpenCases.Where(c => c.Reference != met.OpenedCase).DistinctBy(c => c.CaseId)
                .Select(c => new Choice($"{c.CaseId}", c.Reference, $"{StateWords.Title(c.State)}{(c.Unit is null ? "" : $", {c.Unit}")}{(c.Worker is null ? "" : $", {c.Worker}")}"))],
            InQueue = [.. met.InQueue.DistinctBy(n => n.NotificationId)
                .Select(n => new Choice($"{n.NotificationId}", n.Reference, $"Received {UkDates.Date(n.ReceivedOn)} from {n.From}"))],
            IsLate = notification.IsLateOn(today),
            Clock = decide.InWords(today, notification.DecidedOn, await inForce.CalendarAsync()),
            DraftOf = draftOf,
        };
    }

    /// <summary>What will happen and who will be told.</summary>
    public async Task<DecisionCheck> CheckAsync(Notification notification, DecisionForm form)
    {
        var page = await OfAsync(notification, form);
        var facts = form.Facts();
        var district = page.Districts.FirstOrDefault(d => d.Value == $"{facts.DistrictId}")?.Label;
        var today = UkTime.Today(clock);
        List<string> happens = [];
        switch (facts.Outcome)
        {
            case TriageOutcome.Unit or TriageOutcome.SocialCareJoint:
                var allocate = (await inForce.StandardsAsync()).Start(ServiceStandard.Allocated, today, await inForce.CalendarAsync());
                happens.Add($"A case opens in {district}. The district must allocate it to a worker by {UkDates.WithWeekday(allocate.DueOn)}.");
                happens.Add($"The family plan is due four weeks after the notification was received on {UkDates.Date(notification.ReceivedOn)}.");
                break;
            case TriageOutcome.JoinedOpenCase:
                happens.Add($"It is joined to case {page.OpenCases.FirstOrDefault(c => c.Value == $"{facts.JoinedCaseId}")?.Label}: a second notification, not a second case. Whoever holds the case reads it in the timeline.");
                break;
            case TriageOutcome.JoinedNotification:
                happens.Add($"It is joined to notification {page.InQueue.FirstOrDefault(n => n.Value == $"{facts.JoinedNotificationId}")?.Label} and decided with it: a second notification, not a second case.");
                break;
            case TriageOutcome.OpenAccess or TriageOutcome.Commissioned:
                happens.Add($"It leaves the queue for {(facts.Service is { Length: > 0 } service ? service : "open access")} in {district}.");
                break;
            default:
                happens.Add("It leaves the queue. No case is opened.");
                break;
        }

        if (facts.Outcome is TriageOutcome.SocialCare or TriageOutcome.SocialCareJoint)
            happens.Add("You pass the family to the social care front door yourself, now, if you have not done so.");
        if (notification.OpenRequest is not null)
            happens.Add("The request for information is closed: the notifier can no longer answer it.");
        var joined = await record.JoinedCountAsync(notification);
        List<string> told = [notification.NotifierEmail.Length > 0 ? $"{notification.NotifierName}, {notification.NotifierEmail}" : $"Nobody by email: {notification.NotifierName} gave no email address"];
        if (joined > 0)
            told.Add($"{(joined == 1 ? "The notifier" : $"The {joined} notifiers")} of what was joined to it: the outcome, and none of your own words");
        told.AddRange(page.Met.Restricted.Select(r => r.Lead).OfType<string>().Distinct()
            .Select((lead, number) => $"{lead}, who leads a record that may be this family, {(number == 0 ? "with what you say they said" : "that you decided without it")}"));
        return new DecisionCheck(page, happens, told);
    }
}
