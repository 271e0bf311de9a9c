using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;

namespace EarlyHelp.Domain.Cases;

/// <summary>Somebody always holds it: who must act next (spec 1-product, principle 3).</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Who must act next on a day and what they do, the most pressing first. Never empty while the case is open.</summary>
    /// <param name="on">The day.</param>
    /// <param name="holderHasLeft">Whether the worker who holds it no longer works in the unit.</param>
    public IReadOnlyList<ActsNext> WhoActs(DateOnly on, bool holderHasLeft = false) =>
        [.. stepUps.Where(s => s.IsOpen).SelectMany(s => s.WhoActs()), .. stepsAcross.Where(s => s.IsOpen).Select(s => s.WhoActs()), .. HoldersAct(on, holderHasLeft), .. OfferedDistrictId is null ? (ActsNext[])[] : [new(Role.DistrictManager, "Answer the offer of this family") { IsOfOfferedDistrict = true }]];

    private IReadOnlyList<ActsNext> HoldersAct(DateOnly on, bool holderHasLeft) => State switch
    {
        CaseState.Closed => [.. followUps.Where(f => f.IsOpen && f.DueOn <= on).Take(1).Select(f => new ActsNext(Role.UnitWorker, $"Ask whether it lasted, after {f.Months} months"))],
        _ when UnitId is null => [new(Role.DistrictManager, "Accept the family to a unit")],
        CaseState.Closing => [new(Closure!.IsProposedByLead ? Role.DistrictManager : Role.UnitLead, "Sign off the closure or return it"), .. Pressing(on, holderHasLeft)],
        _ => [.. Pressing(on, holderHasLeft), .. Answering(), .. Working()],
    };

    // Whoever wrote it does not answer it: what the lead had a hand in goes to the district manager.
    private IEnumerable<ActsNext> Answering()
    {
        if (Assessment is { State: AssessmentState.Submitted } waits)
            yield return new(waits.IsWrittenByLead ? Role.DistrictManager : Role.UnitLead, "Authorise the assessment or return it");
    }

    private IEnumerable<ActsNext> Pressing(DateOnly on, bool holderHasLeft)
    {
        if (WorkerId is null)
            yield return new(Role.UnitLead, "Allocate it to a worker");
        else if (holderHasLeft)
            yield return new(Role.UnitLead, $"Give it to another worker: {Worker?.Name ?? "whoever holds it"} no longer works in the unit");
        if (IsPastItsWeeks(on))
            yield return new(Role.DistrictManager, "Decide whether the work goes on");
    }

    private IEnumerable<ActsNext> Working()
    {
        if (WorkerId is null)
            yield break;
        yield return new(Role.UnitWorker, State switch
        {
            CaseState.Allocated when !MayContactFamily => "Contact the notifier",
            CaseState.Allocated when FamilyContactedOn is null => "Contact the family",
            CaseState.Allocated => "Begin the assessment",
            CaseState.PlanActive => "Work the plan and review it",
            _ when Assessment is { IsComplete: true } => "Agree the plan with the family",
            _ when Assessment?.State == AssessmentState.Returned => "Go on with the assessment that was returned",
            _ => "Write the assessment and submit it",
        });
    }
}

/// <summary>Who must act.</summary>
/// <param name="Role">As what: the worker who holds the case, the lead of its unit, the manager of its district.</param>
/// <param name="What">What they do.</param>
public sealed record ActsNext(Role Role, string What)
{
    /// <summary>The office of another service, by name; null when it is somebody of Early Help.</summary>
    public string? Office { get; init; }

    /// <summary>Whether it is the manager of the district to which the case is offered.</summary>
    public bool IsOfOfferedDistrict { get; init; }
}
