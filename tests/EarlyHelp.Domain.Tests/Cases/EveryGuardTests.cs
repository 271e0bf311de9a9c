using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Plans;
using static EarlyHelp.Domain.Tests.Cases.ACasework;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>The guards of a case that no other test breaks alone: each is broken by itself, says its sentence and leaves the case as it was.</summary>
public sealed class EveryGuardTests
{
    private static readonly DateOnly Tomorrow = Day0.AddDays(1);

    private static readonly Dictionary<string, (Func<EarlyHelpCase> Given, Action<EarlyHelpCase> Act, string Sentence)> Guards = new(StringComparer.Ordinal)
    {
        ["over the guide"] = (ACase.Accepted, c => c.Allocate(ACase.Sam, 71, 24, null, null, Lead, At(Day0), Day0), "Sam Hill already holds 24 of 24 families: say why one more"),
        ["first contact twice"] = (FamilyContacted, c => c.ContactFamily(new(ContactKind.Visit, Day0, "Again", [Kerry]), Worker, At(Day0), Day0), "First contact with the family is recorded already, on 18 November 2026: write a note"),
        ["first contact without contact"] = (NotifierContacted, c => c.ContactFamily(new(ContactKind.Note, Day0, "Wrote it down", [Kerry]), Worker, At(Day0), Day0), "Choose how you were in contact"),
        ["voice of tomorrow"] = (Assessing, Write(x => x with { Voices = [new(Leo, Tomorrow) { OwnWords = "Hello" }] }), "The day a child was heard must be today or in the past"),
        ["danger without words"] = (Assessing, Write(x => x with { Pairs = [x.Pairs[0] with { Danger = " " }] }), "Enter what might happen if nothing changes"),
        ["goal without words"] = (Assessing, Write(x => x with { Pairs = [x.Pairs[0] with { Goal = " " }] }), "Enter the goal that answers it"),
        ["one number twice"] = (Assessing, Write(x => x with { Pairs = [x.Pairs[0], x.Pairs[0]] }), "Each danger and goal has its own number"),
        ["criterion of a stranger"] = (Assessing, Write(x => x with { Criteria = [new(999, x.Criteria[0].Code, CriterionMet.Yes)] }), "A family criterion is answered for a person of the family"),
        ["writing on what was returned"] = (() => Submitted().With(c => c.ReturnAssessment(["More"], Lead, At(Day0), Day0)), Write(x => x), "The assessment was returned: begin the next version, which goes on from it"),
        ["writing on what was authorised"] = (Authorised, Write(x => x), "The assessment is authorised: begin a new version"),
        ["returning another unit's"] = (Submitted, c => c.ReturnAssessment(["More"], Lead with { UnitId = 72 }, At(Day0), Day0), "You can return assessments for the families of your own unit only"),
        ["a stranger agrees"] = (Authorised, Agree(p => p with { Agreements = [new(Kerry, Day0, true), new(999, Day0, true)] }), "Choose a person of the family who agreed"),
        ["agreed tomorrow"] = (Authorised, Agree(p => p with { Agreements = [new(Kerry, Tomorrow, true)] }), "The day somebody agreed must be today or in the past"),
        ["disagreed without words"] = (Authorised, Agree(p => p with { Agreements = [new(Kerry, Day0, true), new(Leo, Day0, false)] }), "Enter what a person who does not agree said"),
        ["more actions than anybody can do"] = (Authorised, Agree(p => p with { Outcomes = [p.Outcomes[0] with { Actions = [.. Enumerable.Repeat(p.Outcomes[0].Actions[0], 21)] }] }), "Outcome 1: at most 20 actions"),
        ["plan recorded late without a reason"] = (Authorised, Agree(p => p with { AgreedOn = Day0.AddDays(-1) }), "Say why this is recorded later than it happened"),
        ["plan of 29 days ago"] = (Authorised, Agree(p => p with { AgreedOn = Day0.AddDays(-29), BackdateReason = "Forgot" }), "The date must be in the last 28 days"),
        ["version before the last"] = (Planned0, c => c.ChangePlan(
            Plan(null, Outcome("Leo is at school every day", null, 1, 1)) with { AgreedOn = Day0.AddDays(-1), BackdateReason = "Forgot", WhatChanged = "Gran is ill" }, Walkers, Worker, At(Day0), Day0),
            "The version before was agreed on 18 November 2026: this one comes after it"),
        ["rating of no outcome"] = (Planned0, c => c.Review(Held() with { Ratings = [.. Held().Ratings, new(9, 5, "Nothing")] }, Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0), "Rate outcomes of the plan that stands"),
        ["review of 29 days ago"] = (() => Planned0(), c => c.Review(Held() with { HeldOn = Day0, BackdateReason = "Was ill" }, Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0.AddDays(29)), Day0.AddDays(29)), "The date must be in the last 28 days"),
        ["step of no action"] = (Planned0, c => c.UpdateAction(new(9, ActionStatus.InProgress), Worker, At(Day0), Day0), "Choose an action of the plan"),
        ["carried on before the end"] = (Planned0, c => c.UpdateAction(new(1, ActionStatus.CarriedOn, Note: "Gran"), Worker, At(Day0), Day0), "Somebody carries an action on only when the case closes"),
        ["moved into the past"] = (Planned0, c => c.UpdateAction(new(1, ActionStatus.Open, Day0.AddDays(-1), "Earlier"), Worker, At(Day0), Day0), "The new date of an action must be today or later"),
        ["moved although done"] = (Planned0, c => c.UpdateAction(new(1, ActionStatus.Done, Tomorrow, "Done"), Worker, At(Day0), Day0), "Only an action that is still open has a new date"),
        ["moved without a reason"] = (Planned0, c => c.UpdateAction(new(1, ActionStatus.Open, Tomorrow), Worker, At(Day0), Day0), "Say why the date moves"),
        ["one action twice"] = (Planned0, c => c.WriteNote(new(ContactKind.Note, Day0, "Steps", []) { Actions = [new(1, ActionStatus.Done), new(1, ActionStatus.InProgress)] }, Worker, At(Day0), Day0), "Say once for each action how far it is"),
        ["a child without words"] = (Planned0, c => c.WriteNote(new(ContactKind.Note, Day0, "Words", []) { Words = [new(Leo, " ")] }, Worker, At(Day0), Day0), "Enter what the child said, or leave the child out"),
        ["next visit yesterday"] = (Planned0, c => c.WriteNote(new(ContactKind.Note, Day0, "Next", []) { NextVisitOn = Day0.AddDays(-1) }, Worker, At(Day0), Day0), "The next visit must be today or later"),
        ["copy without a plan"] = (() => Assessing().With(c => c.ProposeClosure(EndingWithoutPlan(), Walkers, Worker, At(Day0), Day0)), c => c.GiveCopy(new(Kerry, Day0, "By hand"), Walkers, Worker, At(Day0), Day0), "There is no plan to give yet"),
        ["returning another unit's closure"] = (Closing, c => c.ReturnClosure("More", Lead with { UnitId = 72 }, At(Day0), Day0), "You can return closures for the families of your own unit only"),
        ["open access without a centre"] = (Planned0, Close(e => e with { Reason = ClosureReason.OpenAccess }), "Enter the children’s centre or youth hub that goes on with the family"),
        ["moved without a place"] = (Planned0, Close(e => e with { Reason = ClosureReason.Moved }), "Enter where the family moved and who was told there"),
        ["opened in error and invited"] = (Planned0, Close(e => e with { Reason = ClosureReason.OpenedInError }), "The case was opened in error: nobody is invited to give feedback"),
        ["a stranger agrees to the end"] = (Planned0, Close(e => e with { AgreedByPersonIds = [Kerry, 999] }), "Choose a person of the family who agreed"),
        ["a stranger is invited"] = (Planned0, Close(e => e with { InvitedPersonIds = [Kerry, 999] }), "Choose a person of the family to invite"),
        ["supervision of what is closed"] = (() => Closed(), c => c.Supervise(new() { HeldOn = Day0, Improving = Domain.Supervision.Improving.Yes, Reflection = "Fine" }, Lead, At(Day0), Day0), "The case is closed: there is nothing to supervise any more"),
        ["a supervision that is too long"] = (Planned0, c => c.Supervise(new() { HeldOn = Day0, Improving = Domain.Supervision.Improving.Yes, Reflection = new('x', 4001) }, Lead, At(Day0), Day0), "What you thought about must be 4,000 characters or fewer"),
        ["a district that has ended"] = (Planned0, c => c.OfferHandover(Ended(), "They moved", Manager, At(Day0), Day0), "Deal does not work on 18 November 2026: choose another district"),
        ["a unit that has ended"] = (ACase.Awaiting, c => c.Accept(EndedUnit(), 3, null, ACase.Standards, ACase.Calendar, Manager, At(Day0), Day0), "Ashford 3 does not work on 18 November 2026: choose another unit"),
    };

    public static TheoryData<string> Each => [.. Guards.Keys];

    [Theory, MemberData(nameof(Each))]
    public void Broken_alone_it_says_its_sentence_and_nothing_is_changed(string guard)
    {
        var (given, act, sentence) = Guards[guard];
        IsRefused(given(), act, sentence);
    }

    [Fact]
    public void Every_step_writes_from_which_state_to_which_it_led_and_why()
    {
        var given = Closed().With(c => c.Reopen("The same worries are back", 71, true, null, Manager, At(Day0), Day0));

        Assert.Equal(
            [("AwaitingAllocation", "Allocated"), ("Allocated", "Assessing"), ("Assessing", "PlanActive"), ("PlanActive", "Closing"), ("Closing", "Closed"), ("Closed", "PlanActive")],
            given.Timeline.Where(t => t.FromState is not null).Select(t => (t.FromState!, t.ToState!)));
        Assert.Equal(("The same worries are back", "Dan Oduya", At(Day0)), (given.Timeline[^1].Detail!, given.Timeline[^1].By, given.Timeline[^1].At));
    }

    private static EarlyHelpCase Planned0() => Planned();

    private static Action<EarlyHelpCase> Write(Func<AssessmentContent, AssessmentContent> spoil) => c => c.WriteAssessment(spoil(Content()), Walkers, Worker, At(Day0), Day0);

    private static Action<EarlyHelpCase> Agree(Func<PlanFacts, PlanFacts> spoil) => c => c.AgreePlan(spoil(Plan()), Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0);

    private static Action<EarlyHelpCase> Close(Func<ClosureFacts, ClosureFacts> spoil) => c => c.ProposeClosure(spoil(Ending()), Walkers, Worker, At(Day0), Day0);

    private static District Ended() => UntilYesterday(new District(ACase.Dover.Area, "Deal", ACase.Received.AddYears(-1)));

    private static Unit EndedUnit() => UntilYesterday(ACase.NewUnit("Ashford 3", 73));

    private static T UntilYesterday<T>(T place)
        where T : class
    {
        typeof(T).GetProperty("To")!.SetValue(place, (DateOnly?)Day0.AddDays(-1));
        return place;
    }
}
