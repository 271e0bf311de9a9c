using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Transfers;
using static EarlyHelp.Domain.Tests.Transfers.AStepDown;

namespace EarlyHelp.Domain.Tests.Transfers;

/// <summary>Each guard of a step-down is broken alone, says its sentence, and leaves the step-down and the baton as they were.</summary>
public sealed class StepDownGuardTests
{
    private static readonly Dictionary<string, (StepDownFacts Facts, string Sentence)> Requests = new(StringComparer.Ordinal)
    {
        ["no case number"] = (Facts with { SocialCareReference = " " }, "Enter social care’s case number"),
        ["no status"] = (Facts with { Status = null }, "Select what social care does with the family now"),
        ["no reason"] = (Facts with { Reason = null }, "Enter why the family can step down"),
        ["a long reason"] = (Facts with { Reason = new('x', 4001) }, "Why the family can step down must be 4,000 characters or fewer"),
        ["no risk"] = (Facts with { RemainingRisk = null }, "Enter what risk remains"),
        ["nothing that continues"] = (Facts with { WhatMustContinue = null }, "Enter what must continue"),
        ["no view of the social worker"] = (Facts with { SocialWorkersView = null }, "Enter the social worker’s view"),
        ["no word on consent"] = (Facts with { FamilyAgrees = null }, "Select whether the family agrees"),
        ["nobody agreed"] = (Facts with { ConsentBy = null }, "Enter who of the family agreed"),
        ["no day of consent"] = (Facts with { ConsentOn = null }, "Enter the day on which the family agreed"),
        ["consent of tomorrow"] = (Facts with { ConsentOn = Asked.AddDays(1) }, "The day on which the family agreed must be today or in the past"),
        ["without consent and no reason"] = (Facts with { FamilyAgrees = false }, "Say why you ask without the family’s agreement"),
        ["no views of the family"] = (Facts with { FamilysViews = null }, "Enter what the family says"),
        ["no child heard and no reason"] = (Facts with { ChildrensViews = null }, "Enter what the children say, or why no child was heard"),
        ["no plan and no reason"] = (Facts with { WhyNoPlan = null }, "Attach the latest plan, or say why there is none"),
        ["an end in the past"] = (Facts with { EndsSocialCareOn = Asked.AddDays(-1) }, "The day on which social care means to end must be today or later"),
    };

    private static readonly Dictionary<string, (Func<StepDown> Given, Action<StepDown> Act, string Sentence)> Guards = new(StringComparer.Ordinal)
    {
        ["listed on another district's panel"] = (() => Requested(), s => s.List(Planned(district: ACase.Dover), Partner, At(Asked), Asked), "Choose a panel of the district where the family lives"),
        ["listed on a past panel"] = (() => Requested(), s => s.List(Planned(Asked.AddDays(-1)), Partner, At(Asked), Asked), "Choose a panel that is still to come"),
        ["decided by another district"] = (() => AtPanel().StepDown, s => s.Accept(s.Panel!, "Yes", [], Elsewhere, At(PanelDay), PanelDay), "You can do this for the step-downs of your own district only"),
        ["decided by a lead"] = (() => AtPanel().StepDown, s => s.Accept(s.Panel!, "Yes", [], Lead, At(PanelDay), PanelDay), "Your role can’t accept this step-down. Ask a district manager."),
        ["decided before the panel begins"] = (() => Listed(Planned()), s => s.Accept(s.Panel!, "Yes", [], Manager, At(PanelDay), PanelDay), "The panel of 25 November 2026 is planned: decisions are made while it is open"),
        ["decided at another panel"] = (() => AtPanel().StepDown, s => s.Accept(Open(Planned(Later)), "Yes", [], Manager, At(Later), Later), "This step-down is not on the agenda of the panel of 2 December 2026"),
        ["decided by who asked"] = (() => AtPanel().StepDown, s => s.Accept(s.Panel!, "Yes", [], AskedAndManages, At(PanelDay), PanelDay), "Somebody else must decide: you asked for this step-down"),
        ["accepted without a reason"] = (() => AtPanel().StepDown, s => s.Accept(s.Panel!, null, [], Manager, At(PanelDay), PanelDay), "Say why the panel accepts the family"),
        ["condition without words"] = (() => AtPanel().StepDown, With(Condition() with { What = " " }), "Condition 1: enter what must be done"),
        ["condition of nobody's side"] = (() => AtPanel().StepDown, With(Condition() with { Side = null }), "Condition 1: select Early Help or social care"),
        ["condition of another service"] = (() => AtPanel().StepDown, With(Condition() with { Side = TransferSide.Other }), "Condition 1: select Early Help or social care"),
        ["condition of nobody"] = (() => AtPanel().StepDown, With(Condition() with { Owner = null }), "Condition 1: enter who does it"),
        ["condition without a day"] = (() => AtPanel().StepDown, With(Condition() with { DueOn = null }), "Condition 1: enter by when"),
        ["condition of yesterday"] = (() => AtPanel().StepDown, With(Condition() with { DueOn = PanelDay.AddDays(-1) }), "Condition 1: the day must be today or later"),
        ["too many conditions"] = (() => AtPanel().StepDown, With([.. Enumerable.Repeat(Condition(), 11)]), "At most 10 conditions: leave some out"),
        ["put off to no panel"] = (() => AtPanel().StepDown, s => s.Defer(s.Panel!, null, "A report", Manager, At(PanelDay), PanelDay), "Choose the panel that hears it"),
        ["put off to an earlier panel"] = (() => AtPanel().StepDown, s => s.Defer(s.Panel!, Planned(Asked), "A report", Manager, At(PanelDay), PanelDay), "Choose a later panel of this district"),
        ["put off to another district"] = (() => AtPanel().StepDown, s => s.Defer(s.Panel!, Planned(Later, ACase.Dover), "A report", Manager, At(PanelDay), PanelDay), "Choose a later panel of this district"),
        ["put off for nothing"] = (() => AtPanel().StepDown, s => s.Defer(s.Panel!, Planned(Later), null, Manager, At(PanelDay), PanelDay), "Enter what is awaited"),
        ["declined without a reason"] = (() => AtPanel().StepDown, s => s.Decline(s.Panel!, null, "CIN", Manager, At(PanelDay), PanelDay), "Say why the panel declines"),
        ["declined without anything else"] = (() => AtPanel().StepDown, s => s.Decline(s.Panel!, "Risk", null, Manager, At(PanelDay), PanelDay), "Enter what the panel suggests instead"),
        ["withdrawn without a reason"] = (() => Requested(), s => s.Withdraw(null, Partner, At(Asked), Asked), "Say why you withdraw the request"),
        ["withdrawn by a colleague"] = (() => Requested(), s => s.Withdraw("No", Partner2, At(Asked), Asked), "Nadia Karim holds this step-down in social care: ask them to do it, or to pass it to you"),
        ["withdrawn when completed"] = (Completed, s => s.Withdraw("No", Partner, At(Visit), Visit), "You can’t withdraw this step-down: the step-down is completed."),
        ["planned by another district"] = (() => Accepted(), s => s.PlanHandover(Plan(), Elsewhere, At(PanelDay), PanelDay), "You can do this for the step-downs of your own district only"),
        ["planned without a day"] = (() => Accepted(), s => s.PlanHandover(Plan() with { VisitOn = null }, Manager, At(PanelDay), PanelDay), "Enter the day of the joint visit"),
        ["planned for yesterday"] = (() => Accepted(), s => s.PlanHandover(Plan() with { VisitOn = Asked }, Manager, At(PanelDay), PanelDay), "The joint visit must be today or later"),
        ["planned to no unit"] = (() => Accepted(), s => s.PlanHandover(Plan() with { Unit = null, Worker = null }, Manager, At(PanelDay), PanelDay), "Select the unit that takes the family"),
        ["planned to another district's unit"] = (() => Accepted(), s => s.PlanHandover(Plan() with { Unit = ACase.UnitOfDover, Worker = null }, Manager, At(PanelDay), PanelDay), "Choose a unit of this district"),
        ["planned by a lead to another unit"] = (() => Accepted(), s => s.PlanHandover(Plan() with { Unit = ACase.Unit2, Worker = null }, Lead, At(PanelDay), PanelDay), "You can plan handovers to your own unit only"),
        ["planned to a worker elsewhere"] = (() => Accepted(), s => s.PlanHandover(Plan() with { WorkersUnitId = 72 }, Manager, At(PanelDay), PanelDay), "Choose a worker of the unit that takes the family"),
        ["planned with nobody"] = (() => Accepted(), s => s.PlanHandover(Plan() with { With = null }, Manager, At(PanelDay), PanelDay), "Enter who comes from social care"),
        ["given tomorrow"] = (() => HandoverPlanned(), s => s.ConfirmGiven(Visit.AddDays(1), null, Partner, At(Visit), Visit), "The date must be today or in the past"),
        ["given before the decision"] = (() => HandoverPlanned(), s => s.ConfirmGiven(Asked, "Forgot", Partner, At(Visit), Visit), "The panel accepted the family on 25 November 2026: enter that day or a later one"),
        ["given earlier without a reason"] = (() => HandoverPlanned(), s => s.ConfirmGiven(PanelDay, null, Partner, At(Visit), Visit), "Say why this is recorded later than it happened"),
        ["given twice"] = (() => Given(), s => s.ConfirmGiven(Visit, null, Partner, At(Visit), Visit), "Social care has confirmed this already, on 1 December 2026"),
        ["taken on before social care confirmed"] = (() => HandoverPlanned(), s => Complete(s), "Social care has not yet confirmed that it handed the family over: ask Nadia Karim"),
        ["taken on with an open condition"] = (() => Given(Condition()), s => Complete(s), "A condition of the panel is not met yet: School is told (Nadia Karim, by 1 December 2026)"),
        ["taken on by another district"] = (() => Given(), s => Complete(s, by: Elsewhere), "You can do this for the step-downs of your own district only"),
        ["taken on by who handed it over"] = (() => Given(), s => Complete(s, by: AskedAndManages), "Somebody else must confirm for Early Help: you asked for this step-down or hold it for social care"),
        ["taken on by another unit's lead"] = (() => Given(), s => Complete(s, by: Lead with { UnitId = 72 }), "You can take families on for your own unit only"),
        ["taken on by a full unit"] = (() => Given(), s => Complete(s, Taking() with { UnitHolds = 96 }), "Ashford 1 already holds 96 of 96 families: say why it takes another"),
        ["taken on by a full worker"] = (() => Given(), s => Complete(s, Taking() with { WorkerHolds = 24 }), "Sam Hill already holds 24 of 24 families: say why one more"),
        ["taken on by a worker who left"] = (() => Given(), s => Complete(s, Taking() with { WorkersUnitId = 72 }), "Sam Hill no longer works in Ashford 1: plan the handover again"),
        ["social care's condition met by a lead"] = (() => Given(Condition()), s => s.MarkMet(1, Visit, "Done", Lead, At(Visit), Visit), "This condition is social care’s: ask Nadia Karim"),
        ["Early Help's condition met by social care"] = (() => Given(Condition(TransferSide.EarlyHelp)), s => s.MarkMet(1, Visit, "Done", Partner, At(Visit), Visit), "This condition is Early Help’s: ask the unit that takes the family, or the district manager"),
        ["condition met tomorrow"] = (() => Given(Condition()), s => s.MarkMet(1, Visit.AddDays(1), "Done", Partner, At(Visit), Visit), "The date must be today or in the past"),
        ["condition met before the decision"] = (() => Given(Condition()), s => s.MarkMet(1, Asked, "Done", Partner, At(Visit), Visit), "The date must not be before the panel’s decision"),
        ["condition met without words"] = (() => Given(Condition()), s => s.MarkMet(1, Visit, null, Partner, At(Visit), Visit), "Enter what was done"),
        ["a condition that is not there"] = (() => Given(Condition()), s => s.MarkMet(2, Visit, "Done", Partner, At(Visit), Visit), "Choose a condition of this step-down"),
        ["condition met twice"] = (() => Met(), s => s.MarkMet(1, Visit, "Done", Partner, At(Visit), Visit), "This condition was met on 1 December 2026 already"),
        ["passed on to nobody there"] = (() => Requested(), s => s.HandToColleague(Tom, 8, "Leave", Partner, At(Asked), Asked), "Choose a colleague in social care of your district"),
        ["passed on to oneself"] = (() => Requested(), s => s.HandToColleague(Nadia, 7, "Leave", Partner, At(Asked), Asked), "Nadia Karim holds it already"),
        ["passed on without a reason"] = (() => Requested(), s => s.HandToColleague(Tom, 7, null, Partner, At(Asked), Asked), "Say why you pass it on"),
        ["looked at too early"] = (Completed, s => s.RecordLook(4, LookResult.Stable, "Well", Manager, At(Visit.AddDays(27)), Visit.AddDays(27)), "The look after 4 weeks is due on 29 December 2026: come back then"),
        ["looked at without a result"] = (Completed, s => s.RecordLook(4, null, "Well", Manager, At(Visit.AddDays(28)), Visit.AddDays(28)), "Select what became of the family"),
        ["looked at without words"] = (Completed, s => s.RecordLook(4, LookResult.Stable, " ", Manager, At(Visit.AddDays(28)), Visit.AddDays(28)), "Enter what you found"),
        ["looked at by another district"] = (Completed, s => s.RecordLook(4, LookResult.Stable, "Well", Elsewhere, At(Visit.AddDays(28)), Visit.AddDays(28)), "You can do this for the step-downs of your own district only"),
        ["a look of other weeks"] = (Completed, s => s.RecordLook(6, LookResult.Stable, "Well", Manager, At(Visit.AddDays(28)), Visit.AddDays(28)), "Choose the look after 4 or after 12 weeks"),
    };

    public static TheoryData<string> EachRequest => [.. Requests.Keys];

    public static TheoryData<string> Each => [.. Guards.Keys];

    [Theory, MemberData(nameof(EachRequest))]
    public void A_request_with_one_gap_says_its_sentence(string gap) => AStepDownRefused.Says(() => Requested(Requests[gap].Facts), Requests[gap].Sentence);

    [Theory, MemberData(nameof(Each))]
    public void Broken_alone_it_says_its_sentence_and_nothing_is_changed(string guard)
    {
        var (given, act, sentence) = Guards[guard];
        var stepDown = given();
        var before = (stepDown.State, stepDown.Version, stepDown.Timeline.Count, stepDown.Family.Baton!.Version, stepDown.Items.Count);

        AStepDownRefused.Says(() => act(stepDown), sentence);

        Assert.Equal(before, (stepDown.State, stepDown.Version, stepDown.Timeline.Count, stepDown.Family.Baton!.Version, stepDown.Items.Count));
    }

    [Fact]
    public void Nobody_but_social_care_asks() => AStepDownRefused.Says(
        () => StepDown.Request(Reference, Walkers(), ACase.Ashford, Facts, null, false, Manager, At(Asked), Asked), "Your role can’t request a step-down. Ask a social care partner.");

    private static Actor AskedAndManages => Actor.Staff(901, "Nadia Karim", Role.DistrictManager) with { DistrictId = 7 };

    private static Action<StepDown> With(params ConditionFacts[] conditions) => s => s.Accept(s.Panel!, "Yes", conditions, Manager, At(PanelDay), PanelDay);

    private static StepDown Met()
    {
        var given = Given(Condition());
        given.MarkMet(1, Visit, "Done", Partner, At(Visit), Visit);
        return given;
    }
}
