using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain;
using EarlyHelp.Web.Tests.Features.Closures;

namespace EarlyHelp.Web.Tests.Features.Reviews;

public sealed class ReviewTests(App app) : IClassFixture<App>
{
    private DateOnly Today => UkTime.DayOf(app.Clock.Utc);

    [Fact]
    public async Task A_worker_reviews_the_plan_and_each_rating_stands_beside_where_it_began()
    {
        var given = await app.PlannedAsync("Reviewed");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/reviews/new");
        Assert.Contains("It began at 3: 69 % this term. Good enough is: 95 % over a term.", Text(form), StringComparison.Ordinal);

        var recorded = await worker.PostAsync(form, Filled(form), $"/cases/{given}/reviews");

        Assert.Equal($"/cases/{given}/reviews", recorded.Headers.Location!.OriginalString);
        var list = await worker.PageAsync($"/cases/{given}/reviews");
        Assert.Equal(["3", "6"], list.QuerySelectorAll("table td").Select(d => d.TextContent.Trim()));
        var review = Text(await worker.PageAsync($"/cases/{given}/reviews/1"));
        foreach (var words in new[] { "The register says 84 %", "Mornings are calmer", "I get up by myself", "Worker: 7", "Action number 1: done", "Helen Marsh, St Mary’s school", "Came: Keeps the breakfast club", "We looked at the register" })
            Assert.Contains(words, review, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_with_gaps_is_refused_beside_each_field_and_keeps_what_was_typed()
    {
        var given = await app.PlannedAsync("Gaps");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/reviews/new");

        var refused = await worker.PostAsync(form, new()
        {
            ["Minutes"] = "We met on the stairs", ["Actions[1].Status"] = "NoLongerNeeded", ["NextStep"] = "Continue",
            ["NextReviewOn"] = Today.AddDays(43).ToString("d M yyyy", null),
        }, $"/cases/{given}/reviews");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Equal("Error: Rate “Outcome number 1”, from 0 to 10", Error(page, "Ratings_1__Rating"));
        Assert.Equal("Error: Say why it is no longer needed", Error(page, "Actions_1__Note"));
        Assert.Equal("Error: Enter what the family thinks", Error(page, "FamilysView"));
        Assert.Equal($"Error: The next review must be by {UkDates.Date(Today.AddDays(42))}", Error(page, "NextReviewOn"));
        Assert.Contains("We met on the stairs", page.QuerySelector("textarea[name=Minutes]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("NoLongerNeeded", ((IHtmlSelectElement)page.QuerySelector("select[name='Actions[1].Status']")!).Value);
    }

    [Theory]
    [InlineData("31 12 9999", "The date must be today or in the past")]
    [InlineData("1 1 1900", "The date must be in the last 28 days")]
    public async Task A_review_on_a_day_that_no_standard_knows_is_refused_in_words(string day, string sentence)
    {
        var given = await app.PlannedAsync("Faroff");
        var worker = await app.SignedInAsync("worker");

        var refused = await worker.PostFormAsync($"/cases/{given}/reviews/new", new() { ["HeldOn"] = day, ["FamilysView"] = "Calmer", ["NextStep"] = "Close" }, $"/cases/{given}/reviews");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(sentence, (await refused.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Actions[1]", "x")]
    [InlineData("Ratings[1]", "x")]
    [InlineData("Words[abc]", "x")]
    [InlineData("Team[0]", "x")]
    [InlineData("Scales.index", "z")]
    [InlineData("Scales[0]", "x")]
    public async Task A_form_with_gaps_in_it_is_refused_like_any_other(string field, string value)
    {
        var given = await app.PlannedAsync("Gappy");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/reviews/new");
        string Hidden(string name) => form.QuerySelector($"main input[name={name}]")!.GetAttribute("value")!;

        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", Hidden("__RequestVerificationToken")), new("Version", Hidden("Version")), new("HeldOn", "18 11 2026"), new(field, value)]);
        var refused = await worker.PostAsync(new Uri($"/cases/{given}/reviews", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task A_score_without_its_reason_and_a_nameless_person_of_the_team_are_refused()
    {
        var given = await app.PlannedAsync("Shapes");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/reviews/new");

        var refused = await worker.PostAsync(form, new() { ["Scales[0].Score"] = "7", ["Team[0].Contribution"] = "A letter", ["HeldOn"] = "31 2 2026" }, $"/cases/{given}/reviews");

        var page = await refused.DocumentAsync();
        Assert.Equal("Error: Say why it is not lower and what would be one higher", Error(page, "Scales_0__Why"));
        Assert.Equal("Error: Enter the name", Error(page, "Team_0__Name"));
        Assert.Equal("Error: The day of the review must be a real date, like 27 3 2026", Error(page, "HeldOn"));
    }

    [Fact]
    public async Task Whoever_reviews_a_case_that_was_changed_meanwhile_is_told_and_loses_nothing()
    {
        var given = await app.PlannedAsync("Overtaken");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/reviews/new");
        await app.WorkAsync(given, (c, cast) => c.WriteNote(new(Domain.Cases.ContactKind.Call, cast.On, "Rang", []), cast.Lead, cast.At, cast.On));

        var conflict = await worker.PostAsync(form, Filled(form), $"/cases/{given}/reviews");

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Contains("Mornings are calmer", Text(await conflict.DocumentAsync()), StringComparison.Ordinal);
        var again = await worker.PageAsync($"/cases/{given}/reviews/new");
        Assert.Contains("Mornings are calmer", again.QuerySelector("textarea[name=FamilysView]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker2")]
    [InlineData("lead.thanet")]
    [InlineData("triage")]
    [InlineData("privacy")]
    public async Task Nobody_else_reviews_it(string account)
    {
        var given = await app.PlannedAsync("Private");

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/cases/{given}/reviews/new")).StatusCode);
    }

    [Fact]
    public async Task A_case_without_a_plan_leads_back_to_what_there_is()
    {
        var given = await Features.Cases.Passed.PassAsync(app, "Planless", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");

        Assert.Equal($"/cases/{given}/reviews", (await worker.GetAsync($"/cases/{given}/reviews/new")).Headers.Location!.OriginalString);
        Assert.Contains("The first is due 6 weeks after the family plan is agreed", Text(await worker.PageAsync($"/cases/{given}/reviews")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/reviews")]
    [InlineData("/reviews/new")]
    [InlineData("/closure")]
    public async Task A_page_takes_as_many_queries_for_one_outcome_as_for_five(string page)
    {
        var (one, five) = (await app.PlannedAsync("One"), await app.PlannedAsync("Five", outcomes: 5));
        var worker = await app.SignedInAsync("worker");

        var ofOne = await app.Queries.OfAsync(worker, $"/cases/{one}{page}");

        Assert.InRange(ofOne, 2, 40);
        Assert.Equal(ofOne, await app.Queries.OfAsync(worker, $"/cases/{five}{page}"));
    }

    private Dictionary<string, string?> Filled(IHtmlDocument form) => new()
    {
        ["Ratings[1].Rating"] = "6", ["Ratings[1].Evidence"] = "The register says 84 %", ["Actions[1].Status"] = "Done",
        [form.QuerySelector("textarea[name^='Words']")!.GetAttribute("name")!] = "I get up by myself",
        ["Scales[0].Score"] = "7", ["Scales[0].Why"] = "Late twice a week", ["FamilysView"] = "Mornings are calmer",
        ["Team[0].Name"] = "Helen Marsh", ["Team[0].Agency"] = "St Mary’s school", ["Team[0].Attendance"] = "Came", ["Team[0].Contribution"] = "Keeps the breakfast club",
        ["Minutes"] = "We looked at the register", ["NextStep"] = "Continue", ["NextReviewOn"] = Today.AddDays(42).ToString("d M yyyy", null),
    };

    private static string Error(IHtmlDocument page, string id) => page.GetElementById($"{id}-error")?.TextContent.Trim() ?? $"nothing beside {id}";

    private static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
