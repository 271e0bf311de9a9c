using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Cases.CaseAction;
using static EarlyHelp.Domain.Cases.CaseState;

namespace EarlyHelp.Domain.Cases;

/// <summary>Where a case stands (spec 2-workflow). Open is everything but Closed.</summary>
public enum CaseState
{
    /// <summary>Passed to the district; no worker yet.</summary>
    AwaitingAllocation,

    /// <summary>A worker holds it.</summary>
    Allocated,

    /// <summary>The assessment has begun.</summary>
    Assessing,

    /// <summary>The family plan is agreed.</summary>
    PlanActive,

    /// <summary>Closure is proposed.</summary>
    Closing,

    /// <summary>Closed.</summary>
    Closed,
}

/// <summary>What can be done to a case.</summary>
public enum CaseAction
{
    /// <summary>Accept it to a unit.</summary>
    Accept,

    /// <summary>Give it to a worker.</summary>
    Allocate,

    /// <summary>Give it to another worker.</summary>
    Reallocate,

    /// <summary>Move it to another unit of the district; that unit then allocates it.</summary>
    Move,

    /// <summary>Offer it to another district, to which the family has moved.</summary>
    OfferHandover,

    /// <summary>Accept it from another district, to a unit.</summary>
    AcceptHandover,

    /// <summary>Decline it: the other district keeps it.</summary>
    DeclineHandover,

    /// <summary>Take the offer to another district back.</summary>
    TakeHandoverBack,

    /// <summary>Write a note.</summary>
    WriteNote,

    /// <summary>Take back what triage passed by mistake, when a triage manager changes the decision.</summary>
    TakeBack,

    /// <summary>Record contact with the notifier, or why there was none.</summary>
    ContactNotifier,

    /// <summary>Record the first contact with the family.</summary>
    ContactFamily,

    /// <summary>Begin a version of the assessment.</summary>
    BeginAssessment,

    /// <summary>Write on the version in progress.</summary>
    WriteAssessment,

    /// <summary>Submit the version in progress.</summary>
    SubmitAssessment,

    /// <summary>Return a version with points.</summary>
    ReturnAssessment,

    /// <summary>Authorise a version.</summary>
    AuthoriseAssessment,

    /// <summary>Agree the first plan with the family.</summary>
    AgreePlan,

    /// <summary>Agree a new version of the plan.</summary>
    ChangePlan,

    /// <summary>Give the family its copy of the plan.</summary>
    GiveCopy,

    /// <summary>Say how far an action is.</summary>
    UpdateAction,

    /// <summary>Review the plan with the family.</summary>
    Review,

    /// <summary>Let the work go on past 20 weeks.</summary>
    Continue,

    /// <summary>Propose to close it.</summary>
    ProposeClosure,

    /// <summary>Return the proposal to close.</summary>
    ReturnClosure,

    /// <summary>Sign the closure off.</summary>
    SignOffClosure,

    /// <summary>Reopen it.</summary>
    Reopen,

    /// <summary>Record whether it lasted.</summary>
    FollowUp,

    /// <summary>The family goes on to another service, which confirms that it holds it.</summary>
    PassOn,
}

/// <summary>The workflow of a case: acceptance, allocation, moves between units, notes (here), first contact to closure (CaseWorkflow.Casework).</summary>
public static partial class CaseWorkflow
{
    /// <summary>The table that every change of a case's state is taken from.</summary>
    public static WorkflowTable<CaseState, CaseAction> Table { get; } = new("case", InWords,
    [
        new(AwaitingAllocation, Accept, AwaitingAllocation, Permission.AcceptToUnit, "a unit of the district (unit lead: the own unit); over the unit's capacity: a reason", "unit, opened on, the 20-week clock"),
        new(Assessing, Accept, Assessing, Permission.AcceptToUnit, "reopened after its unit had ended; as from Awaiting allocation", "unit; the 20 weeks go on counting"),
        new(PlanActive, Accept, PlanActive, Permission.AcceptToUnit, "as from Assessing", "as from Assessing"),
        new(AwaitingAllocation, Allocate, Allocated, Permission.Allocate, "accepted to a unit; a worker of that unit; over the worker's guide: a reason", "worker from this day; the allocation clock stops"),
        new(Assessing, Allocate, Assessing, Permission.Allocate, "moved to a unit and not yet allocated there; as from Awaiting allocation", "worker from this day"),
        new(PlanActive, Allocate, PlanActive, Permission.Allocate, "as from Assessing", "worker from this day"),
        new(Closing, Allocate, Closing, Permission.Allocate, "as from Assessing", "worker from this day"),
        new(Allocated, Reallocate, Allocated, Permission.Allocate, "another worker of the unit; reason; over the worker's guide: a reason", "worker from this day, the one before to this day"),
        new(Assessing, Reallocate, Assessing, Permission.Allocate, "as from Allocated", "as from Allocated"),
        new(PlanActive, Reallocate, PlanActive, Permission.Allocate, "as from Allocated", "as from Allocated"),
        new(Closing, Reallocate, Closing, Permission.Allocate, "as from Allocated", "as from Allocated"),
        new(AwaitingAllocation, Move, AwaitingAllocation, Permission.MoveBetweenUnits, "accepted to a unit; another unit of the own district; reason; over that unit's capacity the reason says why", "unit from this day, the one before to this day; no clock starts anew or stops"),
        new(Allocated, Move, AwaitingAllocation, Permission.MoveBetweenUnits, "as from Awaiting allocation", "as from Awaiting allocation; the worker to this day"),
        new(Assessing, Move, Assessing, Permission.MoveBetweenUnits, "as from Awaiting allocation", "as from Allocated; the work goes on from where it is"),
        new(PlanActive, Move, PlanActive, Permission.MoveBetweenUnits, "as from Awaiting allocation", "as from Assessing"),
        new(Closing, Move, Closing, Permission.MoveBetweenUnits, "as from Awaiting allocation", "as from Assessing"),
        new(AwaitingAllocation, WriteNote, AwaitingAllocation, Permission.WriteNotes, "a text; not dated in the future, at most 28 days back, backdating with a reason", "what, when it happened, who was seen"),
        new(Allocated, WriteNote, Allocated, Permission.WriteNotes, "as from Awaiting allocation", "as from Awaiting allocation"),
        new(Assessing, WriteNote, Assessing, Permission.WriteNotes, "as from Awaiting allocation", "as from Awaiting allocation"),
        new(PlanActive, WriteNote, PlanActive, Permission.WriteNotes, "as from Awaiting allocation", "as from Awaiting allocation"),
        new(Closing, WriteNote, Closing, Permission.WriteNotes, "as from Awaiting allocation", "as from Awaiting allocation"),
        new(AwaitingAllocation, TakeBack, Closed, Permission.ManageTriage, "triage changes its decision before a worker has held the case", "closed as opened in error"),
        .. Handovers,
        .. Casework,
        .. Enum.GetValues<CaseState>().Where(s => s != Closed).Select(s => new Transition<CaseState, CaseAction>(
            s, PassOn, Closed, null, "a step-up or step across in which Early Help handed over and the other side confirms that it holds the family", "responsibility passes; closed on, reason; open actions carried on; a proposal to close that waits is returned")),
    ]);

    // Worked on or not, a family that has moved can be handed over; a case that two hold does not exist, so the offer alone changes nothing.
    private static IEnumerable<Transition<CaseState, CaseAction>> Handovers => Enum.GetValues<CaseState>().Where(s => s != Closed).SelectMany(s => (Transition<CaseState, CaseAction>[])
    [
        new(s, OfferHandover, s, Permission.MoveBetweenUnits, "own district; another district that works; reason; not offered already", "offer; whoever holds it goes on"),
        new(s, AcceptHandover, s == Allocated ? AwaitingAllocation : s, Permission.MoveBetweenUnits, "offered to the own district; a unit of it; over the unit’s capacity: a reason", "district and unit from this day, the ones before to this day; no clock starts anew"),
        new(s, DeclineHandover, s, Permission.MoveBetweenUnits, "offered to the own district; reason", "answer; the first district keeps it"),
        new(s, TakeHandoverBack, s, Permission.MoveBetweenUnits, "own district; offered; reason", "the offer ends"),
    ]);

    private static string InWords(CaseAction action) => action switch
    {
        Accept => "accept this case to a unit",
        Allocate => "allocate this case",
        Reallocate => "reallocate this case",
        Move => "move this case to another unit",
        OfferHandover => "offer this case to another district",
        AcceptHandover => "accept this case from another district",
        DeclineHandover => "decline this case",
        TakeHandoverBack => "take back the offer of this case",
        WriteNote => "add a note to this case",
        TakeBack => "take this case back",
        ContactNotifier => "record contact with the notifier of this case",
        ContactFamily => "record the first contact with this family",
        BeginAssessment => "begin an assessment on this case",
        WriteAssessment => "write the assessment of this case",
        SubmitAssessment => "submit the assessment of this case",
        ReturnAssessment => "return the assessment of this case",
        AuthoriseAssessment => "authorise the assessment of this case",
        AgreePlan => "agree a plan on this case",
        ChangePlan => "change the plan of this case",
        GiveCopy => "give the family a copy of the plan",
        UpdateAction => "update an action of this case",
        Review => "review this case",
        Continue => "let the work on this case go on",
        ProposeClosure => "propose to close this case",
        ReturnClosure => "return the closure of this case",
        SignOffClosure => "sign off the closure of this case",
        Reopen => "reopen this case",
        FollowUp => "record whether it lasted on this case",
        PassOn => "pass this family on",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
