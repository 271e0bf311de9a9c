using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Cases.CaseAction;
using static EarlyHelp.Domain.Cases.CaseState;

namespace EarlyHelp.Domain.Cases;

/// <summary>The lines of the work with a family, from first contact to whether it lasted (spec 2-workflow).</summary>
public static partial class CaseWorkflow
{
    // A property, not a field: the table is made before the fields of this file would be.
    private static Transition<CaseState, CaseAction>[] Casework =>
    [
        new(Allocated, ContactNotifier, Allocated, Permission.WorkWithFamily, "the day, or the reason why not; not dated in the future, at most 28 days back, backdating with a reason", "day or reason"),
        new(Allocated, ContactFamily, Allocated, Permission.WorkWithFamily, "the notifier contacted before, or the reason why not; who was spoken with; dated as a note", "a note; day of the first contact"),
        new(Allocated, BeginAssessment, Assessing, Permission.WorkWithFamily, "first contact with the family recorded", "version 1 in progress"),
        new(Assessing, BeginAssessment, Assessing, Permission.WorkWithFamily, "no version in progress or waiting for the unit lead", "a version that goes on from the one before"),
        new(Assessing, WriteAssessment, Assessing, Permission.WorkWithFamily, "a version in progress; what is there is right", "the content of the version"),
        new(Assessing, SubmitAssessment, Assessing, Permission.WorkWithFamily, "every child’s voice (unborn or pre-verbal: an observation); worries, what is working well, what needs to happen; each danger and goal scored by the worker and a person of the family; the family criteria answered for each member; analysis", "submitted on; voices, scores"),
        new(Assessing, ReturnAssessment, Assessing, Permission.SignOff, "a submitted version of another person; points", "points; the version stays as it was"),
        new(Assessing, AuthoriseAssessment, Assessing, Permission.SignOff, "a submitted version of another person; an analysis of 50 characters", "authorised at; an earlier one is superseded"),
        new(PlanActive, BeginAssessment, PlanActive, Permission.WorkWithFamily, "no version in progress or waiting for the unit lead", "a version that goes on from the one before"),
        new(PlanActive, WriteAssessment, PlanActive, Permission.WorkWithFamily, "as from Assessing", "the content of the version"),
        new(PlanActive, SubmitAssessment, PlanActive, Permission.WorkWithFamily, "as from Assessing", "submitted on; voices, scores"),
        new(PlanActive, ReturnAssessment, PlanActive, Permission.SignOff, "as from Assessing", "points; the version stays as it was"),
        new(PlanActive, AuthoriseAssessment, PlanActive, Permission.SignOff, "as from Assessing", "authorised at; an earlier one is superseded"),
        new(Assessing, AgreePlan, PlanActive, Permission.WorkWithFamily, "assessment complete; 1 to 10 outcomes with baseline and measure, each with an action that has an owner and a date; what if things get worse; who of the family agreed and when; within its weeks or a continuation", "version 1; the plan clock stops, the review clock starts"),
        new(PlanActive, ChangePlan, PlanActive, Permission.WorkWithFamily, "as for the first plan; what changes and why; nothing open is dropped without a word", "a new version; the ones before stay"),
        new(PlanActive, GiveCopy, PlanActive, Permission.WorkWithFamily, "to whom of the family, when and how", "copy given"),
        new(Closing, GiveCopy, Closing, Permission.WorkWithFamily, "as from Plan active", "copy given"),
        new(PlanActive, UpdateAction, PlanActive, Permission.WorkWithFamily, "an action of the plan; a moved date or an end other than done with a reason", "a step of the action"),
        new(PlanActive, Review, PlanActive, Permission.WorkWithFamily, "a rating of 0 to 10 with evidence for each outcome; late actions updated; the family’s view; next step; next review no later than the REVIEW standard; to continue: within its weeks or a continuation", "review; scores, voices, steps of actions; the review clock starts anew"),
        new(AwaitingAllocation, Continue, AwaitingAllocation, Permission.DecideContinuation, "own district; reason; what will change; a new end no more than 4 weeks ahead; not before the last 4 weeks", "decision; can be repeated"),
        new(Allocated, Continue, Allocated, Permission.DecideContinuation, "as from Awaiting allocation", "decision; can be repeated"),
        new(Assessing, Continue, Assessing, Permission.DecideContinuation, "as from Awaiting allocation", "decision; can be repeated"),
        new(PlanActive, Continue, PlanActive, Permission.DecideContinuation, "as from Awaiting allocation", "decision; can be repeated"),
        new(Closing, Continue, Closing, Permission.DecideContinuation, "as from Awaiting allocation", "decision; can be repeated"),
        new(PlanActive, ProposeClosure, Closing, Permission.WorkWithFamily, "reason with what it asks; each plan outcome achieved, partly or not; overall outcome; no action open without a decision; exit strategy agreed with the family and who else; notifier told; feedback offered; summary", "proposal"),
        new(Assessing, ProposeClosure, Closing, Permission.WorkWithFamily, "as from Plan active, without what only a plan has", "proposal"),
        new(Allocated, ProposeClosure, Closing, Permission.WorkWithFamily, "as from Plan active, without what only a plan has", "proposal"),
        new(AwaitingAllocation, ProposeClosure, Closing, Permission.WorkWithFamily, "as from Plan active, without what only a plan has", "proposal"),
        new(Closing, ReturnClosure, PlanActive, Permission.SignOff, "another person than who proposed it; what is missing; it came from there", "return"),
        new(Closing, ReturnClosure, Assessing, Permission.SignOff, "as to Plan active", "return"),
        new(Closing, ReturnClosure, Allocated, Permission.SignOff, "as to Plan active", "return"),
        new(Closing, ReturnClosure, AwaitingAllocation, Permission.SignOff, "as to Plan active", "return"),
        new(Closing, SignOffClosure, Closed, Permission.SignOff, "another person than who proposed it; unit lead: the own unit", "closed on, reason; follow-ups at 3, 6 and 12 months"),
        new(Closed, Reopen, PlanActive, Permission.ReopenCases, "own district; within 28 days; reason; it came from there", "reopened on, reason; the worker goes on when still in the unit"),
        new(Closed, Reopen, Assessing, Permission.ReopenCases, "as to Plan active", "reopened on, reason; the worker goes on when still in the unit"),
        new(Closed, Reopen, Allocated, Permission.ReopenCases, "as to Plan active", "reopened on, reason; the worker goes on when still in the unit"),
        new(Closed, Reopen, AwaitingAllocation, Permission.ReopenCases, "as to Plan active", "reopened on, reason; the worker goes on when still in the unit"),
        new(Closed, FollowUp, Closed, Permission.WorkWithFamily, "a follow-up that is due or nearly; what was found", "result"),
    ];
}
