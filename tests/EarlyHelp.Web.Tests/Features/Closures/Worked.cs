using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Feedback;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Closures;

/// <summary>Cases that Sam Hill of Ashford 1 works, as far on as a test needs them, by the domain's own verbs. A mother, Kerry, and a child, Ada.</summary>
internal static class Worked
{
    internal static readonly ServiceStandards Standards = ServiceStandards.Shipped();
    internal static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();

    /// <summary>A case with a plan of so many outcomes, each with an action due in two weeks. Returns its reference.</summary>
    public static async Task<string> PlannedAsync(this App app, string family, int outcomes = 1)
    {
        var reference = await app.PassAsync(family, allocateTo: "worker@demo.example");
        await app.WithDbAsync(async db =>
        {
            var given = await db.Cases.Include(c => c.Family).ThenInclude(f => f.Members).SingleAsync(c => c.Reference == reference);
            given.Family.Add(Person.Named("Kerry", family), FamilyRole.Mother, UkTime.DayOf(app.Clock.Utc), isMainContact: true);
            return await db.SaveChangesAsync();
        });
        await app.WorkAsync(reference, (given, cast) => Plan(given, cast, outcomes));
        return reference;
    }

    /// <summary>The same with a review today that rates every outcome 9 and takes every action as done.</summary>
    public static async Task<string> RatedAsync(this App app, string family, int outcomes = 1)
    {
        var reference = await app.PlannedAsync(family, outcomes);
        await app.WorkAsync(reference, Rate);
        return reference;
    }

    /// <summary>The same, closed today, Kerry and Ada invited to say what they thought.</summary>
    public static async Task<string> ClosedAsync(this App app, string family)
    {
        var reference = await app.RatedAsync(family);
        await app.WorkAsync(reference, Close);
        await app.InScopeAsync(async services =>
        {
            var (given, cast) = await OpenAsync(services, reference);
            await services.GetRequiredService<FeedbackRecords>().InviteAsync(given, cast.On);
            return await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
        });
        return reference;
    }

    /// <summary>Takes an allocated case to its plan.</summary>
    public static async Task PlanAsync(IServiceProvider services, string reference)
    {
        var (given, cast) = await OpenAsync(services, reference);
        Plan(given, cast, 1);
        await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
    }

    /// <summary>Takes an allocated case to its end, and gives an invitation of it with the key in its link.</summary>
    public static async Task<(long Invitation, string Key)> CloseAsync(IServiceProvider services, string reference)
    {
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        var feedback = services.GetRequiredService<FeedbackRecords>();
        var (given, cast) = await OpenAsync(services, reference);
        Plan(given, cast, 1);
        Rate(given, cast);
        Close(given, cast);
        await feedback.InviteAsync(given, cast.On);
        await db.SaveChangesAsync();
        var id = (await feedback.OfAsync(given))[0].Invitation.Id;
        var key = (await feedback.LinkAsync(given, id, cast.On))!.Split('/')[^1];
        await db.SaveChangesAsync();
        return (id, key);
    }

    /// <summary>Does something to a case in a session of its own, and saves.</summary>
    public static Task<int> WorkAsync(this App app, string reference, Action<EarlyHelpCase, Cast> work) => app.InScopeAsync(async services =>
    {
        var (given, cast) = await OpenAsync(services, reference);
        work(given, cast);
        return await services.GetRequiredService<EarlyHelpDbContext>().SaveChangesAsync();
    });

    /// <summary>Agrees a plan from an allocated case.</summary>
    public static void Plan(EarlyHelpCase given, Cast cast, int outcomes)
    {
        var (at, on, family) = (cast.At, cast.On, cast.Family);
        var adult = family.Members.First(m => !m.IsChild).PersonId;
        given.ContactNotifier(new(on), cast.Worker, at, on);
        given.ContactFamily(new(ContactKind.Visit, on, "First visit", [adult]), cast.Worker, at, on);
        given.BeginAssessment(AssessmentKind.Full, cast.Worker, at, on);
        given.WriteAssessment(Content(family, adult, on), family, cast.Worker, at, on);
        given.SubmitAssessment(family, cast.Worker, at, on);
        given.AuthoriseAssessment(new string('a', Assessment.LeadMinLength), cast.Lead, at, on);
        given.AgreePlan(new PlanFacts
        {
            AgreedOn = on, IfThingsGetWorse = "Ring Sam", Agreements = [new(adult, on, true)],
            Outcomes = [.. Enumerable.Range(1, outcomes).Select(n => new OutcomeFacts($"Outcome number {n}", "69 % this term", 3, "The register", "95 % over a term",
                [new($"Action number {n}", ActionOwner.FamilyMember, adult, null, on.AddDays(14))]) { Goal = 1 })],
        }, family, Standards, Calendar, cast.Worker, at, on);
    }

    /// <summary>Reviews a plan so that it is fully rated and nothing is open.</summary>
    public static void Rate(EarlyHelpCase given, Cast cast) => given.Review(new ReviewFacts
    {
        HeldOn = cast.On, FamilysView = "Calmer", NextStep = NextStep.Close,
        Ratings = [.. given.Plan!.Outcomes.Select(o => new RatingFacts(o.Number, 9, "The register"))],
        Actions = [.. given.Actions.Where(a => a.IsOpen).Select(a => new ActionStep(a.Agreed.Number, ActionStatus.Done))],
    }, cast.Family, Standards, Calendar, cast.Worker, cast.At, cast.On);

    /// <summary>Proposes and signs off the closure of a rated plan.</summary>
    public static void Close(EarlyHelpCase given, Cast cast)
    {
        Propose(given, cast);
        given.SignOffClosure(null, cast.Lead, cast.At, cast.On);
    }

    /// <summary>Proposes to close a rated plan: everybody agreed and is invited.</summary>
    public static void Propose(EarlyHelpCase given, Cast cast)
    {
        var people = cast.Family.Members.Select(m => m.PersonId).ToList();
        given.ProposeClosure(new ClosureFacts
        {
            Reason = ClosureReason.Achieved, Overall = OverallOutcome.All, Results = given.Plan!.Outcomes.ToDictionary(o => o.Number, _ => OutcomeResult.Achieved),
            ExitStrategy = "The breakfast club goes on", AgreedByPersonIds = people, AgreedWithOthers = "School", TellNotifierByMessage = true,
            Feedback = FeedbackOffer.Invited, InvitedPersonIds = people, Summary = "Ada is at school every day.",
        }, cast.Family, cast.Worker, cast.At, cast.On);
    }

    /// <summary>The case with everything loaded, and who works on it.</summary>
    public static async Task<(EarlyHelpCase Given, Cast Cast)> OpenAsync(IServiceProvider services, string reference)
    {
        var db = services.GetRequiredService<EarlyHelpDbContext>();
        var records = services.GetRequiredService<CaseRecords>();
        var at = UkTime.UtcNow(services.GetRequiredService<TimeProvider>());
        var given = await db.Cases.Include(c => c.Unit).Include(c => c.Worker).SingleAsync(c => c.Reference == reference);
        await records.LoadWorkAsync(given);
        await records.LoadSpellsAsync(given);
        var lead = await db.Postings.Include(p => p.Staff).FirstAsync(p => p.UnitId == given.UnitId && p.Role == Role.UnitLead);
        var worker = Actor.Staff(given.WorkerId!.Value, given.Worker!.Name, Role.UnitWorker) with { UnitId = given.UnitId, DistrictId = given.DistrictId };
        var family = await records.FamilyAsync(given, UkTime.DayOf(at));
        return (given, new Cast(worker, Actor.Staff(lead.Staff, lead) with { DistrictId = given.DistrictId }, family, at, UkTime.DayOf(at)));
    }

    private static AssessmentContent Content(FamilyToday family, long adult, DateOnly on) => new()
    {
        Rows = [new(RowKind.Harm, "Missed school"), new(RowKind.Strength, "Reads"), new(RowKind.NeedsToHappen, "A routine")],
        Pairs = [new(1, "May stop going to school", "At school every day", [new(ScaleVoice.Worker, null, null, 3, on, "The register"), new(ScaleVoice.FamilyMember, adult, null, 6, on, "Mornings")])],
        Voices = [.. family.Children.Select(c => new VoiceFacts(c.PersonId, on) { OwnWords = "Mornings are rubbish" })],
        Criteria = [.. family.Members.SelectMany(m => CriteriaSet.InForceOn(on).Criteria.Select(c => new CriterionAnswer(m.PersonId, c.Code, CriterionMet.No)))],
        Analysis = "Mornings are the key",
    };
}

/// <summary>Who works on a case, and when.</summary>
/// <param name="Worker">Who holds it.</param>
/// <param name="Lead">The lead of its unit.</param>
/// <param name="Family">The family today.</param>
/// <param name="At">Now (UTC).</param>
/// <param name="On">Today.</param>
internal sealed record Cast(Actor Worker, Actor Lead, FamilyToday Family, DateTime At, DateOnly On);
