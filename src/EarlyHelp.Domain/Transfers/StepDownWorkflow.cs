using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Transfers.StepDownAction;
using static EarlyHelp.Domain.Transfers.StepDownState;

namespace EarlyHelp.Domain.Transfers;

/// <summary>Where a step-down stands (spec 2-workflow, Transfers).</summary>
public enum StepDownState
{
    /// <summary>Social care has asked; it is on no panel's agenda yet.</summary>
    Requested,

    /// <summary>On the agenda of a panel.</summary>
    OnAgenda,

    /// <summary>The panel accepted the family; the handover is still to be planned.</summary>
    Accepted,

    /// <summary>Put off to a later panel, on whose agenda it is.</summary>
    Deferred,

    /// <summary>Social care keeps the family.</summary>
    Declined,

    /// <summary>Joint visit, unit and worker are planned.</summary>
    HandoverPlanned,

    /// <summary>Early Help holds the family.</summary>
    Completed,

    /// <summary>Social care took the request back and keeps the family.</summary>
    Withdrawn,
}

/// <summary>What can be done to a step-down.</summary>
public enum StepDownAction
{
    /// <summary>Put it on the agenda of a panel.</summary>
    List,

    /// <summary>Put it on the agenda of the next panel, because this one didn't reach it or is called off.</summary>
    CarryOver,

    /// <summary>Accept the family, with or without conditions.</summary>
    Accept,

    /// <summary>Put it off to a later panel.</summary>
    Defer,

    /// <summary>Decline.</summary>
    Decline,

    /// <summary>Take the request back.</summary>
    Withdraw,

    /// <summary>Plan the handover, or plan it again.</summary>
    PlanHandover,

    /// <summary>Social care confirms that it has handed the family over.</summary>
    ConfirmGiven,

    /// <summary>Early Help confirms that it holds the family.</summary>
    Complete,

    /// <summary>Say that a condition is met.</summary>
    MeetCondition,

    /// <summary>Pass social care's side to a colleague.</summary>
    HandOn,

    /// <summary>Look again after 4 or 12 weeks.</summary>
    LookAgain,
}

/// <summary>The workflow of a step-down: Requested → On agenda → Accepted · Deferred · Declined → Handover planned → Completed.</summary>
public static class StepDownWorkflow
{
    /// <summary>The table that every change of a step-down's state is taken from.</summary>
    public static WorkflowTable<StepDownState, StepDownAction> Table { get; } = new("step-down", InWords,
    [
        new(Requested, List, OnAgenda, null, "a planned panel of the district", "on which panel’s agenda"),
        new(OnAgenda, CarryOver, OnAgenda, Permission.ChairPanels, "a later panel of the district", "why, and on which panel’s agenda"),
        new(Deferred, CarryOver, Deferred, Permission.ChairPanels, "as from On agenda", "as from On agenda"),
        .. Decisions(OnAgenda, "the panel is open and by the district’s manager; not what they asked for themselves"),
        .. Decisions(Deferred, "as from On agenda, at the panel it was put off to"),
        .. Open.Select(s => new Transition<StepDownState, StepDownAction>(s, Withdraw, Withdrawn, Permission.RequestStepDown, "whoever holds social care’s side; reason", "social care keeps the family")),
        new(Accepted, PlanHandover, HandoverPlanned, Permission.TakeOnStepDowns, "own district (unit lead: own unit); a unit that works; a worker of it or none; day of the joint visit; who comes from social care", "the plan; messages to both sides"),
        new(HandoverPlanned, PlanHandover, HandoverPlanned, Permission.TakeOnStepDowns, "as from Accepted", "the new plan"),
        new(HandoverPlanned, ConfirmGiven, HandoverPlanned, Permission.RequestStepDown, "whoever holds social care’s side; not in the future, at most 28 days back, backdating with a reason; not before the panel accepted", "social care handed over on"),
        new(HandoverPlanned, Complete, Completed, Permission.TakeOnStepDowns, "own district (unit lead: own unit); neither asked for it nor holds social care’s side; social care has confirmed; conditions due by the day are met; over the unit’s capacity or the worker’s guide: a reason", "the baton; the case with origin step-down, or the family’s open case; looks after 4 and 12 weeks"),
        .. new[] { Accepted, HandoverPlanned, Completed }.Select(s => new Transition<StepDownState, StepDownAction>(s, MeetCondition, s, Permission.ReadStepDowns, "whoever holds the condition’s side, or the district’s manager; not met yet; what was done, when", "met on, by whom")),
        .. Open.Select(s => new Transition<StepDownState, StepDownAction>(s, HandOn, s, Permission.RequestStepDown, "whoever holds social care’s side; a colleague of the same district; reason", "who holds social care’s side from now on")),
        new(Completed, LookAgain, Completed, Permission.ChairPanels, "own district; the look is due; what was found", "the result of the look"),
    ]);


    private static StepDownState[] Open => [Requested, OnAgenda, Deferred, Accepted, HandoverPlanned];

    private static IEnumerable<Transition<StepDownState, StepDownAction>> Decisions(StepDownState from, string guards) =>
    [
        new(from, Accept, Accepted, Permission.ChairPanels, $"{guards}; reason; conditions with an owner and a date", "the decision; conditions become tasks"),
        new(from, Defer, Deferred, Permission.ChairPanels, $"{guards}; a later panel of the district; what is awaited", "the decision; on that panel’s agenda"),
        new(from, Decline, Declined, Permission.ChairPanels, $"{guards}; reason; what else is suggested", "the decision; social care keeps the family"),
    ];

    private static string InWords(StepDownAction action) => action switch
    {
        List or CarryOver => "put this step-down on a panel’s agenda",
        Accept => "accept this step-down",
        Defer => "put this step-down off",
        Decline => "decline this step-down",
        Withdraw => "withdraw this step-down",
        PlanHandover => "plan the handover of this step-down",
        ConfirmGiven => "confirm that social care handed this family over",
        Complete => "confirm that Early Help holds this family",
        MeetCondition => "record a condition of this step-down as met",
        HandOn => "pass this step-down to a colleague",
        LookAgain => "record a look at this step-down",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
