using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Tests.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Plans;

public sealed class PlanTests
{
    /// <summary>One thing broken in a plan that is otherwise right, and its sentence.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { "none", "Enter at least one outcome" },
        { "eleven", "A plan has at most 10 outcomes: choose what matters most" },
        { "what", "Outcome 1: enter what will be different" },
        { "baseline", "Outcome 1: enter how it is now" },
        { "score", "Outcome 1: score how it is now, from 0 to 10" },
        { "measure", "Outcome 1: enter how everybody will see it" },
        { "target", "Outcome 1: enter what is good enough" },
        { "goal", "Outcome 1: choose a goal of the assessment" },
        { "no-action", "Outcome 1: enter at least one action" },
        { "no-owner", "Outcome 1, action 1: choose who does it" },
        { "stranger", "Outcome 1, action 1: choose a person of the family" },
        { "no-date", "Outcome 1, action 1: enter by when" },
        { "early", "Outcome 1, action 1: the date must not be before the plan was agreed" },
        { "worse", "Enter what everybody does if things get worse" },
        { "nobody", "Record who of the family agreed, and when" },
        { "disagreed", "Record who of the family agreed, and when" },
        { "agreed-tomorrow", "The day somebody agreed must be today or in the past" },
        { "tomorrow", "The date must be today or in the past" },
        { "known", "An outcome or action goes on from the version before: it must be one of that version, and stand once" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_plan_is_agreed_only_when_everything_is_there(string what, string sentence) =>
        IsRefused(Authorised(), c => Agree(c, Spoilt(what)), sentence);

    [Fact]
    public void A_plan_comes_after_a_complete_assessment()
    {
        const string Sentence = "Complete the assessment before you agree a plan";
        IsRefused(Assessing(), c => Agree(c, Plan(null, Outcome("School") with { Goal = null })), Sentence);
        IsRefused(Submitted().With(c => c.ReturnAssessment(["More"], Lead, At(Day0), Day0)), c => Agree(c, Plan(null, Outcome("School") with { Goal = null })), Sentence);
        Assert.Equal(CaseState.PlanActive, Submitted().With(c => Agree(c, Plan())).State);
    }

    [Fact]
    public void Agreeing_stops_the_plan_clock_and_starts_the_review_clock()
    {
        var on = Day0.AddDays(20);
        var given = Authorised().With(c => Agree(c, Plan(on) with { Agreements = [new(Kerry, on, true)] }, on));

        Assert.Equal((on, on, on.AddDays(42)), (given.PlanAgreedOn, given.ReviewFrom, given.ReviewBy));
        Assert.Equal(("Review the plan", on.AddDays(42)), (given.Dates.Next!.What, given.NextDueOn));
        Assert.Equal(on, given.Dates.Clocks.Single(c => c.What == "Agree the family plan").StoppedOn);
    }

    [Fact]
    public void Every_change_is_a_new_version_and_what_goes_on_keeps_its_number()
    {
        var given = Planned(Plan(null, Outcome("School"), Outcome("Bedtime")));
        var first = Values(given.Plans[0], 0);
        given.UpdateAction(new(2, ActionStatus.NoLongerNeeded, Note: "Grandmother moved in"), Worker, At(Day0), Day0);

        Change(given, Plan(null, Outcome("School and friends", null, 1, 1), Outcome("Money")) with { WhatChanged = "Bedtime works; money does not" });

        Assert.Equal(first, Values(given.Plans[0], 0));
        Assert.Equal((2, 2), (given.PlanCount, given.Plan!.Number));
        Assert.Equal([(1, 1), (3, 3)], given.Actions.Select(a => (a.Outcome, a.Agreed.Number)));
        Assert.Equal(Day0, given.PlanAgreedOn);
    }

    [Fact]
    public void A_change_says_why_and_drops_nothing_that_is_still_open()
    {
        IsRefused(Planned(), c => Change(c, Plan(null, Outcome("School", null, 1, 1))), "Say what changes and why");
        IsRefused(Planned(), c => Change(c, Plan(null, Outcome("Money")) with { WhatChanged = "Money" }),
            "“Gran walks Leo to school” is not in the new version and still open: say first what became of it");
        IsRefused(Planned(), c => Change(c, Plan(null, Outcome("School", null, 1, 1), Outcome("School", null, 1)) with { WhatChanged = "More" }),
            "An outcome or action goes on from the version before: it must be one of that version, and stand once");
    }

    [Fact]
    public void A_date_moved_in_one_version_does_not_move_what_the_next_one_agreed()
    {
        var given = Planned();
        given.UpdateAction(new(1, ActionStatus.InProgress, Day0.AddDays(60), "Gran is ill"), Worker, At(Day0), Day0);
        Assert.Equal(Day0.AddDays(60), given.Actions[0].DueOn);

        Change(given, Plan(null, Outcome("School", null, 1, 1)) with { WhatChanged = "A nearer date" });

        Assert.Equal((ActionStatus.InProgress, Day0.AddDays(14)), (given.Actions[0].Status, given.Actions[0].DueOn));
    }

    [Fact]
    public void It_is_kept_to_whom_the_family_s_copy_was_given()
    {
        var given = Planned();
        given.GiveCopy(new(Kerry, Day0, "By hand", "Polish"), Walkers, Worker, At(Day0), Day0);

        Assert.Equal((1, Kerry, "By hand", "Polish"), (given.Copies[0].PlanNumber, given.Copies[0].PersonId, given.Copies[0].How, given.Copies[0].Language));
        IsRefused(given, c => c.GiveCopy(new(99, Day0, "By hand"), Walkers, Worker, At(Day0), Day0), "Choose to whom of the family you gave the copy");
        IsRefused(given, c => c.GiveCopy(new(Kerry, Day0, ""), Walkers, Worker, At(Day0), Day0), "Enter how you gave it");
        IsRefused(given, c => c.GiveCopy(new(Kerry, Day0.AddDays(-1), "By hand", BackdateReason: "x"), Walkers, Worker, At(Day0), Day0), "This version was agreed on 18 November 2026: it was given on that day or later");
    }

    [Fact]
    public void From_day_141_a_plan_waits_for_the_decision_that_work_goes_on()
    {
        var day = Day0.AddDays(141);
        const string Sentence = "The case was to end by 7 April 2027: the district manager decides first whether the work goes on. You can still write notes, step up and close";

        IsRefused(Authorised(), c => Agree(c, Plan(day), day), Sentence);
        IsRefused(Planned(), c => c.ChangePlan(Plan(day, Outcome("School", day, 1, 1)) with { WhatChanged = "More" }, Walkers, Worker, At(day), day), Sentence);
        Assert.Equal(CaseState.PlanActive, Authorised().With(c => Agree(c, Plan(day.AddDays(-1)), day.AddDays(-1))).State);
    }

    private static void Agree(EarlyHelpCase given, PlanFacts facts, DateOnly? on = null) =>
        given.AgreePlan(facts, Walkers, ACase.Standards, ACase.Calendar, Worker, At(on ?? Day0), on ?? Day0);

    private static void Change(EarlyHelpCase given, PlanFacts facts) => given.ChangePlan(facts, Walkers, Worker, At(Day0), Day0);

    private static PlanFacts Spoilt(string what)
    {
        var right = Outcome("School");
        var action = right.Actions[0];
        return what switch
        {
            "none" => Plan() with { Outcomes = [] },
            "eleven" => Plan(null, [.. Enumerable.Range(1, 11).Select(n => Outcome($"Outcome {n}"))]),
            "what" => Plan(null, right with { What = " " }),
            "baseline" => Plan(null, right with { Baseline = " " }),
            "score" => Plan(null, right with { BaselineScore = null }),
            "measure" => Plan(null, right with { Measure = " " }),
            "target" => Plan(null, right with { Target = " " }),
            "goal" => Plan(null, right with { Goal = 7 }),
            "no-action" => Plan(null, right with { Actions = [] }),
            "no-owner" => Plan(null, right with { Actions = [action with { Owner = ActionOwner.Agency, OwnerName = " " }] }),
            "stranger" => Plan(null, right with { Actions = [action with { OwnerPersonId = 99 }] }),
            "no-date" => Plan(null, right with { Actions = [action with { DueOn = null }] }),
            "early" => Plan(null, right with { Actions = [action with { DueOn = Day0.AddDays(-1) }] }),
            "worse" => Plan() with { IfThingsGetWorse = null },
            "nobody" => Plan() with { Agreements = [] },
            "disagreed" => Plan() with { Agreements = [new(Kerry, Day0, false, "No")] },
            "agreed-tomorrow" => Plan() with { Agreements = [new(Kerry, Day0.AddDays(1), true)] },
            "tomorrow" => Plan(Day0.AddDays(1)) with { Agreements = [new(Kerry, Day0, true)] },
            "known" => Plan(null, right with { Number = 1 }),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
