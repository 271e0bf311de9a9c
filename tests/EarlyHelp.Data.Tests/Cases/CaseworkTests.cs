using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Cases;

public sealed class CaseworkTests
{
    private static readonly DateOnly Day = CaseRecordsOfTests.Day;
    private static readonly DateTime At = new(2026, 11, 18, 12, 0, 0, DateTimeKind.Utc);
    private static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    [Fact]
    public async Task Each_piece_of_casework_is_read_back_and_goes_on_in_another_session()
    {
        await using var records = await Records.NewAsync();
        var id = await StartAsync(records);
        long leo = 0;

        await InAsync(records, id, (given, family, worker, lead) =>
        {
            leo = family.Children.Single().PersonId;
            given.ContactNotifier(new(Day, "Spoke with Helen"), worker, At, Day);
            given.ContactFamily(new(ContactKind.Visit, Day, "First visit", [leo]) { Words = [new(leo, "I like maths")] }, worker, At, Day);
            given.BeginAssessment(AssessmentKind.Full, worker, At, Day);
        });
        await InAsync(records, id, (given, family, worker, lead) =>
        {
            given.WriteAssessment(Content(leo), family, worker, At, Day);
            given.SubmitAssessment(family, worker, At, Day);
        });
        await InAsync(records, id, (given, family, worker, lead) =>
        {
            given.AuthoriseAssessment(new string('a', Assessment.LeadMinLength), lead, At, Day);
            given.AgreePlan(Plan(leo), family, Standards, Calendar, worker, At, Day);
        });
        await InAsync(records, id, (given, family, worker, lead) =>
        {
            given.CorrectNote(given.Notes[0], new(ContactKind.Visit, Day, "Second reading", [leo]), "A name was wrong", worker, At, Day);
            given.GiveCopy(new(leo, Day, "By hand"), family, worker, At, Day);
            given.Review(new ReviewFacts { HeldOn = Day, Ratings = [new(1, 6, "Register")], FamilysView = "Calmer", NextStep = NextStep.Close, Scores = [new(1, Score(leo) with { Score = 9 })], Actions = [new(1, ActionStatus.InProgress)] },
                family, Standards, Calendar, worker, At, Day);
            given.ProposeClosure(Ending(leo), family, worker, At, Day);
        }, notes: true);
        await InAsync(records, id, (given, family, worker, lead) => given.SignOffClosure("Well done", lead, At, Day));

        await InAsync(records, id, (given, family, worker, lead) =>
        {
            Assert.Equal((CaseState.Closed, ClosureReason.Achieved), (given.State, given.ClosureReason));
            Assert.Equal(("Mornings are the key", AssessmentState.Authorised), (given.Assessment!.Content.Analysis, given.Assessment.State));
            Assert.Equal((leo, "Walks to school"), (given.Plan!.Outcomes[0].Actions[0].OwnerPersonId!.Value, given.Plan.Outcomes[0].Actions[0].What));
            Assert.Equal(ActionStatus.Done, given.Actions[0].Status);
            Assert.Equal((3, 6), (given.Reviews[0].Ratings[0].Baseline, given.Reviews[0].Ratings[0].Rating));
            Assert.Equal((3, 2, 3), (given.Scores.Count, given.Voices.Count, given.FollowUps.Count));
            Assert.Equal((OutcomeResult.Achieved, true), (given.Closure!.Results[0].Result, given.Closure.People[0].Invited));
            Assert.Equal(given.Notes[0], given.Notes[1].Corrects);
        }, notes: true);
        // What hangs on a plan, a review or a closure is audited with its case.
        var audited = await records.AskAsync<EarlyHelpDbContext, List<string>>(db => db.Set<AuditEntry>().Where(e => e.CaseId == id).Select(e => e.Entity).Distinct().ToListAsync());
        Assert.Superset(
            new HashSet<string> { "Assessment", "FamilyPlan", "PlanOutcome", "PlanAction", "PlanAgreement", "OutcomeRating", "ClosureOutcome", "ClosurePerson", "SeenPerson", "ChildVoice", "ScaleScore" },
            audited.ToHashSet());
    }

    [Fact]
    public async Task A_verb_refuses_to_run_on_half_a_case()
    {
        await using var records = await Records.NewAsync();
        var id = await StartAsync(records);
        await InAsync(records, id, (given, family, worker, lead) =>
        {
            given.ContactNotifier(new(Day), worker, At, Day);
            given.ContactFamily(new(ContactKind.Visit, Day, "First visit", [family.Members[0].PersonId]), worker, At, Day);
            given.BeginAssessment(AssessmentKind.Full, worker, At, Day);
        });

        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var half = await db.Cases.SingleAsync(c => c.Id == id);
            Assert.Throws<InvalidOperationException>(() => half.BeginAssessment(AssessmentKind.Full, CaseRecordsOfTests.By(Role.UnitWorker), At, Day));
        });
    }

    private static async Task<long> StartAsync(Records records)
    {
        EarlyHelpCase? given = null;
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var add = new CaseRecordsOfTests(db);
            var unit = await db.Units.Include(u => u.District.Area).OrderBy(u => u.Id).FirstAsync();
            var worker = add.Worker("Sam Hill", unit);
            await db.SaveChangesAsync();
            given = add.Allocated("Walker", unit, worker);
            await db.SaveChangesAsync();
        });
        return given!.Id;
    }

    /// <summary>Does something to the case in a session of its own, and saves.</summary>
    private static Task InAsync(Records records, long id, Action<EarlyHelpCase, FamilyToday, Actor, Actor> work, bool notes = false) => records.DoAsync<EarlyHelpDbContext>(async db =>
    {
        var given = await db.Cases.Include(c => c.Family).SingleAsync(c => c.Id == id);
        var cases = CaseRecordsOfTests.RecordsOf(db);
        await cases.LoadWorkAsync(given);
        if (notes)
            await db.Entry(given).Collection(c => c.Notes).LoadAsync();
        var worker = Actor.Staff(given.WorkerId!.Value, "Sam Hill", Role.UnitWorker) with { UnitId = given.UnitId };
        work(given, await cases.FamilyAsync(given, Day), worker, Actor.Staff(given.WorkerId.Value + 1000, "Lea Marsh", Role.UnitLead) with { UnitId = given.UnitId });
        await db.SaveChangesAsync();
    });

    private static ScoreFacts Score(long leo) => new(ScaleVoice.FamilyMember, leo, null, 6, Day, "Mornings");

    private static AssessmentContent Content(long leo) => new()
    {
        Rows = [new(RowKind.Harm, "Missed school"), new(RowKind.Strength, "Reads"), new(RowKind.NeedsToHappen, "A routine")],
        Pairs = [new(1, "May stop going", "At school", [Score(leo), new(ScaleVoice.Worker, null, null, 3, Day, "Register")])],
        Voices = [new(leo, Day) { OwnWords = "Mornings are rubbish" }],
        Criteria = [.. CriteriaSet.InForceOn(Day).Criteria.Select(c => new CriterionAnswer(leo, c.Code, CriterionMet.Yes))],
        Analysis = "Mornings are the key",
    };

    private static PlanFacts Plan(long leo) => new()
    {
        AgreedOn = Day,
        Outcomes = [new("At school", "69 %", 3, "Register", "95 %", [new("Walks to school", ActionOwner.FamilyMember, leo, null, Day.AddDays(14))]) { Goal = 1 }],
        IfThingsGetWorse = "Ring Sam",
        Agreements = [new(leo, Day, true)],
    };

    private static ClosureFacts Ending(long leo) => new()
    {
        Reason = ClosureReason.Achieved, Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Achieved }, Overall = OverallOutcome.All,
        Actions = [new(1, ActionStatus.Done)], ExitStrategy = "Breakfast club", AgreedByPersonIds = [leo], AgreedWithOthers = "School", NotifierToldOn = Day,
        Feedback = FeedbackOffer.Invited, InvitedPersonIds = [leo], Summary = "Leo is at school every day.",
    };
}
