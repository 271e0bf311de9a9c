using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;

namespace EarlyHelp.Data.Seeding;

/// <summary>What is written at the assessment, the plan and the end.</summary>
internal sealed partial class DemoCasework
{
    private AssessmentContent Content() => new()
    {
        TookPart = $"{mother.Name} and the children",
        Rows =
        [
            new(RowKind.Harm, Told(story.Worry), child.PersonId, "Since September", "School"), new(RowKind.ComplicatingFactor, Told(story.Harder)),
            new(RowKind.Strength, Told(story.Strength)), new(RowKind.Safety, Told(story.Safety)), new(RowKind.NeedsToHappen, Told(story.Need)),
        ],
        Pairs =
        [
            new(1, Told(story.Danger), Told(story.Goal),
            [
                new(ScaleVoice.Worker, null, null, 3, clock.Today, "What school and home tell us"),
                new(ScaleVoice.FamilyMember, mother.PersonId, null, Turn == DemoTurn.FarApart ? 8 : 4, clock.Today, Turn == DemoTurn.FarApart ? "It is not as bad as people say" : "Some days go well"),
            ]),
        ],
        Voices = [.. Family.Children.Select(Voice)],
        Criteria = [.. Family.Members.SelectMany(m => CriteriaSet.InForceOn(clock.Today).Criteria.Select(c =>
            new CriterionAnswer(m.PersonId, c.Code, m.IsChild && c.Label.StartsWith("Children", StringComparison.Ordinal) ? CriterionMet.Yes : CriterionMet.No)))],
        Analysis = Told(story.Analysis),
    };

    private VoiceFacts Voice(MemberToday of)
    {
        var heard = new VoiceFacts(of.PersonId, clock.Today);
        if (of.IsPreVerbal(clock.Today))
            return heard with { Observation = Told("Stayed close to {mother}, then came to look at the toys.") };
        return HasWords
            ? heard with { OwnWords = story.Words[(int)(of.PersonId % story.Words.Length)], GoodThings = "Reading at night", Dreams = "A dog" }
            : heard with { Observation = "Sat on the stairs and listened to us.", WhyNoWords = "Did not want to talk to somebody new" };
    }

    private PlanFacts PlanOn(DateOnly on) => new()
    {
        AgreedOn = on, IfThingsGetWorse = Told("Ring your worker, or 999 in danger. {child} goes to the neighbour."),
        Agreements = [new(mother.PersonId, on, true)],
        Outcomes =
        [
            .. story.Outcomes.Select((o, i) => new OutcomeFacts(Told(o.What), Told(o.Now), 2 + i, Told(o.Measure), Told(o.Enough),
            [
                new(Told(o.FamilyDoes), ActionOwner.FamilyMember, mother.PersonId, null, on.AddDays(28)), new(Told(o.WorkerDoes), ActionOwner.Worker, null, Worker.Name, on.AddDays(35)),
            ]) { Goal = i == 0 ? 1 : null }),
        ],
    };

    private void End(int day)
    {
        if (day == Decided && Turn == DemoTurn.Continued)
        {
            var on = At(day, 11);
            given.Continue(new("A new school place begins after the holidays and the family wants its worker beside it.", "A visit each week until the place is settled.", on.AddDays(Continuation.LongestDays)), actor(held.Manager), clock.Now, on);
        }

        if (day == Proposed && Turn is DemoTurn.Closing or DemoTurn.Closed or DemoTurn.ClosedInPart)
            given.ProposeClosure(EndingOn(At(day, 14)), Family, Worker, clock.Now, clock.Today);
        if (day == SignedOff && Turn is DemoTurn.Closed or DemoTurn.ClosedInPart)
            given.SignOffClosure(Told("Good work. {child} was heard from the first week on."), Lead(day, 10), clock.Now, clock.Today);
    }

    private ClosureFacts EndingOn(DateOnly on)
    {
        var all = Turn != DemoTurn.ClosedInPart;
        return new()
        {
            Reason = all ? ClosureReason.Achieved : ClosureReason.OpenAccess, WhoGoesOn = all ? null : "The children’s centre", Overall = all ? OverallOutcome.All : OverallOutcome.Some,
            Results = given.Plan!.Outcomes.Select((o, i) => (o.Number, Result: all || i == 0 ? OutcomeResult.Achieved : OutcomeResult.NotAchieved)).ToDictionary(r => r.Number, r => r.Result),
            Actions = [.. given.Actions.Where(a => a.IsOpen).Select(a => new ActionStep(a.Agreed.Number, ActionStatus.Done))],
            ExitStrategy = Told("{mother} rings the school when a week is bad. The neighbour goes on helping."), AgreedByPersonIds = [mother.PersonId], AgreedWithOthers = "The school",
            NotifierToldOn = on, Feedback = FeedbackOffer.Declined, FamilysView = Told("{mother} says thank you, and that it is enough now."),
            Summary = all ? Told("{child} is well and says so. What we planned is there.") : Told("{child} is better off than before. The second half of the plan goes on at the children’s centre."),
        };
    }

    /// <summary>Of those closed long ago the first question has been asked; the next one waits.</summary>
    private void FollowUp()
    {
        if (given.ClosedOn is not { } closed || clock.Latest.DayNumber - closed.DayNumber < 150)
            return;
        var asked = closed.AddMonths(3);
        clock.DaysAgo(clock.Latest.DayNumber - asked.DayNumber, 11);
        given.RecordFollowUp(new(3, asked, FollowUpResult.Lasted, Told("Rang {mother}. School goes well, and the chart still hangs on the fridge.")), Worker, clock.Now, clock.Today);
    }
}
