using EarlyHelp.Domain.Scorecards;

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

/// <summary>A row of figures.csv.</summary>
/// <param name="Indicator">Code of the figure, in small letters.</param>
/// <param name="Month">The month.</param>
/// <param name="DistrictId">The district; null for the county.</param>
/// <param name="Numerator">What was counted.</param>
/// <param name="Denominator">Of what.</param>
/// <param name="Target">What it should reach.</param>
/// <param name="Direction">Which way is better.</param>
public sealed record FigureRow(string Indicator, Month Month, long? DistrictId, decimal? Numerator, decimal Denominator, decimal? Target, Direction? Direction)
{
    private const decimal Most = 1_000_000_000;

    /// <summary>Directions, as the register says them.</summary>
    public static IReadOnlyDictionary<string, Direction> Directions { get; } = new Dictionary<string, Direction>(StringComparer.OrdinalIgnoreCase) { ["up"] = Scorecards.Direction.Up, ["down"] = Scorecards.Direction.Down };

    /// <summary>Reads it; null when anything is wrong, which the row has noted.</summary>
    public static FigureRow? Read(RegisterRow row, RegisterNames names)
    {
        var typed = row.Text("month", 10);
        var month = Scorecards.Month.Parse(typed);
        row.Check(typed is null || month is not null, "month", "This is not a month: write it as 2016-07");
        row.Check(month is null || month.Value.First <= names.Today, "month", "This month is in the future");
        row.Check(Indicators.Of(row.Peek("indicator")) is null, "indicator", "This is an indicator that is counted here: a figure from outside needs a code of its own");
        var read = new FigureRow(
            row.Text("indicator", OutsideFigure.IndicatorMaxLength)?.ToLowerInvariant() ?? "", month ?? default, row.Named("district", names.Districts, "district"), row.Number("numerator", Most), row.Number("denominator", Most) ?? default, row.Number("target", Most),
            row.OneOf("direction", Directions));
        return row.IsGood && month is not null ? read : null;
    }
}
