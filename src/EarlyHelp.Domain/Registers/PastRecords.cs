using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Registers;

/// <summary>A step-down or step-up that another system recorded. It counts in every figure and is shown as history; nobody works on it here (ADR 20).</summary>
public sealed class PastTransfer
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The old system's reference.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Whether it is a step-up.</summary>
    public bool IsStepUp { get; private set; }

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>Its case; null when there is none.</summary>
    public long? CaseId { get; private set; }

    /// <summary>The district; null when it is not known.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The day it was asked for.</summary>
    public DateOnly RequestedOn { get; private set; }

    /// <summary>The day of the panel.</summary>
    public DateOnly? PanelOn { get; private set; }

    /// <summary>The day it was decided.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Whether it was accepted; null while it was not decided.</summary>
    public bool? IsAccepted { get; private set; }

    /// <summary>The day the family was handed over.</summary>
    public DateOnly? CompletedOn { get; private set; }

    private PastTransfer()
    {
    }

    /// <summary>As the register has it.</summary>
    public PastTransfer(TransferRow row, long familyId, long? caseId)
    {
        (Reference, IsStepUp, FamilyId, CaseId, DistrictId) = (row.Reference, row.IsStepUp, familyId, caseId, row.DistrictId);
        (RequestedOn, PanelOn, DecidedOn, IsAccepted, CompletedOn) = (row.RequestedOn, row.PanelOn, row.DecidedOn, row.IsAccepted, row.CompletedOn);
    }
}

/// <summary>Something that happened in a transfer that another system recorded.</summary>
/// <param name="transferId">The transfer.</param>
/// <param name="on">The day.</param>
/// <param name="step">What happened.</param>
/// <param name="reason">Why.</param>
public sealed class PastTransferStep(long transferId, DateOnly on, string step, string? reason)
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The transfer.</summary>
    public long TransferId { get; private set; } = transferId;

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; } = on;

    /// <summary>What happened.</summary>
    public string Step { get; private set; } = step;

    /// <summary>Why.</summary>
    public string? Reason { get; private set; } = reason;
}

/// <summary>A review of a plan that another system recorded: the day by which it was due, the day it was held, or both.</summary>
/// <param name="caseId">The case.</param>
/// <param name="dueOn">The day by which it was due; null when that is not known, and then it counts in no figure.</param>
/// <param name="heldOn">The day it was held; null when it was not.</param>
/// <param name="decision">What was decided, as the old system says it.</param>
public sealed class PastReview(long caseId, DateOnly? dueOn, DateOnly? heldOn, string? decision)
{
    /// <summary>Longest decision.</summary>
    public const int DecisionMaxLength = 200;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; } = caseId;

    /// <summary>The day by which it was due.</summary>
    public DateOnly? DueOn { get; private set; } = dueOn;

    /// <summary>The day it was held.</summary>
    public DateOnly? HeldOn { get; private set; } = heldOn;

    /// <summary>What was decided.</summary>
    public string? Decision { get; private set; } = decision;
}

/// <summary>A closure that another system recorded.</summary>
/// <param name="caseId">The case.</param>
/// <param name="on">The day it was closed.</param>
/// <param name="reason">Why (code of <see cref="ClosureReason"/>).</param>
/// <param name="outcome">How it ended.</param>
/// <param name="reopenedOn">The day it was reopened there; null when it was not.</param>
public sealed class PastClosure(long caseId, DateOnly on, string reason, OverallOutcome outcome, DateOnly? reopenedOn)
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; } = caseId;

    /// <summary>The day it was closed.</summary>
    public DateOnly On { get; private set; } = on;

    /// <summary>Why (code).</summary>
    public string Reason { get; private set; } = reason;

    /// <summary>How it ended.</summary>
    public OverallOutcome Outcome { get; private set; } = outcome;

    /// <summary>The day it was reopened.</summary>
    public DateOnly? ReopenedOn { get; private set; } = reopenedOn;
}

/// <summary>That a family was asked what it thought of a case, as another system recorded it.</summary>
/// <param name="caseId">The case.</param>
/// <param name="invitedOn">The day it was asked.</param>
/// <param name="receivedOn">The day it answered; null when it did not.</param>
public sealed class PastFeedback(long caseId, DateOnly invitedOn, DateOnly? receivedOn)
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; } = caseId;

    /// <summary>The day it was asked.</summary>
    public DateOnly InvitedOn { get; private set; } = invitedOn;

    /// <summary>The day it answered.</summary>
    public DateOnly? ReceivedOn { get; private set; } = receivedOn;
}

/// <summary>A figure that another service reports for a month, with the day of its import (spec/4-scorecard.md). The newest import of one month and district stands.</summary>
public sealed class OutsideFigure
{
    /// <summary>Longest code of a figure.</summary>
    public const int IndicatorMaxLength = 60;

    /// <summary>Length of a month, "2016-07".</summary>
    public const int MonthLength = 7;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Its code.</summary>
    public string Indicator { get; private set; } = "";

    /// <summary>The month, "2016-07".</summary>
    public string Month { get; private set; } = "";

    /// <summary>The district; null for the county.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>What was counted; null when only the denominator is given.</summary>
    public decimal? Numerator { get; private set; }

    /// <summary>Of what.</summary>
    public decimal Denominator { get; private set; }

    /// <summary>What it should reach.</summary>
    public decimal? Target { get; private set; }

    /// <summary>Which way is better.</summary>
    public Direction? Direction { get; private set; }

    /// <summary>The day of the import.</summary>
    public DateOnly ImportedOn { get; private set; }

    private OutsideFigure()
    {
    }

    /// <summary>As the register has it.</summary>
    public OutsideFigure(FigureRow row, DateOnly on)
    {
        (Indicator, Month, DistrictId, Numerator, Denominator) = (row.Indicator, row.Month.ToString(), row.DistrictId, row.Numerator, row.Denominator);
        (Target, Direction, ImportedOn) = (row.Target, row.Direction, on);
    }
}
