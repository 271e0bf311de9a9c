using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>A further notification about a family whose case is open: a second notification, not a second case.</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Triage joined a notification to this case; whoever holds the case reads it in the timeline.</summary>
    public void Joined(Notification notification, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(new Rule(State != CaseState.Closed, $"Case {Reference} is closed: choose one that is open", nameof(DecisionFacts.JoinedCaseId)));
        Remember(by, at, on, $"Notification {notification.Reference} joined", $"Received {UkDates.Date(notification.ReceivedOn)} from {notification.NotifierOrganisation ?? notification.NotifierName}");
    }

    /// <summary>The decision that joined it was changed. What was written when it joined stays, and a case that has been closed meanwhile says so too.</summary>
    public void Parted(Notification notification, string reason, Actor by, DateTime at, DateOnly on) =>
        Remember(by, at, on, $"Notification {notification.Reference} no longer joined", $"The decision on it was changed: {reason.Trim()}");
}
