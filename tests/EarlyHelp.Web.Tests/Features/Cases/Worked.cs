using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Cases;

/// <summary>Families of Sam Hill, as far on as a test needs them, by the verbs of the case itself. Each has one child, Ada.</summary>
internal static class Worked
{
    /// <summary>First contact is recorded.</summary>
    public static async Task<string> ContactedAsync(this App app, string family)
    {
        var reference = await app.PassAsync(family, allocateTo: "worker@demo.example");
        await app.WorkAsync(reference, (given, people, by, at, on) =>
        {
            given.ContactNotifier(new(on, "Spoke with Helen"), by, at, on);
            given.ContactFamily(new(ContactKind.Visit, on, "First visit", [people.Children.First().PersonId]), by, at, on);
        });
        return reference;
    }

    /// <summary>The assessment is submitted.</summary>
    public static async Task<string> AssessedAsync(this App app, string family, int worker = 3, int child = 6)
    {
        var reference = await app.ContactedAsync(family);
        await app.WorkAsync(reference, (given, people, by, at, on) =>
        {
            given.BeginAssessment(AssessmentKind.Full, by, at, on);
            given.WriteAssessment(Content(people, on, worker, child), people, by, at, on);
            given.SubmitAssessment(people, by, at, on);
        });
        return reference;
    }

    /// <summary>The plan is agreed: an outcome with two actions, or more outcomes.</summary>
    public static async Task<string> PlannedAsync(this App app, string family, int outcomes = 1)
    {
        var reference = await app.AssessedAsync(family);
        await app.WorkAsync(reference, (given, people, by, at, on) =>
        {
            var ada = people.Children.First().PersonId;
            given.AgreePlan(new PlanFacts
            {
                AgreedOn = on,
                Outcomes =
                [
                    .. Enumerable.Range(1, outcomes).Select(n => new OutcomeFacts($"At school every day {n}", "Misses Mondays", 3, "The register", "9 days of 10",
                    [
                        new($"Packs the bag {n}", ActionOwner.FamilyMember, ada, null, on.AddDays(14)), new($"Rings the school {n}", ActionOwner.Worker, null, "Sam Hill", on.AddDays(7)),
                    ]) { Goal = 1 }),
                ],
                IfThingsGetWorse = "Ring Sam",
                Agreements = [new(ada, on, true)],
            }, people, ServiceStandards.Shipped(), WorkingCalendar.Shipped(), by, at, on);
        });
        return reference;
    }

    /// <summary>Does something to the case as its worker.</summary>
    public static Task WorkAsync(this App app, string reference, Action<EarlyHelpCase, FamilyToday, Actor, DateTime, DateOnly> work) => app.InScopeAsync(async services =>
    {
        var (db, records) = (services.GetRequiredService<EarlyHelpDbContext>(), services.GetRequiredService<CaseRecords>());
        var given = await db.Cases.Include(c => c.Worker).SingleAsync(c => c.Reference == reference);
        await records.LoadWorkAsync(given);
        var (at, on) = (app.Clock.Utc, UkTime.DayOf(app.Clock.Utc));
        work(given, await records.FamilyAsync(given, on), Actor.Staff(given.WorkerId!.Value, given.Worker!.Name, Role.UnitWorker) with { UnitId = given.UnitId, DistrictId = given.DistrictId }, at, on);
        return await db.SaveChangesAsync();
    });

    /// <summary>The case with all its work, as it stands in the database.</summary>
    public static Task<EarlyHelpCase> CaseAsync(this App app, string reference) => app.InScopeAsync(async services =>
    {
        var (db, records) = (services.GetRequiredService<EarlyHelpDbContext>(), services.GetRequiredService<CaseRecords>());
        var given = await db.Cases.SingleAsync(c => c.Reference == reference);
        await records.LoadWorkAsync(given);
        await db.Entry(given).Collection(c => c.Notes).LoadAsync();
        return given;
    });

    /// <summary>The child Ada of the family of a case.</summary>
    public static Task<long> AdaAsync(this App app, string reference) =>
        app.WithDbAsync(db => db.Cases.Where(c => c.Reference == reference).SelectMany(c => c.Family.Members).Where(m => m.Person.FirstName == "Ada").Select(m => m.PersonId).SingleAsync());

    /// <summary>The page that refused a form, with its messages.</summary>
    public static async Task<(IHtmlDocument Page, string Errors)> RefusedAsync(this HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        return (page, page.QuerySelector(".govuk-error-summary")!.TextContent);
    }

    /// <summary>What the page says, on one line.</summary>
    public static string Read(this IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What stands in a field.</summary>
    public static string? Typed(this IHtmlDocument page, string name) => page.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };

    /// <summary>A complete assessment.</summary>
    public static AssessmentContent Content(FamilyToday people, DateOnly on, int worker = 3, int child = 6)
    {
        var ada = people.Children.First().PersonId;
        return new()
        {
            Rows = [new(RowKind.Harm, "Missed 31 days of school", ada), new(RowKind.Strength, "Reads every night"), new(RowKind.NeedsToHappen, "A morning routine")],
            Pairs =
            [
                new(1, "Ada may stop going to school", "Ada is at school every day",
                    [new(ScaleVoice.Worker, null, null, worker, on, "The register"), new(ScaleVoice.FamilyMember, ada, null, child, on, "Mornings are better")]),
            ],
            Voices = [new(ada, on) { OwnWords = "I like maths" }],
            Criteria = [.. people.Members.SelectMany(m => CriteriaSet.InForceOn(on).Criteria.Select(c => new CriterionAnswer(m.PersonId, c.Code, CriterionMet.No)))],
            Analysis = "Mornings need a second adult.",
        };
    }
}
