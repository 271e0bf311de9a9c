using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>A case that social care stepped down: responsibility is taken on and the case opens to its unit on one day.</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Opens the case when Early Help confirms the handover; only the step-down itself does it, which passes responsibility in the same change.</summary>
    internal static EarlyHelpCase OpenFromStepDown(StepDown from, TakingOn taking, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var (unit, worker) = (from.Unit!, from.Worker);
        var opened = new EarlyHelpCase
        {
            Reference = taking.CaseReference, Family = from.Family, Origin = CaseOrigin.StepDown, State = CaseState.AwaitingAllocation,
            DistrictId = from.DistrictId, District = from.District, PassedOn = on, OpenedOn = on, Unit = unit, UnitId = unit.Id,
            AllocateBy = Clock.Start(standards.InForce(ServiceStandard.Allocated, on), on, calendar).DueOn,
            PlanFrom = on, PlanBy = Clock.Start(standards.InForce(ServiceStandard.Plan, on), on, calendar).DueOn,
            EndBy = Clock.Start(standards.InForce(ServiceStandard.Duration, on), on, calendar).DueOn,
        };
        opened.spells.Add(new CaseSpell(unit.Id, worker?.Id, on, by, at, taking.Reason));
        opened.Remember(by, at, on, "Stepped down from social care", $"Step-down {from.Reference}; {unit.Name} took the family on", nameof(CaseState.AwaitingAllocation));
        if (worker is not null)
        {
            (opened.Worker, opened.WorkerId, opened.AllocatedOn) = (worker, worker.Id, on);
            opened.Remember(by, at, on, $"Allocated to {worker.Name}", Text.Tidy(taking.Reason), nameof(CaseState.Allocated));
            opened.State = CaseState.Allocated;
        }

        opened.DueNext();
        return opened;
    }

    /// <summary>Social care worked with the family beside this case and ends: the work goes on here.</summary>
    internal void GoesOnAfter(StepDown from, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(new Rule(State != CaseState.Closed, $"Case {Reference} is closed: choose one that is open"));
        Remember(by, at, on, "Social care stepped the family down", $"Step-down {from.Reference}; the work goes on in this case");
    }
}
