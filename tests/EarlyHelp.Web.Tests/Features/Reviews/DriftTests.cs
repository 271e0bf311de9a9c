using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain;
using EarlyHelp.Web.Tests.Features.Closures;

namespace EarlyHelp.Web.Tests.Features.Reviews;

/// <summary>A case that drifts to week 22.</summary>
public sealed class DriftTests(App app) : IClassFixture<App>
{
    private static readonly DateTime Start = new(2026, 2, 2, 10, 0, 0, DateTimeKind.Utc);

    private DateOnly Today => UkTime.DayOf(app.Clock.Utc);

    [Fact]
    public async Task Past_its_weeks_a_review_that_continues_waits_for_the_district_manager_who_lets_the_work_go_on()
    {
        var given = await DriftedAsync("Drifting", days: 150);
        var worker = await app.SignedInAsync("worker");
        Assert.Contains("The district manager of Ashford must decide whether the work goes on", Text(await worker.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        var form = await worker.PageAsync($"/cases/{given}/reviews/new");
        Assert.Contains("needs the district manager’s decision first", Text(form), StringComparison.Ordinal);

        var refused = await worker.PostAsync(form, Review("Continue"), $"/cases/{given}/reviews");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("the district manager decides first whether the work goes on", page.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Still tired", page.QuerySelector("textarea[name=FamilysView]")!.TextContent, StringComparison.Ordinal);

        var manager = await app.SignedInAsync("district");
        Assert.Contains("Drifting", Text(await manager.PageAsync("/cases?late=undecided")), StringComparison.Ordinal);
        var decided = await manager.PostFormAsync($"/cases/{given}/continuation", Decision(28), $"/cases/{given}/continuation");
        Assert.Equal($"/cases/{given}", decided.Headers.Location!.OriginalString);
        var shown = Text(await manager.PageAsync($"/cases/{given}"));
        Assert.Contains($"The district manager let the work go on until {UkDates.Date(Today.AddDays(28))}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Drifting", Text(await manager.PageAsync("/cases?late=undecided")), StringComparison.Ordinal);
        var allowed = await worker.PostFormAsync($"/cases/{given}/reviews/new", Review("Continue"), $"/cases/{given}/reviews");
        Assert.Equal($"/cases/{given}/reviews", allowed.Headers.Location!.OriginalString);
        Assert.Contains("A second adult comes in the mornings", Text(await worker.PageAsync($"/cases/{given}/reviews")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Past_its_weeks_a_review_that_closes_is_never_refused()
    {
        var given = await DriftedAsync("Ending", days: 150);
        var worker = await app.SignedInAsync("worker");

        var recorded = await worker.PostFormAsync($"/cases/{given}/reviews/new", Review("Close"), $"/cases/{given}/reviews");

        Assert.Equal(HttpStatusCode.Redirect, recorded.StatusCode);
    }

    [Fact]
    public async Task A_decision_longer_than_four_weeks_or_without_words_is_refused_with_what_was_typed()
    {
        var given = await DriftedAsync("Toolong", days: 135);
        var manager = await app.SignedInAsync("district");

        var refused = await manager.PostFormAsync($"/cases/{given}/continuation", Decision(29), $"/cases/{given}/continuation");
        var empty = await manager.PostFormAsync($"/cases/{given}/continuation", [], $"/cases/{given}/continuation");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("The new end must be within 4 weeks", page.GetElementById("EndsOn-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Exams come first", page.QuerySelector("textarea[name=Reason]")!.TextContent, StringComparison.Ordinal);
        var sentences = (await empty.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent;
        foreach (var sentence in new[] { "Say why the work goes on", "Say what will be different", "Enter the day by which the work ends" })
            Assert.Contains(sentence, sentences, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_its_last_four_weeks_there_is_nothing_to_decide()
    {
        var given = await DriftedAsync("Early", days: 100);
        var manager = await app.SignedInAsync("district");

        Assert.Contains("You can decide from", Text(await manager.PageAsync($"/cases/{given}/continuation")), StringComparison.Ordinal);
        var refused = await manager.PostFormAsync($"/cases/{given}/continuation", Decision(28), $"/cases/{given}/continuation");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("decide in the 4 weeks before", Text(await refused.DocumentAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("lead")]
    [InlineData("district.thanet")]
    [InlineData("area")]
    public async Task Nobody_else_decides_whether_the_work_goes_on(string account)
    {
        var given = await DriftedAsync("Guarded", days: 150);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/cases/{given}/continuation")).StatusCode);
    }

    [Fact]
    public async Task The_ruler_says_in_words_a_picture_and_a_table_what_happened_and_what_is_late()
    {
        var given = await DriftedAsync("Ruled", days: 120);
        var worker = await app.SignedInAsync("worker");

        var page = await worker.PageAsync($"/cases/{given}");

        var text = Text(page);
        Assert.Contains("Week 18 of 20: opened on 2 February 2026, to be closed by 22 June 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Late: Next review (was due 16 March 2026, 78 days late).", text, StringComparison.Ordinal);
        Assert.Contains("Next: Week 20: close, by 22 June 2026.", text, StringComparison.Ordinal);
        var picture = page.QuerySelector("svg[role=img]")!;
        var rows = page.QuerySelectorAll("[aria-label='What stands on the ruler'] tbody tr").ToList();
        Assert.Equal(rows.Select(r => r.Children[0].TextContent), picture.QuerySelectorAll("g text").Select(t => t.TextContent));
        Assert.Equal(["Notification", "Opened", "First contact", "Assessment", "Plan agreed", "Next review", "Week 16", "Week 20: close"], rows.Select(r => r.Children[1].TextContent));
        Assert.Equal("8", picture.QuerySelector(".eh-weeks__mark--due text")!.TextContent);
        Assert.Equal("6", picture.QuerySelector(".eh-weeks__mark--late text")!.TextContent);
    }

    [Theory]
    [InlineData("worker", "review", "Review overdue")]
    [InlineData("lead", "review", "Review overdue")]
    [InlineData("district", "undecided", "Past its weeks, no decision")]
    [InlineData("lead", "weeks16", "Past 16 weeks")]
    public async Task A_count_of_a_start_page_opens_a_list_of_as_many(string account, string late, string label)
    {
        await DriftedAsync("Counted", days: 150);
        var person = await app.SignedInAsync(account);

        var count = (await person.PageAsync("/")).QuerySelectorAll(".eh-count").Single(c => c.QuerySelector(".eh-count__label")!.TextContent == label);

        Assert.Equal($"/cases?late={late}", count.GetAttribute("href"));
        var list = await person.PageAsync(count.GetAttribute("href")!);
        Assert.StartsWith(count.QuerySelector(".eh-count__number")!.TextContent + " open", list.QuerySelector("caption")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> Review(string next) => new()
    {
        ["Ratings[1].Rating"] = "4", ["Ratings[1].Evidence"] = "The register", ["Actions[1].Status"] = "InProgress", ["FamilysView"] = "Still tired", ["NextStep"] = next,
        ["NextReviewOn"] = next == "Close" ? null : "20 7 2026",
    };

    private Dictionary<string, string?> Decision(int days) => new()
    {
        ["Reason"] = "Exams come first", ["WhatWillChange"] = "A second adult comes in the mornings", ["EndsOn"] = Today.AddDays(days).ToString("d M yyyy", null),
    };

    // Nobody signs in before the clock has come to rest: a session would be over.
    private async Task<string> DriftedAsync(string family, int days)
    {
        app.Clock.Utc = Start;
        var given = await app.PlannedAsync(family);
        app.Clock.Utc = Start.AddDays(days);
        return given;
    }

    private static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
