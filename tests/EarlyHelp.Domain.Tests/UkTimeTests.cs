using System.Globalization;

namespace EarlyHelp.Domain.Tests;

public class UkTimeTests
{
    [Theory]
    [InlineData("2026-07-01T12:00:00", "2026-07-01T11:00:00")]
    [InlineData("2026-12-01T12:00:00", "2026-12-01T12:00:00")]
    [InlineData("2026-03-29T01:30:00", "2026-03-29T01:30:00")] // skipped: 01:30 is read as 02:30 BST
    [InlineData("2026-10-25T01:30:00", "2026-10-25T00:30:00")] // repeated: the first, still BST
    public void A_local_reading_becomes_an_instant(string local, string utc)
    {
        var instant = UkTime.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture));

        Assert.Equal(DateTime.Parse(utc, CultureInfo.InvariantCulture), instant);
        Assert.Equal(DateTimeKind.Utc, instant.Kind);
    }

    [Theory]
    [InlineData("2026-06-30T23:30:00", "2026-07-01")]
    [InlineData("2026-11-30T23:30:00", "2026-11-30")]
    public void An_instant_falls_on_its_local_day(string utc, string day) =>
        Assert.Equal(Day.Of(day), UkTime.DayOf(DateTime.Parse(utc, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_summer_day_ends_an_hour_before_midnight_utc() =>
        Assert.Equal(new DateTime(2026, 7, 1, 22, 59, 59, DateTimeKind.Utc), UkTime.EndOfDayUtc(new DateOnly(2026, 7, 1)));

    [Fact]
    public void Today_is_the_local_day_just_after_a_summer_midnight()
    {
        var time = new ClockAt(new DateTimeOffset(2026, 6, 30, 23, 5, 0, TimeSpan.Zero));

        Assert.Equal(new DateOnly(2026, 7, 1), UkTime.Today(time));
        Assert.Equal(DateTimeKind.Utc, UkTime.UtcNow(time).Kind);
    }

    [Fact]
    public void An_instant_in_the_machines_own_zone_is_refused() =>
        Assert.Throws<ArgumentException>(() => UkTime.ToLocal(new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Local)));

    private sealed class ClockAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
