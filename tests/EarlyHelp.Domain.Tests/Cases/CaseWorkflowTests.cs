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
        var given = (state, action) switch
        {
            (CaseState.AwaitingAllocation, CaseAction.Allocate or CaseAction.Move) => ACase.Accepted(),
            (CaseState.Assessing or CaseState.PlanActive or CaseState.Closing, CaseAction.Allocate) => ACase.Moved(state),
            _ => ACase.In(state),
        };
        var before = (given.State, given.Version, given.WorkerId, given.UnitId, given.NextDueOn, given.ClosedOn, given.Spells.Count, given.Notes.Count, given.Timeline.Count);

        if (Expected.TryGetValue((state, action), out var allowed) && allowed.Roles.Contains(role))
        {
            Do(given, action, role);

            Assert.Equal(allowed.To, given.State);
            Assert.True(given.Version > before.Version);
            Assert.Equal(role.ToString(), given.Timeline[^1].By);
            return;
        }

        var refused = Assert.Throws<RulesBrokenException>(() => Do(given, action, role));

        Assert.Equal(before, (given.State, given.Version, given.WorkerId, given.UnitId, given.NextDueOn, given.ClosedOn, given.Spells.Count, given.Notes.Count, given.Timeline.Count));
        Assert.StartsWith(allowed.Roles is null ? "You can’t " : "Your role can’t ", refused.Broken[0].Sentence, StringComparison.Ordinal);
    }

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
        foreach (var open in Enum.GetValues<CaseState>().Where(s => s != CaseState.Closed))
        {
            allowed[(open, CaseAction.WriteNote)] = (open, [Role.UnitWorker, .. leads]);
            allowed[(open, CaseAction.Move)] = (open == CaseState.Allocated ? CaseState.AwaitingAllocation : open, [Role.DistrictManager]);
            if (open > CaseState.Allocated)
                allowed[(open, CaseAction.Allocate)] = (open, leads);
            if (open != CaseState.AwaitingAllocation)
                allowed[(open, CaseAction.Reallocate)] = (open, leads);
        }

        return allowed;
    }

    private static void Do(EarlyHelpCase given, CaseAction action, Role role)
    {
        var by = ACase.Person(role);
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
            default:
                given.TakeBack("Opened by mistake", by, ACase.At, ACase.Passed);
                break;
        }
    }
}
