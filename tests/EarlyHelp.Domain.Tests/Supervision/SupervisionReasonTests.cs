using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Supervision;
using static EarlyHelp.Domain.Supervision.SupervisionReason;

namespace EarlyHelp.Domain.Tests.Supervision;

public sealed class SupervisionReasonTests
{
    private static readonly DateOnly On = Day.Of("2026-11-18");
    private static readonly SupervisionFacts Settled = Opened(50) with
    {
        LastVisitOn = On.AddDays(-3), Assessment = AssessmentState.Authorised, Children = [new("Leo", Day.Of("2017-03-01"), On.AddDays(-3))],
    };

    public static TheoryData<SupervisionReason, string, int> EachAlone => new()
    {
        { New, "New: opened on 12 November 2026", 0 },
        { NoVisit, "No visit for 21 days, since 28 October 2026", 0 },
        { NoVisit, "No visit in the 21 days since a worker has held it", 1 },
        { PlanDue, "The plan is due on Tuesday 24 November 2026", 0 },
        { PlanDue, "The plan is due on Wednesday 18 November 2026", 1 },
        { PlanLate, "The plan is 1 day late", 0 },
        { ReviewLate, "The review is 8 days late", 0 },
        { PastWeek14, "Week 15 of 20: talk about the ending", 0 },
        { PastWeek16, "Week 17 of 20: is it drifting?", 0 },
        { PastWeek20, "Past week 20, without a decision that covers it", 0 },
        { PastWeek20, "Past week 20; the work may go on until 2 December 2026", 1 },
        { NoChildsWords, "Leo’s own words were last recorded on 7 October 2026", 0 },
        { NoChildsWords, "Leo’s own words have never been recorded; Mia’s own words have never been recorded", 1 },
        { SupervisionReason.ScaleGap, "Voices are 3 points apart on one scale", 0 },
        { NoMovement, "No outcome had risen at the last 2 reviews", 0 },
        { AssessmentWaits, "The assessment waits to be authorised or returned", 0 },
        { AssessmentReturned, "The assessment was returned and has not come back", 0 },
        { ClosureWaits, "The closure waits to be signed off or returned", 0 },
        { ManagerAnswers, "The unit lead wrote on the assessment: the district manager answers it", 0 },
        { ManagerAnswers, "The unit lead proposed the closure: the district manager answers it", 1 },
        { HolderLeft, "Sam Hill holds it and no longer works in the unit", 0 },
        { ConsentWithdrawn, "Kerry Walker withdrew consent", 0 },
        { ActionLate, "An action of supervision is 1 day late", 0 },
        { FollowUpDue, "Closed. Asking whether it lasted was due on 18 November 2026", 0 },
    };

    [Theory]
    [MemberData(nameof(EachAlone))]
    public void Each_reason_holds_alone_and_says_why(SupervisionReason reason, string sentence, int variant)
    {
        var point = Assert.Single(SupervisionReasons.Of(With(reason, variant), On));

        Assert.Equal((reason, sentence), (point.Reason, point.Sentence));
    }

    [Fact]
    public void Every_reason_is_tried_alone_and_has_a_name()
    {
        Assert.Equal(Enum.GetValues<SupervisionReason>(), EachAlone.Select(row => (SupervisionReason)row[0]).Distinct().Order());
        Assert.Equal(Enum.GetValues<SupervisionReason>().Length, Enum.GetValues<SupervisionReason>().Select(SupervisionReasons.Name).Distinct().Count());
    }

    [Fact]
    public void A_case_that_goes_well_is_not_on_the_list() => Assert.Empty(SupervisionReasons.Of(Settled, On));

    [Fact]
    public void The_day_before_a_number_is_reached_nothing_is_said()
    {
        Assert.Empty(SupervisionReasons.Of(Settled with { LastVisitOn = On.AddDays(-20) }, On));
        Assert.Empty(SupervisionReasons.Of(Settled with { Children = [new("Leo", Day.Of("2017-03-01"), On.AddDays(-41))] }, On));
        Assert.Empty(SupervisionReasons.Of(Settled with { Dates = Settled.Dates with { ReviewBy = On } }, On));
        Assert.Empty(SupervisionReasons.Of(Settled with { Dates = Settled.Dates with { PlanAgreedOn = null, PlanBy = On.AddDays(7) } }, On));
        Assert.Empty(SupervisionReasons.Of(Settled with { WidestGap = 2, StillReviews = 1, ActionDueOn = On }, On));
        Assert.Empty(SupervisionReasons.Of(Opened(98) with { LastVisitOn = On }, On));
    }

    [Fact]
    public void A_child_too_young_to_speak_or_without_a_birth_date_is_not_asked_for_words() =>
        Assert.Empty(SupervisionReasons.Of(Settled with { Children = [new("Ava", On.AddMonths(-23), null), new("Unborn child", null, null)] }, On));

    [Fact]
    public void Several_reasons_stand_in_their_order()
    {
        var points = SupervisionReasons.Of(Settled with { WidestGap = 5, LastVisitOn = null, Withdrawn = ["Kerry Walker", "Leo Walker"] }, On);

        Assert.Equal([NoVisit, SupervisionReason.ScaleGap, ConsentWithdrawn], points.Select(p => p.Reason));
        Assert.Equal("Kerry Walker and Leo Walker withdrew consent", points[2].Sentence);
    }

    private static SupervisionFacts With(SupervisionReason reason, int variant) => (reason, variant) switch
    {
        (New, _) => Opened(6),
        (NoVisit, 0) => Settled with { LastVisitOn = On.AddDays(-21) },
        (NoVisit, _) => Opened(21),
        (PlanDue, 0) => Settled with { Dates = Settled.Dates with { PlanAgreedOn = null, PlanBy = On.AddDays(6), ReviewBy = null } },
        (PlanDue, _) => Settled with { Dates = Settled.Dates with { PlanAgreedOn = null, PlanBy = On, ReviewBy = null } },
        (PlanLate, _) => Settled with { Dates = Settled.Dates with { PlanAgreedOn = null, PlanBy = On.AddDays(-1), ReviewBy = null } },
        (ReviewLate, _) => Settled with { Dates = Settled.Dates with { ReviewBy = On.AddDays(-8) } },
        (PastWeek14, _) => Opened(99) with { LastVisitOn = On },
        (PastWeek16, _) => Opened(113) with { LastVisitOn = On },
        (PastWeek20, 0) => Opened(141) with { LastVisitOn = On },
        (PastWeek20, _) => Opened(141) is var late ? late with { LastVisitOn = On, Dates = late.Dates with { ContinuedTo = On.AddDays(14) } } : late,
        (NoChildsWords, 0) => Settled with { Children = [new("Leo", Day.Of("2017-03-01"), On.AddDays(-42)), new("Mia", Day.Of("2019-03-01"), On)] },
        (NoChildsWords, _) => Settled with { Children = [new("Leo", Day.Of("2017-03-01"), null), new("Mia", Day.Of("2019-03-01"), null)] },
        (SupervisionReason.ScaleGap, _) => Settled with { WidestGap = 3 },
        (NoMovement, _) => Settled with { StillReviews = 2 },
        (AssessmentWaits, _) => Settled with { Assessment = AssessmentState.Submitted },
        (AssessmentReturned, _) => Settled with { Assessment = AssessmentState.Returned },
        (ClosureWaits, _) => Settled with { Dates = Settled.Dates with { State = CaseState.Closing } },
        (ManagerAnswers, 0) => Settled with { Assessment = AssessmentState.Submitted, IsAssessmentOfLead = true },
        (ManagerAnswers, _) => Settled with { Dates = Settled.Dates with { State = CaseState.Closing }, IsClosureOfLead = true },
        (HolderLeft, _) => Settled with { HolderWhoLeft = "Sam Hill" },
        (ConsentWithdrawn, _) => Settled with { Withdrawn = ["Kerry Walker"] },
        (ActionLate, _) => Settled with { ActionDueOn = On.AddDays(-1) },
        _ => Settled with { Dates = Settled.Dates with { State = CaseState.Closed, ClosedOn = On.AddMonths(-3) }, FollowUpDueOn = On },
    };

    /// <summary>Opened and allocated so many days ago, with an agreed plan and no review due.</summary>
    private static SupervisionFacts Opened(int days)
    {
        var from = On.AddDays(-days);
        return new() { Dates = new(CaseState.PlanActive, from, from, from, from, from.AddDays(28), from, from.AddDays(140), null, true) { PlanAgreedOn = from, ReviewFrom = On, ReviewBy = On.AddDays(42) } };
    }
}
