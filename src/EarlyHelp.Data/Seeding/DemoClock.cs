using EarlyHelp.Domain;

namespace EarlyHelp.Data.Seeding;

/// <summary>The clock while demonstration families are made: each thing happens on its own day.</summary>
internal sealed class DemoClock(DateTime utc) : TimeProvider
{
    private DateTime now = utc;

    /// <summary>The latest instant there is: nothing of the demonstration lies in the future.</summary>
    private readonly DateTime latest = utc;

    /// <summary>The instant, UTC.</summary>
    public DateTime Now => now;

    /// <summary>The local day.</summary>
    public DateOnly Today => UkTime.DayOf(now);

    /// <summary>The last local day of the demonstration.</summary>
    public DateOnly Latest => UkTime.DayOf(latest);

    /// <summary>Sets it to an hour of a day that lies so many days back.</summary>
    public void DaysAgo(int days, int hour)
    {
        var wanted = UkTime.ToUtc(UkTime.DayOf(latest).AddDays(-days).ToDateTime(new TimeOnly(hour, 0)));
        now = wanted < latest ? wanted : latest;
    }

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
}
