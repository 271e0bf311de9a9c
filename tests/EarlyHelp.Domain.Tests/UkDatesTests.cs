using System.Globalization;

namespace EarlyHelp.Domain.Tests;

public class UkDatesTests
{
    [Theory]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("en-US")]
    public void Dates_read_the_same_whatever_the_machines_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("3 March 2016", UkDates.Date(new DateOnly(2016, 3, 3)));
            Assert.Equal("Thursday 3 December 2026", UkDates.WithWeekday(new DateOnly(2026, 12, 3)));
            Assert.Equal("2:15pm", UkDates.Time(new TimeOnly(14, 15)));
            Assert.Equal("4 years", Age.InWords(new DateOnly(2022, 11, 1), new DateOnly(2026, 11, 22)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(0, 5, "12:05am")]
    [InlineData(9, 0, "9:00am")]
    [InlineData(12, 0, "12:00pm")]
    [InlineData(23, 59, "11:59pm")]
    public void Times_are_on_the_twelve_hour_clock(int hour, int minute, string words) =>
        Assert.Equal(words, UkDates.Time(new TimeOnly(hour, minute)));

    [Fact]
    public void An_instant_reads_as_local_date_and_time() =>
        Assert.Equal("1 July 2026, 12:30am", UkDates.DateAndTime(new DateTime(2026, 6, 30, 23, 30, 0, DateTimeKind.Utc)));

    [Theory]
    [InlineData("2026-11-22", "under 1 week")]
    [InlineData("2026-11-01", "3 weeks")]
    [InlineData("2026-09-23", "8 weeks")]
    [InlineData("2026-09-22", "2 months")]
    [InlineData("2026-03-22", "8 months")]
    [InlineData("2024-11-23", "23 months")]
    [InlineData("2024-11-22", "2 years")]
    [InlineData("2022-11-30", "3 years")]
    [InlineData("2026-11-23", "not yet born")]
    public void An_age_is_in_years_from_2_months_below_and_weeks_below_2_months(string born, string words) =>
        Assert.Equal(words, Age.InWords(Day.Of(born), new DateOnly(2026, 11, 22)));

    [Theory]
    [InlineData("2027-02-28", 14)]
    [InlineData("2027-03-01", 15)]
    [InlineData("2028-02-29", 16)]
    public void A_birthday_of_29_february_is_on_1_march_in_other_years(string on, int years) =>
        Assert.Equal(years, Age.InYears(new DateOnly(2012, 2, 29), Day.Of(on)));

    [Fact]
    public void An_unborn_child_is_due() => Assert.Equal("due 12 May 2016", Age.Unborn(new DateOnly(2016, 5, 12)));
}
