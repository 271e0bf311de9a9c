using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications;

/// <summary>Another notification about the same family that was joined to this one while it waited in the queue.</summary>
public sealed partial class Notification
{
    /// <summary>Whether it still waits for its decision, so that another one can be joined to it.</summary>
    public bool IsInQueue => State is NotificationState.Received or NotificationState.InformationRequested;

    /// <summary>Another notification is decided together with this one; it counts as a second notification.</summary>
    public void WasJoinedBy(Notification other, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(new Rule(IsInQueue, $"Notification {Reference} has been decided: choose one that is still in the queue", nameof(DecisionFacts.JoinedNotificationId)));
        Remember(by, at, on, $"Notification {other.Reference} joined", "Both notifiers are told what is decided.");
    }

    /// <summary>The decision that joined the other one was changed: this one is considered without it. What was written when it joined stays.</summary>
    public void WasPartedFrom(Notification other, string reason, Actor by, DateTime at, DateOnly on) =>
        Remember(by, at, on, $"Notification {other.Reference} no longer joined", $"The decision on it was changed: {reason.Trim()}");
}
