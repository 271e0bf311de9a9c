using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Tests.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Reviews;

public sealed class ReviewTests
{
    private static readonly DateOnly End = Day0.AddDays(140);

    public static TheoryData<string, string> Broken => new()
    {
        { "unrated", "Rate “Leo is at school every day”, from 0 to 10" },
        { "eleven", "A rating must be between 0 and 10" },
        { "evidence", "Enter what shows each rating" },
        { "view", "Enter what the family thinks" },
        { "next", "Choose what comes next" },
        { "no-date", "Enter the day of the next review" },
        { "date-before", "The next review must be after this one" },
        { "date-late", "The next review must be by 30 December 2026" },
        { "pair", "Score a danger and goal of the assessment" },
        { "action", "Choose an action of the plan" },
        { "tomorrow", "The date must be today or in the past" },
        { "before-plan", "The plan was agreed or last reviewed on 18 November 2026: this review comes after it" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_review_is_recorded_only_when_everything_is_there(string what, string sentence) => IsRefused(Planned(), c => Hold(c, Spoilt(what)), sentence);

    [Fact]
    public void A_review_rates_beside_the_baseline_and_starts_the_clock_anew()
    {
        var on = Day0.AddDays(10);
        var given = Planned();

        var review = Hold(given, Held(on) with { Voices = [new(Leo, on) { OwnWords = "School is better" }], Actions = [new(1, ActionStatus.Done)] }, on);

        Assert.Equal((1, 3, 6), (review.Number, review.Ratings[0].Baseline, review.Ratings[0].Rating));
        Assert.Equal((Day0, Day0.AddDays(42)), (review.ClockFrom, review.DueOn));
        Assert.Equal((on, on.AddDays(42), on), (given.ReviewFrom, given.ReviewBy, given.LastWordsOn));
        Assert.Equal(ActionStatus.Done, given.Actions[0].Status);
    }

    [Fact]
    public void A_review_says_how_far_every_late_action_is()
    {
        var on = Day0.AddDays(15);
        IsRefused(Planned(), c => Hold(c, Held(on), on), "“Gran walks Leo to school” was due on 2 December 2026: say how far it is, or move its date");
        Assert.Equal(1, Planned().With(c => Hold(c, Held(on) with { Actions = [new(1, ActionStatus.InProgress, on.AddDays(7), "Gran was ill")] }, on)).ReviewCount);
    }

    [Theory]
    [InlineData(140, NextStep.Continue, true)]
    [InlineData(141, NextStep.Continue, false)]
    [InlineData(141, NextStep.Close, true)]
    [InlineData(141, NextStep.StepUp, true)]
    public void From_day_141_only_a_review_that_continues_waits_for_a_decision(int day, NextStep step, bool allowed)
    {
        var on = Day0.AddDays(day);
        var given = Planned();

        var refused = Record.Exception(() => Hold(given, Held(on) with { NextStep = step, Actions = [new(1, ActionStatus.Done)] }, on));

        Assert.Equal(allowed, refused is null);
        Assert.Equal(allowed ? 1 : 0, given.ReviewCount);
    }

    [Fact]
    public void A_decision_lets_the_work_go_on_to_its_day_and_can_be_repeated()
    {
        var (on, to) = (End.AddDays(1), End.AddDays(29));
        var given = Planned();
        Decide(given, to, on);

        Hold(given, Held(to) with { Actions = [new(1, ActionStatus.Done)] }, to);
        IsRefused(given, c => Hold(c, Held(to.AddDays(1)), to.AddDays(1)),
            "The case was to end by 6 May 2027: the district manager decides first whether the work goes on. You can still write notes, step up and close");
        Decide(given, to.AddDays(29), to.AddDays(1));
        Hold(given, Held(to.AddDays(1)), to.AddDays(1));

        Assert.Equal([to, to.AddDays(29)], given.Continuations.Select(c => c.EndsOn));
        // The 20 weeks stay missed; what is due next is the day of the newest decision.
        Assert.Equal((End, to.AddDays(29)), (given.EndBy, given.ContinuedTo));
        Assert.Equal(("Close the case", to.AddDays(29)), (given.Dates.Next!.What, given.NextDueOn));
    }

    public static TheoryData<int, int, string, string, string> Decisions => new()
    {
        { 141, 170, "Exams", "Weekly", "The new end must be within 4 weeks, by 6 May 2027" },
        { 141, 141, "Exams", "Weekly", "The new end must be after 8 April 2027" },
        { 130, 140, "Exams", "Weekly", "The new end must be after 7 April 2027" },
        { 112, 140, "Exams", "Weekly", "The work may go on until 7 April 2027 as it is: decide in the 4 weeks before|The new end must be after 7 April 2027" },
        { 141, 150, " ", "Weekly", "Say why the work goes on" },
        { 141, 150, "Exams", " ", "Say what will be different" },
    };

    [Theory, MemberData(nameof(Decisions))]
    public void A_decision_says_why_what_changes_and_an_end_within_four_weeks(int day, int ends, string reason, string change, string sentences) =>
        IsRefused(Planned(), c => c.Continue(new(reason, change, Day0.AddDays(ends)), Manager, At(Day0.AddDays(day)), Day0.AddDays(day)), sentences.Split('|'));

    [Fact]
    public void Only_the_manager_of_the_district_decides_and_only_once_a_unit_holds_it()
    {
        IsRefused(Planned(), c => c.Continue(new("Exams", "Weekly", End.AddDays(20)), Manager with { DistrictId = 9 }, At(End), End), "You can do this for the families of your own district only");
        IsRefused(ACase.Awaiting(), c => c.Continue(new("Exams", "Weekly", Day0.AddDays(20)), Manager, At(Day0), Day0), "No unit has accepted this family yet: its 20 weeks have not begun");
    }

    [Fact]
    public void Past_the_weeks_notes_and_closure_go_on()
    {
        var on = End.AddDays(30);
        var given = Planned();

        given.WriteNote(new(ContactKind.Visit, on, "Seen", [Leo]), Worker, At(on), on);
        given.ProposeClosure(Ending(), Walkers, Worker, At(on), on);
        given.SignOffClosure(null, Lead, At(on), on);

        Assert.Equal(CaseState.Closed, given.State);
    }

    [Fact]
    public void The_ruler_says_what_was_done_when_and_what_is_late()
    {
        var given = Planned();
        var held = Day0.AddDays(50);
        Hold(given, Held(held) with { Actions = [new(1, ActionStatus.Done)] }, held);
        Decide(given, End.AddDays(10), End);

        var ruler = CaseRuler.Of(given, End.AddDays(1)).ToDictionary(p => p.What);

        Assert.Equal(RulerPointState.Done, ruler["Plan agreed"].StateOn(held));
        Assert.Equal((RulerPointState.DoneLate, Day0.AddDays(42)), (ruler["Review 1"].StateOn(held), ruler["Review 1"].DueOn!.Value));
        Assert.Equal(Day0.AddDays(112), ruler["Week 16"].Day);
        Assert.Equal((End, RulerPointState.Late), (ruler["Week 20: close"].Day, ruler["Week 20: close"].StateOn(End.AddDays(1))));
        Assert.Equal(End.AddDays(10), ruler["End of the continuation"].Day);
        Assert.Equal(
            ["Notification", "Opened", "First contact", "Assessment", "Plan agreed", "Review 1", "Next review", "Week 16", "Decided to go on until 17 April 2027", "Week 20: close", "End of the continuation"],
            CaseRuler.Of(given, End.AddDays(1)).Select(p => p.What));
    }

    [Fact]
    public void What_has_not_happened_yet_stands_at_the_end_of_the_ruler()
    {
        var ruler = CaseRuler.Of(ACase.Allocated(), Day0);

        Assert.Equal([RulerPointKind.FirstContact, RulerPointKind.Assessment], ruler.Where(p => p.Day is null).Select(p => p.Kind));
        Assert.All(ruler.Where(p => p.Day is null), p => Assert.Equal(RulerPointState.Due, p.StateOn(Day0)));
        Assert.Equal(["Notification", "Opened", "Closed"], CaseRuler.Of(ACase.Allocated().With(c =>
        {
            c.ProposeClosure(EndingWithoutPlan(), Walkers, Worker, At(Day0), Day0);
            c.SignOffClosure(null, Lead, At(Day0), Day0);
        }), Day0).Where(p => p.DoneOn is not null).Select(p => p.What));
    }

    private static PlanReview Hold(EarlyHelpCase given, ReviewFacts facts, DateOnly? on = null) =>
        given.Review(facts, Walkers, ACase.Standards, ACase.Calendar, Worker, At(on ?? Day0), on ?? Day0);

    private static void Decide(EarlyHelpCase given, DateOnly to, DateOnly on) => given.Continue(new("Exams in June", "Visits every week", to), Manager, At(on), on);

    private static ReviewFacts Spoilt(string what) => what switch
    {
        "unrated" => Held() with { Ratings = [] },
        "eleven" => Held() with { Ratings = [new(1, 11, "Register")] },
        "evidence" => Held() with { Ratings = [new(1, 6, " ")] },
        "view" => Held() with { FamilysView = " " },
        "next" => Held() with { NextStep = null },
        "no-date" => Held() with { NextReviewOn = null },
        "date-before" => Held() with { NextReviewOn = Day0 },
        "date-late" => Held() with { NextReviewOn = Day0.AddDays(43) },
        "pair" => Held() with { Scores = [new(5, Score(ScaleVoice.Worker, 5))] },
        "action" => Held() with { Actions = [new(5, ActionStatus.Done)] },
        "tomorrow" => Held(Day0.AddDays(1)),
        "before-plan" => Held(Day0.AddDays(-1)) with { BackdateReason = "Was ill", NextReviewOn = Day0.AddDays(30) },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
