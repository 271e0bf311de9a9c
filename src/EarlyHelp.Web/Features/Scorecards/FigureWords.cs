using System.Globalization;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Web.Features.Scorecards;

/// <summary>Figures as people read them.</summary>
public static class FigureWords
{
    /// <summary>What stands where there is nothing to measure.</summary>
    public const string Nothing = "–";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"76.0 %", "27", "11.9 weeks", "–".</summary>
    public static string Value(Measure measure, decimal? value) => (measure, value) switch
    {
        (_, null) => Nothing,
        (Measure.Count, { } count) => Number(count),
        (Measure.Percent, { } share) => $"{share.ToString("0.0", English)} %",
        (Measure.Weeks, { } weeks) => $"{weeks.ToString("0.0", English)} weeks",
        (_, { } ratio) => ratio.ToString("0.0", English),
    };

    /// <summary>As <see cref="Value(Measure, decimal?)"/>, of a figure.</summary>
    public static string Value(Figure figure) => Value(figure.Indicator.Measure, figure.Value);

    /// <summary>"1,204"; a dash for none.</summary>
    public static string Number(decimal? number) => number is { } n ? n.ToString("#,0.####", English) : Nothing;

    /// <summary>"At least 85 %", "No more than 20 %", "18 to 24", or which way is better.</summary>
    public static string Target(Indicator indicator) => indicator.Target switch
    {
        { Value: { } low, Direction: Direction.Range, Upper: { } high } => $"{Number(low)} to {Number(high)}",
        { Value: { } most, Direction: Direction.Down } => $"No more than {Number(most)}{Unit(indicator)}",
        { Value: { } least } => $"At least {Number(least)}{Unit(indicator)}",
        { Direction: Direction.Down } => "None; fewer is better",
        { Direction: Direction.Up } => "None; more is better",
        _ => "None; for context",
    };

    /// <summary>How it stands to its target, in words.</summary>
    public static string Status(Figure figure) => figure.Status switch
    {
        FigureStatus.Met => "Met",
        FigureStatus.Near => "Near",
        FigureStatus.Missed => "Missed",
        _ => figure.Value is null ? "Nothing to measure" : "No target",
    };

    /// <summary>The kind of the tag that says it.</summary>
    public static string StatusKind(FigureStatus status) => status switch
    {
        FigureStatus.Met => "ok",
        FigureStatus.Near => "soon",
        FigureStatus.Missed => "late",
        _ => "neutral",
    };

    /// <summary>"Up 4.2, better", "Down 3", "No change"; null where one of the two months has nothing to measure.</summary>
    public static string? Change(Figure now, Figure before)
    {
        if (now.Value is not { } value || before.Value is not { } was)
            return null;
        var by = value - was;
        if (by == 0)
            return "No change";
        var much = now.Indicator.Measure == Measure.Count ? Number(Math.Abs(by)) : Math.Abs(by).ToString("0.0", English);
        return $"{(by > 0 ? "Up" : "Down")} {much}{Better(now.Indicator.Target, by) switch { true => ", better", false => ", worse", _ => "" }}";
    }

    /// <summary>What it counts and of what.</summary>
    public static string Formula(Indicator indicator) => indicator switch
    {
        { Measure: Measure.Weeks } => $"The middle one of: {indicator.Numerator}; of {indicator.Denominator}",
        { Measure: Measure.Ratio } => Sentence($"{indicator.Numerator} ÷ {indicator.Denominator}"),
        { Denominator: { } of } => Sentence($"{indicator.Numerator}, of {of}"),
        _ => Sentence(indicator.Numerator),
    };

    /// <summary>Target as files have it: "85", "18-24", blank.</summary>
    public static string TargetInFile(Target target) => target switch
    {
        { Value: { } low, Upper: { } high } => $"{Plain(low)}-{Plain(high)}",
        { Value: { } value } => Plain(value),
        _ => "",
    };

    /// <summary>Status as files have it.</summary>
    public static string StatusInFile(FigureStatus status) => status switch
    {
        FigureStatus.Met => "met",
        FigureStatus.Near => "near",
        FigureStatus.Missed => "missed",
        _ => "none",
    };

    /// <summary>A value as files have it: "76.0", "27"; blank for none.</summary>
    public static string ValueInFile(Measure measure, decimal? value) => value is not { } known ? "" : measure == Measure.Count ? Plain(known) : known.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>What the values of an indicator are in files, where they stand alone.</summary>
    public static string MeasuredIn(Indicator indicator) => indicator.Measure switch
    {
        Measure.Percent => "%",
        Measure.Weeks => "weeks",
        _ => "",
    };

    /// <summary>Of what kind the lines behind a figure are: "12 cases".</summary>
    public static string Counted(Subject subject, int count) => $"{count.ToString("N0", English)} {(subject, count) switch
    {
        (Subject.Notification, 1) => "notification",
        (Subject.Notification, _) => "notifications",
        (Subject.Case, 1) => "case",
        (Subject.Case, _) => "cases",
        (Subject.Child, 1) => "child",
        (Subject.Child, _) => "children",
        (_, 1) => "transfer",
        _ => "transfers",
    }}";

    /// <summary>What the list behind an indicator is of.</summary>
    public static Subject SubjectOf(Indicator indicator) => indicator.Code switch
    {
        "C2" => Subject.Child,
        ['N', ..] or "R1" => Subject.Notification,
        "T1" or "T3" or "T4" or "T5" or "R2" => Subject.Transfer,
        _ => Subject.Case,
    };

    private static bool? Better(Target target, decimal by) => target.Direction switch
    {
        Direction.Up => by > 0,
        Direction.Down => by < 0,
        _ => null,
    };

    private static string Unit(Indicator indicator) => indicator.Measure == Measure.Percent ? "\u00A0%" : "";

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
