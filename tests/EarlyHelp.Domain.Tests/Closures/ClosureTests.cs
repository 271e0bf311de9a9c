using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Tests.Cases;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Closures;

public sealed class ClosureTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "reason", "Choose why the case closes" },
        { "other", "Say what the other reason is" },
        { "service", "Enter the service that goes on with the family" },
        { "social-care", "Enter who at social care took the family on" },
        { "result", "Say whether “Leo is at school every day” was achieved, partly or not" },
        { "result-unknown", "Rate the outcomes of the plan that stands" },
        { "overall", "Choose the overall outcome" },
        { "not-applicable", "There was a plan: choose how much of it was achieved" },
        { "all", "Not every outcome was achieved, so the overall outcome can’t be all" },
        { "none", "An outcome was achieved, so the overall outcome can’t be none" },
        { "achieved-some", "“Outcomes achieved” means all or most of them: choose another reason or overall outcome" },
        { "action", "“Gran walks Leo to school” is still open: say whether it was done, is no longer needed, or who carries it on" },
        { "carried", "Say why it is carried on, and by whom" },
        { "exit", "Enter the exit strategy: who supports the family, what to watch for, what the family does" },
        { "agreed", "Choose who of the family agreed to the exit strategy" },
        { "others", "Enter who else agreed to the exit strategy" },
        { "notifier", "Enter the day you told the notifier that the work ends, or say why you did not" },
        { "notifier-tomorrow", "The day you told the notifier must be today or in the past" },
        { "feedback", "Say whether you invited the family to tell us what they thought" },
        { "nobody-invited", "Choose whom you invited" },
        { "declined-invited", "Nobody is invited when the invitation was declined or not offered" },
        { "not-offered", "Say why the family was not invited" },
        { "summary", "Enter the closing summary in at least 20 characters" },
        { "died-invited", "A child died: nobody is invited to give feedback" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_closure_is_proposed_only_when_nothing_is_open(string what, string sentence)
    {
        var given = Planned();
        Assert.Equal([sentence], given.WhatIsStillOpen(Spoilt(what), Walkers, Day0).Select(b => b.Sentence));
        IsRefused(given, c => Propose(c, Spoilt(what)), sentence);
    }

    [Fact]
    public void An_empty_form_lists_everything_that_is_open_with_its_field()
    {
        var open = Planned().WhatIsStillOpen(new ClosureFacts(), Walkers, Day0);

        Assert.Equal(
            ["Reason", "Results", "Overall", "Actions", "ExitStrategy", "AgreedByPersonIds", "AgreedWithOthers", "NotifierToldOn", "Feedback", "Summary"],
            open.Select(b => b.Field));
    }

    [Theory]
    [InlineData(ClosureReason.Withdrew)]
    [InlineData(ClosureReason.DidNotEngage)]
    [InlineData(ClosureReason.Moved)]
    [InlineData(ClosureReason.OpenedInError)]
    [InlineData(ClosureReason.ChildDied)]
    public void Where_there_never_was_a_plan_only_what_can_be_asked_is_asked(string reason)
    {
        foreach (var state in new[] { ACase.Accepted(), ACase.Allocated(), Assessing() })
        {
            var from = state.State;
            Propose(state, Leaving(reason));

            Assert.Equal((CaseState.Closing, from, OverallOutcome.NotApplicable), (state.State, state.Closure!.CameFrom, state.Closure.Overall));
        }
    }

    [Fact]
    public void Without_a_plan_outcomes_are_neither_achieved_nor_rated()
    {
        IsRefused(ACase.Allocated(), c => Propose(c, EndingWithoutPlan(ClosureReason.Achieved) with { AgreedByPersonIds = [Kerry], AgreedWithOthers = "School" }),
            "There never was a plan, so “Outcomes achieved” can’t be why the case closes: choose another reason");
        IsRefused(ACase.Allocated(), c => Propose(c, EndingWithoutPlan() with { Overall = OverallOutcome.Some }), "There never was a plan: choose “not applicable” as the overall outcome");
        IsRefused(ACase.Allocated(), c => Propose(c, EndingWithoutPlan() with { Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Partly } }),
            "There never was a plan, so there are no outcomes to rate");
        IsRefused(ACase.Awaiting(), c => Propose(c, EndingWithoutPlan()), "No unit has accepted this family: ask triage to change its decision");
    }

    [Fact]
    public void When_a_child_died_nobody_is_invited_or_asked_later_and_the_record_is_to_be_restricted()
    {
        var given = Planned();
        Propose(given, Ending() with { Reason = ClosureReason.ChildDied, Feedback = null, InvitedPersonIds = [], ExitStrategy = null, AgreedByPersonIds = [], AgreedWithOthers = null });
        given.SignOffClosure(null, Lead, At(Day0), Day0);

        Assert.Empty(given.FollowUps);
        Assert.Null(given.Closure!.Feedback);
        Assert.True(ClosureReason.Of(given.ClosureReason)!.IsRestricted);
    }

    [Theory]
    [InlineData(OverallOutcome.All, OutcomeResult.Achieved, false)]
    [InlineData(OverallOutcome.Most, OutcomeResult.Partly, false)]
    [InlineData(OverallOutcome.Some, OutcomeResult.Partly, true)]
    [InlineData(OverallOutcome.None, OutcomeResult.NotAchieved, true)]
    public void What_was_not_achieved_is_looked_at_every_quarter(OverallOutcome overall, OutcomeResult result, bool listed)
    {
        var given = Planned();
        Propose(given, Ending() with { Reason = ClosureReason.Other, OtherReason = "Agreed to stop", Overall = overall, Results = new Dictionary<int, OutcomeResult> { [1] = result } });

        Assert.Equal(listed, given.Closure!.IsOnQuarterlyReview);
    }

    [Fact]
    public void Another_person_signs_off()
    {
        IsRefused(Closing(), c => c.SignOffClosure(null, Actor.Staff(701, "Sam Hill", Role.UnitLead) with { UnitId = 71 }, At(Day0), Day0), "You proposed this closure: another person signs it off");
        IsRefused(Closing(), c => c.SignOffClosure(null, Lead with { UnitId = 72 }, At(Day0), Day0), "You can sign off closures for the families of your own unit only");
        IsRefused(Closing(), c => c.ReturnClosure(" ", Lead, At(Day0), Day0), "Say what is missing");
    }

    [Fact]
    public void Signing_off_closes_ends_the_history_and_plans_the_follow_ups()
    {
        var given = Closed();

        Assert.Equal((CaseState.Closed, Day0, ClosureReason.Achieved, null), (given.State, given.ClosedOn, given.ClosureReason, given.NextDueOn));
        Assert.All(given.Spells, s => Assert.NotNull(s.To));
        Assert.Equal([(3, Day0.AddMonths(3)), (6, Day0.AddMonths(6)), (12, Day0.AddMonths(12))], given.FollowUps.Select(f => (f.Months, f.DueOn)));
    }

    [Theory]
    [InlineData(CaseState.AwaitingAllocation)]
    [InlineData(CaseState.Allocated)]
    [InlineData(CaseState.Assessing)]
    [InlineData(CaseState.PlanActive)]
    public void A_returned_closure_goes_back_to_where_the_case_was_and_stays_to_be_read(CaseState state)
    {
        var given = state == CaseState.AwaitingAllocation ? ACase.Accepted() : ACase.In(state);
        Propose(given, state == CaseState.PlanActive ? Ending() : EndingWithoutPlan());

        given.ReturnClosure("Was the school told?", Lead, At(Day0), Day0);

        Assert.Equal((state, Day0, "Was the school told?"), (given.State, given.Closures[0].ReturnedOn, given.Closures[0].LeadsWords));
        Propose(given, state == CaseState.PlanActive ? Ending() with { Actions = [] } : EndingWithoutPlan());
        Assert.Equal((2, true), (given.ClosureCount, given.Closure!.IsOpen));
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(29, false)]
    public void A_case_is_reopened_within_28_days(int days, bool allowed)
    {
        var given = Closed();
        var on = Day0.AddDays(days);
        if (!allowed)
        {
            IsRefused(given, c => c.Reopen("Same worries", 71, true, null, Manager, At(on), on), "A case can be reopened within 28 days of closing, until 16 December 2026. Ask for a new notification");
            return;
        }

        given.Reopen("Same worries", 71, true, null, Manager, At(on), on);

        Assert.Equal((CaseState.PlanActive, 701L, null, null), (given.State, given.WorkerId, given.ClosedOn, given.ClosureReason));
        Assert.Equal((Day0, Day0.AddDays(140), on), (given.OpenedOn, given.EndBy, given.Closure!.ReopenedOn));
        Assert.All(given.FollowUps, f => Assert.False(f.IsOpen));
        Assert.Equal((701L, on, null), (given.Spells[^1].WorkerId, given.Spells[^1].From, given.Spells[^1].To));
    }

    [Fact]
    public void A_reopened_case_whose_worker_has_gone_waits_for_its_unit()
    {
        var given = Closed();
        given.Reopen("Same worries", null, true, null, Manager, At(Day0), Day0);

        Assert.Equal((CaseState.PlanActive, null), (given.State, given.WorkerId));
        Assert.Equal(new ActsNext(Role.UnitLead, "Allocate it to a worker"), given.WhoActs(Day0)[0]);

        var early = ACase.Allocated();
        Propose(early, EndingWithoutPlan());
        early.SignOffClosure(null, Lead, At(Day0), Day0);
        early.Reopen("They rang", null, true, null, Manager, At(Day0), Day0);
        Assert.Equal(CaseState.AwaitingAllocation, early.State);
    }

    [Fact]
    public void Reopening_has_a_reason_the_own_district_and_something_to_reopen()
    {
        IsRefused(Closed(), c => c.Reopen(" ", 71, true, null, Manager, At(Day0), Day0), "Say why the case is reopened");
        IsRefused(Closed(), c => c.Reopen("Again", 71, true, null, Manager with { DistrictId = 9 }, At(Day0), Day0), "You can do this for the families of your own district only");
        IsRefused(ACase.Accepted().With(c => c.TakeBack("By mistake", ACase.Person(Role.TriageManager), At(Day0), Day0)), c => c.Reopen("Again", 71, true, null, Manager, At(Day0), Day0),
            "Triage took this case back: triage decides on the notification again");
    }

    [Fact]
    public void Somebody_asks_whether_it_lasted_when_it_is_due()
    {
        var given = Closed();
        var due = Day0.AddMonths(3);
        Assert.Empty(given.WhoActs(due.AddDays(-1)));
        Assert.Equal("Ask whether it lasted, after 3 months", given.WhoActs(due)[0].What);

        var early = due.AddDays(-15);
        IsRefused(given, c => c.RecordFollowUp(new(3, early, FollowUpResult.Lasted, "Yes"), Worker, At(early), early), "It is due on 18 February 2027: ask from two weeks before");
        IsRefused(given, c => c.RecordFollowUp(new(3, due, FollowUpResult.Lasted, " "), Worker, At(due), due), "Enter what the family said");
        IsRefused(given, c => c.RecordFollowUp(new(3, due, FollowUpResult.NotReached, " "), Worker, At(due), due), "Enter how you tried");
        IsRefused(given, c => c.RecordFollowUp(new(3, due, null, "Yes"), Worker, At(due), due), "Choose what you found");

        given.RecordFollowUp(new(3, due, FollowUpResult.Lasted, "Leo has not missed a day"), Worker, At(due), due);

        Assert.Equal((FollowUpResult.Lasted, due), (given.FollowUps[0].Result, given.FollowUps[0].AskedOn));
        IsRefused(given, c => c.RecordFollowUp(new(3, due, FollowUpResult.Lasted, "Yes"), Worker, At(due), due), "Choose a follow-up that nobody has recorded yet");
    }

    private static void Propose(EarlyHelpCase given, ClosureFacts facts) => given.ProposeClosure(facts, Walkers, Worker, At(Day0), Day0);

    private static ClosureFacts Leaving(string reason)
    {
        var facts = EndingWithoutPlan(reason) with { WhoGoesOn = reason == ClosureReason.Moved ? "Moved to Leeds; their early help was told" : null };
        return ClosureReason.Of(reason)!.OffersFeedback ? facts : facts with { Feedback = null, InvitedPersonIds = [], ExitStrategy = null };
    }

    private static ClosureFacts Spoilt(string what) => what switch
    {
        "reason" => Ending() with { Reason = "gone" },
        "other" => Ending() with { Reason = ClosureReason.Other },
        "service" => Ending() with { Reason = ClosureReason.Commissioned },
        "social-care" => Ending() with { Reason = ClosureReason.SteppedUp },
        "result" => Ending() with { Results = new Dictionary<int, OutcomeResult>() },
        "result-unknown" => Ending() with { Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Achieved, [8] = OutcomeResult.Achieved } },
        "overall" => Ending() with { Overall = null },
        "not-applicable" => Ending() with { Overall = OverallOutcome.NotApplicable, Reason = ClosureReason.Withdrew },
        "all" => Ending() with { Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Partly } },
        "none" => Ending() with { Reason = ClosureReason.Withdrew, Overall = OverallOutcome.None },
        "achieved-some" => Ending() with { Overall = OverallOutcome.Some },
        "action" => Ending() with { Actions = [] },
        "carried" => Ending() with { Actions = [new(1, ActionStatus.CarriedOn)] },
        "exit" => Ending() with { ExitStrategy = " " },
        "agreed" => Ending() with { AgreedByPersonIds = [] },
        "others" => Ending() with { AgreedWithOthers = " " },
        "notifier" => Ending() with { NotifierToldOn = null },
        "notifier-tomorrow" => Ending() with { NotifierToldOn = Day0.AddDays(1) },
        "feedback" => Ending() with { Feedback = null },
        "nobody-invited" => Ending() with { InvitedPersonIds = [] },
        "declined-invited" => Ending() with { Feedback = FeedbackOffer.Declined },
        "not-offered" => Ending() with { Feedback = FeedbackOffer.NotOffered, InvitedPersonIds = [] },
        "summary" => Ending() with { Summary = "All well" },
        "died-invited" => Ending() with { Reason = ClosureReason.ChildDied },
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };
}
