using System.Globalization;

namespace EarlyHelp.Domain;

/// <summary>Dates and times as people read them on our pages and letters, whatever the machine's own language.</summary>
public static class UkDates
{
    // The invariant culture's English names of days and months are the British ones.
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>A day, such as "3 March 2016".</summary>
    public static string Date(DateOnly day) => day.ToString("d MMMM yyyy", English);

    /// <summary>A day with its weekday, such as "Thursday 3 December 2026".</summary>
    public static string WithWeekday(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary>A day, with its year only when that is not the year of <paramref name="today"/>: "3 March".</summary>
    public static string Near(DateOnly day, DateOnly today) => day.Year == today.Year ? day.ToString("d MMMM", English) : Date(day);

    /// <summary>As <see cref="Near"/>, with the weekday: "Thursday 3 December".</summary>
    public static string NearWithWeekday(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? day.ToString("dddd d MMMM", English) : WithWeekday(day);

    /// <summary>A time of day, such as "2:15pm".</summary>
    public static string Time(TimeOnly time) => time.ToString("h:mm", English) + (time.Hour < 12 ? "am" : "pm");

    /// <summary>The local time of day of an instant, such as "2:15pm".</summary>
    public static string TimeOf(DateTime utc) => Time(TimeOnly.FromDateTime(UkTime.ToLocal(utc)));

    /// <summary>The local day and time of an instant, such as "3 March 2016, 2:15pm".</summary>
    public static string DateAndTime(DateTime utc)
    {
        var local = UkTime.ToLocal(utc);
        return $"{Date(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";
    }

    /// <summary>A number with its noun: "1 day", "2 days".</summary>
    public static string Count(int number, string noun) => string.Create(English, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
