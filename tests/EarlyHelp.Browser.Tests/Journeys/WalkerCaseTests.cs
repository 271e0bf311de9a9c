using System.Globalization;
using System.Text.RegularExpressions;
using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Tests;
using EarlyHelp.Web.Tests.Features.Closures;
using EarlyHelp.Web.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>A worker's whole job on one family, in a browser, over months of a moved clock; and a case that drifts.</summary>
[Collection(Chromium.Journeys)]
public sealed class WalkerCaseTests(Site site) : IClassFixture<Site>
{
    private static readonly PlannedOutcome[] Outcomes =
    [
        new("Leo is at school every day", "Leo misses two days in most weeks", "3", "The school register", "At school on 19 days of 20", "Walk to school with Leo and the breakfast club", "Kerry Walker", "15 1 2027"),
        new("Kerry gets help for her health", "Kerry has not seen the doctor since July", "2", "Kerry keeps her appointments", "Seen by the doctor and feeling better", "Go to the doctor with Kerry", "Sam Hill, the worker", "8 1 2027"),
        new("There is enough money for food", "Food is short at the end of each week", "4", "The cupboard on Thursdays", "Food on every day of the week", "Ask for the money that Kerry can have", "Sam Hill, the worker", "29 1 2027"),
    ];

    private readonly List<string> faults = [];
    private Window window;

    /// <summary>Everybody in it has no mouse; or runs no JavaScript, in a window as narrow as a telephone.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_walkers_go_from_allocation_to_a_closure_that_the_family_speaks_about(bool byKeyboard)
    {
        window = byKeyboard ? new(ByKeyboard: true) : new(WithoutScript: true, Width: 320);
        var reference = await AllocatedAsync();
        await AssessedAsync(reference);
        await PlannedAsync(reference);
        await VisitedAndHandedOverAsync(reference);
        await ReviewedAsync(reference);
        await ClosedAsync(reference);
        await SpokenAboutAsync(reference);

        Found.Nothing(faults);
    }

    [Fact]
    public async Task A_case_that_drifts_to_week_22_goes_on_only_with_the_district_managers_decision()
    {
        SetClock("2026-11-19T10:00");
        var reference = await site.App.PlannedAsync("Drift");
        SetClock("2027-04-23T10:00");
        var worker = await site.SignInAs("worker");
        var rating = new Dictionary<string, string> { ["Outcome number 1"] = "5" };

        await worker.ReviewAsync(reference, "23 4 2027", rating, "Continue with the plan", "7 5 2027", ("Action number 1", "Done"));
        Assert.Contains(await worker.ErrorsAsync(), e => e.Contains("district manager", StringComparison.Ordinal));
        await LookAsync(worker, "review-refused");

        var district = await site.SignInAs("district");
        await district.OpenAsync($"/cases/{reference}/continuation");
        await district.FillAsync("Why does the work go on?", "The new school place begins after Easter and the family wants the worker beside them.");
        await district.FillAsync("What will be different?", "Weekly visits until the place is settled.");
        await district.FillAsync("New end of the work", "21 5 2027");
        await LookAsync(district, "continuation");
        await district.PressAsync("Let the work go on");
        Assert.Empty(await district.ErrorsAsync());

        await worker.ReviewAsync(reference, "23 4 2027", rating, "Continue with the plan", "7 5 2027", ("Action number 1", "Done"));
        Assert.Empty(await worker.ErrorsAsync());
        Found.Nothing(faults);
    }

    private async Task<string> AllocatedAsync()
    {
        var (_, notification) = await site.App.ReceiveAsync(1);
        SetClock("2026-11-18T15:00");
        var triage = await SignInAs("triage");
        await triage.ScreenAsync(notification);
        await triage.DecideForUnitAsync(notification, "School and family have tried what they can; the family want a worker.");
        var reference = await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().Where(c => c.Notification!.Reference == notification).Select(c => c.Reference).SingleAsync());
        SetClock("2026-11-19T09:00");
        await (await SignInAs("lead")).AcceptAndAllocateAsync(reference, "Sam Hill");
        return reference;
    }

    private async Task AssessedAsync(string reference)
    {
        SetClock("2026-11-20T10:00");
        var worker = await SignInAs("worker");
        await worker.OpenAsync($"/cases/{reference}/contact");
        await LookAsync(worker, "first-contact");
        await worker.ContactAsync(reference, "20 11 2026", "First visit. Kerry wants help with the mornings.", "Kerry Walker", "Leo Walker");

        SetClock("2026-11-27T10:00");
        worker = await SignInAs("worker");
        await worker.OpenAsync($"/cases/{reference}/notes/new");
        await worker.WriteNoteAsync("27 11 2026", "Second visit, with three houses.", "Kerry Walker", "Leo Walker", "Mia Walker");
        await worker.FillAsync("What Leo Walker said, in their own words", "I get tummy ache on school mornings");
        await worker.PressAsync("Add the note");
        await worker.OpenAsync($"/cases/{reference}/assessment");
        await worker.PressAsync("Begin the assessment");
        await LookAsync(worker, "assessment-begun");
        await worker.WritePartAsync(reference, "worries", "Save what we are worried about", ("Worry 1", "Leo misses two days most weeks"), ("Complicating factor 1", "Leo's father died in June"));
        await worker.WritePartAsync(reference, "strengths", "Save what is working well", ("Strength 1", "Kerry reads to both children every night"), ("What kept a child safe 1", "Grandmother comes on Sundays"));
        await worker.WritePartAsync(reference, "needs", "Save what needs to happen", ("What needs to happen 1", "Leo is at school, and somebody looks after Kerry"));
        await worker.WritePartAsync(reference, "analysis", "Save analysis", ("Analysis", "Grief keeps the family at home. Mornings are where it shows, and where help can begin."));
        await worker.WritePartAsync(reference, "dangers", "Save dangers, goals and scores",
            ("Danger 1: what might happen if nothing changes?", "Leo may stop going to school and care for his mother alone"), ("Goal 1: what will be different?", "Leo is at school and Kerry is looked after"),
            ("Goal 1, you: score from 0 to 10", "3"), ("Goal 1, you: why not lower, and what would be one higher?", "The register"),
            ("Goal 1, Kerry Walker: score from 0 to 10", "6"), ("Goal 1, Kerry Walker: why not lower, and what would be one higher?", "Some mornings work"));
        await VoicesAndCriteriaAsync(worker, reference);
        await worker.OpenAsync($"/cases/{reference}/assessment/write");
        await LookAsync(worker, "assessment-parts");
        await worker.PressAsync("Submit to the unit lead");
        Assert.Empty(await worker.ErrorsAsync());

        SetClock("2026-12-01T11:00");
        var lead = await SignInAs("lead");
        await lead.OpenAsync($"/cases/{reference}/assessment/answer");
        await lead.ChooseAsync("Your answer", "Authorise");
        await lead.FillAsync("Your analysis", "A fair picture of both children. Begin with the mornings and with the doctor.");
        await LookAsync(lead, "assessment-answer");
        await lead.PressAsync("Save your answer");
        Assert.Empty(await lead.ErrorsAsync());
        await LookAsync(lead, "assessment");
    }

    private static async Task VoicesAndCriteriaAsync(Person worker, string reference)
    {
        await worker.OpenAsync($"/cases/{reference}/assessment/write");
        await worker.FollowAsync("The voice of Leo Walker");
        await worker.FillAsync("When was this?", "27 11 2026");
        await worker.FillAsync("In Leo’s own words", "I want Dad's chair back in the front room");
        await worker.FillAsync("House of worries", "Mum crying");
        await worker.FillAsync("House of good things", "Reading at night");
        await worker.FillAsync("House of dreams", "To be goalkeeper");
        await worker.PressAsync("Save the voice of Leo Walker");
        await worker.OpenAsync($"/cases/{reference}/assessment/write");
        await worker.FollowAsync("The voice of Mia Walker");
        await worker.FillAsync("When was this?", "27 11 2026");
        await worker.FillAsync("In Mia’s own words", "Mummy cries");
        await worker.FillAsync("What you saw", "Held her mother's hand all the time, then played with the blocks.");
        await worker.PressAsync("Save the voice of Mia Walker");
        Assert.Empty(await worker.ErrorsAsync());
        foreach (var person in new[] { "Kerry Walker", "Leo Walker", "Mia Walker" })
        {
            await worker.OpenAsync($"/cases/{reference}/assessment/write");
            await worker.FollowAsync($"Family criteria: {person}");
            foreach (var criterion in CriteriaSet.InForceOn(new DateOnly(2026, 11, 27)).Criteria)
                await worker.ChooseAsync(criterion.Label, person == "Leo Walker" && criterion.Label == "Education" ? "Yes" : "No");
            await worker.PressAsync($"Save the criteria of {person}");
            Assert.Empty(await worker.ErrorsAsync());
        }
    }

    private async Task PlannedAsync(string reference)
    {
        SetClock("2026-12-10T14:00");
        var worker = await SignInAs("worker");
        await worker.OpenAsync($"/cases/{reference}/plan/new");
        for (var place = 1; place <= Outcomes.Length; place++)
        {
            if (place > 1)
                await worker.PressAsync("Add another outcome");
            await worker.WriteOutcomeAsync(place, Outcomes[place - 1]);
        }

        await worker.FillAsync("What does everybody do if things get worse?", "Ring Sam on 01632 960 200, or 999 in danger. The children go to their grandmother.");
        await worker.ChooseAsync("Does Kerry Walker agree?", "Yes");
        await worker.ChooseAsync("Does Leo Walker agree?", "Yes");
        await worker.FillAsync("When did the family agree?", "10 12 2026");
        await LookAsync(worker, "plan-new");
        await worker.PressAsync("Agree the plan");
        Assert.Empty(await worker.ErrorsAsync());
        await LookAsync(worker, "plan");

        await worker.OpenAsync($"/cases/{reference}/plan/copy");
        await LookAsync(worker, "plan-copy");
        Assert.Equal(1, await worker.PrintAsync("case-plan-copy"));
        await worker.PressAsync("Record that the family has its copy");
        await worker.ChooseAsync("Who got the copy?", "Kerry Walker");
        await worker.FillAsync("When did you give it?", "10 12 2026");
        await worker.FillAsync("How did you give it?", "By hand at home");
        await worker.PressAsync("Record the copy");
        await worker.SeesAsync("Kerry Walker, 10 December 2026, By hand at home");
    }

    private async Task VisitedAndHandedOverAsync(string reference)
    {
        SetClock("2027-01-08T16:00");
        var worker = await SignInAs("worker");
        await worker.OpenAsync($"/cases/{reference}/notes/new");
        await worker.WriteNoteAsync("8 1 2027", "Third visit. The doctor has seen Kerry.", "Kerry Walker", "Leo Walker");
        await worker.FillAsync("What Leo Walker said, in their own words", "Breakfast club is good");
        await worker.SelectAsync("Go to the doctor with Kerry", "Done");
        await worker.FillAsync("When is the next visit?", "22 1 2027");
        await worker.PressAsync("Add the note");
        worker.Cost.IsAtMost(pageLoads: 2, inputs: 8);
        Assert.Empty(await worker.ErrorsAsync());
        await LookAsync(worker, "notes-after-visit");

        SetClock("2027-01-15T09:00");
        var lead = await SignInAs("lead");
        await lead.OpenAsync($"/cases/{reference}/allocation/new");
        await lead.ChooseAsync("Who takes this family?", "Joy Adeyemi");
        await lead.FillAsync("Reason", "Sam goes to another unit");
        await lead.PressAsync("Continue");
        await lead.PressAsync("Allocate the family");
    }

    private async Task ReviewedAsync(string reference)
    {
        SetClock("2027-01-21T15:00");
        var worker = await SignInAs("worker2");
        await worker.OpenAsync($"/cases/{reference}/reviews/new");
        await LookAsync(worker, "review-new");
        await worker.ReviewAsync(reference, "21 1 2027", Ratings("5", "5", "4"), "Continue with the plan", "4 3 2027", (Outcomes[0].Action, "In progress"));
        Assert.Empty(await worker.ErrorsAsync());

        SetClock("2027-02-18T15:00");
        worker = await SignInAs("worker2");
        await worker.OpenAsync($"/cases/{reference}/notes/new");
        await worker.WriteNoteAsync("18 2 2027", "Fourth visit, with Mia.", "Kerry Walker", "Mia Walker");
        await worker.PressAsync("Add the note");
        Assert.Empty(await worker.ErrorsAsync());

        SetClock("2027-03-04T15:00");
        worker = await SignInAs("worker2");
        await worker.ReviewAsync(reference, "4 3 2027", Ratings("7", "8", "6"), "Continue with the plan", "25 3 2027", (Outcomes[0].Action, "In progress"), (Outcomes[2].Action, "Done"));
        Assert.Empty(await worker.ErrorsAsync());
        SetClock("2027-03-25T10:00");
        worker = await SignInAs("worker2");
        await worker.ReviewAsync(reference, "25 3 2027", Ratings("9", "9", "8"), "Close", null, (Outcomes[0].Action, "Done"));
        Assert.Empty(await worker.ErrorsAsync());
        await worker.OpenAsync($"/cases/{reference}/reviews");
        await LookAsync(worker, "reviews");
    }

    private async Task ClosedAsync(string reference)
    {
        var worker = await SignInAs("worker2");
        await worker.OpenAsync($"/cases/{reference}/closure");
        await worker.ChooseAsync("Why does the case close?", "Outcomes achieved");
        await worker.ChooseAsync("Overall outcome", "All outcomes achieved");
        await worker.FillAsync("Exit strategy", "The breakfast club and the doctor go on. Kerry rings the school when a morning is bad.");
        await worker.ChooseAsync("Who of the family agreed to it?", "Kerry Walker");
        await worker.FillAsync("Who else agreed to it?", "St Anne's Primary School");
        await worker.ChooseAsync("How is the notifier told?", "EarlyHelp sends a message when the closure is signed off");
        await worker.ChooseAsync("Did you ask the family to tell us what they thought?", "Yes, they are invited");
        await worker.ChooseAsync("Who is invited?", "Kerry Walker");
        await worker.ChooseAsync("Who is invited?", "Leo Walker");
        await worker.FillAsync("Closing summary", "Leo is at school and Kerry is looked after. Both say that the mornings are theirs again.");
        await worker.PressAsync("Propose to close");
        Assert.Empty(await worker.ErrorsAsync());
        var (loads, inputs) = (worker.Cost.PageLoads, worker.Cost.Inputs);
        await LookAsync(worker, "closure-proposed");

        var lead = await SignInAs("lead");
        await lead.OpenAsync($"/cases/{reference}/closure");
        await lead.PressAsync("Sign off and close the case");
        Assert.Empty(await lead.ErrorsAsync());
        Assert.True(loads + lead.Cost.PageLoads <= 4 && inputs + lead.Cost.Inputs <= 10, $"Closing cost {loads + lead.Cost.PageLoads} page loads and {inputs + lead.Cost.Inputs} inputs");
        await LookAsync(lead, "closure-signed-off");
        var closed = await site.App.WithDbAsync(db => db.Set<EarlyHelpCase>().SingleAsync(c => c.Reference == reference));
        Assert.Equal((CaseState.Closed, new DateOnly(2027, 3, 25)), (closed.State, closed.ClosedOn));
        await lead.OpenAsync($"/cases/{reference}/timeline");
        await LookAsync(lead, "chronology");
        Assert.True(await lead.PrintAsync("case-chronology") >= 1);
    }

    private async Task SpokenAboutAsync(string reference)
    {
        var worker = await SignInAs("worker2");
        foreach (var (name, listened, helped) in new[] { ("Kerry Walker", "Did we listen to you?", "What helped most?"), ("Leo Walker", "Did your worker listen to you?", "What was good?") })
        {
            await worker.OpenAsync($"/cases/{reference}/closure");
            await worker.PressAsync(new Regex($"Make a link.*{name}"));
            var link = await worker.Page.Locator("#feedback-link").GetAttributeAsync("href");
            var family = await site.VisitorAsync(window);
            await family.OpenAsync(link!);
            await LookAsync(family, $"feedback-{name.Split(' ')[0]}");
            await family.ChooseAsync(listened, "Yes");
            foreach (var group in await family.Page.Locator("main fieldset:has(input[type=radio])").AllAsync())
                await family.CheckAsync(group.GetByRole(Microsoft.Playwright.AriaRole.Radio).First);
            await family.FillAsync(helped, $"The mornings, says {name}");
            await family.PressAsync("Send my answers");
            Assert.Empty(await family.ErrorsAsync());
        }

        await worker.OpenAsync($"/cases/{reference}/closure");
        await worker.SeesAsync("The mornings, says Kerry Walker");
        await worker.SeesAsync("The mornings, says Leo Walker");

        SetClock("2027-06-14T09:00");
        worker = await SignInAs("worker2");
        await worker.OpenAsync("/follow-ups");
        await LookAsync(worker, "follow-ups");
        await worker.SeesAsync($"3 months: {UkDates.Date(new DateOnly(2027, 6, 25))}");
    }

    private Task<Person> SignInAs(string account) => site.SignInAs(account, window);

    private static Dictionary<string, string> Ratings(params string[] ratings) => Outcomes.Zip(ratings).ToDictionary(p => p.First.What, p => p.Second);

    private async Task LookAsync(Person person, string name) => faults.AddRange(await person.FaultsAsync($"case-{(window.WithoutScript ? "plain-" : "")}{name}"));

    private void SetClock(string local) => site.App.Clock.SetLocal(DateTime.Parse(local, CultureInfo.InvariantCulture));
}
