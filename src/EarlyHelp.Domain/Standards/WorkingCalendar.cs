using System.Globalization;

namespace EarlyHelp.Domain.Standards;

/// <summary>
/// Working days: Monday to Friday less the bank holidays of England and Wales (spec/2-workflow.md, Service standards).
/// It answers only for the dates its list covers.
/// </summary>
public sealed class WorkingCalendar
{
    /// <summary>What people call the list, in sentences about it.</summary>
    public const string ListName = "list of bank holidays of England and Wales";

    /// <summary>Bank holidays that every year has in England and Wales; some have one more.</summary>
    public const int HolidaysAYear = 8;

    private const string ShippedList = "bank-holidays-england-and-wales.csv";

    private readonly Dictionary<DateOnly, string> _holidays;

    /// <summary>
    /// A calendar from a list of bank holidays and the last date that list covers. It starts with the year of the first
    /// holiday, or where it has none, with no limit.
    /// </summary>
    public WorkingCalendar(IEnumerable<BankHoliday> holidays, DateOnly coversUntil)
    {
        _holidays = [];
        foreach (var holiday in holidays)
            _holidays[holiday.Date] = holiday.Name;
        CoversFrom = _holidays.Count == 0 ? DateOnly.MinValue : new DateOnly(_holidays.Keys.Min().Year, 1, 1);
        CoversUntil = coversUntil;
    }

    private WorkingCalendar(Dictionary<DateOnly, string> holidays, DateOnly coversUntil) => (_holidays, CoversFrom, CoversUntil) = (holidays, DateOnly.MinValue, coversUntil);

    /// <summary>The same calendar for the days before its list begins too, each weekday of which it takes for a working day: for clocks of imported history.</summary>
    public WorkingCalendar FromTheBeginning() => new(_holidays, CoversUntil);

    /// <summary>The first date the list covers.</summary>
    public DateOnly CoversFrom { get; }

    /// <summary>The last date the list covers.</summary>
    public DateOnly CoversUntil { get; }

    /// <summary>The official list that the app ships: 2015 to 2028.</summary>
    public static WorkingCalendar Shipped() => Of(ShippedHolidays());

    /// <summary>
    /// A calendar from a list that is kept year by year: it covers up to 31 December of the last year that is complete, so that a
    /// year of which only some holidays are entered is not taken for known.
    /// </summary>
    public static WorkingCalendar Of(IReadOnlyCollection<BankHoliday> holidays)
    {
        if (holidays.Count == 0)
            throw new ArgumentException($"The {ListName} is empty.", nameof(holidays));
        var years = holidays.GroupBy(h => h.Date.Year).ToDictionary(y => y.Key, y => y.Count());
        var last = years.Keys.Min();
        while (years.GetValueOrDefault(last + 1) >= HolidaysAYear)
            last++;
        return new WorkingCalendar(holidays, new DateOnly(last, 12, 31));
    }

    /// <summary>The bank holidays of the shipped list, for seeding.</summary>
    public static IReadOnlyList<BankHoliday> ShippedHolidays()
    {
        using var stream = typeof(WorkingCalendar).Assembly.GetManifestResourceStream(ShippedList)
            ?? throw new InvalidOperationException($"The shipped {ListName} is not in the program.");
        using var reader = new StreamReader(stream);
        var holidays = new List<BankHoliday>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var (date, name) = line.Split(',', 2) is [var first, var second]
                ? (first, second)
                : throw new FormatException($"A line of the shipped {ListName} is not a date and a name: {line}");
            holidays.Add(BankHoliday.On(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), name));
        }

        return holidays;
    }

    /// <summary>Whether work is counted on this day.</summary>
    public bool IsWorkingDay(DateOnly day) => WhyNotWorking(day) is null;

    /// <summary>Why no work is counted on this day ("weekend: Saturday", "bank holiday: Easter Monday"), or null for a working day.</summary>
    public string? WhyNotWorking(DateOnly day)
    {
        CheckCovered(day);
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return $"weekend: {day.DayOfWeek}";
        return _holidays.TryGetValue(day, out var name) ? $"bank holiday: {name}" : null;
    }

    /// <summary>The Nth working day after day 0, whatever day 0 is. N is at least 1.</summary>
    public DateOnly AddWorkingDays(DateOnly day0, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var day = day0;
        while (n > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                n--;
        }

        return day;
    }

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public DateOnly SameDay(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; none when to is not after from.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            if (IsWorkingDay(day))
                count++;
        }

        return count;
    }

    /// <summary>Whether the list ends less than 12 months ahead, so that an administrator must be warned to extend it.</summary>
    public bool EndsWithin12Months(DateOnly today) => CoversUntil < today.AddMonths(12);

    private void CheckCovered(DateOnly day)
    {
        if (day > CoversUntil)
        {
            throw new CalendarEndsException(
                $"The {ListName} ends on {UkDates.Date(CoversUntil)}, so working days on {UkDates.Date(day)} are not known. Ask an administrator to extend the list.");
        }

        if (day < CoversFrom)
        {
            throw new CalendarEndsException(
                $"The {ListName} runs from {UkDates.Date(CoversFrom)} and ends on {UkDates.Date(CoversUntil)}, so working days on {UkDates.Date(day)} are not known.");
        }
    }
}
