using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Web.Features.Cases;

/// <summary>One mark of the ruler: a number in the picture that a line of the table explains.</summary>
/// <param name="Number">Its number, in the order of days.</param>
/// <param name="Point">What it is.</param>
/// <param name="State">How it stands today.</param>
/// <param name="When">The day and how it stands, in words.</param>
/// <param name="X">Where it stands, from the left; null while it has no day.</param>
/// <param name="Y">How far down, so that neighbours do not cover each other.</param>
public sealed record RulerMark(int Number, RulerPoint Point, RulerPointState State, string When, string? X, string? Y)
{
    /// <summary>done, late or due: what happened is filled, what is to come is hollow.</summary>
    public string Look => State switch
    {
        RulerPointState.Done => "done",
        RulerPointState.DoneLate => "done-late",
        RulerPointState.Late => "late",
        _ => "due",
    };
}

/// <summary>The 20-week ruler of a case as a picture that the server draws, with the table of what stands on it.</summary>
public sealed class RulerPicture
{
    /// <summary>Width of the picture in its own units.</summary>
    public const int Width = 400;

    private const int Edge = 12;
    private const int FirstLane = 44;
    private const int LaneHeight = 22;
    private const int Apart = 22;

    private RulerPicture(EarlyHelpCase given, DateOnly opened, DateOnly end, DateOnly today)
    {
        var points = CaseRuler.Of(given, today);
        var days = points.Select(p => p.Day).OfType<DateOnly>().Append(opened).Append(end).Append(given.ClosedOn ?? today).ToList();
        var (first, last) = (days.Min(), days.Max());
        double At(DateOnly day) => Edge + ((Width - (2.0 * Edge)) * (day.DayNumber - first.DayNumber) / Math.Max(1, last.DayNumber - first.DayNumber));

        var lanes = new List<double>();
        Marks = [.. points.Select((p, i) => Mark(p, i + 1, p.Day is { } day ? At(day) : null, lanes, today))];
        var run = given.ClosedOn ?? today;
        (BarX, BarWidth) = (Text(At(opened)), Text(At(end) - At(opened)));
        RunWidth = Text(At(run < opened ? opened : run) - At(opened));
        Kind = run > end ? "late" : run > opened.AddDays(7 * CaseDates.DriftWeek) ? "soon" : "on";
        Weeks = [.. Enumerable.Range(0, ((end.DayNumber - opened.DayNumber) / 28) + 1).Select(n => ((n * 4).ToString(CultureInfo.InvariantCulture), Text(At(opened.AddDays(28 * n)))))];
        Height = FirstLane + (LaneHeight * lanes.Count);
        Today = given.ClosedOn is null ? Text(At(today)) : null;
        InWords = Words(given, opened, end, today);
    }

    /// <summary>Height of the picture in its own units.</summary>
    public int Height { get; }

    /// <summary>The ruler in a few sentences.</summary>
    public IReadOnlyList<string> InWords { get; }

    /// <summary>What stands on it, in the order of days.</summary>
    public IReadOnlyList<RulerMark> Marks { get; }

    /// <summary>Every fourth week with its place.</summary>
    public IReadOnlyList<(string Week, string X)> Weeks { get; }

    /// <summary>Where the 20 weeks begin.</summary>
    public string BarX { get; }

    /// <summary>How wide the 20 weeks are.</summary>
    public string BarWidth { get; }

    /// <summary>How far the case has run.</summary>
    public string RunWidth { get; }

    /// <summary>on, soon or late.</summary>
    public string Kind { get; }

    /// <summary>Where today is; null once closed.</summary>
    public string? Today { get; }

    /// <summary>The picture of a case whose reviews and continuations are loaded; null before a unit has accepted it.</summary>
    public static RulerPicture? Of(EarlyHelpCase given, DateOnly today) =>
        given is { OpenedOn: { } opened, EndBy: { } end } ? new(given, opened, end, today) : null;

    private static RulerMark Mark(RulerPoint point, int number, double? x, List<double> lanes, DateOnly today)
    {
        var state = point.StateOn(today);
        var when = (state, point.Day) switch
        {
            (_, null) => "Not yet",
            (RulerPointState.DoneLate, { } day) => $"{UkDates.Date(day)}, {UkDates.Count(day.DayNumber - point.DueOn!.Value.DayNumber, "day")} late",
            (RulerPointState.Late, { } day) => $"Was due {UkDates.Date(day)}, {UkDates.Count(today.DayNumber - day.DayNumber, "day")} late",
            (RulerPointState.Due, { } day) => $"Due {UkDates.Date(day)}",
            (_, { } day) => UkDates.Date(day),
        };
        if (x is not { } place)
            return new(number, point, state, when, null, null);
        var lane = lanes.FindIndex(taken => taken <= place - Apart);
        if (lane < 0)
        {
            lane = lanes.Count;
            lanes.Add(place);
        }

        lanes[lane] = place;
        return new(number, point, state, when, Text(place), Text(FirstLane + (LaneHeight * lane)));
    }

    private List<string> Words(EarlyHelpCase given, DateOnly opened, DateOnly end, DateOnly today)
    {
        List<string> words =
        [
            $"Week {given.Dates.WeekInWords(today)}: opened on {UkDates.Date(opened)}, {(given.ClosedOn is { } closed ? $"closed on {UkDates.Date(closed)}" : $"to be closed by {UkDates.Date(end)}")}.",
        ];
        if (given is { ContinuedTo: { } to, ClosedOn: null })
            words.Add($"The district manager let the work go on until {UkDates.Date(to)}.");
        var late = Marks.Where(m => m.State == RulerPointState.Late).Select(m => $"{m.Point.What} ({char.ToLowerInvariant(m.When[0])}{m.When[1..]})").ToList();
        if (late.Count > 0)
            words.Add($"Late: {string.Join("; ", late)}.");
        if (given.ClosedOn is null && Marks.FirstOrDefault(m => m.State == RulerPointState.Due && m.Point.Day is not null) is { } next)
            words.Add($"Next: {next.Point.What}, by {UkDates.Date(next.Point.Day!.Value)}.");
        return words;
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
