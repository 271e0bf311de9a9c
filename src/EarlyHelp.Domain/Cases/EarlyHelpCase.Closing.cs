using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Closing: proposed by one person, signed off by another; reopening; and whether it lasted.</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Calendar days in which a closed case can be reopened, the last included; later is a new notification.</summary>
    public const int ReopenDays = 28;

    /// <summary>Days before a follow-up is due from which it can be asked.</summary>
    public const int FollowUpEarlyDays = 14;

    private readonly List<Closure> closures = [];
    private readonly List<FollowUp> followUps = [];

    /// <summary>Proposals to close and what became of them, the newest last.</summary>
    public IReadOnlyList<Closure> Closures => closures;

    /// <summary>When somebody asks whether it lasted.</summary>
    public IReadOnlyList<FollowUp> FollowUps => followUps;

    /// <summary>How many proposals to close there are.</summary>
    public int ClosureCount { get; private set; }

    /// <summary>The nearest day on which the family is asked whether it lasted; null while the case is open and when nobody is to be asked any more. Lists find it by this day.</summary>
    public DateOnly? FollowUpBy { get; private set; }

    /// <summary>The newest proposal.</summary>
    public Closure? Closure => Loaded(closures, ClosureCount).MaxBy(c => c.Number);

    /// <summary>What is still open before the closure can be proposed, as a list; empty when it can.</summary>
    public IReadOnlyList<BrokenRule> WhatIsStillOpen(ClosureFacts facts, FamilyToday family, DateOnly on) =>
        Rule.Broken([IsNotBeingPassedOn, .. ClosureRules.Of(facts, this, family, on), .. StepRules(facts.Actions, on, nameof(facts.Actions), closing: true)]);

    /// <summary>Proposes to close.</summary>
    public Closure ProposeClosure(ClosureFacts facts, FamilyToday family, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.ProposeClosure, by);
        if (WhatIsStillOpen(facts, family, on) is { Count: > 0 } open)
            throw new RulesBrokenException(open);
        var proposal = new Closure(Loaded(closures, ClosureCount).Count + 1, State, facts, family, by, at);
        closures.Add(proposal);
        ClosureCount++;
        Progress(facts.Actions, on, by, at, closure: proposal.Number);
        Move(step, by, at, on, $"Closure proposed: {Domain.Closures.ClosureReason.Of(proposal.Reason)!.Label}", proposal.Summary);
        return proposal;
    }

    /// <summary>The unit lead returns the proposal: the case goes on from where it was.</summary>
    public void ReturnClosure(string reason, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.ReturnClosure, State == CaseState.Closing ? Back() : State, by);
        Rule.Check(
            OfOwnUnit(by, "return closures"), NotTheProposer(by),
            Text.Given(reason, "Say what is missing", "Reason"),
            Text.Short(reason, Domain.Closures.Closure.TextMaxLength, "Reason", "Reason"));
        Closure!.Return(reason, by, at, on);
        TakeUpAgain(Closure, by, at, on);
        Move(step, by, at, on, "Closure returned", reason.Trim());
    }

    /// <summary>The unit lead signs the closure off: the case is closed.</summary>
    public void SignOffClosure(string? words, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.SignOffClosure, by);
        Rule.Check(
            OfOwnUnit(by, "sign off closures"), NotTheProposer(by),
            Text.Short(words, Domain.Closures.Closure.TextMaxLength, "Your words", "Words"),
            IsNotBeingPassedOn,
            new(!Actions.Any(a => a.IsOpen), "An action of the plan is open again: return the closure, so that it is decided"));
        var closure = Closure!;
        closure.SignOff(words, by, at, on);
        (ClosedOn, ClosureReason) = (on, closure.Reason);
        EndOffer(HandoverAnswer.Closed, null, by, on);
        LayDown($"Case {Reference} closed: {Domain.Closures.ClosureReason.Of(closure.Reason)!.Label}", by, at, on);
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        if (Domain.Closures.ClosureReason.Of(closure.Reason)!.IsFollowedUp)
            AskLater(closure.Number, on);
        Move(step, by, at, on, "Closed", Text.Tidy(words));
    }

    /// <summary>A district manager reopens the case within 28 days. No clock starts anew.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="workersUnitId">The unit in which the worker who held it is posted today: the same worker goes on when it is still the unit of the case.</param>
    /// <param name="unitWorks">Whether the unit that held it still works on the day; without it the district accepts the family to another one.</param>
    /// <param name="otherOpen">Reference of another open case of the family; null when there is none.</param>
    /// <param name="by">Who reopens it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Reopen(string reason, long? workersUnitId, bool unitWorks, string? otherOpen, Actor by, DateTime at, DateOnly on)
    {
        var goesOn = unitWorks && WorkerId is not null && workersUnitId is not null && workersUnitId == UnitId;
        var step = Take(CaseAction.Reopen, State == CaseState.Closed ? Back(goesOn) : State, by);
        Rule.Check(
            new(Family.Baton is null or { Transfer: null, Service: Transfers.HoldingService.EarlyHelp or Transfers.HoldingService.Universal }, $"{Family.Baton?.Holder.InWords} holds responsibility for the family: it comes back by a transfer, not by reopening"),
            new(otherOpen is null, $"The family has another open case, {otherOpen}: the work goes on there"),
            new(Closure is { SignedOffOn: not null, ReopenedOn: null }, ImportedOn is not null && ClosureCount == 0 ? "This case was closed before it was imported: ask for a new notification" : "Triage took this case back: triage decides on the notification again"),
            new(on.DayNumber - ClosedOn!.Value.DayNumber <= ReopenDays, $"A case can be reopened within {ReopenDays} days of closing, until {UkDates.Date(ClosedOn.Value.AddDays(ReopenDays))}. Ask for a new notification"),
            Text.Given(reason, "Say why the case is reopened", "Reason"),
            Text.Short(reason, CaseSpell.ReasonMaxLength, "Reason", "Reason"));
        Closure!.Reopen(reason, on);
        foreach (var asked in followUps.Where(f => f.IsOpen))
            asked.Cancel(on);
        FollowUpBy = null;
        (ClosedOn, ClosureReason) = (null, null);
        TakeOn($"Case {Reference} reopened", by, at, on);
        if (!goesOn)
            (Worker, WorkerId) = (null, null);
        if (unitWorks)
            spells.Add(new CaseSpell(UnitId!.Value, WorkerId, on, by, at, reason));
        else
            (Unit, UnitId) = (null, null);
        Move(step, by, at, on, "Reopened", reason.Trim());
    }

    /// <summary>Somebody asked the family whether it lasted.</summary>
    public void RecordFollowUp(FollowUpFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.FollowUp, by);
        var asked = followUps.FirstOrDefault(f => f.IsOpen && f.Months == facts.Months);
        Rule.Check(
        [
            new(asked is not null, "Choose a follow-up that nobody has recorded yet", nameof(facts.Months)),
            new(asked is null || facts.AskedOn >= asked.DueOn.AddDays(-FollowUpEarlyDays), $"It is due on {UkDates.Date(asked?.DueOn ?? on)}: ask from two weeks before", nameof(facts.AskedOn)),
            new(facts.Result is not null, "Choose what you found", nameof(facts.Result)),
            new(facts.Result is null or FollowUpResult.Declined || Text.Is(facts.Text), facts.Result == FollowUpResult.NotReached ? "Enter how you tried" : "Enter what the family said", nameof(facts.Text)),
            Text.Short(facts.Text, FollowUp.TextMaxLength, "What the family said", nameof(facts.Text)),
            .. Backdating.Rules(facts.AskedOn, facts.BackdateReason, on, nameof(facts.AskedOn), nameof(facts.BackdateReason)),
        ]);
        asked!.Record(facts, by, at);
        FollowUpBy = followUps.Where(f => f.IsOpen).Min(f => (DateOnly?)f.DueOn);
        Move(step, by, at, facts.AskedOn, $"Did it last? After {asked.Months} months: {StateWords.Of(asked.Result!.Value)}", asked.Text);
    }

    private void AskLater(int closure, DateOnly on)
    {
        followUps.AddRange(FollowUp.AskedAfterMonths.Select(m => new FollowUp(closure, m, on)));
        FollowUpBy = on.AddMonths(FollowUp.AskedAfterMonths[0]);
    }

    // What the closure decided about an action that was not done counts no more once the work goes on: it is as open as it was.
    private void TakeUpAgain(Closure returned, Actor by, DateTime at, DateOnly on)
    {
        foreach (var ended in Actions.Where(a => a.Status > ActionStatus.Done))
        {
            var steps = actionSteps.Where(s => s.Action == ended.Agreed.Number).OrderBy(s => s.At).ThenBy(s => s.Id).ToList();
            if (steps[^1].ClosureNumber == returned.Number)
                actionSteps.Add(new ActionProgress(new(ended.Agreed.Number, steps.Count > 1 ? steps[^2].Status : ActionStatus.Open, null, "The closure was returned"), Plan!.Number, on, by, at));
        }
    }

    // Where the case was when closure was proposed. A worker may have come or gone since.
    private CaseState Back(bool? hasWorker = null)
    {
        var from = Closure?.CameFrom ?? CaseState.AwaitingAllocation;
        return from > CaseState.Allocated ? from : hasWorker ?? WorkerId is not null ? CaseState.Allocated : CaseState.AwaitingAllocation;
    }

    private Rule NotTheProposer(Actor by) => new(Closure?.ProposedById is null || Closure.ProposedById != by.StaffId, "You proposed this closure: another person signs it off");
}
