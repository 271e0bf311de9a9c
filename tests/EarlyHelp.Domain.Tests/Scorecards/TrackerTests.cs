using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Tests.Scorecards;

public sealed class TrackerTests
{
    private static readonly DateOnly Day = new(2016, 7, 31);
    private static readonly Place Unit = new(1, 2, 3);
    private static readonly Place Worker = new(1, 2, 3, 4);
    private static readonly Place Other = new(1, 2, 5, 6);

    [Theory]
    [InlineData(0, ClockState.Running)]
    [InlineData(111, ClockState.Running)]
    [InlineData(112, ClockState.Warning)]
    [InlineData(140, ClockState.Warning)]
    [InlineData(141, ClockState.Overdue)]
    public void A_case_nears_its_20_weeks_from_day_112_and_is_over_them_after_day_140(int days, ClockState state)
    {
        var figures = County(Open(opened: Day.AddDays(-days)));

        Assert.Equal((state != ClockState.Overdue ? 1 : 0, state == ClockState.Warning ? 1 : 0, state == ClockState.Overdue ? 1 : 0), (figures.Within, figures.Nearing, figures.Over));
    }

    [Fact]
    public void Children_of_a_family_with_two_open_cases_count_once()
    {
        var tracker = new Tracker([Open(1), Open(2) with { FamilyId = 1 }], [new(1, 1, new(2010, 1, 1), false, new(2016, 1, 1), null)], Day);

        Assert.Equal((2, 1), tracker.Of(_ => true) is var figures ? (figures.Open, figures.Children) : default);
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void A_case_is_quiet_when_its_last_note_is_14_days_old(int days, bool quiet) =>
        Assert.Equal(quiet ? 1 : 0, County(Open() with { AllocatedOn = Day.AddDays(-50), NotesOn = [Day.AddDays(-40), Day.AddDays(-days), Day.AddDays(1)] }).Quiet);

    [Theory]
    [InlineData(13, 0)]
    [InlineData(14, 1)]
    public void Without_a_note_the_days_count_since_a_worker_holds_the_case(int days, int quiet) =>
        Assert.Equal(quiet, County(Open() with { AllocatedOn = Day.AddDays(-days) }).Quiet);

    [Theory]
    [InlineData(27, 0)]
    [InlineData(28, 0)]
    [InlineData(29, 1)]
    public void A_plan_is_missing_the_day_after_its_four_weeks(int days, int missing) =>
        Assert.Equal(missing, County(Open() with { PlanBy = Day.AddDays(28 - days) }).WithoutPlan);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    public void A_review_is_overdue_the_day_after_it_was_due(int due, int late) =>
        Assert.Equal(late, County(Open() with { ReviewClocks = [new(Day.AddDays(-60), Day.AddDays(due))] }).ReviewsOverdue);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(27, 1)]
    [InlineData(28, 0)]
    public void What_was_opened_or_closed_in_28_days_counts_the_day_itself_included(int daysAgo, int counts)
    {
        var on = Day.AddDays(-daysAgo);

        Assert.Equal(counts, County(Open(opened: on)).Opened);
        Assert.Equal(counts, County(Open() with { Closures = [new(on, null)] }).Closed);
    }

    [Fact]
    public void What_happens_later_changes_nothing()
    {
        var before = Open() with { PlanAgreedOn = Day.AddDays(-20), ReviewClocks = [new(Day.AddDays(-20), Day.AddDays(22))], NotesOn = [Day.AddDays(-3)] };
        var closedBefore = Open(id: 2) with { Closures = [new(Day.AddDays(-5), null)] };
        ChildFact born = new(11, 1, new(2010, 1, 1), false, Day.AddDays(-60), null);
        var then = new Tracker([before, closedBefore], [born], Day);

        var after = before with
        {
            Held = [.. before.Held, new(Day.AddDays(1), Other)], Closures = [new(Day.AddDays(4), Day.AddDays(9)), new(Day.AddDays(30), null)],
            ReviewClocks = [.. before.ReviewClocks, new(Day.AddDays(2), Day.AddDays(44))], NotesOn = [.. before.NotesOn, Day.AddDays(1)], Continuations = [new(Day.AddDays(1), Day.AddDays(20))],
        };
        var reopened = closedBefore with { Closures = [new(Day.AddDays(-5), Day.AddDays(1))] };
        var now = new Tracker([after, reopened, Open(id: 3, opened: Day.AddDays(1))], [born with { To = Day.AddDays(1) }, new(12, 1, Day.AddDays(1), false, Day.AddDays(1), null)], Day);

        Assert.Equal(then.Of(_ => true), now.Of(_ => true));
        Assert.Equal(then.Of(Worker.Equals), now.Of(Worker.Equals));
        Assert.Equal(then.Lines.Select(Seen), now.Lines.Select(Seen));
    }

    [Fact]
    public void A_plan_agreed_later_is_none_yet()
    {
        var line = Assert.Single(new Tracker([Open() with { PlanAgreedOn = Day.AddDays(1), PlanBy = Day.AddDays(-1), ReviewClocks = [new(Day.AddDays(1), Day.AddDays(43))] }], [], Day).Lines);

        Assert.Equal((null, true, null), (line.PlanAgreedOn, line.LacksPlan, line.NextReviewOn));
    }

    [Fact]
    public void A_case_that_was_reopened_goes_on_from_the_day_it_was_first_opened()
    {
        var line = Assert.Single(new Tracker([Open(opened: Day.AddDays(-150)) with { Closures = [new(Day.AddDays(-30), Day.AddDays(-10))] }], [], Day).Lines);

        Assert.Equal((150, ClockState.Overdue), (line.Days, line.Duration));
        Assert.Empty(new Tracker([Open(opened: Day.AddDays(-150)) with { Closures = [new(Day.AddDays(-30), Day.AddDays(-10))] }], [], Day.AddDays(-11)).Lines);
    }

    [Fact]
    public void Awaiting_are_cases_without_a_worker_and_families_that_no_unit_has_accepted()
    {
        var passed = Open(id: 2) with { OpenedOn = null, PassedOn = Day, PassedTo = new(1, 2), Held = [] };
        var accepted = Open(id: 3) with { Held = [new(Day.AddDays(-30), Unit)] };
        var tracker = new Tracker([Open(), passed, accepted], [], Day);

        Assert.Equal((2, 2), (tracker.Of(_ => true).Open, tracker.Of(_ => true).Awaiting));
        Assert.Equal(1, tracker.Of(p => p.UnitId == 3).Awaiting);
        Assert.Equal(1, tracker.Of(p => p.UnitId is null).Awaiting);
    }

    [Fact]
    public void An_unborn_child_counts_until_born_and_then_as_a_child()
    {
        ChildFact expected = new(11, 1, Day.AddDays(10), true, Day.AddDays(-60), null);

        Assert.Equal(1, new Tracker([Open()], [expected], Day).Of(_ => true).Children);
        Assert.Equal(0, new Tracker([Open()], [expected with { Born = null, To = Day.AddDays(-1) }], Day).Of(_ => true).Children);
    }

    [Fact]
    public void A_review_clock_starts_with_the_plan_and_with_each_review_and_what_was_stored_beats_the_standard()
    {
        static DateOnly? Standard(DateOnly from) => from.AddDays(42);
        var plan = new DateOnly(2016, 1, 1);
        var (live, past) = (new KnownReview(plan.AddDays(40), plan.AddDays(80), plan.AddDays(90)), new KnownReview(null, null, plan.AddDays(40)));

        var clocks = ReviewClock.Of(plan, [live, past], new(plan.AddDays(90), plan.AddDays(130)), Standard);

        Assert.Equal([new(plan, plan.AddDays(42)), new(plan.AddDays(40), plan.AddDays(80)), new(plan.AddDays(90), plan.AddDays(130))], clocks);
        Assert.Equal([new ReviewClock(plan, plan.AddDays(50))], ReviewClock.Of(plan, [new(null, plan.AddDays(50), null)], null, Standard));
        Assert.Equal([new ReviewClock(plan, null)], ReviewClock.Of(plan, [], null, _ => null));
    }

    private static TrackerFigures County(TrackedCase c) => new Tracker([c], [], Day).Of(_ => true);

    private static (long, Place, int, int, ClockState, DateOnly?, DateOnly?, DateOnly?, bool, bool, bool, DateOnly?) Seen(TrackerLine l) =>
        (l.Case.Id, l.Place, l.Days, l.Children, l.Duration, l.PlanAgreedOn, l.NextReviewOn, l.LastNoteOn, l.LacksPlan, l.ReviewIsLate, l.IsQuiet, l.ContinuedTo);

    private static TrackedCase Open(long id = 1, DateOnly? opened = null) =>
        new(id, $"EHC-{id}", id, $"FAM-{id}", opened ?? Day.AddDays(-60), new(1, 2), opened ?? Day.AddDays(-60), null, Day.AddDays(28), null) { Held = [new(opened ?? Day.AddDays(-60), Worker)] };
}
