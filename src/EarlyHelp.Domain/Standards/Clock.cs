namespace EarlyHelp.Domain.Standards;

/// <summary>
/// The running of one service standard for one record. It never pauses (spec/2-workflow.md). The due date is fixed when it
/// starts and stored, so that a later change of holidays or of the standard does not move it.
/// </summary>
public sealed class Clock
{
    private Clock(ServiceStandard standard, DateOnly startedOn, DateOnly dueOn, DateOnly warnFrom)
    {
        Standard = standard;
        StartedOn = startedOn;
        DueOn = dueOn;
        WarnFrom = warnFrom;
    }

    /// <summary>The row that was in force when the clock started.</summary>
    public ServiceStandard Standard { get; }

    /// <summary>The local day on which it started: day 0, whatever the hour.</summary>
    public DateOnly StartedOn { get; }

    /// <summary>The last local day within the standard.</summary>
    public DateOnly DueOn { get; }

    /// <summary>The first local day on which the clock warns.</summary>
    public DateOnly WarnFrom { get; }

    /// <summary>Starts a clock and works out its due date.</summary>
    public static Clock Start(ServiceStandard standard, DateOnly startedOn, WorkingCalendar calendar) =>
        Restore(standard, startedOn, DueDate(standard, startedOn, calendar), calendar);

    /// <summary>The clock of a record that keeps its start and due date.</summary>
    public static Clock Restore(ServiceStandard standard, DateOnly startedOn, DateOnly dueOn, WorkingCalendar calendar) =>
        new(standard, startedOn, dueOn, FirstWarning(standard, startedOn, dueOn, calendar));

    /// <summary>How the clock stands on a day, given the day it stopped, if it did.</summary>
    public ClockState StateOn(DateOnly today, DateOnly? stoppedOn = null)
    {
        if (stoppedOn is { } stopped)
            return stopped <= DueOn ? ClockState.Met : ClockState.Missed;
        if (today > DueOn)
            return ClockState.Overdue;
        return today >= WarnFrom ? ClockState.Warning : ClockState.Running;
    }

    /// <summary>
    /// The clock in words, such as "due Thursday 3 December, 2 working days left", "due today", "4 days late" or
    /// "met on 3 March 2016, 1 working day early". Days left are the standard's own; days late are calendar days.
    /// </summary>
    public string InWords(DateOnly today, DateOnly? stoppedOn, WorkingCalendar calendar)
    {
        switch (StateOn(today, stoppedOn))
        {
            case ClockState.Met:
                var met = $"met on {UkDates.Near(stoppedOn!.Value, today)}";
                return stoppedOn == DueOn ? $"{met}, the day it was due" : $"{met}, {DaysUntilDue(stoppedOn.Value, calendar)} early";
            case ClockState.Missed:
                return $"missed: done on {UkDates.Near(stoppedOn!.Value, today)}, {Late(stoppedOn.Value)}";
            case ClockState.Overdue:
                return Late(today);
            default:
                return today == DueOn
                    ? "due today"
                    : $"due {UkDates.NearWithWeekday(DueOn, today)}, {DaysUntilDue(today, calendar)} left";
        }
    }

    /// <summary>The working: the start, each day counted or skipped and why, and the due date; one line a week for weeks.</summary>
    public IReadOnlyList<ClockDay> Working(WorkingCalendar calendar) => ClockWorking.Of(this, calendar);

    private string Late(DateOnly on) => $"{UkDates.Count(on.DayNumber - DueOn.DayNumber, "day")} late";

    private string DaysUntilDue(DateOnly from, WorkingCalendar calendar) => Standard.CountsWorkingDays
        ? UkDates.Count(calendar.WorkingDaysBetween(from, DueOn), "working day")
        : UkDates.Count(DueOn.DayNumber - from.DayNumber, "day");

    private static DateOnly DueDate(ServiceStandard standard, DateOnly startedOn, WorkingCalendar calendar) => standard.Unit switch
    {
        StandardUnit.WorkingDays => calendar.AddWorkingDays(startedOn, standard.Length),
        StandardUnit.CalendarDays => startedOn.AddDays(standard.Length),
        StandardUnit.Weeks => startedOn.AddDays(7 * standard.Length),
        StandardUnit.SameDay => calendar.SameDay(startedOn),
        _ => throw new InvalidOperationException($"The standard {standard.Code} counts in an unknown unit: {standard.Unit}."),
    };

    private static DateOnly FirstWarning(ServiceStandard standard, DateOnly startedOn, DateOnly dueOn, WorkingCalendar calendar)
    {
        if (standard.WarnDaysLeft is not { } daysLeft)
            return startedOn;
        if (!standard.CountsWorkingDays)
            return DateOnly.FromDayNumber(Math.Max(startedOn.DayNumber, dueOn.DayNumber - daysLeft));
        var day = startedOn;
        while (day < dueOn && calendar.WorkingDaysBetween(day, dueOn) > daysLeft)
            day = day.AddDays(1);
        return day;
    }
}
