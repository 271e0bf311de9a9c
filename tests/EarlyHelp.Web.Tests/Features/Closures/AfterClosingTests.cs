using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Feedback;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Closures;

/// <summary>What comes after a case has closed: what the family thought, whether it lasted, and opening it again.</summary>
public sealed class AfterClosingTests(App app) : IClassFixture<App>
{
    private static readonly DateTime Start = new(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_case_that_closed_without_its_outcomes_stands_on_the_quarterly_review_of_those_who_manage_it()
    {
        var (all, some) = (await app.ClosedAsync("Achieved"), await app.RatedAsync("Notquite"));
        await app.WorkAsync(some, (given, cast) =>
        {
            var adult = cast.Family.Members.First(m => !m.IsChild).PersonId;
            given.ProposeClosure(
                new()
                {
                    Reason = Domain.Closures.ClosureReason.DidNotEngage, Overall = Domain.Closures.OverallOutcome.None,
                    Results = given.Plan!.Outcomes.ToDictionary(o => o.Number, _ => Domain.Closures.OutcomeResult.NotAchieved), ExitStrategy = "The school knows that the work ends",
                    NotifierToldOn = cast.On, Feedback = Domain.Closures.FeedbackOffer.Declined, Summary = "Nobody opened the door any more.",
                },
                cast.Family, cast.Worker, cast.At, cast.On);
            given.SignOffClosure(null, cast.Lead, cast.At, cast.On);
        });

        foreach (var account in new[] { "lead", "district", "area" })
        {
            var page = (await (await app.SignedInAsync(account)).PageAsync("/quarterly-review")).QuerySelector("main")!.TextContent;
            Assert.Contains(some, page, StringComparison.Ordinal);
            Assert.DoesNotContain(all, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(some, (await (await app.SignedInAsync("lead")).PageAsync("/quarterly-review?quarter=2025-07-01")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(some, (await (await app.SignedInAsync("district.thanet")).PageAsync("/quarterly-review")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker")).GetAsync("/quarterly-review")).StatusCode);
    }

    [Fact]
    public async Task A_mother_and_a_child_answer_their_own_questions_without_an_account_and_the_case_shows_them()
    {
        var given = await ClosedAsync("Asked");
        var worker = await app.SignedInAsync("worker");
        var (mother, child) = (await LinkAsync(worker, given, "Kerry"), await LinkAsync(worker, given, "Ada"));
        var visitor = app.Visitor();
        var asked = await visitor.PageAsync(mother);
        Assert.Contains("Did our work make a difference for your family?", Text(asked), StringComparison.Ordinal);
        var pages = Text(asked) + Text(await visitor.PageAsync(child));
        Assert.Contains("Did your worker listen to you?", pages, StringComparison.Ordinal);
        foreach (var name in new[] { "Asked", "Kerry", "Ada", "Sam Hill", given })
            Assert.DoesNotContain(name, pages, StringComparison.Ordinal);

        var answered = await visitor.PostAsync(asked, new() { ["Listened"] = "Yes", ["Understood"] = "Partly", ["Difference"] = "No", ["HowNow"] = "7", ["Better"] = "Come earlier <b>", ["MayQuote"] = "true" }, mother);
        await visitor.PostFormAsync(child, new() { ["Listened"] = "Yes", ["Understood"] = "Yes", ["Difference"] = "Yes", ["Helped"] = "The breakfast club" });

        Assert.Equal($"{mother}/thanks", answered.Headers.Location!.OriginalString);
        Assert.Contains("We have your answers", Text(await visitor.PageAsync($"{mother}/thanks")), StringComparison.Ordinal);
        var shown = Text(await worker.PageAsync($"/cases/{given}/closure"));
        foreach (var words in new[] { "How are things now? 7 of 10", "Come earlier <b>", "We may use these words without a name.", "What was good? The breakfast club", "Are things better for you now? Yes" })
            Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker2")).GetAsync($"/cases/{given}/closure")).StatusCode);
    }

    [Fact]
    public async Task An_answer_with_gaps_is_refused_and_keeps_what_was_typed_and_a_second_answer_changes_nothing()
    {
        var given = await ClosedAsync("Gaps");
        var link = await LinkAsync(await app.SignedInAsync("worker"), given, "Kerry");
        var visitor = app.Visitor();

        var refused = await visitor.PostFormAsync(link, new() { ["Helped"] = "Somebody listened" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("Select an answer: Did we listen to you?", page.GetElementById("Listened-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Somebody listened", page.QuerySelector("textarea[name=Helped]")!.TextContent, StringComparison.Ordinal);
        var second = await visitor.PageAsync(link);
        await visitor.PostAsync(page, new() { ["Listened"] = "Yes", ["Understood"] = "Yes", ["Difference"] = "Yes" }, link);
        await visitor.PostAsync(second, new() { ["Listened"] = "No", ["Understood"] = "No", ["Difference"] = "No" }, link);
        Assert.Equal(FeedbackAnswer.Yes, await app.WithDbAsync(db => db.Set<FeedbackInvitation>().Where(i => i.Helped == "Somebody listened").Select(i => i.Listened!.Value).SingleAsync()));
    }

    [Fact]
    public async Task A_link_that_is_unknown_replaced_or_too_old_is_not_there_and_only_its_hash_is_kept()
    {
        var given = await ClosedAsync("Links");
        var worker = await app.SignedInAsync("worker");
        var first = await LinkAsync(worker, given, "Kerry");
        var second = await LinkAsync(worker, given, "Kerry");
        var visitor = app.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/feedback/0123456789abcdef")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(second)).StatusCode);
        var hashes = await app.WithDbAsync(db => db.Set<FeedbackInvitation>().Where(i => i.LinkHash != null).Select(i => i.LinkHash!).ToListAsync());
        Assert.DoesNotContain(second.Split('/')[^1], hashes);
        app.Clock.Utc = Start.AddDays(FeedbackInvitation.LinkDays);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(second)).StatusCode);
        app.Clock.Utc = Start.AddDays(FeedbackInvitation.LinkDays + 1);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Links_that_are_tried_too_often_meet_a_limit()
    {
        await using var strict = new App();
        strict.Settings["Limits:PerVisitor"] = "3";
        var visitor = strict.Visitor();

        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < 4; tries++)
            answers.Add((await visitor.GetAsync($"/feedback/guess{tries}")).StatusCode);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Whether_it_lasted_is_asked_from_two_weeks_before_three_months_and_recorded_once()
    {
        var given = await ClosedAsync("Lasting");
        app.Clock.Utc = new DateTime(2026, 5, 18, 10, 0, 0, DateTimeKind.Utc);
        Assert.DoesNotContain("Lasting", Text(await (await app.SignedInAsync("worker")).PageAsync("/follow-ups")), StringComparison.Ordinal);
        app.Clock.Utc = new DateTime(2026, 6, 3, 10, 0, 0, DateTimeKind.Utc);
        var worker = await app.SignedInAsync("worker");
        Assert.Contains("3 months: 2 June 2026, 1 day late", Text(await worker.PageAsync("/follow-ups")), StringComparison.Ordinal);
        Assert.Contains("Sam Hill must ask whether it lasted, after 3 months", Text(await worker.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker2")).GetAsync($"/cases/{given}/follow-ups/3")).StatusCode);
        Assert.DoesNotContain("Lasting", Text(await (await app.SignedInAsync("worker2")).PageAsync("/follow-ups")), StringComparison.Ordinal);

        var wordless = await worker.PostFormAsync($"/cases/{given}/follow-ups/3", new() { ["Result"] = "PartlyLasted", ["BackdateReason"] = "Kept" });
        var recorded = await worker.PostFormAsync($"/cases/{given}/follow-ups/3", new() { ["Result"] = "PartlyLasted", ["Text"] = "Mornings still work" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wordless.StatusCode);
        var page = await wordless.DocumentAsync();
        Assert.Contains("Enter what the family said", page.GetElementById("Text-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kept", ((IHtmlInputElement)page.QuerySelector("input[name=BackdateReason]")!).Value);
        Assert.Equal($"/cases/{given}/closure", recorded.Headers.Location!.OriginalString);
        Assert.Contains("Partly lasted, asked on 3 June 2026 by Sam Hill: Mornings still work", Text(await worker.PageAsync($"/cases/{given}/closure")), StringComparison.Ordinal);
        Assert.DoesNotContain("Lasting", Text(await worker.PageAsync("/follow-ups")), StringComparison.Ordinal);
        Assert.Equal($"/cases/{given}/closure", (await worker.GetAsync($"/cases/{given}/follow-ups/3")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_district_manager_reopens_within_28_days_with_a_reason_and_the_worker_goes_on()
    {
        var given = await ClosedAsync("Again");
        app.Clock.Utc = Start.AddDays(28);
        var manager = await app.SignedInAsync("district");

        var wordless = await manager.PostFormAsync($"/cases/{given}/closure", [], $"/cases/{given}/closure/reopening");
        var reopened = await manager.PostFormAsync($"/cases/{given}/closure", new() { ["Reason"] = "Father is back" }, $"/cases/{given}/closure/reopening");

        Assert.Contains("Say why the case is reopened", (await wordless.DocumentAsync()).GetElementById("Reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/cases/{given}/closure", reopened.Headers.Location!.OriginalString);
        Assert.Contains("The case is open again. Sam Hill goes on with the family", Text(await manager.PageAsync($"/cases/{given}/closure")), StringComparison.Ordinal);
        Assert.Contains("Again", Text(await (await app.SignedInAsync("worker")).PageAsync("/cases")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_28_days_it_is_a_new_notification()
    {
        var given = await ClosedAsync("Toolate");
        app.Clock.Utc = Start.AddDays(29);
        var manager = await app.SignedInAsync("district");
        var page = await manager.PageAsync($"/cases/{given}/closure");
        Assert.DoesNotContain("Reopen the case", Text(page), StringComparison.Ordinal);
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var version = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Version).SingleAsync());

        var refused = await manager.PostAsync(new Uri($"/cases/{given}/closure/reopening", UriKind.Relative), new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("Version", $"{version}"), new("Reason", "Father is back")]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Ask for a new notification", Text(await refused.DocumentAsync()), StringComparison.Ordinal);
    }

    // Nobody signs in before the clock has come to rest: a session would be over.
    private async Task<string> ClosedAsync(string family)
    {
        app.Clock.Utc = Start;
        return await app.ClosedAsync(family);
    }

    private static async Task<string> LinkAsync(HttpClient worker, string given, string name)
    {
        var page = await worker.PageAsync($"/cases/{given}/closure");
        var action = page.QuerySelectorAll(".eh-card").Single(c => c.QuerySelector("h3")?.TextContent.StartsWith(name, StringComparison.Ordinal) == true).QuerySelector("form")!.GetAttribute("action")!;
        await worker.PostAsync(page, [], action);
        return (await worker.PageAsync($"/cases/{given}/closure")).GetElementById("feedback-link")!.GetAttribute("href")!;
    }

    private static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
