using System.Globalization;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>An indicator for a scope and a month.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Numerator">What was counted; null where it has none.</param>
/// <param name="Denominator">Of what; null for a count.</param>
/// <param name="Value">As it is shown: a count, or rounded half away from zero to one decimal; null when there is nothing to measure.</param>
public sealed record Figure(Indicator Indicator, decimal? Numerator, decimal? Denominator, decimal? Value)
{
    /// <summary>How it stands to its target.</summary>
    public FigureStatus Status => Indicator.Target.StatusOf(Value);

    /// <summary>As files have it: "76.0", "27", empty when there is nothing to measure.</summary>
    public string ValueInFile => Value is not { } value ? "" : Indicator.Measure == Measure.Count ? Whole(value) : value.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>The numerator as files have it.</summary>
    public string NumeratorInFile => Numerator is { } n ? Whole(n) : "";

    /// <summary>The denominator as files have it.</summary>
    public string DenominatorInFile => Denominator is { } d ? Whole(d) : "";

    /// <summary>A count.</summary>
    internal static Figure Counted(Indicator indicator, int count) => new(indicator, count, null, count);

    /// <summary>100 × numerator ÷ denominator.</summary>
    internal static Figure Share(Indicator indicator, decimal numerator, decimal denominator) =>
        new(indicator, numerator, denominator, denominator == 0 ? null : Rounded(100 * numerator / denominator));

    /// <summary>The median of days, in weeks.</summary>
    internal static Figure Median(Indicator indicator, IEnumerable<int> days)
    {
        var sorted = days.Order().ToArray();
        if (sorted.Length == 0)
            return new(indicator, null, null, null);
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
        return new(indicator, null, null, Rounded(median / 7));
    }

    /// <summary>So many to one.</summary>
    internal static Figure Ratio(Indicator indicator, int many, int ones) => new(indicator, null, null, ones == 0 ? null : Rounded((decimal)many / ones));

    private static decimal Rounded(decimal value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);

    // Figures from outside may have decimals; what is counted here never has.
    private static string Whole(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
