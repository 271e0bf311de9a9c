using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>Which way an indicator should go.</summary>
public enum Direction
{
    /// <summary>Context: it has no better way.</summary>
    None,

    /// <summary>More is better.</summary>
    Up,

    /// <summary>Less is better.</summary>
    Down,

    /// <summary>It should lie between two bounds.</summary>
    Range,
}

/// <summary>What the value of an indicator is.</summary>
public enum Measure
{
    /// <summary>A count of records.</summary>
    Count,

    /// <summary>100 × numerator ÷ denominator, one decimal.</summary>
    Percent,

    /// <summary>A median in weeks, one decimal.</summary>
    Weeks,

    /// <summary>So many to one, one decimal.</summary>
    Ratio,
}

/// <summary>Levels of the service, the widest first.</summary>
public enum Level
{
    /// <summary>The county.</summary>
    County,

    /// <summary>An area of the county.</summary>
    Area,

    /// <summary>A district.</summary>
    District,

    /// <summary>An Early Help Unit.</summary>
    Unit,

    /// <summary>A worker.</summary>
    Worker,
}

/// <summary>What an indicator should reach.</summary>
/// <param name="Value">The target; the lower bound of a range; null for context.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Upper">The upper bound of a range.</param>
public sealed record Target(decimal? Value, Direction Direction, decimal? Upper = null)
{
    /// <summary>Points within which a figure that misses its target is near it.</summary>
    public const decimal NearPoints = 5;

    /// <summary>Context without a target.</summary>
    public static Target Context { get; } = new(null, Direction.None);

    /// <summary>The status of a value, as it is shown: rounded.</summary>
    public FigureStatus StatusOf(decimal? rounded) => (Value, rounded) switch
    {
        (null, _) or (_, null) => FigureStatus.None,
        ({ } target, { } value) => Direction switch
        {
            Direction.Up => Judge(target - value, NearPoints),
            Direction.Down => Judge(value - target, NearPoints),
            // Of a range the nearest bound counts, and near is 5 % of it (spec/4-scorecard.md).
            Direction.Range when value < target => Judge(target - value, target * NearPoints / 100),
            Direction.Range => Judge(value - Upper!.Value, Upper.Value * NearPoints / 100),
            _ => FigureStatus.None,
        },
    };

    private static FigureStatus Judge(decimal missing, decimal near) => missing <= 0 ? FigureStatus.Met : missing <= near ? FigureStatus.Near : FigureStatus.Missed;
}

/// <summary>How a figure stands to its target. Colour is never its only sign.</summary>
public enum FigureStatus
{
    /// <summary>No target, or nothing to measure.</summary>
    None,

    /// <summary>At the target or beyond it.</summary>
    Met,

    /// <summary>Within 5 points of it.</summary>
    Near,

    /// <summary>Further away.</summary>
    Missed,
}

/// <summary>A figure of the monthly scorecard: what is counted, of what, and what it should reach (spec/4-scorecard.md).</summary>
/// <param name="Code">Its code: N1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Numerator">What is counted, in words.</param>
/// <param name="Denominator">Of what, in words; null for a count.</param>
/// <param name="Measure">What its value is.</param>
/// <param name="Target">What it should reach.</param>
/// <param name="Lowest">The lowest level at which it exists.</param>
public sealed record Indicator(string Code, string Name, string Numerator, string? Denominator, Measure Measure, Target Target, Level Lowest)
{
    /// <summary>The service standard whose target it has; null for one with a target of its own.</summary>
    public string? Standard => Code switch
    {
        "N2" => ServiceStandard.Considered,
        "N3" => ServiceStandard.Priority,
        "N4" => ServiceStandard.Standard,
        "N5" => ServiceStandard.Police,
        "C3" => ServiceStandard.Duration,
        "C4" => ServiceStandard.Plan,
        "C9" => ServiceStandard.Review,
        _ => null,
    };

    /// <summary>Whether it counts notifications.</summary>
    public bool IsOfNotifications => Code is ['N', ..] or "R1";

    /// <summary>Whether it exists at this level.</summary>
    public bool IsAt(Level level) => level <= Lowest;
}
