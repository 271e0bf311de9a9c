using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Tests.Scorecards;

public sealed class ForecastTests
{
    private static readonly DateOnly Day = new(2016, 7, 31);
    private static readonly Place Ashford1 = new(1, 2, 3);

    [Fact]
    public void A_week_of_28_days_with_one_closing_closes_one_in_28_a_day()
    {
        var pattern = new ClosingPattern();
        for (var i = 0; i < 4; i++)
            pattern.AddDays(0, 13);
        pattern.AddClosing(3);

        Assert.Equal(Math.Pow(27 / 28.0, 7), pattern.Stays(0, 6), 12);
        Assert.Equal(Math.Pow(27 / 28.0, 2), pattern.Stays(5, 8), 12);
        Assert.Equal(1, pattern.Stays(7, 13));
        Assert.Equal(1 - Math.Pow(27 / 28.0, 7), pattern.Known.First().Chance, 12);
    }

    [Fact]
    public void A_week_that_too_few_cases_reached_takes_its_neighbours_along()
    {
        var pattern = new ClosingPattern();
        pattern.AddDays(7, 20);
        pattern.AddDays(14, 34);
        pattern.AddClosing(20);

        var week3 = pattern.Known.ElementAt(2);

        // Week 3 alone has 14 days; weeks 2 to 4 have 7 + 14 + 7.
        Assert.Equal(new WeekOfWork(3, 28, 1, 2, 4), week3);
        Assert.True(week3.IsWidened);
    }

    [Fact]
    public void Weeks_after_the_26th_are_one()
    {
        var pattern = new ClosingPattern();
        pattern.AddDays(182, 400);
        pattern.AddClosing(390);

        Assert.Equal(new WeekOfWork(27, 219, 1, 27, 27), pattern.Known.Last());
    }

    [Theory]
    [InlineData(new double[0], 0, 0, 0)]
    [InlineData(new[] { 0.5, 0.5 }, 1.0, 0, 2)]
    [InlineData(new[] { 1.0, 1.0, 0.5 }, 2.5, 2, 3)]
    [InlineData(new[] { 0.05 }, 0.05, 0, 0)]
    [InlineData(new[] { 0.1 }, 0.1, 0, 0)]
    [InlineData(new[] { 0.9, 0.9 }, 1.8, 1, 2)]
    public void The_range_leaves_out_at_most_one_time_in_ten_at_each_end(double[] chances, double expected, int low, int high)
    {
        var passing = Passing.Of(4, chances);

        Assert.Equal((expected, low, high), (Math.Round(passing.Expected, 10), passing.Low, passing.High));
    }

    [Theory]
    [InlineData(56, 0, 0, 0)]
    [InlineData(57, 0, 0, 1)]
    [InlineData(85, 0, 1, 1)]
    [InlineData(112, 0, 1, 1)]
    [InlineData(113, 1, 1, 1)]
    [InlineData(140, 1, 1, 1)]
    [InlineData(141, 0, 0, 0)]
    public void A_case_counts_within_the_weeks_in_which_its_day_141_lies(int age, int in4, int in8, int in12)
    {
        var forecast = new UnitForecast(3, new ClosingPattern(), [age], 0);

        Assert.Equal((in4, in8, in12), (forecast.Chances(4).Count(), forecast.Chances(8).Count(), forecast.Chances(12).Count()));
    }

    [Fact]
    public void The_pieces_add_up_to_the_sum()
    {
        var pattern = new ClosingPattern();
        for (var i = 0; i < 40; i++)
            pattern.AddDays(0, 141);
        foreach (var age in new[] { 60, 90, 118, 125, 139 })
            pattern.AddClosing(age);
        var forecast = new UnitForecast(3, pattern, [20, 58, 60, 90, 113, 113, 138, 150], 52);

        var groups = forecast.Groups(Forecaster.Horizons).ToList();

        Assert.Equal([3, 9, 13, 17, 20], groups.Select(g => g.Week));
        for (var i = 0; i < Forecaster.Horizons.Count; i++)
            Assert.Equal(Forecaster.Together([forecast], Forecaster.Horizons[i]).Expected, groups.Sum(g => g.Expected[i]), 10);
        Assert.Equal(4 * 7 * 52 / 365.0, forecast.ExpectedOpenings(4), 10);
        Assert.Equal(8 - new[] { 20, 58, 60, 90, 113, 113, 138, 150 }.Sum(a => pattern.Stays(a + 1, a + 28)), forecast.ExpectedClosings(4), 10);
    }

    [Fact]
    public void A_forecast_learns_from_the_year_before_its_day_and_from_nothing_after_it()
    {
        // Opened a hundred days before: 100 days of work are known, and none of what comes.
        var open = Case(1, Day.AddDays(-100));
        var closes = open with { Closures = [new(Day.AddDays(1), null)] };

        var (then, now) = (new Forecaster([open]).OfUnit(3, Day), new Forecaster([closes]).OfUnit(3, Day));

        Assert.Equal(then.Pattern.Known, now.Pattern.Known);
        Assert.Equal([100], now.Ages);
        Assert.Equal(101, now.Pattern.DaysKnown);
        Assert.Equal(0, new Forecaster([Case(2, Day.AddDays(-600)) with { Closures = [new(Day.AddDays(-365), null)] }]).OfUnit(3, Day).Pattern.DaysKnown);
    }

    [Fact]
    public void Days_of_another_unit_and_days_on_which_it_was_closed_are_not_of_the_unit()
    {
        var moved = Case(1, Day.AddDays(-300)) with
        {
            Held = [new(Day.AddDays(-300), Ashford1), new(Day.AddDays(-250), new(1, 2, 9))],
            Closures = [new(Day.AddDays(-280), Day.AddDays(-270)), new(Day.AddDays(-200), null)],
        };
        var forecaster = new Forecaster([moved]);

        // Days 0 to 20, then 31 to 49 here; 50 to 100 there.
        Assert.Equal(40, forecaster.PatternOf(new(Level.Unit, 3), Day).DaysKnown);
        Assert.Equal(51, forecaster.PatternOf(new(Level.Unit, 9), Day).DaysKnown);
        Assert.Empty(forecaster.OfUnit(3, Day).Ages);
    }

    [Theory]
    [InlineData(27, 0, Level.Unit)]
    [InlineData(26, 1, Level.District)]
    [InlineData(26, 0, Level.County)]
    public void A_unit_that_closed_too_few_cases_learns_from_the_narrowest_part_that_closed_enough(int closed, int nextDoor, Level level)
    {
        var cases = Enumerable.Range(0, closed + nextDoor).Select(i => Case(i, Day.AddDays(-100 - i)) with
        {
            Held = [new(Day.AddDays(-100 - i), i < closed ? Ashford1 : new(1, 2, 9))], Closures = [new(Day.AddDays(-10), null)],
        }).Append(Case(99, Day.AddDays(-50)) with { Held = [new(Day.AddDays(-50), new(7, 8, 6))] }).ToList();

        var forecast = new Forecaster(cases).OfUnit(3, Day);

        Assert.Equal((level, closed + nextDoor), (forecast.LearnedFrom, forecast.Pattern.Closings));
    }

    [Fact]
    public void Past_forecasts_are_held_against_what_came()
    {
        // A case a day, each closed on day 150: everything that comes to the end of its 20 weeks passes them.
        var cases = Enumerable.Range(0, 900).Select(i => Case(i, Day.AddDays(-i)) with { Closures = [new(Day.AddDays(150 - i), null)] }).ToList();

        var test = new Forecaster(cases).Test([3], Day);

        Assert.Equal([new DateOnly(2016, 2, 1), new(2016, 3, 1), new(2016, 4, 1), new(2016, 5, 1), new(2016, 6, 1), new(2016, 7, 1)], test.Together.Select(t => t.Day).Distinct());
        Assert.All(test.Together, t => Assert.Equal((7 * t.Forecast.Weeks, true), (t.Came, t.IsInside)));
        Assert.Equal((6, 6), test.OfUnits(4));
        // The twelve weeks after 1 June are not over on 31 July.
        Assert.Equal((4, 4), test.OfUnits(12));
    }

    [Fact]
    public void A_past_month_in_which_no_case_was_open_proves_nothing()
    {
        // The first case was opened ten days ago: no past month had one.
        Assert.Empty(new Forecaster([Case(1, Day.AddDays(-10))]).Test([3], Day).Together);
        Assert.Empty(new Forecaster([]).Test([3], Day).Together);
    }

    [Fact]
    public void A_past_forecast_can_be_wrong()
    {
        // For a year everything closed on day 100; then nothing closes any more.
        var turn = new DateOnly(2016, 2, 1);
        var cases = Enumerable.Range(0, 900).Select(i => Day.AddDays(-i)).Select((opened, i) => opened.AddDays(100) <= turn ? Case(i, opened) with { Closures = [new(opened.AddDays(100), null)] } : Case(i, opened)).ToList();

        var first = new Forecaster(cases).Test([3], Day).Together.First(t => t.Day == turn && t.Forecast.Weeks == 12);

        Assert.Equal((43, false), (first.Came, first.IsInside));
        Assert.True(first.Forecast.High < 43);
    }

    private static TrackedCase Case(long id, DateOnly opened) =>
        new(id, $"EHC-{id}", id, $"FAM-{id}", opened, new(1, 2), opened, opened, opened.AddDays(28), null) { Held = [new(opened, Ashford1)] };
}
