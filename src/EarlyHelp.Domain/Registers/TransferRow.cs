namespace EarlyHelp.Domain.Registers;

/// <summary>A row of transfers.csv.</summary>
public sealed record TransferRow
{
    /// <summary>Directions, as the register says them: whether it is a step-up.</summary>
    public static IReadOnlyDictionary<string, bool> Directions { get; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["step_down"] = false, ["step_up"] = true };

    /// <summary>Decisions, as the register says them: whether it was accepted.</summary>
    public static IReadOnlyDictionary<string, bool> Decisions { get; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["accepted"] = true, ["declined"] = false };

    /// <summary>The old system's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>Whether it is a step-up.</summary>
    public bool IsStepUp { get; init; }

    /// <summary>The family's reference.</summary>
    public required string Family { get; init; }

    /// <summary>The case's; null when there is none.</summary>
    public string? Case { get; init; }

    /// <summary>The district.</summary>
    public long? DistrictId { get; init; }

    /// <summary>The day it was asked for.</summary>
    public DateOnly RequestedOn { get; init; }

    /// <summary>The day of the panel.</summary>
    public DateOnly? PanelOn { get; init; }

    /// <summary>The day it was decided.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>Whether it was accepted.</summary>
    public bool? IsAccepted { get; init; }

    /// <summary>The day the family was handed over.</summary>
    public DateOnly? CompletedOn { get; init; }

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static TransferRow? Read(RegisterRow row, RegisterNames names)
    {
        var read = new TransferRow
        {
            Reference = row.Reference("transfer_ref") ?? "", IsStepUp = row.OneOf("direction", Directions) ?? default, Family = row.Reference("family_ref") ?? "", Case = row.Reference("case_ref"),
            DistrictId = row.Named("district", names.Districts, "district"), RequestedOn = row.PastDay("requested_on", names.Today) ?? default, PanelOn = row.PastDay("panel_on", names.Today),
            DecidedOn = row.PastDay("decided_on", names.Today), IsAccepted = row.OneOf("decision", Decisions), CompletedOn = row.PastDay("completed_on", names.Today),
        };
        return row.IsGood ? read : null;
    }
}
