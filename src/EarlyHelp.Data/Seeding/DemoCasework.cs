using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Supervision;

namespace EarlyHelp.Data.Seeding;

/// <summary>
/// The work with one demonstration family, day by day from its allocation until today or its end, by the verbs of the case: what a rule refuses
/// a worker, it refuses here.
/// </summary>
internal sealed partial class DemoCasework(DemoHeld held, DemoStory story, DemoClock clock, Func<string, Actor> actor, ServiceStandards standards, WorkingCalendar calendar)
{
    // Days after the allocation.
    private const int Assessed = 12, Authorised = 15, PlanAgreed = 20, FirstReview = 58, SecondReview = 96, Proposed = 125, SignedOff = 128, Decided = 132;

    private readonly EarlyHelpCase given = held.Case;
    private readonly Family family = held.Case.Family;
    private readonly MemberToday child = FamilyToday.Of(held.Case.Family, clock.Today).Children.First();
    private readonly MemberToday mother = FamilyToday.Of(held.Case.Family, clock.Today).Members.First(m => !m.IsChild);

    private bool HasWords => held.Turn != DemoTurn.NoWords;

    private DemoTurn Turn => held.Turn;

    /// <summary>Answers to consent that came up on the way.</summary>
    public List<Consent> Consents { get; } = [];

    /// <summary>Works from day to day.</summary>
    public void Work()
    {
        // Day by day, so that everything is in its order whatever the turn.
        for (var day = 0; day <= (held.Until ?? held.DaysAgo) && given.ClosedOn is null; day++)
        {
            Contact(day);
            if (Turn != DemoTurn.NoPlan)
                Assess(day);
            if (Turn is not (DemoTurn.NoPlan or DemoTurn.Returned))
                Plan(day);
            Visit(day);
            Supervise(day);
            End(day);
        }

        FollowUp();
    }

    private void Contact(int day)
    {
        if (day == 0 && given.Origin == CaseOrigin.Notification)
            given.ContactNotifier(new(At(day, 14), "The school has seen no change since the notification. The family knows that we ring."), Worker, clock.Now, clock.Today);
        if (day == 1)
            given.ContactFamily(new(ContactKind.Visit, At(day, 10), Told("First visit. {mother} is glad that somebody comes. We agreed who else may know."), Everybody), Worker, clock.Now, clock.Today);
    }

    private void Assess(int day)
    {
        if (day == 5)
        {
            At(day, 11);
            given.BeginAssessment(AssessmentKind.Full, Worker, clock.Now, clock.Today);
            given.WriteAssessment(Content() with { Pairs = [], Voices = [], Criteria = [], Analysis = null }, Family, Worker, clock.Now, clock.Today);
        }

        if (day == Assessed)
        {
            At(day, 15);
            given.WriteAssessment(Content(), Family, Turn == DemoTurn.LeadsHand ? Lead(day, 15) : Worker, clock.Now, clock.Today);
            given.SubmitAssessment(Family, Worker, clock.Now, clock.Today);
        }

        if (day == Authorised && Turn == DemoTurn.Returned)
            given.ReturnAssessment([Told("Say what {mother} herself thinks of the worry."), "Add who looks after the children at night."], Lead(day, 9), clock.Now, clock.Today);
        else if (day == Authorised)
            given.AuthoriseAssessment(Told("A fair picture of {child} and of the home. Begin with what the children say and come back to me after the first review."), Lead(day, 9), clock.Now, clock.Today);
    }

    private void Plan(int day)
    {
        if (day == PlanAgreed)
        {
            given.AgreePlan(PlanOn(At(day, 16)), Family, standards, calendar, Worker, clock.Now, clock.Today);
        }
        else if (day == PlanAgreed + 1)
        {
            given.GiveCopy(new(mother.PersonId, At(day, 10), "By hand at home"), Family, Worker, clock.Now, clock.Today);
        }
        else if (day is FirstReview or SecondReview && Turn != DemoTurn.NoReview)
        {
            Review(day, day == FirstReview ? 1 : 2);
        }
        else if (day == 40 && Turn == DemoTurn.Withdrew)
        {
            var on = At(day, 12);
            Consents.Add(new(family, family.Members.First(m => m.PersonId == mother.PersonId).Person, "C3", ConsentAnswer.Withdrawn, on, Worker, clock.Now, how: "spoken"));
            family.Remember(Worker, clock.Now, on, "Consent withdrawn", $"{mother.Name}: sharing with other organisations");
        }
    }

    private void Review(int day, int number)
    {
        var on = At(day, 15);
        var moves = Turn == DemoTurn.Stuck ? 0 : 2 * number;
        given.Review(new ReviewFacts
        {
            HeldOn = on, TookPart = $"{mother.Name} and {child.Name}", FamilysView = moves == 0 ? Told("{mother} says that it is as before, and that she is tired.") : Told("{mother} says that the week is easier now."),
            Ratings = [.. given.Plan!.Outcomes.Select(o => new RatingFacts(o.Number, Math.Min(9, o.BaselineScore + moves), moves == 0 ? "Nothing has changed in what we count" : "What we count has gone up"))],
            Actions = [.. given.Actions.Where(a => a.IsLateOn(on)).Select(a => new ActionStep(a.Agreed.Number, number == 1 ? ActionStatus.InProgress : ActionStatus.Done, null, number == 1 ? "Begun, and goes on" : null))],
            Scores = [new(1, new(ScaleVoice.Worker, null, null, Score(3, moves), on, "What we count")), new(1, new(ScaleVoice.FamilyMember, mother.PersonId, null, Score(Turn == DemoTurn.FarApart ? 8 : 4, moves), on, "How the week feels"))],
            Voices = HasWords && Says(number) is { } words ? [new(child.PersonId, on) { OwnWords = words }] : [],
            NextStep = NextStep.Continue, NextReviewOn = on.AddDays(38),
        }, Family, standards, calendar, Worker, clock.Now, on);
    }

    private void Visit(int day)
    {
        if (day < 8 || (day - 8) % 13 != 0 || (Turn == DemoTurn.Drifts && day > 100))
            return;
        var visit = (day - 8) / 13;
        var on = At(day, 13);
        given.WriteNote(new(ContactKind.Visit, on, Told(story.Visits[visit % story.Visits.Length]), [mother.PersonId, child.PersonId])
        {
            Words = HasWords && visit % 2 == 0 && Says(visit / 2) is { } words ? [new(child.PersonId, words)] : [],
            NextVisitOn = on.AddDays(13),
        }, Worker, clock.Now, on);
    }

    private void Supervise(int day)
    {
        if (day is not (30 or 75 or 115))
            return;
        var on = At(day, 9);
        given.Supervise(new SupervisionTalk
        {
            HeldOn = on, Improving = Turn is DemoTurn.Stuck or DemoTurn.NoPlan ? Improving.No : Improving.Partly, Reflection = Told("We talked about what {child} sees at home and what we have not asked yet."),
            Decisions = "Go on as agreed, and speak with each child alone once.",
            Actions = [new("Speak with each child alone", Worker.Name, on.AddDays(14)), new("Ask the school for the register", Worker.Name, on.AddDays(21))],
        }, Lead(day, 9), clock.Now, on);
        // On most cases it was done in time; where the work is stuck or drifts, this is too.
        if (Turn is not (DemoTurn.Stuck or DemoTurn.Drifts or DemoTurn.NoPlan))
        {
            foreach (var action in given.Supervisions[^1].Actions)
                given.FinishSupervisionAction(action, Worker, clock.Now, on);
        }
    }

    private DateOnly At(int day, int hour)
    {
        clock.DaysAgo(held.DaysAgo - day, hour);
        return clock.Today;
    }

    private Actor Worker => actor(held.Worker);

    private Actor Lead(int day, int hour)
    {
        At(day, hour);
        return actor(held.Lead);
    }

    private FamilyToday Family => FamilyToday.Of(family, clock.Today);

    private long[] Everybody => [.. Family.Members.Select(m => m.PersonId)];

    private string? Says(int time) => child.IsPreVerbal(clock.Today) ? null : story.Words[time % story.Words.Length];

    private static int Score(int begun, int moves) => Math.Min(ScaleScore.Highest, begun + moves);

    private string Told(string text) => text.Replace("{child}", First(child), StringComparison.Ordinal).Replace("{mother}", First(mother), StringComparison.Ordinal);

    private static string First(MemberToday person) => person.Name.Split(' ')[0];
}
