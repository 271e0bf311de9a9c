using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Tests.Cases.ACasework;
using static EarlyHelp.Domain.Tests.Transfers.AStepUp;

namespace EarlyHelp.Domain.Tests.Transfers;

public sealed class StepUpTests
{
    [Fact]
    public void From_raising_to_the_confirmation_early_help_holds_the_family_and_then_social_care_does()
    {
        var stepUp = Raised();
        var baton = stepUp.Baton;
        foreach (var step in new Action[]
        {
            () => Agree(stepUp), () => stepUp.Accept("Team 3", null, Care, At(Day0), Day0), () => stepUp.PlanHandover(new(Day0, "Sam", "Nadia"), Worker, At(Day0), Day0),
            () => stepUp.ConfirmGiven(Handed(), Worker, At(Day0), Day0),
        })
        {
            step();
            Assert.Equal((HoldingService.EarlyHelp, "SU-2026-000001"), (baton.Service, baton.Transfer));
        }

        stepUp.Complete("Nadia Karim", Care, At(Day0), Day0);

        Assert.Equal((HoldingService.SocialCare, "Ashford", null as string), (baton.Service, baton.Place, baton.Transfer));
        Assert.Equal((StepUpState.Completed, CaseState.Closed, Day0, ClosureReason.SteppedUp), (stepUp.State, stepUp.Case.State, stepUp.Case.ClosedOn!.Value, stepUp.Case.ClosureReason));
        Assert.Equal(["Step-up raised", "Step-up agreed", "Sent to social care of Ashford", "Accepted by social care of Ashford", "Handover planned for 18 November 2026", "Handed over on 18 November 2026", "Social care holds the family"], stepUp.Timeline.Select(t => t.What));
        Assert.Contains(stepUp.Case.Timeline, t => t.What == "Sent to social care of Ashford, SU-2026-000001");
    }

    [Fact]
    public void Completed_it_closes_the_case_whole()
    {
        var given = Completed().Case;
        var closure = given.Closure!;

        Assert.Equal(("SU-2026-000001", OverallOutcome.None, "Sam Hill", "Nadia Karim", Day0), (closure.Transfer!, closure.Overall, closure.ProposedBy, closure.AnsweredBy!, closure.SignedOffOn!.Value));
        Assert.All(given.Spells, s => Assert.NotNull(s.To));
        Assert.All(given.Actions, a => Assert.Equal(ActionStatus.CarriedOn, a.Status));
        Assert.Empty(given.FollowUps);
        Assert.Null(given.NextDueOn);
        var refused = Assert.Throws<RulesBrokenException>(() => given.Reopen("They came back", 71, true, null, Manager, At(Day0), Day0));
        Assert.Equal("Social care, Ashford holds responsibility for the family: it comes back by a transfer, not by reopening", refused.Broken[0].Sentence);
    }

    [Fact]
    public void A_proposal_to_close_that_waits_is_returned_when_the_family_goes_on()
    {
        var given = Closing();
        var stepUp = RaiseOn(given).With(s => Agree(s));
        Assert.Throws<RulesBrokenException>(() => given.SignOffClosure(null, Lead, At(Day0), Day0));
        stepUp.Accept("Team 3", null, Care, At(Day0), Day0);
        stepUp.PlanHandover(new(Day0, "Sam", "Nadia"), Worker, At(Day0), Day0);
        stepUp.ConfirmGiven(Handed(), Worker, At(Day0), Day0);

        stepUp.Complete("Nadia", Care, At(Day0), Day0);

        Assert.Equal((Day0, null as string), (given.Closures[0].ReturnedOn!.Value, given.Closures[0].Transfer));
        Assert.Equal((CaseState.PlanActive, "SU-2026-000001"), (given.Closure!.CameFrom, given.Closure.Transfer));
    }

    [Theory]
    [InlineData(CaseState.Allocated)]
    [InlineData(CaseState.Assessing)]
    [InlineData(CaseState.PlanActive)]
    [InlineData(CaseState.Closing)]
    public void It_can_be_raised_from_every_open_state_that_a_worker_has(CaseState state)
    {
        var stepUp = RaiseOn(Cases.ACase.In(state));

        Assert.Equal(StepUpState.Raised, stepUp.State);
        Assert.Equal("SU-2026-000001", stepUp.Case.Family.Baton!.Transfer);
    }

    [Theory]
    [InlineData("decline")]
    [InlineData("withdraw")]
    public void Declined_or_withdrawn_early_help_keeps_the_family_and_another_can_be_raised(string how)
    {
        var stepUp = Sent();
        if (how == "decline")
            stepUp.Decline("Below the threshold", "Ask for a strategy talk with the school", Care, At(Day0), Day0);
        else
            stepUp.Withdraw("The bruises were from football", Worker, At(Day0), Day0);

        Assert.Equal((HoldingService.EarlyHelp, null as string), (stepUp.Baton.Service, stepUp.Baton.Transfer));
        Assert.Equal(CaseState.PlanActive, stepUp.Case.State);
        Assert.False(stepUp.IsOpen);
        Assert.Equal(StepUpState.Raised, RaiseOn(stepUp.Case).State);
    }

    [Theory]
    [InlineData(StepUpState.Accepted)]
    [InlineData(StepUpState.HandoverPlanned)]
    public void Social_care_that_accepted_can_still_decline_until_it_holds_the_family(StepUpState state)
    {
        var stepUp = Sent();
        stepUp.Accept("Nadia Karim", "We come on Monday", Care, At(Day0), Day0);
        if (state == StepUpState.HandoverPlanned)
        {
            stepUp.PlanHandover(new(Day0, "Sam Hill", "Nadia Karim"), Worker, At(Day0), Day0);
            stepUp.ConfirmGiven(Handed(), Worker, At(Day0), Day0);
        }

        Assert.Contains("Say why you decline", Assert.Throws<RulesBrokenException>(() => stepUp.Decline(null, "Go on", Care, At(Day0), Day0)).Message, StringComparison.Ordinal);
        Assert.Equal(state, stepUp.State);
        stepUp.Decline("The father has left the house", "Go on with the plan", Care, At(Day0.AddDays(2)), Day0.AddDays(2));

        Assert.Equal((StepUpState.Declined, HoldingService.EarlyHelp, null as string), (stepUp.State, stepUp.Baton.Service, stepUp.Baton.Transfer));
        Assert.Equal((Day0, Day0.AddDays(2), "We come on Monday"), (stepUp.AnsweredOn!.Value, stepUp.TurnedBackOn!.Value, stepUp.AnswerWords));
        Assert.Equal(CaseState.PlanActive, stepUp.Case.State);
        Assert.Equal(StepUpState.Raised, RaiseOn(stepUp.Case).State);
    }

    [Fact]
    public void At_immediate_risk_it_goes_at_once_with_the_call_and_the_manager_looks_at_it_after()
    {
        var stepUp = SentAtOnce();

        Assert.Equal((StepUpState.Sent, "Duty desk, Nadia Karim", Day0), (stepUp.State, stepUp.CalledWhom, stepUp.AnswerBy!.Value));
        Assert.True(stepUp.IsImmediateToReview);
        Assert.Contains(stepUp.WhoActs(), a => a.Role == Role.DistrictManager && a.What.StartsWith("Review the step-up", StringComparison.Ordinal));
        stepUp.ReviewImmediate("It was right", Manager, At(Day0), Day0);
        Assert.False(stepUp.IsImmediateToReview);
        Assert.Equal(StepUpState.Sent, stepUp.State);
    }

    [Theory]
    [InlineData("2026-11-18", "2026-11-19", false)]
    [InlineData("2026-11-20", "2026-11-23", false)]
    // Friday 25 and Monday 28 December 2026 are bank holidays.
    [InlineData("2026-12-24", "2026-12-29", false)]
    [InlineData("2026-11-18", "2026-11-18", true)]
    [InlineData("2026-11-21", "2026-11-23", true)]
    [InlineData("2026-12-25", "2026-12-29", true)]
    public void Social_care_answers_in_one_working_day_and_at_immediate_risk_the_same_day(string sent, string due, bool atOnce)
    {
        var day = Day.Of(sent);
        var stepUp = RaiseOn(Planned(), atOnce ? AtOnce(day) : null, on: day);
        if (!atOnce)
            Agree(stepUp, on: day);

        Assert.Equal(Day.Of(due), stepUp.AnswerBy);
        Assert.False(stepUp.IsLateOn(Day.Of(due)));
        Assert.True(stepUp.IsLateOn(Day.Of(due).AddDays(1)));
    }

    [Fact]
    public void What_is_accepted_stays_until_it_is_completed_and_is_late_after_its_day()
    {
        var stepUp = PlannedHandover();

        Assert.True(stepUp.IsOpen);
        Assert.False(stepUp.IsLateOn(Day0.AddDays(2)));
        Assert.True(stepUp.IsLateOn(Day0.AddDays(3)));
        Assert.Equal("Handover to social care planned for 20 November (SU-2026-000001)", stepUp.StandingOn(Day0));
    }

    [Fact]
    public void The_top_of_the_case_says_who_must_act_at_every_step()
    {
        (StepUp, string)[] steps =
        [
            (Raised(), "Agree to the step-up SU-2026-000001 or return it"), (Returned(), "Raise the step-up SU-2026-000001 again or withdraw it"), (Sent(), "Accept or decline the step-up SU-2026-000001"),
            (Accepted(), "Plan the handover to social care, SU-2026-000001"), (PlannedHandover(), "Hand the family over to social care and confirm it, SU-2026-000001"), (Given(), "Confirm that social care holds the family, SU-2026-000001"),
        ];

        Assert.All(steps, s => Assert.Equal(s.Item2, s.Item1.Case.WhoActs(Day0)[0].What));
        Assert.Equal("With social care, not yet taken since 18 November (SU-2026-000001)", Sent().StandingOn(Day0));
    }

    [Fact]
    public void A_returned_one_can_be_made_immediate_when_it_is_raised_again()
    {
        var stepUp = Returned();

        stepUp.RaiseAgain(AtOnce() with { ChildIds = [Leo, Ava] }, Walkers, Cases.ACase.Standards, Cases.ACase.Calendar, Worker, At(Day0), Day0);

        Assert.Equal(StepUpState.Sent, stepUp.State);
        Assert.Equal([Leo, Ava], stepUp.Children.Select(c => c.PersonId));
    }

    [Fact]
    public void A_case_that_is_being_stepped_up_cannot_be_closed_offered_or_stepped_across()
    {
        var given = Sent().Case;

        foreach (var act in new Action[]
        {
            () => given.ProposeClosure(Ending(), Walkers, Worker, At(Day0), Day0), () => given.OfferHandover(Cases.ACase.Dover, "They moved", Manager, At(Day0), Day0), () => RaiseOn(given),
            () => StepAcross.Offer("SA-2026-000001", given, StepAcrossTests.Facts(), Worker, At(Day0), Day0),
        })
        {
            var refused = Assert.Throws<RulesBrokenException>(act);
            Assert.Contains("SU-2026-000001", refused.Broken[0].Sentence, StringComparison.Ordinal);
        }

        Assert.Equal(CaseState.PlanActive, given.State);
        given.WriteNote(new(ContactKind.Note, Day0, "The work goes on", []), Worker, At(Day0), Day0);
    }

    [Fact]
    public void Whoever_agreed_reviews_it_only_when_nobody_else_in_the_district_can_and_the_review_says_so()
    {
        var stepUp = RaiseOn(Planned(), by: Lead).With(s => Agree(s, Manager));
        Assert.Throws<RulesBrokenException>(() => stepUp.ReviewIt(Reviewed(), true, Manager, At(Day0), Day0));

        stepUp.ReviewIt(Reviewed(), false, Manager, At(Day0), Day0);

        Assert.True(stepUp.Review!.IsOwn);
        var other = Sent();
        other.ReviewIt(Reviewed(), true, Manager, At(Day0), Day0);
        Assert.False(other.Review!.IsOwn);
    }
}
