using System.Globalization;

namespace EarlyHelp.Domain.Notifications.Form;

/// <summary>
/// A date or a date with a time as people type it into one input: "19 5 2016", "19/5/2016", "19 May 2016", "2016-05-19".
/// Stored as ISO text when real, else as typed so that nothing typed is lost.
/// </summary>
public static class DateAnswer
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Shapes = ["yyyy-M-d", "d M yyyy", "d MMM yyyy", "d MMMM yyyy"];
    private static readonly string[] TimeShapes = ["H:m", "HH:mm:ss", "h:mmtt", "htt", "h.mmtt", "H.m"];

    /// <summary>Reads a real calendar day, day before month; two-figure years are refused.</summary>
    public static bool TryParse(string? text, out DateOnly date)
    {
        date = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var tidy = text.Trim();
        if (DateOnly.TryParseExact(tidy, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return true;
        var words = tidy.Split([' ', '/', '.', '-', ',', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 3)
            return false;
        var spaced = words[0].Length == 4 && words[0].All(char.IsAsciiDigit) ? string.Join('-', words) : string.Join(' ', WithoutOrdinal(words[0]), Month(words[1]), words[2]);
        return DateOnly.TryParseExact(spaced, Shapes, British, DateTimeStyles.None, out date);
    }

    /// <summary>Reads a day and a time of day in local time: "2016-05-19T19:00", "19 5 2016 19:00", "19 May 2016 7:15pm".</summary>
    public static bool TryParseTime(string? text, out DateTime local)
    {
        local = default;
        var tidy = (text ?? "").Trim().Replace(" at ", " ", StringComparison.OrdinalIgnoreCase);
        var cut = tidy.LastIndexOfAny(['T', ' ']);
        if (cut <= 0 || !TryParse(tidy[..cut], out var date))
            return false;
        var clock = tidy[(cut + 1)..].Replace("am", "AM", StringComparison.OrdinalIgnoreCase).Replace("pm", "PM", StringComparison.OrdinalIgnoreCase);
        if (!TimeOnly.TryParseExact(clock, TimeShapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return false;
        local = date.ToDateTime(time, DateTimeKind.Unspecified);
        return true;
    }

    /// <summary>The day of an answer, or null when it is blank or not a real date.</summary>
    public static DateOnly? Of(string? text) => TryParse(text, out var date) ? date : null;

    /// <summary>The stored form: ISO when real, else the text as typed.</summary>
    public static string Stored(string text) => TryParse(text, out var date) ? Iso(date) : text.Trim();

    /// <summary>The stored form of a date with a time: "2016-05-19T19:00" when real, else the text as typed.</summary>
    public static string StoredTime(string text) =>
        TryParseTime(text, out var local) ? local.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : text.Trim();

    /// <summary>"2016-05-19".</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"19 May 2016"; the text as typed when it is no date.</summary>
    public static string Words(string text) => TryParse(text, out var date) ? UkDates.Date(date) : text;

    /// <summary>"19 May 2016 at 7:15pm"; the text as typed when it is no date and time.</summary>
    public static string TimeWords(string text) =>
        TryParseTime(text, out var local)
            ? $"{UkDates.Date(DateOnly.FromDateTime(local))} at {UkDates.Time(TimeOnly.FromDateTime(local))}"
            : text;

    private static string WithoutOrdinal(string day) =>
        day.Length > 2 && char.IsAsciiDigit(day[0]) ? day.TrimEnd('s', 't', 'n', 'd', 'r', 'h') : day;

    // "Sept" is what people write; the culture's short name may be either.
    private static string Month(string month) =>
        month.Length >= 3 && month[0] is 's' or 'S' && "september".StartsWith(month, StringComparison.OrdinalIgnoreCase) ? "September" : month;
}
