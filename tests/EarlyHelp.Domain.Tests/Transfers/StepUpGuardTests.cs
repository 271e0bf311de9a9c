using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using static EarlyHelp.Domain.Tests.Cases.ACasework;
using static EarlyHelp.Domain.Tests.Transfers.AStepUp;

namespace EarlyHelp.Domain.Tests.Transfers;

/// <summary>The guards of a step-up: each is broken alone, says its sentence and leaves everything as it was.</summary>
public sealed class StepUpGuardTests
{
    private static readonly Dictionary<string, (Func<StepUp> Given, Action<StepUp> Act, string Sentence)> Guards = new(StringComparer.Ordinal)
    {
        ["agreeing one's own as a manager"] = (() => RaiseOn(Planned(), by: Manager), s => Agree(s, Manager), "You raised this step-up: another person must answer it"),
        ["another lead agrees a lead's"] = (ByLead, s => Agree(s, Actor.Staff(888, "Other Lead", Role.UnitLead) with { UnitId = 71, DistrictId = 7 }), "A unit lead raised this step-up: the district manager answers it"),
        ["a lead of another unit"] = (Raised, s => Agree(s, Lead with { UnitId = 72 }), "You can answer step-ups for the families of your own unit only"),
        ["a manager of another district"] = (Raised, s => Agree(s, Manager with { DistrictId = 8 }), "You can do this for the families of your own district only"),
        ["a worker agrees"] = (Raised, s => Agree(s, Worker), "Your role can’t agree to this step-up. Ask a unit lead or a district manager."),
        ["agreeing without a district"] = (Raised, s => s.Agree(null, null, Cases.ACase.Standards, Cases.ACase.Calendar, Lead, At(Day0), Day0), "Select the district whose social care answers"),
        ["agreeing twice"] = (Sent, s => Agree(s), "You can’t agree to this step-up: the step-up is sent."),
        ["returning without words"] = (Raised, s => s.Return(" ", Lead, At(Day0), Day0), "Say what is missing, so that it can be raised again"),
        ["raising again what was not returned"] = (Raised, s => s.RaiseAgain(Facts(), Walkers, Cases.ACase.Standards, Cases.ACase.Calendar, Worker, At(Day0), Day0), "You can’t raise this step-up again: the step-up is raised."),
        ["accepting for another district"] = (Sent, s => s.Accept("Team 3", null, OtherCare, At(Day0), Day0), "This step-up was sent to another district"),
        ["accepting without a name"] = (Sent, s => s.Accept(" ", null, Care, At(Day0), Day0), "Enter who at social care takes the family"),
        ["accepting what they raised for early help"] = (Sent, s => s.Accept("Team 3", null, InCareNow(Worker), At(Day0), Day0), "You acted on this step-up for Early Help: a colleague in social care must answer it"),
        ["accepting what they agreed for early help"] = (Sent, s => s.Accept("Team 3", null, InCareNow(Lead), At(Day0), Day0), "You acted on this step-up for Early Help: a colleague in social care must answer it"),
        ["declining what they raised for early help"] = (Sent, s => s.Decline("No", "Talk", InCareNow(Worker), At(Day0), Day0), "You acted on this step-up for Early Help: a colleague in social care must answer it"),
        ["completing what they handed over for early help"] = (Given, s => s.Complete("Me", InCareNow(Worker), At(Day0), Day0), "You acted on this step-up for Early Help: a colleague in social care must answer it"),
        ["accepting before it is sent"] = (Raised, s => s.Accept("Team 3", null, Care, At(Day0), Day0), "You can’t accept this step-up: the step-up is raised."),
        ["early help accepts"] = (Sent, s => s.Accept("Team 3", null, Manager, At(Day0), Day0), "Your role can’t accept this step-up. Ask a social care partner."),
        ["declining for another district"] = (Sent, s => s.Decline("No", "Talk", OtherCare, At(Day0), Day0), "This step-up was sent to another district"),
        ["declining without a reason"] = (Sent, s => s.Decline(null, "Talk to the school", Care, At(Day0), Day0), "Say why you decline"),
        ["declining without advice"] = (Sent, s => s.Decline("Below the threshold", null, Care, At(Day0), Day0), "Say what you advise, so that the worker can act on it"),
        ["planning for yesterday"] = (Accepted, s => s.PlanHandover(new(Day0.AddDays(-1), "Sam", "Nadia"), Worker, At(Day0), Day0), "The day of the handover must be today or later"),
        ["planning far ahead"] = (Accepted, s => s.PlanHandover(new(Day0.AddDays(29), "Sam", "Nadia"), Worker, At(Day0), Day0), "The day of the handover must be within 28 days"),
        ["planning without a day"] = (Accepted, s => s.PlanHandover(new(null, "Sam", "Nadia"), Worker, At(Day0), Day0), "Enter the day of the handover"),
        ["planning without us"] = (Accepted, s => s.PlanHandover(new(Day0, "", "Nadia"), Worker, At(Day0), Day0), "Enter who from Early Help hands the family over"),
        ["planning without them"] = (Accepted, s => s.PlanHandover(new(Day0, "Sam", ""), Worker, At(Day0), Day0), "Enter who from the other side takes the family"),
        ["planning again after it was given"] = (Given, s => s.PlanHandover(new(Day0, "Sam", "Nadia"), Worker, At(Day0), Day0), "The family was handed over on 18 November 2026"),
        ["given tomorrow"] = (PlannedHandover, s => s.ConfirmGiven(Handed() with { On = Day0.AddDays(1) }, Worker, At(Day0), Day0), "The date must be today or in the past"),
        ["given before social care accepted"] = (PlannedHandover, s => s.ConfirmGiven(Handed() with { On = Day0.AddDays(-1), BackdateReason = "Was ill" }, Worker, At(Day0), Day0), "Social care accepted on 18 November 2026: the handover was on that day or later"),
        ["given late without a reason"] = (PlannedHandover, s => s.ConfirmGiven(Handed(), Worker, At(Day0.AddDays(1)), Day0.AddDays(1)), "Say why this is recorded later than it happened"),
        ["given twice"] = (Given, s => s.ConfirmGiven(Handed(), Worker, At(Day0), Day0), "The family was handed over on 18 November 2026"),
        ["given without an outcome"] = (PlannedHandover, End(e => e with { Overall = null }), "Choose the overall outcome so far"),
        ["given as if there was no plan"] = (PlannedHandover, End(e => e with { Overall = OverallOutcome.NotApplicable }), "There was a plan: choose how much of it was achieved"),
        ["given without a summary"] = (PlannedHandover, End(e => e with { Summary = "Short" }), "Enter the closing summary in at least 20 characters"),
        ["given without saying whether the family was told"] = (PlannedHandover, End(e => e with { FamilyTold = null }), "Select whether the family was told"),
        ["given without a reason why the family was not told"] = (PlannedHandover, End(e => e with { FamilyTold = false }), "Say why the family was not told"),
        ["completed before it was given"] = (PlannedHandover, s => s.Complete("Nadia", Care, At(Day0), Day0), "Early Help has not yet confirmed that the family is handed over"),
        ["completed for another district"] = (Given, s => s.Complete("Femi", OtherCare, At(Day0), Day0), "This step-up was sent to another district"),
        ["completed without a name"] = (Given, s => s.Complete("", Care, At(Day0), Day0), "Enter who at social care holds the family"),
        ["completed by early help"] = (Given, s => s.Complete("Nadia", Worker, At(Day0), Day0), "Your role can’t confirm that social care holds this family. Ask a social care partner."),
        ["completed twice"] = (Completed, s => s.Complete("Nadia", Care, At(Day0), Day0), "You can’t confirm that social care holds this family: the step-up is completed."),
        ["withdrawn without a reason"] = (Sent, s => s.Withdraw(" ", Worker, At(Day0), Day0), "Say why you withdraw it"),
        ["withdrawn by another worker"] = (Sent, s => s.Withdraw("No", Actor.Staff(702, "Joy", Role.UnitWorker) with { UnitId = 71, DistrictId = 7 }, At(Day0), Day0), "Who raised it, who holds the case, or their unit lead can withdraw it"),
        ["withdrawn after social care took it"] = (Accepted, s => s.Withdraw("No", Worker, At(Day0), Day0), "You can’t withdraw this step-up: the step-up is accepted."),
        ["looking at what did not go at once"] = (Sent, s => s.ReviewImmediate("Fine", Manager, At(Day0), Day0), "This step-up did not go at once: its manager agreed to it"),
        ["looking at one's own"] = (() => RaiseOn(Planned(), AtOnce(), Manager), s => s.ReviewImmediate("Fine", Manager, At(Day0), Day0), "You raised this step-up: another person must look at it"),
        ["looking without words"] = (SentAtOnce, s => s.ReviewImmediate(" ", Manager, At(Day0), Day0), "Say what you found"),
        ["looking twice"] = (() => SentAtOnce().With(s => s.ReviewImmediate("Fine", Manager, At(Day0), Day0)), s => s.ReviewImmediate("Fine", OtherManager, At(Day0), Day0), "Dan Oduya has looked at it already"),
        ["reviewing without a threshold"] = (Sent, Review(r => r with { RightThreshold = null }), "Select whether the threshold was right"),
        ["reviewing without timeliness"] = (Sent, Review(r => r with { Timely = null }), "Select whether it was timely"),
        ["reviewing without avoidability"] = (Sent, Review(r => r with { Avoidable = null }), "Select whether it could have been avoided"),
        ["reviewing without learning"] = (Sent, Review(r => r with { Learned = " " }), "Enter what was learned"),
        ["reviewing what was never sent"] = (() => Raised().With(s => s.Withdraw("A mistake", Worker, At(Day0), Day0)), Review(r => r), "This step-up was never sent"),
        ["reviewing twice"] = (() => Sent().With(s => Review(r => r)(s)), Review(r => r), "Dan Oduya reviewed this step-up on 18 November 2026"),
        ["reviewing another district's"] = (Sent, s => s.ReviewIt(Reviewed(), true, Manager with { DistrictId = 8 }, At(Day0), Day0), "You can do this for the families of your own district only"),
    };

    private static readonly Dictionary<string, (Func<StepUpFacts, StepUpFacts> Spoil, string Sentence)> Raisings = new(StringComparer.Ordinal)
    {
        ["no child"] = (f => f with { ChildIds = [] }, "Select which children it is about"),
        ["an adult"] = (f => f with { ChildIds = [Kerry] }, "Select children of the family"),
        ["no change"] = (f => f with { WhatChanged = " " }, "Enter what has changed"),
        ["no harm"] = (f => f with { Harm = null }, "Enter what has happened to the children"),
        ["no danger"] = (f => f with { Danger = null }, "Enter what may happen to the children if nothing changes"),
        ["no evidence"] = (f => f with { Evidence = null }, "Enter what shows it"),
        ["too long"] = (f => f with { Evidence = new('x', 4001) }, "What shows it must be 4,000 characters or fewer"),
        ["whether the family knows"] = (f => f with { FamilyInformed = null }, "Select whether the family knows"),
        ["what the family knows"] = (f => f with { FamilySays = null }, "Enter what the family knows and says"),
        ["why the family does not know"] = (f => f with { FamilyInformed = false }, "Say why the family does not know"),
        ["immediate or not"] = (f => f with { IsImmediate = null }, "Select whether a child is at immediate risk"),
        ["nobody called"] = (_ => AtOnce() with { CalledWhom = null }, "Ring social care first, and enter whom you spoke to"),
        ["no time of the call"] = (_ => AtOnce() with { CalledAt = null }, "Enter when you rang"),
        ["a call to come"] = (_ => AtOnce() with { CalledAt = At(Day0).AddMinutes(1) }, "You can only enter a call that you have made: the time must be in the past"),
        ["a call long ago"] = (_ => AtOnce() with { CalledAt = At(Day0.AddDays(-29)) }, "The call must be in the last 28 days"),
        ["no district"] = (_ => AtOnce() with { To = null }, "Select the district whose social care answers"),
    };

    public static TheoryData<string> Each => [.. Guards.Keys];

    public static TheoryData<string> EachRaising => [.. Raisings.Keys];

    [Theory, MemberData(nameof(Each))]
    public void Broken_alone_it_says_its_sentence_and_nothing_is_changed(string guard)
    {
        var (make, act, sentence) = Guards[guard];
        var given = make();
        var before = Values(given, 0) + Snapshot(given.Case) + given.Baton.Version;

        var refused = Assert.Throws<RulesBrokenException>(() => act(given));

        Assert.Equal([sentence], refused.Broken.Select(b => b.Sentence));
        Assert.Equal(before, Values(given, 0) + Snapshot(given.Case) + given.Baton.Version);
    }

    [Theory, MemberData(nameof(EachRaising))]
    public void Raising_asks_for_each_fact_with_its_own_sentence(string missing)
    {
        var (spoil, sentence) = Raisings[missing];
        var given = Planned();
        var before = Snapshot(given);

        var refused = Assert.Throws<RulesBrokenException>(() => RaiseOn(given, spoil(Facts())));

        Assert.Equal([sentence], refused.Broken.Select(b => b.Sentence));
        Assert.Equal(before, Snapshot(given));
        Assert.Null(given.Family.Baton);
    }

    [Fact]
    public void A_closed_case_another_unit_s_and_another_district_s_can_not_be_stepped_up()
    {
        foreach (var (given, by, sentence) in new[]
        {
            (Closed(), Worker, "The case is closed, so nobody can raise a step-up on it"), (Planned(), Lead with { UnitId = 72 }, "You can raise a step-up for the families of your own unit only"),
            (Planned(), Manager with { DistrictId = 8 }, "You can do this for the families of your own district only"), (Planned(), Care, "Your role can’t raise a step-up. Ask a unit worker, a unit lead or a district manager."),
        })
        {
            Assert.Equal(sentence, Assert.Throws<RulesBrokenException>(() => RaiseOn(given, by: by)).Broken[0].Sentence);
        }
    }

    private static Action<StepUp> End(Func<EndOfWork, EndOfWork> spoil) => s => s.ConfirmGiven(Handed() with { End = spoil(Handed().End) }, Worker, At(Day0), Day0);

    private static Action<StepUp> Review(Func<StepUpReviewFacts, StepUpReviewFacts> spoil) => s => s.ReviewIt(spoil(Reviewed()), true, Manager, At(Day0), Day0);

    // Somebody who has changed sides since.
    private static Actor InCareNow(Actor then) => Actor.Staff(then.StaffId!.Value, then.Name, Role.SocialCarePartner) with { DistrictId = 7 };
}
