using EarlyHelp.Data.Supervision;
using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Supervision;

namespace EarlyHelp.Data.Tests.Supervision;

/// <summary>A unit with a family for each reason, brought there by the domain's own verbs on earlier days: the list names exactly these.</summary>
public sealed class SupervisionListTests(SupervisionListTests.Seeded unit) : IClassFixture<SupervisionListTests.Seeded>
{
    private static readonly DateOnly Today = CaseRecordsOfTests.Day;

    public static TheoryData<SupervisionReason> Reasons => [.. Enum.GetValues<SupervisionReason>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Each_reason_finds_exactly_its_own_family_and_the_sentences_say_the_same(SupervisionReason reason)
    {
        var (lines, total) = await unit.AskAsync(list => list.PageAsync(new() { Reason = reason }, Today));

        Assert.Equal([$"{reason}"], lines.Select(l => l.Row.FamilyName));
        Assert.Equal(1, total);
        Assert.Equal([reason], lines[0].Points.Select(p => p.Reason));
    }

    [Fact]
    public async Task The_whole_list_has_each_of_them_once_and_nobody_whose_work_goes_well_or_who_is_another_unit_s()
    {
        var (lines, total) = await unit.AskAsync(list => list.PageAsync(new(), Today));

        Assert.Equal(Enum.GetValues<SupervisionReason>().Length, total);
        Assert.Equal(Enum.GetNames<SupervisionReason>().Order(), lines.Select(l => l.Row.FamilyName).Order());
        Assert.Equal("FollowUpDue", lines[^1].Row.FamilyName);
    }

    [Fact]
    public async Task The_district_manager_reads_every_unit_and_can_narrow_to_one_or_to_a_worker()
    {
        var everywhere = await unit.AskAsync(list => list.PageAsync(new() { Reason = SupervisionReason.New }, Today), unit.Manager);
        var one = await unit.AskAsync(list => list.PageAsync(new() { Reason = SupervisionReason.New, Unit = unit.OtherUnit }, Today), unit.Manager);
        var nobody = await unit.AskAsync(list => list.PageAsync(new() { Worker = 9999 }, Today), unit.Manager);

        Assert.Equal(["Elsewhere", "New"], everywhere.Lines.Select(l => l.Row.FamilyName).Order());
        Assert.Equal(["Elsewhere"], one.Lines.Select(l => l.Row.FamilyName));
        Assert.Equal(0, nobody.Total);
    }

    [Fact]
    public async Task The_agenda_of_the_meeting_is_what_the_meeting_talks_about()
    {
        var agenda = await unit.AskAsync(list => list.AgendaAsync(unit.Unit, Today));

        Assert.Equal(SupervisionList.OnAgenda.Select(r => $"{r}").Order(), agenda.Select(l => l.Row.FamilyName).Order());
    }

    /// <summary>The seeded unit.</summary>
    public sealed class Seeded : IAsyncLifetime
    {
        private static readonly ServiceStandards Standards = ServiceStandards.Shipped();
        private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();
        private readonly Dictionary<string, EarlyHelpCase> cases = [];
        private Records records = null!;
        private Actor worker = null!;
        private Actor lead = null!;

        public Actor Manager { get; private set; } = null!;

        public long Unit { get; private set; }

        public long OtherUnit { get; private set; }

        public Task<T> AskAsync<T>(Func<SupervisionList, Task<T>> ask, Actor? by = null) => records.AskAsync(ask, by ?? lead);

        public async Task InitializeAsync()
        {
            records = await Records.NewAsync();
            await records.DoAsync<EarlyHelpDbContext>(async db =>
            {
                var add = new CaseRecordsOfTests(db);
                var (here, there) = (await add.UnitAsync("Ashford 1"), await add.UnitAsync("Ashford 2"));
                var (sam, lee, tom) = (add.Worker("Sam Hill", here), add.Worker("Lee Moss", here), add.Worker("Tom Reid", there));
                await db.SaveChangesAsync();
                (Unit, OtherUnit) = (here.Id, there.Id);
                worker = Actor.Staff(sam.Id, sam.Name, Role.UnitWorker) with { UnitId = here.Id, DistrictId = here.DistrictId };
                lead = Actor.Staff(5001, "Lea Marsh", Role.UnitLead) with { UnitId = here.Id, DistrictId = here.DistrictId };
                Manager = Actor.Staff(5002, "Dan Oduya", Role.DistrictManager) with { DistrictId = here.DistrictId };
                foreach (var (name, days) in Begun)
                    cases[name] = add.Allocated(name, here, name == "HolderLeft" ? lee : sam, Today.AddDays(-days));
                lee.Post(Role.UnitWorker, Today.AddDays(-1), unit: there);
                add.Allocated("Elsewhere", there, tom, Today.AddDays(-2));
                await db.SaveChangesAsync();
                Work(db);
                await db.SaveChangesAsync();
            });
        }

        public async Task DisposeAsync() => await records.DisposeAsync();

        /// <summary>Each family and how many days ago its case began.</summary>
        private static (string Name, int Days)[] Begun =>
        [
            ("Fine", 30), ("New", 3), ("NoVisit", 30), ("PlanDue", 24), ("PlanLate", 30), ("ReviewLate", 50), ("PastWeek14", 100), ("PastWeek16", 115), ("PastWeek20", 145),
            ("NoChildsWords", 50), ("ScaleGap", 30), ("NoMovement", 90), ("AssessmentWaits", 10), ("AssessmentReturned", 10), ("ClosureWaits", 30), ("ConsentWithdrawn", 30),
            ("ActionLate", 30), ("FollowUpDue", 130), ("ManagerAnswers", 10), ("HolderLeft", 30),
        ];

        private void Work(EarlyHelpDbContext db)
        {
            foreach (var name in new[] { "Fine", "HolderLeft", "ReviewLate", "ClosureWaits", "ConsentWithdrawn", "ActionLate" })
                Plan(cases[name], 5);
            Visit(cases["PlanDue"], Today.AddDays(-3), first: true);
            Visit(cases["PlanLate"], Today.AddDays(-3), first: true);
            Plan(cases["NoVisit"], 5, visit: false);
            Plan(cases["ScaleGap"], 2);
            Plan(cases["NoChildsWords"], 5, words: false);
            Review(cases["NoChildsWords"], 40, 4);
            Plan(cases["NoMovement"], 5);
            Review(cases["NoMovement"], 40, 3);
            Review(cases["NoMovement"], 80, 3);
            foreach (var (name, days) in new (string, int[])[] { ("PastWeek14", [40, 80]), ("PastWeek16", [40, 80, 110]), ("PastWeek20", [40, 80, 120]) })
            {
                Plan(cases[name], 5);
                for (var i = 0; i < days.Length; i++)
                    Review(cases[name], days[i], 4 + i);
            }

            foreach (var name in new[] { "AssessmentWaits", "AssessmentReturned", "ManagerAnswers" })
                Assess(cases[name], 5);
            cases["AssessmentReturned"].ReturnAssessment(["Whose words are these?"], lead, At(Today), Today);
            // The lead goes on from what the manager returned, and so does not answer it.
            cases["ManagerAnswers"].ReturnAssessment(["Whose words are these?"], Manager, At(Today), Today);
            cases["ManagerAnswers"].BeginAssessment(AssessmentKind.Full, lead, At(Today), Today);
            cases["ManagerAnswers"].SubmitAssessment(Of(cases["ManagerAnswers"], Today), lead, At(Today), Today);
            cases["ClosureWaits"].ProposeClosure(Ending(cases["ClosureWaits"], Today), Of(cases["ClosureWaits"], Today), worker, At(Today), Today);
            cases["ActionLate"].Supervise(new() { HeldOn = Today.AddDays(-10), Improving = Improving.Partly, Reflection = "Mornings", Actions = [new("Ring", "Sam", Today.AddDays(-1))] }, lead, At(Today.AddDays(-10)), Today.AddDays(-10));
            db.Add(new Consent(cases["ConsentWithdrawn"].Family, Leo(cases["ConsentWithdrawn"]), "C2", ConsentAnswer.Given, Today.AddDays(-30), worker, At(Today)));
            db.Add(new Consent(cases["ConsentWithdrawn"].Family, Leo(cases["ConsentWithdrawn"]), "C2", ConsentAnswer.Withdrawn, Today.AddDays(-2), worker, At(Today)));
            db.Add(new Consent(cases["Fine"].Family, Leo(cases["Fine"]), "C2", ConsentAnswer.Withdrawn, Today.AddDays(-20), worker, At(Today)));
            db.Add(new Consent(cases["Fine"].Family, Leo(cases["Fine"]), "C2", ConsentAnswer.Given, Today.AddDays(-2), worker, At(Today)));
            var closed = Today.AddDays(-100);
            Plan(cases["FollowUpDue"], 5, visit: false);
            cases["FollowUpDue"].ProposeClosure(Ending(cases["FollowUpDue"], closed), Of(cases["FollowUpDue"], closed), worker, At(closed), closed);
            cases["FollowUpDue"].SignOffClosure(null, lead, At(closed), closed);
        }

        /// <summary>From the first contact to an agreed plan on the case's first day; seen, and heard, three days ago.</summary>
        private void Plan(EarlyHelpCase given, int workersScore, bool visit = true, bool words = true)
        {
            var day = given.OpenedOn!.Value;
            Assess(given, workersScore, visit: false);
            given.AuthoriseAssessment(new string('a', Assessment.LeadMinLength), lead, At(day), day);
            given.AgreePlan(new()
            {
                AgreedOn = day, IfThingsGetWorse = "Ring Sam", Agreements = [new(Leo(given).Id, day, true)],
                Outcomes = [new("At school", "69 %", 3, "Register", "95 %", [new("Walks to school", ActionOwner.FamilyMember, Leo(given).Id, null, day.AddDays(14))]) { Goal = 1 }],
            }, Of(given, day), Standards, Calendar, worker, At(day), day);
            if (visit)
                Visit(given, Today.AddDays(-3), words: words);
        }

        private void Assess(EarlyHelpCase given, int workersScore, bool visit = true)
        {
            var (day, leo) = (given.OpenedOn!.Value, Leo(given).Id);
            Visit(given, day, first: true, words: false);
            given.BeginAssessment(AssessmentKind.Full, worker, At(day), day);
            given.WriteAssessment(new()
            {
                Rows = [new(RowKind.Harm, "Missed school"), new(RowKind.Strength, "Reads"), new(RowKind.NeedsToHappen, "A routine")],
                Pairs = [new(1, "May stop going", "At school", [new(ScaleVoice.FamilyMember, leo, null, 5, day, "Mornings"), new(ScaleVoice.Worker, null, null, workersScore, day, "Register")])],
                Voices = [new(leo, day) { OwnWords = "Mornings are rubbish" }],
                Criteria = [.. CriteriaSet.InForceOn(day).Criteria.Select(c => new CriterionAnswer(leo, c.Code, CriterionMet.Yes))],
                Analysis = "Mornings are the key",
            }, Of(given, day), worker, At(day), day);
            given.SubmitAssessment(Of(given, day), worker, At(day), day);
            if (visit)
                Visit(given, Today.AddDays(-3));
        }

        private void Visit(EarlyHelpCase given, DateOnly day, bool first = false, bool words = true)
        {
            var note = new CaseNoteFacts(ContactKind.Visit, day, "A visit", [Leo(given).Id]) { Words = words ? [new(Leo(given).Id, "I like maths")] : [] };
            if (first)
                given.ContactNotifier(new(day), worker, At(day), day);
            if (first)
                given.ContactFamily(note, worker, At(day), day);
            else
                given.WriteNote(note, worker, At(day), day);
        }

        private void Review(EarlyHelpCase given, int after, int rating)
        {
            var day = given.OpenedOn!.Value.AddDays(after);
            given.Review(new()
            {
                HeldOn = day, Ratings = [new(1, rating, "Register")], FamilysView = "Calmer", NextStep = NextStep.Continue, NextReviewOn = day.AddDays(42),
                Actions = given.ReviewCount == 0 ? [new(1, ActionStatus.Done)] : [],
            }, Of(given, day), Standards, Calendar, worker, At(day), day);
        }

        private static ClosureFacts Ending(EarlyHelpCase given, DateOnly on) => new()
        {
            Reason = ClosureReason.Achieved, Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Achieved }, Overall = OverallOutcome.All,
            Actions = [new(1, ActionStatus.Done)], ExitStrategy = "Breakfast club", AgreedByPersonIds = [Leo(given).Id], AgreedWithOthers = "School", NotifierToldOn = on,
            Feedback = FeedbackOffer.Invited, InvitedPersonIds = [Leo(given).Id], Summary = "Leo is at school every day.",
        };

        private static Person Leo(EarlyHelpCase given) => given.Family.Members[0].Person;

        private static FamilyToday Of(EarlyHelpCase given, DateOnly on) => FamilyToday.Of(given.Family, on);

        private static DateTime At(DateOnly on) => on.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc);
    }
}
