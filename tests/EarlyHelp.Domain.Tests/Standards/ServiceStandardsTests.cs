using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Tests.Standards;

public class ServiceStandardsTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    // Started on Monday 9 November 2026; due and first warning as the table of spec/2-workflow.md has them.
    [Theory]
    [InlineData("CONSIDERED", "2026-11-11", "2026-11-11", 100)]
    [InlineData("PRIORITY", "2026-11-11", "2026-11-11", 100)]
    [InlineData("STANDARD", "2026-11-23", "2026-11-19", 100)]
    [InlineData("POLICE", "2026-11-09", "2026-11-09", 100)]
    [InlineData("ALLOCATED", "2026-11-13", "2026-11-12", 95)]
    [InlineData("PLAN", "2026-12-07", "2026-11-30", 85)]
    [InlineData("REVIEW", "2026-12-21", "2026-12-14", 90)]
    [InlineData("DURATION", "2027-03-29", "2027-03-01", 85)]
    [InlineData("ADDITIONAL", "2027-01-04", "2026-12-21", 85)]
    public void Each_shipped_standard_is_due_and_warns_as_the_table_says(string code, string due, string warns, int target)
    {
        var clock = ServiceStandards.Shipped().Start(code, new DateOnly(2026, 11, 9), Calendar);

        Assert.Equal((Day.Of(due), Day.Of(warns)), (clock.DueOn, clock.WarnFrom));
        Assert.Equal(target, clock.Standard.TargetPercent);
    }

    [Fact]
    public void Nine_standards_and_two_of_step_ups_are_shipped() => Assert.Equal(11, ServiceStandards.Shipped().Rows.Count());

    [Fact]
    public void Old_work_keeps_the_standard_that_was_in_force_when_its_clock_started()
    {
        var before = AStandard(2, from: new DateOnly(2014, 1, 1));
        before.EndAfter(new DateOnly(2016, 8, 31));
        var after = AStandard(3, from: new DateOnly(2016, 9, 1));
        var standards = new ServiceStandards([after, before]);

        Assert.Same(before, standards.InForce("CONSIDERED", new DateOnly(2016, 8, 31)));
        Assert.Same(after, standards.InForce("CONSIDERED", new DateOnly(2016, 9, 1)));
    }

    [Fact]
    public void A_missing_standard_is_named_with_the_day() =>
        Assert.Equal(
            "No service standard PLAN was in force on 31 December 2013. Ask an administrator to set one that starts on or before that day.",
            Assert.Throws<StandardMissingException>(() => ServiceStandards.Shipped().InForce("PLAN", new DateOnly(2013, 12, 31))).Message);

    [Fact]
    public void Two_rows_of_a_standard_are_not_in_force_on_one_day()
    {
        var before = AStandard(2, from: new DateOnly(2014, 1, 1));
        before.EndAfter(new DateOnly(2016, 9, 1));

        var clash = Assert.Throws<ArgumentException>(() => new ServiceStandards([before, AStandard(3, from: new DateOnly(2016, 9, 1))]));

        Assert.Contains("CONSIDERED are in force on 1 September 2016", clash.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_does_not_end_before_it_starts() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AStandard(2, from: new DateOnly(2014, 1, 1)).EndAfter(new DateOnly(2013, 12, 31)));

    private static ServiceStandard AStandard(int length, DateOnly from) => ServiceStandard.Set(
        "CONSIDERED", "Considered", "Received", "Screened", length, StandardUnit.WorkingDays, 0, 100, "Test", from);
}
