using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Registers;

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
