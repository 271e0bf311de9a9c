using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Transfers;

/// <summary>A day of the panel's calendar.</summary>
/// <param name="Week">Monday of the week it is for.</param>
/// <param name="Date">The day; the next working day where its weekday is a bank holiday.</param>
public sealed record PanelDate(DateOnly Week, DateOnly Date);

/// <summary>The days of a district's weekly panel.</summary>
public static class PanelCalendar
{
    /// <summary>The next panels on or after a day, in order: one for each week.</summary>
    /// <param name="day">The weekday of the panel.</param>
    /// <param name="from">The first day that counts.</param>
    /// <param name="count">How many.</param>
    /// <param name="calendar">Working calendar.</param>
    public static IReadOnlyList<PanelDate> Next(DayOfWeek day, DateOnly from, int count, WorkingCalendar calendar)
    {
        // A panel of the week before may have been moved to this day by a bank holiday.
        var week = from.AddDays(-(((int)from.DayOfWeek + 6) % 7) - 7);
        List<PanelDate> dates = [];
        for (; dates.Count < count; week = week.AddDays(7))
        {
            var date = calendar.SameDay(week.AddDays(((int)day + 6) % 7));
            if (date >= from)
                dates.Add(new PanelDate(week, date));
        }

        return dates;
    }
}
