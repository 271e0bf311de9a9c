using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Cases;

/// <summary>What a case brings along that another system began (spec/5-import-export.md).</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>The day it was imported; null when it began here.</summary>
    public DateOnly? ImportedOn { get; private set; }

    /// <summary>Whether every review it ever was due for is known: not of an imported case, unless its register said so. Figures of reviews leave the others out.</summary>
    public bool ReviewsAreKnown { get; private set; } = true;

    /// <summary>
    /// A case as a register has it. Its clocks stopped where the register says so; an open one goes on at its worker, who writes down here
    /// the assessment and the plan that stand, because the register does not hold them.
    /// </summary>
    /// <param name="reference">Its reference here.</param>
    /// <param name="row">Its row.</param>
    /// <param name="place">The district of its unit, and its worker.</param>
    /// <param name="planFrom">Day on which the plan's clock started: receipt of its notification, or the day it was opened.</param>
    /// <param name="clocks">Gives the due dates.</param>
    /// <param name="on">The day of the import.</param>
    public static EarlyHelpCase FromRegister(string reference, CaseRow row, (long DistrictId, long? WorkerId) place, DateOnly planFrom, RegisterClocks clocks, DateOnly on)
    {
        var opened = new EarlyHelpCase
        {
            Reference = reference, Origin = row.Origin, ImportedOn = on, ReviewsAreKnown = row.ReviewsAreKnown ?? false,
            State = row.ClosedOn is not null ? CaseState.Closed : place.WorkerId is null ? CaseState.AwaitingAllocation : CaseState.Allocated,
            DistrictId = place.DistrictId, UnitId = row.UnitId, WorkerId = place.WorkerId, PassedOn = row.OpenedOn, OpenedOn = row.OpenedOn, AllocatedOn = row.AllocatedOn,
            AllocateBy = clocks.DueOn(ServiceStandard.Allocated, row.OpenedOn), PlanFrom = planFrom, PlanBy = clocks.DueOn(ServiceStandard.Plan, planFrom),
            EndBy = clocks.DueOn(ServiceStandard.Duration, row.OpenedOn), PlanAgreedOn = row.PlanAgreedOn, AssessedOn = row.AssessedOn, ClosedOn = row.ClosedOn, ClosureReason = row.ClosedOn is null ? null : row.Reason,
        };
        if (row.ClosedOn is null && (row.ReviewedOn ?? row.PlanAgreedOn) is { } from)
            opened.ReviewIsDue(from, clocks.DueOn(ServiceStandard.Review, from));
        opened.DueNext();
        return opened;
    }

    /// <summary>The days by which it is due, where a register knows them better than the standards do.</summary>
    /// <param name="planFrom">Day on which the plan's clock started.</param>
    /// <param name="planBy">Day by which a plan was to be agreed.</param>
    /// <param name="reviewBy">Day by which the next review is due; null when none runs.</param>
    /// <param name="reviewsAreKnown">Whether the register says when reviews were due: they are then known.</param>
    public void WasDue(DateOnly? planFrom, DateOnly? planBy, DateOnly? reviewBy, bool reviewsAreKnown)
    {
        (PlanFrom, PlanBy, ReviewsAreKnown) = (planFrom ?? PlanFrom, planBy ?? PlanBy, ReviewsAreKnown || reviewsAreKnown);
        if (ClosedOn is null && reviewBy is { } due)
            ReviewIsDue(ReviewFrom ?? PlanAgreedOn ?? OpenedOn!.Value, due);
        DueNext();
    }

    private void ReviewIsDue(DateOnly from, DateOnly by) => (ReviewFrom, ReviewBy) = (from, by);
}
