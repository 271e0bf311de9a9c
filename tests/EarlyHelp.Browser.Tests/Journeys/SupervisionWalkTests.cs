using System.Text.RegularExpressions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Tests;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>The supervision list and the meeting of the demonstration's first unit, in the unit lead's browser.</summary>
[Collection(Chromium.Pages)]
public sealed partial class SupervisionWalkTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly (string Part, SupervisionReason[] Reasons)[] Agenda =
    [
        ("New", [SupervisionReason.New]), ("Past 14 weeks", [SupervisionReason.PastWeek14, SupervisionReason.PastWeek16, SupervisionReason.PastWeek20]), ("No review", [SupervisionReason.ReviewLate]),
        ("No child’s words", [SupervisionReason.NoChildsWords]), ("Stuck scale", [SupervisionReason.ScaleGap, SupervisionReason.NoMovement]),
    ];

    private readonly List<string> faults = [];

    [Fact]
    public async Task The_list_names_for_each_reason_exactly_the_families_for_which_it_holds()
    {
        var points = await PointsAsync();
        var lead = await site.SignInAs("lead");

        foreach (var reason in Enum.GetValues<SupervisionReason>())
        {
            var expected = points.Where(p => p.Value.Any(v => v.Reason == reason)).ToDictionary();
            Assert.True(expected.Count > 0, $"The demonstration shows no family for {reason}");
            await lead.OpenAsync($"/supervision?reason={reason}");
            Assert.Equal(expected.Keys.Order(), await ReferencesAsync(lead));
            await lead.SeesAsync($"{expected.Count} {(expected.Count == 1 ? "family" : "families")} in Ashford 1 to talk about: {SupervisionReasons.Name(reason)}");
            foreach (var sentence in expected.Values.SelectMany(v => v).Select(v => v.Sentence))
                await lead.SeesAsync(sentence);
        }

        await lead.OpenAsync("/supervision");
        faults.AddRange(await lead.FaultsAsync("supervision-list"));
        await lead.SeesAsync($"{points.Count(p => p.Value.Count > 0)} families in Ashford 1 to talk about");
        Found.Nothing(faults);
    }

    [Fact]
    public async Task Supervision_is_recorded_from_the_list_and_the_unit_meets_over_an_agenda_that_wrote_itself()
    {
        var points = await PointsAsync();
        var lead = await site.SignInAs("lead");
        await lead.OpenAsync($"/supervision?reason={SupervisionReason.NoMovement}");
        var reference = Assert.Single(await ReferencesAsync(lead));
        await lead.OpenAsync($"/cases/{reference}/supervision");
        faults.AddRange(await lead.FaultsAsync("supervision-of-a-case"));
        await lead.PressAsync("Record supervision");
        await lead.ChooseAsync("Is the plan improving things for the children?", "No");
        await lead.FillAsync("What did you think about?", "Two reviews and nothing moved. What have we not asked the children?");
        await lead.FillAsync("What did you decide?", "Change the plan with the family next week.");
        await lead.FillAsync("What is done", "Ask each child alone", "Action 1");
        await lead.FillAsync("Who does it", "Sam Hill", "Action 1");
        await lead.FillAsync("By when", "25 11 2026", "Action 1");
        faults.AddRange(await lead.FaultsAsync("supervision-new"));
        await lead.PressAsync("Record supervision");
        Assert.Empty(await lead.ErrorsAsync());
        await lead.SeesAsync("Sam Hill: Ask each child alone, by 25 November 2026");
        await lead.OpenAsync($"/supervision?reason={SupervisionReason.NoMovement}");
        await lead.SeesAsync("18 November 2026");

        await lead.OpenAsync("/unit-meeting");
        foreach (var (part, reasons) in Agenda)
            await lead.SeesAsync($"{part} ({points.Count(p => p.Value.Any(v => reasons.Contains(v.Reason)))})");
        faults.AddRange(await lead.FaultsAsync("unit-meeting"));
        await lead.FillAsync("Who came?", "Martin, Sam and Joy");
        await lead.FillAsync("What did you decide?", "Joy asks the children of the stuck family alone.");
        await lead.PressAsync("Record the meeting");
        Assert.Empty(await lead.ErrorsAsync());
        await lead.SeesAsync("Joy asks the children of the stuck family alone.");
        var onAgenda = points.Count(p => p.Value.Any(v => Data.Supervision.SupervisionList.OnAgenda.Contains(v.Reason)));
        await lead.SeesAsync($"{onAgenda} families on the agenda");
        Found.Nothing(faults);
    }

    private static async Task<IEnumerable<string>> ReferencesAsync(Person lead) => Reference().Matches(await lead.Page.Locator("tbody").InnerTextAsync()).Select(m => m.Value).Order();

    /// <summary>Every case of the unit with the reasons that hold, counted from the records themselves and not as the list finds them.</summary>
    private Task<Dictionary<string, IReadOnlyList<SupervisionPoint>>> PointsAsync() => site.App.WithDbAsync(async db =>
    {
        var today = UkTime.DayOf(site.App.Clock.Utc);
        var cases = await db.Set<EarlyHelpCase>().AsNoTracking().Where(c => c.Unit!.Name == "Ashford 1").Include(c => c.Notes).Include(c => c.Assessments).Include(c => c.Voices)
            .Include(c => c.Supervisions).ThenInclude(s => s.Actions).Include(c => c.FollowUps).Include(c => c.Closures).Include(c => c.Worker!.Postings).Include(c => c.Family.Members).ThenInclude(m => m.Person).AsSplitQuery().ToListAsync();
        var withdrawn = await db.Set<Consent>().AsNoTracking().Include(c => c.Person).Where(c => c.Answer == ConsentAnswer.Withdrawn).ToListAsync();
        return cases.ToDictionary(c => c.Reference, c => SupervisionReasons.Of(new SupervisionFacts
        {
            Dates = c.Dates, WidestGap = c.WidestGap, StillReviews = c.StillReviews,
            IsAssessmentOfLead = c.Assessments.MaxBy(a => a.Number)?.IsWrittenByLead == true, IsClosureOfLead = c.Closures.MaxBy(p => p.Number)?.IsProposedByLead == true,
            HolderWhoLeft = c.Worker is { } holder && !holder.Postings.Any(p => p.UnitId == c.UnitId && p.From <= today && (p.To is null || p.To >= today)) ? holder.Name : null,
            LastVisitOn = c.Notes.Where(n => n.Kind == ContactKind.Visit).Max(n => (DateOnly?)n.HappenedOn), Assessment = c.Assessments.MaxBy(a => a.Number)?.State,
            ActionDueOn = c.Supervisions.SelectMany(s => s.Actions).Where(a => a.DoneOn is null).Min(a => (DateOnly?)a.DueOn),
            FollowUpDueOn = c.FollowUps.Where(f => f.IsOpen).Min(f => (DateOnly?)f.DueOn),
            Children = [.. c.Family.Members.Where(m => m.IsChild).Select(m => new ChildHeard(m.Person.FirstName, m.Person.Born, Heard(c, m.PersonId)))],
            Withdrawn = [.. withdrawn.Where(w => w.FamilyId == c.FamilyId).Select(w => w.Person!.FullName).Distinct()],
        }, today));
    });

    private static DateOnly? Heard(EarlyHelpCase given, long child) => given.Voices.Where(v => v.PersonId == child && v.HasWords).Max(v => (DateOnly?)v.On);

    [GeneratedRegex(@"EHC-\d{4}-\d{6}")]
    private static partial Regex Reference();
}
