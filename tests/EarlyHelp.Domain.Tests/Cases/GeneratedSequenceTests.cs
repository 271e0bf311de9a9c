using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>
/// Thousands of random sequences of actions, by random roles on a calendar that runs on, against a simple model: a case never reaches a state
/// or takes a step that the table does not have, never changes when it refuses, never loses or alters a version, and always has somebody who must act.
/// </summary>
public sealed class GeneratedSequenceTests
{
    private const int Sequences = 2000;
    private const int Steps = 40;

    [Fact]
    public void No_sequence_of_actions_breaks_what_always_holds()
    {
        var taken = new HashSet<(CaseState, CaseAction, CaseState)>();
        var (done, refused) = (0, 0);
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var model = new Model(seed);
            for (var step = 0; step < Steps; step++)
            {
                if (model.Step() is { } line)
                {
                    taken.Add(line);
                    done++;
                }
                else
                {
                    refused++;
                }
            }

            model.KeepsEveryVersion();
        }

        // The run has power only when it went everywhere: every line of the table was taken.
        Assert.Equal(CaseWorkflow.Table.Transitions.Select(t => (t.From, t.Action, t.To)).Order(), taken.Order());
        Assert.True(done > 10_000 && refused > 10_000, $"{done} done, {refused} refused");
    }

    private sealed class Model
    {
        private static readonly Role[] Roles = Enum.GetValues<Role>();
        private static readonly CaseAction[] Actions = Enum.GetValues<CaseAction>();

        private readonly int seed;
        private readonly Random random;
        private readonly EarlyHelpCase given;
        private readonly Dictionary<string, string> frozen = [];
        private readonly List<string> path = [];
        private DateOnly today = Day0;
        private CaseState state;
        private CaseState before;
        private DateOnly? worksUntil;
        private int entry;

        internal Model(int seed)
        {
            (this.seed, random) = (seed, new Random(seed));
            // Half the sequences begin further on, so that what comes late is reached often enough.
            given = random.Next(8) switch { 0 => FamilyContacted(), 1 => Submitted(), 2 => Planned(), 3 => Closed(), _ => ACase.Awaiting() };
            (state, before, worksUntil) = (given.State, given.Closure?.CameFrom ?? CaseState.AwaitingAllocation, given.EndBy);
        }

        internal (CaseState, CaseAction, CaseState)? Step()
        {
            today = today.AddDays(random.Next(10) switch { 0 => 25, < 4 => 4, _ => 0 });
            var lines = CaseWorkflow.Table.Transitions.Where(t => t.From == state).ToList();
            // Mostly something that may be done here by somebody who may; often enough anything by anybody.
            var action = random.Next(4) > 0 ? lines[random.Next(lines.Count)].Action : Actions[random.Next(Actions.Length)];
            // What goes on to another service never comes back, so it does so seldom.
            if (action == CaseAction.PassOn && random.Next(12) > 0)
                action = CaseAction.WriteNote;
            var role = random.Next(4) > 0 && lines.FirstOrDefault(t => t.Action == action)?.May is { } permission
                ? RolePermissions.Holding(permission).OrderBy(_ => random.Next()).First() : Roles[random.Next(Roles.Length)];
            path.Add($"{today:yyyy-MM-dd} {role} {action}");
            // Everything under the case now and then, its own values always.
            var depth = random.Next(8) == 0 ? 0 : 3;
            var (snapshot, version) = (Values(given, depth), given.Version);
            try
            {
                Do(action, role);
            }
            catch (RulesBrokenException)
            {
                True(Values(given, depth) == snapshot, "a refusal changed something");
                return null;
            }

            var line = (state, action, given.State);
            True(CaseWorkflow.Table.Transitions.Any(t => (t.From, t.Action, t.To) == line && (t.May is null || RolePermissions.May(role, t.May.Value))), $"the table has no {line}");
            True(given.State == Expected(action), $"the model expected {Expected(action)} and it is {given.State}");
            True(given.Version > version, "the version was not raised");
            Follow(action);
            Always();
            return line;
        }

        /// <summary>Where the model, which knows only states, a place to go back to and whether somebody holds it, says the case is now.</summary>
        private CaseState Expected(CaseAction action) => action switch
        {
            CaseAction.Allocate => state == CaseState.AwaitingAllocation ? CaseState.Allocated : state,
            CaseAction.Move or CaseAction.AcceptHandover => state == CaseState.Allocated ? CaseState.AwaitingAllocation : state,
            CaseAction.TakeBack or CaseAction.SignOffClosure or CaseAction.PassOn => CaseState.Closed,
            CaseAction.BeginAssessment when state == CaseState.Allocated => CaseState.Assessing,
            CaseAction.AgreePlan => CaseState.PlanActive,
            CaseAction.ProposeClosure => CaseState.Closing,
            CaseAction.ReturnClosure or CaseAction.Reopen when before > CaseState.Allocated => before,
            CaseAction.ReturnClosure or CaseAction.Reopen => given.WorkerId is null ? CaseState.AwaitingAllocation : CaseState.Allocated,
            _ => state,
        };

        private void Follow(CaseAction action)
        {
            if (action == CaseAction.ProposeClosure)
                before = state;
            // What is accepted again, by another district or after its unit ended, goes on counting.
            if (action is CaseAction.Accept or CaseAction.AcceptHandover)
                worksUntil ??= today.AddDays(140);
            if (action == CaseAction.Continue)
                worksUntil = given.Continuations[^1].EndsOn;
            if (action is CaseAction.AgreePlan or CaseAction.ChangePlan or CaseAction.Review)
                True(today <= worksUntil, "a plan was worked past its weeks without a decision");
            state = given.State;
        }

        private void Always()
        {
            True((given.State == CaseState.Closed) == given.ClosedOn is not null, "closed without a day, or a day without being closed");
            True((given.State == CaseState.Closed) == given.NextDueOn is null, "nothing is due on an open case, or something on a closed one");
            True(given.State == CaseState.Closed || given.WhoActs(today).Count > 0, "nobody must act");
            True(given.State == CaseState.Closed || given.UnitId is null || given.Spells.Count(s => s.To is null) == 1, "not exactly one holds it");
            True(given.Handovers.Count(h => h.Answer is null) == (given.OfferedDistrictId is null ? 0 : 1), "an offer without its district, or two at once");
            HeldByOne();
            if (Records != frozen.Count)
                KeepsEveryVersion();
        }

        // The ledger of responsibility begins with the first offer; from then on it names one holder, and its entries follow one another.
        private void HeldByOne()
        {
            var baton = given.Family.Baton;
            True(given.OfferedDistrictId is not null == baton?.Transfer is not null, "an offer that is not in the ledger, or one in the ledger that nobody made");
            if (baton is null)
                return;
            True((baton.Service == HoldingService.EarlyHelp) == (given.State != CaseState.Closed), $"{baton.Service} holds a family whose case is {given.State}");
            True(given.State == CaseState.Closed || (baton.IsHeldBy(given.Reference) && baton.DistrictId == given.DistrictId), "held in another district than the case");
            True(baton.Held!.Number == baton.Number && baton.Held.Holder == baton.Holder, "the ledger names another holder");
            // Passing on begins the ledger and passes it in one act.
            True(baton.Number >= entry && baton.Number <= entry + 2 && baton.Held.Previous == (baton.Number == 1 ? null : baton.Number - 1), "the ledger skips an entry or goes back");
            entry = baton.Number;
        }

        private int Records => given.Assessments.Count(a => a.State != AssessmentState.InProgress) + given.Plans.Count + given.Reviews.Count
            + given.Notes.Count + given.Closures.Count + given.Continuations.Count + given.Handovers.Count;

        internal void KeepsEveryVersion()
        {
            foreach (var version in given.Assessments.Where(a => a.State != AssessmentState.InProgress))
                Keeps($"assessment {version.Number}", $"{version.ContentJson}|{version.SubmittedAt}|{version.Author}");
            foreach (var plan in given.Plans)
                Keeps($"plan {plan.Number}", Values(plan, 0));
            foreach (var review in given.Reviews)
                Keeps($"review {review.Number}", Values(review, 0));
            foreach (var (note, place) in given.Notes.Select((n, i) => (n, i)))
                Keeps($"note {place}", Values(note, 0));
            foreach (var closure in given.Closures)
                Keeps($"closure {closure.Number}", $"{closure.Reason}|{closure.Summary}|{closure.ProposedBy}|{closure.CameFrom}");
            foreach (var offer in given.Handovers)
                Keeps($"offer {offer.Number}", $"{offer.FromDistrictId}|{offer.ToDistrictId}|{offer.Reason}|{offer.OfferedBy}");
            foreach (var (decision, place) in given.Continuations.Select((d, i) => (d, i)))
                Keeps($"continuation {place}", Values(decision, 0));
            True(Records == frozen.Count, $"{frozen.Count} records were kept and {Records} are there");
        }

        private void Keeps(string what, string text) => True(frozen.TryAdd(what, text) || frozen[what] == text, $"{what} was altered");

        private void Do(CaseAction action, Role role)
        {
            // Now and then the same person again, so that nobody signs off what they wrote.
            var by = Actor.Staff(random.Next(3), role.ToString(), role) with { UnitId = given.UnitId ?? 71, DistrictId = District(action) };
            var at = At(today).AddMinutes(path.Count);
            switch (action)
            {
                case CaseAction.Accept:
                    given.Accept(given.DistrictId == 8 ? ACase.UnitOfDover : ACase.Unit1, 60, null, ACase.Standards, ACase.Calendar, by, at, today);
                    break;
                case CaseAction.Allocate or CaseAction.Reallocate when action == CaseAction.Allocate == given.WorkerId is null:
                    given.Allocate(given.WorkerId == 701 ? ACase.Joy : ACase.Sam, given.UnitId, 3, "Knows the family", null, by, at, today);
                    break;
                case CaseAction.Allocate or CaseAction.Reallocate:
                    throw new RulesBrokenException("The verb is the other of the two.");
                case CaseAction.Move:
                    given.Move(given.UnitId == 71 ? ACase.Unit2 : ACase.Unit1, 3, "Closer to the school", by, at, today);
                    break;
                case CaseAction.WriteNote:
                    given.WriteNote(new(ContactKind.Visit, today, "Visit", [Kerry]) { Words = [new(Leo, $"Words of {today}")] }, by, at, today);
                    break;
                case CaseAction.TakeBack:
                    given.TakeBack("By mistake", by, at, today);
                    break;
                case CaseAction.Continue:
                    given.Continue(new("Exams", "Visits every week", today.AddDays(random.Next(1, 32))), by, at, today);
                    break;
                case CaseAction.Reopen:
                    given.Reopen("Same worries", random.Next(2) == 0 ? given.UnitId : null, random.Next(3) > 0, null, by, at, today);
                    break;
                case CaseAction.FollowUp:
                    var due = given.FollowUps.FirstOrDefault(f => f.IsOpen);
                    given.RecordFollowUp(new(due?.Months ?? 3, today, Domain.Closures.FollowUpResult.Lasted, "Still at school"), by, at, today);
                    break;
                default:
                    Acts.Do(given, action, by, today);
                    break;
            }
        }

        // Mostly of the district that holds it, or to which it is offered; now and then of another, who may do nothing.
        private long District(CaseAction action) => random.Next(10) == 0 ? 7
            : action is CaseAction.AcceptHandover or CaseAction.DeclineHandover && given.OfferedDistrictId is { } offered ? offered : given.DistrictId;

        private void True(bool holds, string what)
        {
            if (!holds)
                Assert.Fail($"Seed {seed}: {what}.\n{string.Join('\n', path)}");
        }
    }
}
