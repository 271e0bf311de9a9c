using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;

namespace EarlyHelp.Data.Generating;

/// <summary>The assessment, the plan and its reviews.</summary>
internal sealed partial class GeneratedCase
{
    private DateOnly end;

    private void Plan(DateOnly opened, DateOnly ends)
    {
        end = ends;
        var inTime = chance.Is(0.71);
        var agreed = inTime ? Record.PlanBy.AddDays(-chance.Between(1, 8)) : Record.PlanBy.AddDays(chance.Between(2, 12));
        if (agreed < opened.AddDays(9))
            agreed = opened.AddDays(9);
        story.On(agreed.AddDays(-chance.Between(5, 6)), 11, Assess);
        story.On(agreed, 16, () =>
        {
            if (Record.AssessedOn is null)
                Assess();
            Agree();
        });
    }

    private void Assess()
    {
        // Where the first visit was put off, it comes on the day of the assessment at the latest.
        ContactFamily();
        Record.BeginAssessment(AssessmentKind.Full, Worker, story.Now, story.Today);
        Record.WriteAssessment(Content(), People, Worker, story.Now, story.Today);
        Record.SubmitAssessment(People, Worker, story.Now, story.Today);
        if (chance.Is(0.95))
            story.After(chance.Between(1, 2), 9, () => Authorise(Told("A fair picture of {child} and of the home. Begin with what the children say and come back to me after the first review.")));
    }

    private void Authorise(string words)
    {
        if (Record.State is CaseState.Assessing or CaseState.PlanActive)
            Record.AuthoriseAssessment(words, Lead, story.Now, story.Today);
    }

    private void Agree()
    {
        Record.AgreePlan(PlanOn(story.Today), People, history.Standards, history.Calendar, Worker, story.Now, story.Today);
        Record.GiveCopy(new(mother.PersonId, story.Today, "By hand at home"), People, Worker, story.Now, story.Today);
        NextReview();
    }

    private void NextReview()
    {
        var due = Record.ReviewBy!.Value;
        var day = chance.Is(0.88) ? due.AddDays(-chance.Between(1, 7)) : due.AddDays(chance.Between(2, 9));
        if (day < end.AddDays(-6))
            story.On(day, 15, Review);
    }

    private void Review()
    {
        if (Record.ClosedOn is not null || Record.State == CaseState.Closing)
            return;
        GoOn();
        var on = story.Today;
        var moves = 2 * (Record.ReviewCount + 1);
        Record.Review(new()
        {
            HeldOn = on, TookPart = $"{mother.Name} and {child.Name}", FamilysView = Told("{mother} says that the week is easier now."),
            Ratings = [.. Record.Plan!.Outcomes.Select(o => new RatingFacts(o.Number, Math.Min(9, o.BaselineScore + moves), "What we count has gone up"))],
            Actions = [.. Record.Actions.Where(a => a.IsLateOn(on)).Select(a => new ActionStep(a.Agreed.Number, chance.Is(0.7) ? ActionStatus.Done : ActionStatus.InProgress, null, "Begun, and goes on"))],
            Scores =
            [
                new(1, new(ScaleVoice.Worker, null, null, Math.Min(10, 3 + moves), on, "What we count")), new(1, new(ScaleVoice.FamilyMember, mother.PersonId, null, Math.Min(10, 4 + moves), on, "How the week feels")),
            ],
            Voices = !child.IsPreVerbal(on) ? [new(child.PersonId, on) { OwnWords = chance.One(words.Words) }] : [],
            NextStep = NextStep.Continue, NextReviewOn = on.AddDays(38),
        }, People, history.Standards, history.Calendar, Worker, story.Now, on);
        NextReview();
    }

    // Past its weeks the district manager says first that the work goes on.
    private void GoOn()
    {
        if (Record.IsPastItsWeeks(story.Today))
        {
            Record.Continue(
                new("A new school place begins and the family wants its worker beside it.", "A visit each week until the place is settled.", story.Today.AddDays(Continuation.LongestDays)),
                family.Place.Manager.As, story.Now, story.Today);
        }
    }

    private AssessmentContent Content() => new()
    {
        TookPart = $"{mother.Name} and the children",
        Rows =
        [
            new(RowKind.Harm, Told(words.Worry), child.PersonId, "Since September", "School"), new(RowKind.ComplicatingFactor, Told(words.Harder)), new(RowKind.Strength, Told(words.Strength)),
            new(RowKind.Safety, Told(words.Safety)), new(RowKind.NeedsToHappen, Told(words.Need)),
        ],
        Pairs =
        [
            new(1, Told(words.Danger), Told(words.Goal),
            [
                new(ScaleVoice.Worker, null, null, 3, story.Today, "What school and home tell us"), new(ScaleVoice.FamilyMember, mother.PersonId, null, chance.Is(0.06) ? 8 : 4, story.Today, "Some days go well"),
            ]),
        ],
        Voices =
        [
            .. People.Children.Select(c => c.IsPreVerbal(story.Today)
                ? new VoiceFacts(c.PersonId, story.Today) { Observation = Told("Stayed close to {mother}, then came to look at the toys.") }
                : new VoiceFacts(c.PersonId, story.Today) { OwnWords = chance.One(words.Words), GoodThings = "Reading at night", Dreams = "A dog" }),
        ],
        Criteria =
        [
            .. People.Members.SelectMany(m => CriteriaSet.InForceOn(story.Today).Criteria.Select(c =>
                new CriterionAnswer(m.PersonId, c.Code, m.IsChild && c.Label.StartsWith("Children", StringComparison.Ordinal) ? CriterionMet.Yes : CriterionMet.No))),
        ],
        Analysis = Told(words.Analysis),
    };

    private PlanFacts PlanOn(DateOnly on) => new()
    {
        AgreedOn = on, IfThingsGetWorse = Told("Ring your worker, or 999 in danger. {child} goes to the neighbour."), Agreements = [new(mother.PersonId, on, true)],
        Outcomes =
        [
            .. words.Outcomes.Select((o, i) => new OutcomeFacts(Told(o.What), Told(o.Now), 2 + i, Told(o.Measure), Told(o.Enough),
            [
                new(Told(o.FamilyDoes), ActionOwner.FamilyMember, mother.PersonId, null, on.AddDays(28)), new(Told(o.WorkerDoes), ActionOwner.Worker, null, Worker.Name, on.AddDays(35)),
            ]) { Goal = i == 0 ? 1 : null }),
        ],
    };
}
