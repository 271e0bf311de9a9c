using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Cases;

public sealed class CaseWorkflowTests
{
    private static readonly Dictionary<(CaseState, CaseAction), (CaseState To, Role[] Roles)> Expected = Allowed();

    public static TheoryData<CaseState, CaseAction, Role> EveryStateActionAndRole()
    {
        var all = new TheoryData<CaseState, CaseAction, Role>();
        foreach (var state in Enum.GetValues<CaseState>())
        {
            foreach (var action in Enum.GetValues<CaseAction>())
            {
                foreach (var role in Enum.GetValues<Role>())
                    all.Add(state, action, role);
            }
        }

        return all;
    }

    [Theory, MemberData(nameof(EveryStateActionAndRole))]
    public void A_case_moves_as_the_table_says_and_otherwise_refuses_and_stays_as_it_was(CaseState state, CaseAction action, Role role)
    {
        var given = Ready(state, action);
        var before = ACasework.Snapshot(given);
        var version = given.Version;

        if (Expected.TryGetValue((state, action), out var allowed) && allowed.Roles.Contains(role))
        {
            Do(given, action, role);

            Assert.Equal(allowed.To, given.State);
            Assert.True(given.Version > version);
            Assert.Equal(role.ToString(), given.Timeline[^1].By);
            return;
        }

        var refused = Assert.Throws<RulesBrokenException>(() => Do(given, action, role));

        Assert.Equal(before, ACasework.Snapshot(given));
        Assert.StartsWith(allowed.Roles is null ? "You can’t " : "Your role can’t ", refused.Broken[0].Sentence, StringComparison.Ordinal);
    }

    // A case in the state from which the action is allowed as far as its guards go.
    private static EarlyHelpCase Ready(CaseState state, CaseAction action) => (state, action) switch
    {
        (CaseState.AwaitingAllocation, CaseAction.Allocate or CaseAction.Move or CaseAction.Continue or CaseAction.ProposeClosure) => ACase.Accepted(),
        (CaseState.Assessing or CaseState.PlanActive or CaseState.Closing, CaseAction.Allocate) => ACase.Moved(state),
        (CaseState.Assessing or CaseState.PlanActive, CaseAction.Accept) => ACase.WithoutUnit(state),
        (CaseState.Allocated, CaseAction.WriteNote) => ACasework.NotifierContacted(),
        (not CaseState.Closed, CaseAction.AcceptHandover or CaseAction.DeclineHandover or CaseAction.TakeHandoverBack) =>
            ACase.In(state).With(c => Acts.Do(c, CaseAction.OfferHandover, ACasework.Manager, ACase.Passed)),
        (CaseState.Allocated, CaseAction.ContactFamily) => ACasework.NotifierContacted(),
        (CaseState.Allocated, CaseAction.BeginAssessment) => ACasework.FamilyContacted(),
        (CaseState.Assessing, CaseAction.BeginAssessment) => ACasework.Authorised(),
        (CaseState.Assessing, CaseAction.ReturnAssessment or CaseAction.AuthoriseAssessment or CaseAction.AgreePlan) => ACasework.Submitted(),
        (CaseState.PlanActive, CaseAction.WriteAssessment or CaseAction.SubmitAssessment) => ACasework.Planned().With(ACasework.Begin),
        (CaseState.PlanActive, CaseAction.ReturnAssessment or CaseAction.AuthoriseAssessment) =>
            ACasework.Planned().With(ACasework.Begin).With(c => c.SubmitAssessment(ACasework.Walkers, ACasework.Worker, ACase.At, ACase.Passed)),
        _ => ACase.In(state),
    };

    // Written out from spec 2-workflow and 3-access, not read from the table under test.
    private static Dictionary<(CaseState, CaseAction), (CaseState, Role[])> Allowed()
    {
        Role[] leads = [Role.UnitLead, Role.DistrictManager];
        var allowed = new Dictionary<(CaseState, CaseAction), (CaseState, Role[])>
        {
            [(CaseState.AwaitingAllocation, CaseAction.Accept)] = (CaseState.AwaitingAllocation, leads),
            [(CaseState.AwaitingAllocation, CaseAction.Allocate)] = (CaseState.Allocated, leads),
            [(CaseState.AwaitingAllocation, CaseAction.TakeBack)] = (CaseState.Closed, [Role.TriageManager]),
        };
        Role[] casework = [Role.UnitWorker, .. leads];
        foreach (var open in Enum.GetValues<CaseState>().Where(s => s != CaseState.Closed))
        {
            // The transfer asks who may; the case only closes by it.
            allowed[(open, CaseAction.PassOn)] = (CaseState.Closed, Enum.GetValues<Role>());
            allowed[(open, CaseAction.OfferHandover)] = (open, [Role.DistrictManager]);
            allowed[(open, CaseAction.AcceptHandover)] = (open == CaseState.Allocated ? CaseState.AwaitingAllocation : open, [Role.DistrictManager]);
            allowed[(open, CaseAction.DeclineHandover)] = (open, [Role.DistrictManager]);
            allowed[(open, CaseAction.TakeHandoverBack)] = (open, [Role.DistrictManager]);
            if (open is CaseState.Assessing or CaseState.PlanActive)
                allowed[(open, CaseAction.Accept)] = (open, leads);
            allowed[(open, CaseAction.Continue)] = (open, [Role.DistrictManager]);
            if (open != CaseState.Closing)
                allowed[(open, CaseAction.ProposeClosure)] = (CaseState.Closing, casework);
            allowed[(open, CaseAction.WriteNote)] = (open, [Role.UnitWorker, .. leads]);
            allowed[(open, CaseAction.Move)] = (open == CaseState.Allocated ? CaseState.AwaitingAllocation : open, [Role.DistrictManager]);
            if (open > CaseState.Allocated)
                allowed[(open, CaseAction.Allocate)] = (open, leads);
            if (open != CaseState.AwaitingAllocation)
                allowed[(open, CaseAction.Reallocate)] = (open, leads);
        }

        allowed[(CaseState.Allocated, CaseAction.ContactNotifier)] = (CaseState.Allocated, casework);
        allowed[(CaseState.Allocated, CaseAction.ContactFamily)] = (CaseState.Allocated, casework);
        allowed[(CaseState.Allocated, CaseAction.BeginAssessment)] = (CaseState.Assessing, casework);
        foreach (var state in new[] { CaseState.Assessing, CaseState.PlanActive })
        {
            allowed[(state, CaseAction.BeginAssessment)] = (state, casework);
            allowed[(state, CaseAction.WriteAssessment)] = (state, casework);
            allowed[(state, CaseAction.SubmitAssessment)] = (state, casework);
            allowed[(state, CaseAction.ReturnAssessment)] = (state, leads);
            allowed[(state, CaseAction.AuthoriseAssessment)] = (state, leads);
        }

        allowed[(CaseState.Assessing, CaseAction.AgreePlan)] = (CaseState.PlanActive, casework);
        allowed[(CaseState.PlanActive, CaseAction.ChangePlan)] = (CaseState.PlanActive, casework);
        allowed[(CaseState.PlanActive, CaseAction.UpdateAction)] = (CaseState.PlanActive, casework);
        allowed[(CaseState.PlanActive, CaseAction.Review)] = (CaseState.PlanActive, casework);
        allowed[(CaseState.PlanActive, CaseAction.GiveCopy)] = (CaseState.PlanActive, casework);
        allowed[(CaseState.Closing, CaseAction.GiveCopy)] = (CaseState.Closing, casework);
        // The case of this test came from an active plan, and so goes back there.
        allowed[(CaseState.Closing, CaseAction.ReturnClosure)] = (CaseState.PlanActive, leads);
        allowed[(CaseState.Closing, CaseAction.SignOffClosure)] = (CaseState.Closed, leads);
        allowed[(CaseState.Closed, CaseAction.Reopen)] = (CaseState.PlanActive, [Role.DistrictManager]);
        allowed[(CaseState.Closed, CaseAction.FollowUp)] = (CaseState.Closed, casework);
        return allowed;
    }

    private static void Do(EarlyHelpCase given, CaseAction action, Role role)
    {
        var by = ACase.Person(role) with { DistrictId = action is CaseAction.AcceptHandover or CaseAction.DeclineHandover ? 8 : 7 };
        switch (action)
        {
            case CaseAction.Accept:
                given.Accept(ACase.Unit1, 60, null, ACase.Standards, ACase.Calendar, by, ACase.At, ACase.Passed);
                break;
            case CaseAction.Allocate when given.WorkerId is null:
                given.Allocate(ACase.Sam, 71, 19, null, null, by, ACase.At, ACase.Passed);
                break;
            case CaseAction.Allocate:
                // With a worker on it the verb is a change of worker: the first allocation is asked of the table itself.
                CaseWorkflow.Table.Take(given.State, CaseAction.Allocate, by);
                break;
            case CaseAction.Reallocate when given.WorkerId is null:
                CaseWorkflow.Table.Take(given.State, CaseAction.Reallocate, by);
                break;
            case CaseAction.Reallocate:
                given.Allocate(ACase.Joy, 71, 10, "Sam leaves", null, by, ACase.At, ACase.Passed);
                break;
            case CaseAction.Move:
                given.Move(ACase.Unit2, 60, "Closer to the school", by, ACase.At, ACase.Passed);
                break;
            case CaseAction.WriteNote:
                given.WriteNote(new(ContactKind.Visit, ACase.Passed, "Visited at home", []), by, ACase.At, ACase.Passed);
                break;
            case CaseAction.TakeBack:
                given.TakeBack("Opened by mistake", by, ACase.At, ACase.Passed);
                break;
            default:
                Acts.Do(given, action, by, ACase.Passed);
                break;
        }
    }
}
