using System.Collections;
using System.Globalization;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Cases;

/// <summary>Work with the Walkers: mother Kerry, Leo (9), Ava (1) and a child who is expected. Everything happens on the day the case was passed, unless said.</summary>
internal static class ACasework
{
    internal const long Kerry = 11;
    internal const long Leo = 12;
    internal const long Ava = 13;
    internal const long Unborn = 14;

    internal static readonly DateOnly Day0 = ACase.Passed;
    internal static readonly Actor Worker = Actor.Staff(701, "Sam Hill", Role.UnitWorker) with { UnitId = 71, DistrictId = 7 };
    internal static readonly Actor Lead = Actor.Staff(801, "Lea Marsh", Role.UnitLead) with { UnitId = 71, DistrictId = 7 };
    internal static readonly Actor Manager = Actor.Staff(811, "Dan Oduya", Role.DistrictManager) with { DistrictId = 7 };

    internal static readonly FamilyToday Walkers = new(
    [
        new(Kerry, "Kerry Walker", false, Day.Of("1990-05-01"), false), new(Leo, "Leo Walker", true, Day.Of("2017-03-01"), false),
        new(Ava, "Ava Walker", true, Day.Of("2025-06-01"), false), new(Unborn, "Unborn child", true, null, true),
    ]);

    internal static readonly string LeadsAnalysis = new('a', Assessment.LeadMinLength);

    internal static DateTime At(DateOnly on) => on.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc);

    internal static AssessmentContent Content(DateOnly? on = null) => new()
    {
        Rows =
        [
            new(RowKind.Harm, "Leo missed 31 days of school", Leo), new(RowKind.ComplicatingFactor, "Kerry works nights"),
            new(RowKind.Strength, "Kerry reads with Leo"), new(RowKind.Safety, "Gran takes them in", Kerry), new(RowKind.NeedsToHappen, "A morning routine"),
        ],
        Pairs = [new(1, "Leo may stop going to school", "Leo is at school every day", [Score(ScaleVoice.Worker, 3, on), Score(ScaleVoice.FamilyMember, 6, on)])],
        Voices =
        [
            new(Leo, on ?? Day0) { OwnWords = "I like maths but mornings are rubbish", Worries = "Mum is tired" },
            new(Ava, on ?? Day0) { Observation = "Crawls to her mother and is picked up" }, new(Unborn, on ?? Day0) { Observation = "Scans attended" },
        ],
        Criteria =
        [
            .. from person in new[] { Kerry, Leo, Ava }
               from criterion in CriteriaSet.InForceOn(Day0).Criteria
               select new CriterionAnswer(person, criterion.Code, CriterionMet.No),
        ],
        Analysis = "Attendance is the key: mornings need a second adult.",
    };

    internal static ScoreFacts Score(ScaleVoice voice, int score, DateOnly? on = null) =>
        new(voice, voice == ScaleVoice.FamilyMember ? Kerry : null, voice == ScaleVoice.Agency ? "St Mary’s school" : null, score, on ?? Day0, "Because of the mornings");

    internal static PlanFacts Plan(DateOnly? on = null, params OutcomeFacts[] outcomes) => new()
    {
        AgreedOn = on ?? Day0,
        Outcomes = outcomes.Length > 0 ? outcomes : [Outcome("Leo is at school every day", on)],
        IfThingsGetWorse = "Kerry rings Sam or her mother",
        Agreements = [new(Kerry, on ?? Day0, true), new(Leo, on ?? Day0, false, "I don’t want to get up at seven")],
    };

    internal static OutcomeFacts Outcome(string what, DateOnly? on = null, int? number = null, int? action = null) =>
        new(what, "69 % this term", 3, "The register", "95 % over a term", [new("Gran walks Leo to school", ActionOwner.FamilyMember, Kerry, null, (on ?? Day0).AddDays(14)) { Number = action }]) { Number = number, Goal = 1 };

    internal static ReviewFacts Held(DateOnly? on = null, int outcomes = 1) => new()
    {
        HeldOn = on ?? Day0,
        Ratings = [.. Enumerable.Range(1, outcomes).Select(n => new RatingFacts(n, 6, "Register: 84 %"))],
        FamilysView = "Mornings are calmer",
        NextStep = NextStep.Continue,
        NextReviewOn = (on ?? Day0).AddDays(42),
    };

    internal static ClosureFacts Ending() => new()
    {
        Reason = ClosureReason.Achieved,
        Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.Achieved },
        Overall = OverallOutcome.All,
        Actions = [new(1, ActionStatus.Done)],
        ExitStrategy = "School keeps the breakfast club; Kerry rings the children’s centre",
        AgreedByPersonIds = [Kerry],
        AgreedWithOthers = "St Mary’s school",
        NotifierToldOn = Day0,
        Feedback = FeedbackOffer.Invited,
        InvitedPersonIds = [Kerry, Leo],
        Summary = "Leo is at school and the mornings work.",
    };

    /// <summary>The same where there never was a plan.</summary>
    internal static ClosureFacts EndingWithoutPlan(string reason = ClosureReason.DidNotEngage) =>
        Ending() with { Reason = reason, Results = new Dictionary<int, OutcomeResult>(), Overall = OverallOutcome.NotApplicable, Actions = [], AgreedByPersonIds = [], AgreedWithOthers = null };

    internal static EarlyHelpCase NotifierContacted() => ACase.Allocated().With(c => c.ContactNotifier(new(Day0), Worker, At(Day0), Day0));

    internal static EarlyHelpCase FamilyContacted() => NotifierContacted().With(c => c.ContactFamily(new(ContactKind.Visit, Day0, "First visit", [Kerry, Leo]), Worker, At(Day0), Day0));

    /// <summary>Version 1 in progress, with everything in it.</summary>
    internal static EarlyHelpCase Assessing() => FamilyContacted().With(c => Begin(c));

    internal static EarlyHelpCase Submitted() => Assessing().With(c => c.SubmitAssessment(Walkers, Worker, At(Day0), Day0));

    internal static EarlyHelpCase Authorised() => Submitted().With(c => c.AuthoriseAssessment(LeadsAnalysis, Lead, At(Day0), Day0));

    internal static EarlyHelpCase Planned(PlanFacts? facts = null) => Authorised().With(c => c.AgreePlan(facts ?? Plan(), Walkers, ACase.Standards, ACase.Calendar, Worker, At(Day0), Day0));

    internal static EarlyHelpCase Closing() => Planned().With(c => c.ProposeClosure(Ending(), Walkers, Worker, At(Day0), Day0));

    internal static EarlyHelpCase Closed(DateOnly? on = null) => Closing().With(c => c.SignOffClosure("Well done", Lead, At(on ?? Day0), on ?? Day0));

    internal static void Begin(EarlyHelpCase given)
    {
        given.BeginAssessment(AssessmentKind.Full, Worker, At(Day0), Day0);
        given.WriteAssessment(Content(), Walkers, Worker, At(Day0), Day0);
    }

    internal static EarlyHelpCase With(this EarlyHelpCase given, Action<EarlyHelpCase> change)
    {
        change(given);
        return given;
    }

    /// <summary>That a change is refused with these sentences and leaves the case as it was.</summary>
    internal static void IsRefused(EarlyHelpCase given, Action<EarlyHelpCase> change, params string[] sentences)
    {
        var before = Snapshot(given);

        var refused = Assert.Throws<RulesBrokenException>(() => change(given));

        Assert.Equal(sentences, refused.Broken.Select(b => b.Sentence));
        Assert.Equal(before, Snapshot(given));
    }

    /// <summary>Every plain value of a case and of everything under it, so that no change goes unseen.</summary>
    internal static string Snapshot(EarlyHelpCase given) => Values(given, 0);

    internal static string Values(object record, int depth) => string.Join('|', record.GetType().GetProperties()
        .Where(p => p.GetIndexParameters().Length == 0)
        .Select(p => (p.Name, Value: p.PropertyType.IsValueType || p.PropertyType == typeof(string) || typeof(IEnumerable).IsAssignableFrom(p.PropertyType) ? p.GetValue(record) : null))
        .Select(p => $"{p.Name}={p.Value switch
        {
            null => "",
            string text => text,
            IEnumerable many when depth < 3 => $"[{string.Join(';', many.Cast<object>().Select(o => Values(o, depth + 1)))}]",
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString(),
        }}"));
}
