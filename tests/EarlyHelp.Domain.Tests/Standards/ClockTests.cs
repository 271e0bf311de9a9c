using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Tests.Standards;

public class ClockTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();
    private static readonly ServiceStandards Standards = ServiceStandards.Shipped();

    [Fact]
    public void Twenty_weeks_from_1_march_are_140_days_and_that_date_is_still_within_the_standard()
    {
        var clock = Standards.Start("DURATION", new DateOnly(2016, 3, 1), Calendar);

        Assert.Equal(new DateOnly(2016, 3, 1).AddDays(140), clock.DueOn);
        Assert.Equal(ClockState.Met, clock.StateOn(new DateOnly(2017, 1, 1), clock.DueOn));
        Assert.Equal(ClockState.Missed, clock.StateOn(new DateOnly(2017, 1, 1), clock.DueOn.AddDays(1)));
    }

    [Fact]
    public void Weeks_do_not_move_off_a_bank_holiday() =>
        Assert.Equal(new DateOnly(2016, 12, 26), Standards.Start("PLAN", new DateOnly(2016, 11, 28), Calendar).DueOn);

    // STANDARD from Thursday 19 November 2026: due Thursday 3 December, warning from Tuesday 1 December.
    [Theory]
    [InlineData("2026-11-19", ClockState.Running, "due Thursday 3 December, 10 working days left")]
    [InlineData("2026-11-30", ClockState.Running, "due Thursday 3 December, 3 working days left")]
    [InlineData("2026-12-01", ClockState.Warning, "due Thursday 3 December, 2 working days left")]
    [InlineData("2026-12-02", ClockState.Warning, "due Thursday 3 December, 1 working day left")]
    [InlineData("2026-12-03", ClockState.Warning, "due today")]
    [InlineData("2026-12-04", ClockState.Overdue, "1 day late")]
    [InlineData("2026-12-07", ClockState.Overdue, "4 days late")]
    public void A_running_clock_says_how_it_stands(string today, ClockState state, string words)
    {
        var clock = Standards.Start("STANDARD", new DateOnly(2026, 11, 19), Calendar);

        Assert.Equal(state, clock.StateOn(Day.Of(today)));
        Assert.Equal(words, clock.InWords(Day.Of(today), null, Calendar));
    }

    // CONSIDERED from Wednesday 2 March 2016: due Friday 4 March.
    [Theory]
    [InlineData("2016-03-03", ClockState.Met, "met on 3 March 2016, 1 working day early")]
    [InlineData("2016-03-04", ClockState.Met, "met on 4 March 2016, the day it was due")]
    [InlineData("2016-03-07", ClockState.Missed, "missed: done on 7 March 2016, 3 days late")]
    public void A_stopped_clock_says_how_it_ended(string stopped, ClockState state, string words)
    {
        var clock = Standards.Start("CONSIDERED", new DateOnly(2016, 3, 2), Calendar);
        var today = new DateOnly(2026, 11, 22);

        Assert.Equal(state, clock.StateOn(today, Day.Of(stopped)));
        Assert.Equal(words, clock.InWords(today, Day.Of(stopped), Calendar));
    }

    [Fact]
    public void The_year_is_said_when_it_is_not_this_year() =>
        Assert.Equal(
            "due Monday 11 January 2027, 10 working days left",
            Standards.Start("STANDARD", new DateOnly(2026, 12, 23), Calendar).InWords(new DateOnly(2026, 12, 23), null, Calendar));

    [Fact]
    public void A_clock_of_weeks_counts_the_days_left_on_the_calendar() =>
        Assert.Equal(
            "due Monday 7 December, 28 days left",
            Standards.Start("PLAN", new DateOnly(2026, 11, 9), Calendar).InWords(new DateOnly(2026, 11, 9), null, Calendar));

    [Fact]
    public void A_police_notification_of_a_sunday_warns_at_once_and_is_due_on_monday()
    {
        var clock = Standards.Start("POLICE", new DateOnly(2026, 11, 22), Calendar);

        Assert.Equal(ClockState.Warning, clock.StateOn(new DateOnly(2026, 11, 22)));
        Assert.Equal(
            [
                new ClockDay(new DateOnly(2026, 11, 22), 0, "Clock starts (day 0), weekend: Sunday"),
                new ClockDay(new DateOnly(2026, 11, 23), 1, "Working day 1: due by the end of this day"),
            ],
            clock.Working(Calendar));
    }

    [Fact]
    public void A_police_notification_of_a_working_day_is_due_the_same_day() =>
        Assert.Equal(
            [new ClockDay(new DateOnly(2026, 11, 23), 0, "Clock starts; due by the end of the same day")],
            Standards.Start("POLICE", new DateOnly(2026, 11, 23), Calendar).Working(Calendar));

    [Fact]
    public void The_working_shows_each_day_counted_or_skipped_and_why() =>
        Assert.Equal(
            [
                new ClockDay(new DateOnly(2016, 12, 22), 0, "Clock starts (day 0)"),
                new ClockDay(new DateOnly(2016, 12, 23), 1, "Working day 1"),
                new ClockDay(new DateOnly(2016, 12, 24), null, "Not counted, weekend: Saturday"),
                new ClockDay(new DateOnly(2016, 12, 25), null, "Not counted, weekend: Sunday"),
                new ClockDay(new DateOnly(2016, 12, 26), null, "Not counted, bank holiday: Boxing Day"),
                new ClockDay(new DateOnly(2016, 12, 27), null, "Not counted, bank holiday: Christmas Day (substitute day)"),
                new ClockDay(new DateOnly(2016, 12, 28), 2, "Working day 2: due by the end of this day"),
            ],
            Standards.Start("CONSIDERED", new DateOnly(2016, 12, 22), Calendar).Working(Calendar));

    [Fact]
    public void The_working_of_weeks_has_one_line_a_week()
    {
        var working = Standards.Start("PLAN", new DateOnly(2026, 11, 9), Calendar).Working(Calendar);

        Assert.Equal([0, 1, 2, 3, 4], working.Select(w => w.CountsAs));
        Assert.Equal(new ClockDay(new DateOnly(2026, 11, 16), 1, "Week 1"), working[1]);
        Assert.Equal(new ClockDay(new DateOnly(2026, 12, 7), 4, "Week 4: due by the end of this day"), working[4]);
    }

    [Fact]
    public void A_holiday_declared_later_does_not_move_a_stored_due_date_and_the_working_says_so()
    {
        var start = new DateOnly(2026, 11, 19);
        var due = Standards.Start("CONSIDERED", start, Calendar).DueOn;
        var later = new WorkingCalendar(
            [.. WorkingCalendar.ShippedHolidays(), BankHoliday.On(new DateOnly(2026, 11, 20), "Extra day")], Calendar.CoversUntil);

        var clock = Clock.Restore(Standards.InForce("CONSIDERED", start), start, due, later);

        Assert.Equal(new DateOnly(2026, 11, 23), clock.DueOn);
        var working = clock.Working(later);
        Assert.Equal("Not counted, bank holiday: Extra day", working[1].Why);
        Assert.Equal("Working day 1: due by the end of this day, as fixed when the clock started", working[^1].Why);
    }
}
