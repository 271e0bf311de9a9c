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
