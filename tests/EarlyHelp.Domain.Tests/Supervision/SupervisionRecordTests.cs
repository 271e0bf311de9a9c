using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Domain.Tests.Cases;

namespace EarlyHelp.Domain.Tests.Supervision;

public sealed class SupervisionRecordTests
{
    private static readonly DateOnly On = ACasework.Day0;

    [Fact]
    public void A_record_keeps_what_was_thought_and_decided_with_the_worker_of_the_day()
    {
        var given = ACasework.Planned();

        var record = given.Supervise(Talk(), ACasework.Lead, ACasework.At(On), On);

        Assert.Equal((1, "Sam Hill", "Lea Marsh", On), (record.Number, record.Worker, record.By, given.SupervisedOn));
        Assert.Equal([("Ring the school", "Sam", On.AddDays(7))], record.Actions.Select(a => (a.What, a.Who, a.DueOn)));
        Assert.Contains(given.Timeline, t => t.What == "Supervision 1");
    }

    [Fact]
    public void Each_guard_has_its_sentence()
    {
        Refused(Talk() with { Improving = null }, "Select whether the plan is improving things for the children");
        Refused(Talk() with { Reflection = " " }, "Enter what you thought about");
        Refused(Talk() with { Actions = [new("", "Sam", On)] }, "Enter what is done");
        Refused(Talk() with { Actions = [new("Ring", null, On)] }, "Enter who does it");
        Refused(Talk() with { Actions = [new("Ring", "Sam", null)] }, "Enter by when it is done");
        Refused(Talk() with { Actions = [new("Ring", "Sam", On.AddDays(-1))] }, "The day must be the day of the supervision or later");
        Refused(Talk() with { HeldOn = On.AddDays(1), Actions = [] }, "The date must be today or in the past");
        ACasework.IsRefused(ACasework.Planned(), c => c.Supervise(Talk(), ACasework.Worker, ACasework.At(On), On), "Your role can’t record supervision. Ask a unit lead or a district manager.");
        ACasework.IsRefused(ACasework.Planned(), c => c.Supervise(Talk(), ACasework.Lead with { UnitId = 72 }, ACasework.At(On), On), "You can record supervision for the families of your own unit only");
        ACasework.IsRefused(ACasework.Closed(), c => c.Supervise(Talk(), ACasework.Lead, ACasework.At(On), On), "The case is closed: there is nothing to supervise any more");
    }

    [Fact]
    public void An_action_is_done_once()
    {
        var given = ACasework.Planned();
        var action = given.Supervise(Talk(), ACasework.Lead, ACasework.At(On), On).Actions[0];

        given.FinishSupervisionAction(action, ACasework.Worker, ACasework.At(On), On);

        Assert.Equal((On, "Sam Hill"), (action.DoneOn!.Value, action.DoneBy));
        ACasework.IsRefused(given, c => c.FinishSupervisionAction(action, ACasework.Worker, ACasework.At(On), On), "This was marked as done on 18 November 2026");
    }

    [Fact]
    public void The_case_knows_how_far_apart_the_voices_are()
    {
        Assert.Equal(0, ACasework.Assessing().WidestGap);
        Assert.Equal(3, ACasework.Submitted().WidestGap);

        var closer = ACasework.Planned();
        Review(closer, On.AddDays(10), 6, new PairScore(1, ACasework.Score(Domain.Assessments.ScaleVoice.Worker, 6, On.AddDays(10))));
        Assert.Equal(0, closer.WidestGap);
    }

    [Fact]
    public void Reviews_without_movement_are_counted_in_a_row_and_a_rise_ends_the_row()
    {
        var given = ACasework.Planned();

        int[] counted = [.. new[] { 3, 3, 4, 4 }.Select((rating, i) =>
        {
            Review(given, On.AddDays(10 * (i + 1)), rating);
            return given.StillReviews;
        })];

        Assert.Equal([1, 2, 0, 1], counted);
    }

    [Fact]
    public void A_meeting_is_recorded_by_the_lead_of_the_unit()
    {
        var held = UnitMeeting.Held(71, new(On, "Sam, Joy", "Walkers: second adult in the mornings"), 7, ACasework.Lead, ACasework.At(On), On);

        Assert.Equal((71, 7, "Lea Marsh"), (held.UnitId, held.FamiliesOnAgenda, held.By));
        var refused = Assert.Throws<Domain.Workflow.RulesBrokenException>(() => UnitMeeting.Held(72, new(On.AddDays(1), "", null), 7, ACasework.Lead, ACasework.At(On), On));
        Assert.Equal(["You can record the meetings of your own unit only", "The date must be today or in the past", "Enter who came", "Enter what you decided"], refused.Broken.Select(b => b.Sentence));
    }

    private static SupervisionTalk Talk() => new()
    {
        HeldOn = On, Improving = Improving.Partly, Reflection = "Mornings are the key", Decisions = "Ask Gran", Actions = [new("Ring the school", "Sam", On.AddDays(7))],
    };

    private static void Refused(SupervisionTalk talk, string sentence) =>
        ACasework.IsRefused(ACasework.Planned(), c => c.Supervise(talk, ACasework.Lead, ACasework.At(On), On), sentence);

    private static void Review(EarlyHelpCase given, DateOnly on, int rating, params PairScore[] scores) => given.Review(
        ACasework.Held(on) with { Ratings = [new(1, rating, "Register")], Scores = scores, Actions = given.ReviewCount == 0 ? [new(1, Domain.Plans.ActionStatus.Done)] : [] },
        ACasework.Walkers, ACase.Standards, ACase.Calendar, ACasework.Worker, ACasework.At(on), on);
}
