namespace EarlyHelp.Domain.Standards;

/// <summary>Writes out how a clock counts from its start to its due date.</summary>
internal static class ClockWorking
{
    internal static IReadOnlyList<ClockDay> Of(Clock clock, WorkingCalendar calendar) => clock.Standard.Unit switch
    {
        StandardUnit.Weeks => Stepped(clock, 7, "Week"),
        StandardUnit.CalendarDays => Stepped(clock, 1, "Day"),
        _ => WorkingDays(clock, calendar),
    };

    private static List<ClockDay> Stepped(Clock clock, int stepInDays, string noun)
    {
        var days = new List<ClockDay> { Start(clock) };
        var number = 0;
        for (var day = clock.StartedOn.AddDays(stepInDays); day < clock.DueOn; day = day.AddDays(stepInDays))
            days.Add(new ClockDay(day, ++number, $"{noun} {number}"));
        days.Add(Due(clock, ++number, $"{noun} {number}", number == clock.Standard.Length));
        return days;
    }

    private static List<ClockDay> WorkingDays(Clock clock, WorkingCalendar calendar)
    {
        if (clock.DueOn == clock.StartedOn)
            return [new ClockDay(clock.StartedOn, 0, "Clock starts; due by the end of the same day")];

        var start = Start(clock);
        // A same-day clock that starts on a day off says why that day itself was not the due date.
        if (clock.Standard.Unit == StandardUnit.SameDay && calendar.WhyNotWorking(clock.StartedOn) is { } dayOff)
            start = start with { Why = $"{start.Why}, {dayOff}" };
        var days = new List<ClockDay> { start };
        var number = 0;
        for (var day = clock.StartedOn.AddDays(1); day <= clock.DueOn; day = day.AddDays(1))
        {
            var skipped = calendar.WhyNotWorking(day);
            if (day == clock.DueOn)
            {
                var expected = skipped is null && number + 1 == Math.Max(1, clock.Standard.Length);
                days.Add(skipped is null
                    ? Due(clock, ++number, $"Working day {number}", expected)
                    : Due(clock, null, Sentence(skipped), expected));
            }
            else
            {
                days.Add(skipped is null
                    ? new ClockDay(day, ++number, $"Working day {number}")
                    : new ClockDay(day, null, $"Not counted, {skipped}"));
            }
        }

        return days;
    }

    private static ClockDay Start(Clock clock) => new(clock.StartedOn, 0, "Clock starts (day 0)");

    private static ClockDay Due(Clock clock, int? number, string what, bool asCounted) => new(
        clock.DueOn,
        number,
        // A stored due date stands when the holidays or the standard are changed later.
        asCounted ? $"{what}: due by the end of this day" : $"{what}: due by the end of this day, as fixed when the clock started");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
