using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Transfers.StepUpAction;
using static EarlyHelp.Domain.Transfers.StepUpState;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Where a step-up stands (spec 2-workflow, Transfers).</summary>
public enum StepUpState
{
    /// <summary>Raised; it waits for the manager.</summary>
    Raised,

    /// <summary>The manager returned it with what is missing.</summary>
    Returned,

    /// <summary>The manager agreed; it leaves in the same change.</summary>
    Agreed,

    /// <summary>With social care, not yet taken.</summary>
    Sent,

    /// <summary>Social care takes the family; Early Help holds it until the handover is confirmed.</summary>
    Accepted,

    /// <summary>Social care declined with a reason and advice; the case goes on.</summary>
    Declined,

    /// <summary>The day of the handover is agreed.</summary>
    HandoverPlanned,

    /// <summary>Social care holds the family; the case is closed.</summary>
    Completed,

    /// <summary>Taken back before social care took it.</summary>
    Withdrawn,
}

/// <summary>What can be done to a step-up.</summary>
public enum StepUpAction
{
    /// <summary>Raise again what was returned.</summary>
    RaiseAgain,

    /// <summary>Agree that the family goes to social care.</summary>
    Agree,

    /// <summary>Return it with what is missing.</summary>
    Return,

    /// <summary>Send what was agreed.</summary>
    Send,

    /// <summary>Send at once, because of immediate risk.</summary>
    SendAtOnce,

    /// <summary>Look at what went at once.</summary>
    ReviewImmediate,

    /// <summary>Accept it for social care.</summary>
    Accept,

    /// <summary>Decline it for social care.</summary>
    Decline,

    /// <summary>Plan the handover.</summary>
    PlanHandover,

    /// <summary>Confirm that the family was handed over.</summary>
    ConfirmGiven,

    /// <summary>Confirm that social care holds the family.</summary>
    Complete,

    /// <summary>Take it back.</summary>
    Withdraw,

    /// <summary>Review it in the month's list.</summary>
    Review,
}

/// <summary>The workflow of a step-up.</summary>
public static class StepUpWorkflow
{
    /// <summary>The table that every change of a step-up's state is taken from.</summary>
    public static WorkflowTable<StepUpState, StepUpAction> Table { get; } = new("step-up", InWords,
    [
        new(Raised, Agree, Agreed, Permission.AgreeStepUps, "not raised or written by the same person; unit lead: own unit; raised by a lead: the district manager; the district whose social care answers", "who agreed, words; sent in the same change"),
        new(Raised, Return, Returned, Permission.AgreeStepUps, "as to agree; what is missing", "words"),
        new(Raised, SendAtOnce, Sent, Permission.RaiseStepUps, "immediate risk; who at social care was called and when, before now; the district whose social care answers", "as sent; a review for the manager"),
        new(Returned, RaiseAgain, Raised, Permission.RaiseStepUps, "as to raise: children, what changed, harm, danger, evidence, what the family knows or why not", "what was written"),
        new(Agreed, Send, Sent, Permission.AgreeStepUps, "agreed", "sent at, to which district, chronology to this moment, plan version, the answer clock"),
        new(Sent, Accept, Accepted, Permission.AnswerStepUps, "social care of that district, who did nothing on it for Early Help; who takes the family", "answer; the answer clock stops"),
        new(Sent, Decline, Declined, Permission.AnswerStepUps, "social care of that district, who did nothing on it for Early Help; reason and advice", "answer; the answer clock stops; Early Help goes on holding the family"),
        new(Accepted, Decline, Declined, Permission.AnswerStepUps, "as from Sent", "as from Sent; the first answer stands"),
        new(HandoverPlanned, Decline, Declined, Permission.AnswerStepUps, "as from Sent", "as from Sent; the first answer stands"),
        new(Accepted, PlanHandover, HandoverPlanned, Permission.RaiseStepUps, "the day, today or later; who from both sides", "day, people"),
        new(HandoverPlanned, PlanHandover, HandoverPlanned, Permission.RaiseStepUps, "as from Accepted; not yet handed over", "day, people"),
        new(HandoverPlanned, ConfirmGiven, HandoverPlanned, Permission.RaiseStepUps, "the day it was handed over, not in the future, at most 28 days back; overall outcome; closing summary; the family told or why not", "day, closing facts"),
        new(HandoverPlanned, Complete, Completed, Permission.AnswerStepUps, "social care of that district, who did nothing on it for Early Help; Early Help has confirmed; who holds the family now", "responsibility passes; the case closes as stepped up"),
        new(Raised, Withdraw, Withdrawn, Permission.RaiseStepUps, "who raised it, or who may agree; reason", "reason; Early Help goes on holding the family"),
        new(Returned, Withdraw, Withdrawn, Permission.RaiseStepUps, "as from Raised", "as from Raised"),
        new(Sent, Withdraw, Withdrawn, Permission.RaiseStepUps, "as from Raised", "as from Raised"),
        .. AfterSending.Select(s => new Transition<StepUpState, StepUpAction>(s, ReviewImmediate, s, Permission.ReviewStepUps, "went at once; not raised by the same person; own district; what was found", "words")),
        .. AfterSending.Select(s => new Transition<StepUpState, StepUpAction>(s, Review, s, Permission.ReviewStepUps, "sent; not reviewed; own district; neither raised nor agreed by the same person, unless nobody else in the district can", "right threshold, timely, avoidable, earlier signals, what was learned")),
    ]);

    /// <summary>States in which it is open: responsibility is offered, and whoever holds it goes on.</summary>
    public static IReadOnlyList<StepUpState> Open { get; } = [Raised, Returned, Agreed, Sent, Accepted, HandoverPlanned];

    private static StepUpState[] AfterSending => [Sent, Accepted, Declined, HandoverPlanned, Completed, Withdrawn];

    private static string InWords(StepUpAction action) => action switch
    {
        RaiseAgain => "raise this step-up again",
        Agree => "agree to this step-up",
        Return => "return this step-up",
        Send or SendAtOnce => "send this step-up",
        ReviewImmediate => "review what went at once",
        Accept => "accept this step-up",
        Decline => "decline this step-up",
        PlanHandover => "plan the handover of this step-up",
        ConfirmGiven => "confirm that this family was handed over",
        Complete => "confirm that social care holds this family",
        Withdraw => "withdraw this step-up",
        StepUpAction.Review => "review this step-up",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
