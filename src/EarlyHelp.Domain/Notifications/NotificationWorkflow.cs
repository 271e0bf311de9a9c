using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Notifications.NotificationAction;
using static EarlyHelp.Domain.Notifications.NotificationState;

namespace EarlyHelp.Domain.Notifications;

/// <summary>What can be done to a notification.</summary>
public enum NotificationAction
{
    /// <summary>Send it.</summary>
    Submit,

    /// <summary>Record the initial screening (police kinds: the action taken).</summary>
    Screen,

    /// <summary>Record the checks.</summary>
    Check,

    /// <summary>Ask the notifier for what is missing.</summary>
    RequestInformation,

    /// <summary>The notifier answers, or adds something.</summary>
    ReceiveInformation,

    /// <summary>Type in beside the file what a completed form says.</summary>
    Transcribe,

    /// <summary>Decide.</summary>
    Decide,

    /// <summary>Change a decision; both are kept.</summary>
    ChangeDecision,

    /// <summary>Take it to work on; lapses by itself.</summary>
    Claim,

    /// <summary>Hand it to another officer.</summary>
    Reassign,
}

/// <summary>The workflow of a notification: Draft → Received → (Information requested ⇄ Received) → Decided (spec 2-workflow).</summary>
public static class NotificationWorkflow
{
    /// <summary>The table that every change of a notification's state is taken from.</summary>
    public static WorkflowTable<NotificationState, NotificationAction> Table { get; } = new("notification", InWords,
    [
        new(Draft, Submit, Received, null, "every required field valid; consent held, or the reason why safeguarding makes it unnecessary", "reference, received at, version 1, clocks started, acknowledgement"),
        new(Received, Screen, Received, Permission.WorkTriage, "risk level; priority with reason; who the family already is to us (police: what was done)", "considered at; the decision clock follows the priority"),
        new(InformationRequested, Screen, InformationRequested, Permission.WorkTriage, "as from Received", "considered at"),
        new(Received, Check, Received, Permission.WorkTriage, "each check done with finding and date, or not needed with reason", "finding, date, by whom"),
        new(InformationRequested, Check, InformationRequested, Permission.WorkTriage, "as from Received", "finding, date, by whom"),
        new(Received, RequestInformation, InformationRequested, Permission.WorkTriage, "at least one question chosen", "what is asked, from whom; the waiting time beside the clock; message to the notifier"),
        new(InformationRequested, ReceiveInformation, Received, null, "something answered", "a new version with the changes marked; the waiting time ends"),
        new(Received, Transcribe, Received, Permission.EnterNotification, "it came as a completed form", "a new version, transcribed by and when"),
        new(InformationRequested, Transcribe, InformationRequested, Permission.EnterNotification, "it came as a completed form", "a new version, transcribed by and when"),
        new(Received, Decide, Decided, Permission.WorkTriage, "screened; every check answered; level; rationale of 20 characters; district when the outcome needs one; late: breach reason explained", "decision, message to the notifier, case when the outcome opens one"),
        new(InformationRequested, Decide, Decided, Permission.WorkTriage, "as from Received", "as from Received; the open request is closed"),
        new(Decided, ChangeDecision, Decided, Permission.ManageTriage, "within 28 days; reason; a case that it opened is not yet allocated", "both decisions; message to the notifier"),
        new(Received, Claim, Received, Permission.WorkTriage, "nobody else holds it, or their claim has lapsed or is taken over", "who, until when"),
        new(InformationRequested, Claim, InformationRequested, Permission.WorkTriage, "as from Received", "who, until when"),
        new(Received, Reassign, Received, Permission.ManageTriage, "another officer named", "from whom, to whom"),
        new(InformationRequested, Reassign, InformationRequested, Permission.ManageTriage, "another officer named", "from whom, to whom"),
    ]);

    private static string InWords(NotificationAction action) => action switch
    {
        Submit => "send this notification",
        Screen => "screen this notification",
        Check => "record checks on this notification",
        RequestInformation => "ask for information on this notification",
        ReceiveInformation => "add information to this notification",
        Transcribe => "transcribe this notification",
        Decide => "decide this notification",
        ChangeDecision => "change the decision on this notification",
        Claim => "take this notification",
        Reassign => "reassign this notification",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
