using System.Globalization;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Data.Generating;

/// <summary>What every story of the history shares: the clock it stops at, standards and calendar, chance, references, and where records go.</summary>
internal sealed class History(ServiceStandards standards, WorkingCalendar calendar, Chance chance, GraphWriter keys, Action<object> write, DateTime until)
{
    private readonly Dictionary<string, int> numbers = [];

    public ServiceStandards Standards => standards;

    public WorkingCalendar Calendar => calendar;

    public Chance Chance => chance;

    public GraphWriter Keys => keys;

    /// <summary>How much of a form of a shape is filled in, percent, once it was counted.</summary>
    public Dictionary<int, int> Completes { get; } = [];

    /// <summary>Now, where the history ends (UTC).</summary>
    public DateTime Until => until;

    /// <summary>The day of it.</summary>
    public DateOnly LastDay { get; } = UkTime.DayOf(until);

    /// <summary>How far each series of references is.</summary>
    public IReadOnlyDictionary<string, int> Numbers => numbers;

    /// <summary>Gives a finished record away to be written.</summary>
    public void Finish(object record) => write(record);

    /// <summary>The next reference of a series, of a day.</summary>
    public string Next(string kind, DateOnly on) => Next(string.Create(CultureInfo.InvariantCulture, $"{kind}-{on.Year}"));

    /// <summary>The next reference of a series.</summary>
    public string Next(string series)
    {
        var number = numbers[series] = numbers.GetValueOrDefault(series) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{number:000000}");
    }

    /// <summary>That hour of a day (UTC), a few minutes on.</summary>
    public DateTime At(DateOnly day, int hour) => UkTime.ToUtc(day.ToDateTime(new TimeOnly(hour, chance.Between(0, 59))));

    /// <summary>A working day, so many of them on; the day itself, or the next one that is, for none.</summary>
    public DateOnly Working(DateOnly from, int days) => days == 0 ? calendar.SameDay(from) : calendar.AddWorkingDays(from, days);
}
