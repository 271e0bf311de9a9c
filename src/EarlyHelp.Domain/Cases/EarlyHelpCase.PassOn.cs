using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>The family goes on to another service: the case closes when that service confirms that it holds the family, not before (spec 2-workflow, Transfers).</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<StepUp> stepUps = [];
    private readonly List<StepAcross> stepsAcross = [];

    /// <summary>Step-ups of the case that are loaded.</summary>
    public IReadOnlyList<StepUp> StepUps => stepUps;

    /// <summary>Steps across of the case that are loaded.</summary>
    public IReadOnlyList<StepAcross> StepsAcross => stepsAcross;

    internal void Keep(StepUp raised) => stepUps.Add(raised);

    internal void Keep(StepAcross offered) => stepsAcross.Add(offered);

    /// <summary>What must be true of a case before anybody offers its family to another service.</summary>
    internal Rule[] TransferRules(Permission permission, string what, Actor by) =>
    [
        new(by.May(permission), $"Your role can’t {what}. Ask {StateWords.RolesHolding(permission)}."),
        new(ClosedOn is null, $"The case is closed, so nobody can {what} on it"),
        OfOwnUnit(by, what), IsOfHolder(by),
        Family.Baton?.IsFree ?? new(true, ""),
    ];

    /// <summary>Responsibility for the family is offered by a transfer; Early Help goes on holding it.</summary>
    internal Baton BeginTransfer(string reference, Actor by, DateTime at, DateOnly on)
    {
        var baton = Responsibility(by, at, on);
        baton.Offer(reference);
        return baton;
    }

    /// <summary>A step of a transfer stands in the history of its case too.</summary>
    internal void RememberTransfer(Actor by, DateTime at, DateOnly on, string what, string? detail) => Remember(by, at, on, what, detail);

    /// <summary>The receiving side confirmed that it holds the family: responsibility passes, the actions that are open go with it, and the case closes today.</summary>
    internal void PassOn(PassedOnFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = CaseWorkflow.Table.Take(State, CaseAction.PassOn, by);
        Rule.Check(new Rule(Family.Baton is { } held && held.Transfer == facts.Transfer, "This transfer has ended already"));
        var waiting = Closure is { IsOpen: true } ? Closure : null;
        waiting?.Return($"The family went on by {facts.Transfer}", by, at, on);
        var closure = new Closure(++ClosureCount, waiting?.CameFrom ?? State, facts, by, at, on);
        closures.Add(closure);
        Progress([.. Actions.Where(a => a.IsOpen).Select(a => new ActionStep(a.Agreed.Number, ActionStatus.CarriedOn, null, $"The family went on to {facts.To.InWords}, {facts.Transfer}"))], on, by, at, closure: closure.Number);
        Family.Baton!.Pass(facts.Transfer, facts.To, $"{facts.To.InWords} confirmed the handover of case {Reference}", by, at, on);
        (ClosedOn, ClosureReason) = (on, facts.Reason);
        foreach (var spell in spells.Where(s => s.To is null))
            spell.End(on);
        if (Domain.Closures.ClosureReason.Of(facts.Reason)!.IsFollowedUp)
            AskLater(closure.Number, on);
        Move(step, by, at, on, $"Closed: passed on to {facts.To.InWords}", closure.Summary);
    }
}

/// <summary>How a case ends when its family goes on to another service.</summary>
/// <param name="Transfer">Reference of the transfer.</param>
/// <param name="To">Who holds the family from now on.</param>
/// <param name="Reason">Why it closes (code of ClosureReason).</param>
/// <param name="WhoGoesOn">Who goes on with the family.</param>
/// <param name="End">The end of the work, as Early Help said it.</param>
/// <param name="GivenBy">Who of Early Help confirmed the handover.</param>
/// <param name="GivenById">Who.</param>
/// <param name="GivenAt">When (UTC).</param>
internal sealed record PassedOnFacts(string Transfer, Holder To, string Reason, string WhoGoesOn, EndOfWork End, string GivenBy, long? GivenById, DateTime GivenAt);
