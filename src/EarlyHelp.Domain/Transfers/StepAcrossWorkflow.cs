using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Transfers.StepAcrossAction;
using static EarlyHelp.Domain.Transfers.StepAcrossState;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Where a step across stands (spec 2-workflow, Transfers).</summary>
public enum StepAcrossState
{
    /// <summary>Offered to the other service; it has not answered.</summary>
    Offered,

    /// <summary>The other service takes the family; Early Help holds it until the handover is confirmed.</summary>
    Accepted,

    /// <summary>The other service declined; the case goes on.</summary>
    Declined,

    /// <summary>Taken back before it was accepted.</summary>
    Withdrawn,

    /// <summary>The day of the handover is agreed.</summary>
    HandoverPlanned,

    /// <summary>The other service holds the family; the case is closed.</summary>
    Completed,
}

/// <summary>What can be done to a step across.</summary>
public enum StepAcrossAction
{
    /// <summary>Record that the other service accepted.</summary>
    Accept,

    /// <summary>Record that it declined.</summary>
    Decline,

    /// <summary>Take the offer back.</summary>
    Withdraw,

    /// <summary>Plan the handover.</summary>
    PlanHandover,

    /// <summary>Record that the other service confirmed that it holds the family.</summary>
    Complete,
}

/// <summary>How somebody without an account answered.</summary>
public enum AnswerChannel
{
    /// <summary>By letter.</summary>
    Letter,

    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>In a call.</summary>
    Call,
}

/// <summary>The workflow of a step across. The other side has no account, so a worker records what it said, who said it, when and how.</summary>
public static class StepAcrossWorkflow
{
    /// <summary>The table that every change of its state is taken from.</summary>
    public static WorkflowTable<StepAcrossState, StepAcrossAction> Table { get; } = new("step across", InWords,
    [
        new(Offered, Accept, Accepted, Permission.StepAcross, "who there answered, when and how; not in the future, at most 28 days back, backdating with a reason", "answer"),
        new(Offered, Decline, Declined, Permission.StepAcross, "as to accept; why they declined", "answer; Early Help goes on holding the family"),
        new(Offered, Withdraw, Withdrawn, Permission.StepAcross, "reason", "reason; Early Help goes on holding the family"),
        new(Accepted, Withdraw, Withdrawn, Permission.StepAcross, "as from Offered", "as from Offered"),
        new(Accepted, PlanHandover, HandoverPlanned, Permission.StepAcross, "the day, today or later; who from both sides", "day, people"),
        new(HandoverPlanned, PlanHandover, HandoverPlanned, Permission.StepAcross, "as from Accepted", "day, people"),
        new(HandoverPlanned, Withdraw, Withdrawn, Permission.StepAcross, "as from Offered", "as from Offered"),
        new(HandoverPlanned, Complete, Completed, Permission.StepAcross, "who there confirmed that they hold the family, when and how; overall outcome; closing summary; the family told or why not", "responsibility passes; the case closes"),
    ]);

    /// <summary>States in which it is open.</summary>
    public static IReadOnlyList<StepAcrossState> Open { get; } = [Offered, Accepted, HandoverPlanned];

    private static string InWords(StepAcrossAction action) => action switch
    {
        Accept => "accept this step across",
        Decline => "decline this step across",
        Withdraw => "take this step across back",
        PlanHandover => "plan the handover of this step across",
        Complete => "complete this step across",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
