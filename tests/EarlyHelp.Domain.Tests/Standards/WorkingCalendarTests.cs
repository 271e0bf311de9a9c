using EarlyHelp.Domain.Standards;
using FsCheck;
using FsCheck.Fluent;

namespace EarlyHelp.Domain.Tests.Standards;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    private static readonly Arbitrary<DateOnly> Days = Gen
        .Choose(new DateOnly(2015, 1, 1).DayNumber, new DateOnly(2028, 6, 30).DayNumber)
        .Select(DateOnly.FromDayNumber)
        .ToArbitrary();

    private static readonly Arbitrary<int> Lengths = Gen.Choose(1, 60).ToArbitrary();

    [Theory]
    [InlineData("2016-09-16", 2, "2016-09-20")]
    [InlineData("2016-09-17", 2, "2016-09-20")]
    [InlineData("2016-12-22", 2, "2016-12-28")]
    [InlineData("2016-03-24", 2, "2016-03-30")]
    [InlineData("2016-03-23", 2, "2016-03-29")]
    [InlineData("2026-12-24", 2, "2026-12-30")]
    [InlineData("2026-12-23", 10, "2027-01-11")]
    [InlineData("2026-05-01", 2, "2026-05-06")]
    [InlineData("2022-05-31", 2, "2022-06-06")]
    [InlineData("2027-12-24", 2, "2027-12-30")]
    [InlineData("2026-11-21", 2, "2026-11-24")]
    [InlineData("2016-08-26", 2, "2016-08-31")]
    public void Working_days_after_the_day_of_receipt(string received, int n, string due) =>
        Assert.Equal(Day.Of(due), Calendar.AddWorkingDays(Day.Of(received), n));

    [Theory]
    [InlineData("2016-03-26", "2016-03-29")]
    [InlineData("2016-03-24", "2016-03-24")]
    [InlineData("2026-11-22", "2026-11-23")]
    [InlineData("2026-12-25", "2026-12-29")]
    public void Same_day_is_the_day_itself_or_the_next_working_day(string received, string due) =>
        Assert.Equal(Day.Of(due), Calendar.SameDay(Day.Of(received)));

    [Theory]
    [InlineData("2016-03-24", null)]
    [InlineData("2016-03-25", "bank holiday: Good Friday")]
    [InlineData("2016-03-26", "weekend: Saturday")]
    [InlineData("2016-03-28", "bank holiday: Easter Monday")]
    [InlineData("2020-05-08", "bank holiday: Early May bank holiday (VE day)")]
    [InlineData("2022-12-27", "bank holiday: Christmas Day (substitute day)")]
    [InlineData("2026-12-28", "bank holiday: Boxing Day (substitute day)")]
    public void A_day_off_has_a_reason(string day, string? why) =>
        Assert.Equal(why, Calendar.WhyNotWorking(Day.Of(day)));

    [Theory]
    [InlineData("2016-09-16", "2016-09-20", 2)]
    [InlineData("2016-09-20", "2016-09-20", 0)]
    [InlineData("2016-09-20", "2016-09-16", 0)]
    [InlineData("2016-12-23", "2016-12-28", 1)]
    public void Working_days_between_leave_out_the_first_day_and_count_the_last(string from, string to, int days) =>
        Assert.Equal(days, Calendar.WorkingDaysBetween(Day.Of(from), Day.Of(to)));

    [Fact]
    public void The_shipped_list_has_eight_bank_holidays_a_year_and_the_extra_ones_of_2022_and_2023()
    {
        var perYear = WorkingCalendar.ShippedHolidays().CountBy(h => h.Date.Year).ToDictionary();

        Assert.Equal(Enumerable.Range(2015, 14), perYear.Keys);
        Assert.All(perYear, y => Assert.Equal(y.Key switch { 2022 => 10, 2023 => 9, _ => 8 }, y.Value));
    }

    [Fact]
    public void A_date_past_the_end_of_the_list_names_the_list_and_its_end()
    {
        var ends = Assert.Throws<CalendarEndsException>(() => Calendar.AddWorkingDays(new DateOnly(2028, 12, 28), 2));

        Assert.Equal(
            "The list of bank holidays of England and Wales ends on 31 December 2028, so working days on 1 January 2029 are not known. "
            + "Ask an administrator to extend the list.",
            ends.Message);
    }

    [Fact]
    public void A_date_before_the_list_is_not_guessed_either() =>
        Assert.Contains("runs from 1 January 2015", Assert.Throws<CalendarEndsException>(() => Calendar.IsWorkingDay(new DateOnly(2014, 12, 31))).Message);

    [Fact]
    public void A_weekend_past_the_end_of_the_list_is_not_guessed_either() =>
        Assert.Throws<CalendarEndsException>(() => Calendar.IsWorkingDay(new DateOnly(2029, 1, 6)));

    [Theory]
    [InlineData("2027-12-31", false)]
    [InlineData("2028-01-01", true)]
    [InlineData("2029-01-01", true)]
    public void An_administrator_is_warned_when_less_than_12_months_are_left(string today, bool warned) =>
        Assert.Equal(warned, Calendar.EndsWithin12Months(Day.Of(today)));

    [Fact]
    public void Nothing_is_due_after_no_working_days() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(new DateOnly(2016, 3, 3), 0));

    [Fact]
    public void Always_a_due_date_is_a_working_day_with_exactly_n_working_days_up_to_it() =>
        Prop.ForAll(Days, Lengths, (start, n) =>
        {
            var due = Calendar.AddWorkingDays(start, n);
            return Calendar.IsWorkingDay(due) && Calendar.WorkingDaysBetween(start, due) == n;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Always_one_more_working_day_is_due_later() =>
        Prop.ForAll(Days, Lengths, (start, n) => Calendar.AddWorkingDays(start, n) < Calendar.AddWorkingDays(start, n + 1))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Always_a_later_start_is_never_due_earlier() =>
        Prop.ForAll(Days, Lengths, (start, n) => Calendar.AddWorkingDays(start, n) <= Calendar.AddWorkingDays(start.AddDays(1), n))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Always_the_same_day_is_a_working_day_at_most_five_days_on() =>
        Prop.ForAll(Days, start =>
        {
            var due = Calendar.SameDay(start);
            return Calendar.IsWorkingDay(due) && due >= start && due.DayNumber - start.DayNumber <= 5;
        }).QuickCheckThrowOnFailure();
}
