using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Closures;

public sealed class ClosureTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_rated_plan_is_closed_in_four_pages_and_ten_inputs_and_the_notifier_reads_no_more_than_that()
    {
        var given = await app.RatedAsync("Farewell", outcomes: 3);
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/closure");
        var typed = Typed(form);
        Assert.InRange(typed.Count + 1, 1, 10);

        var proposed = await worker.SendAsync(form, typed, $"/cases/{given}/closure");

        Assert.Equal($"/cases/{given}/closure", proposed.Headers.Location!.OriginalString);
        var lead = await app.SignedInAsync("lead");
        Assert.Contains("Farewell", Text(await lead.PageAsync("/cases?state=closing")), StringComparison.Ordinal);
        var asked = await lead.PageAsync($"/cases/{given}/closure");
        Assert.Contains("Outcome number 3 Achieved", Text(asked), StringComparison.Ordinal);
        var signed = await lead.PostAsync(asked, [], $"/cases/{given}/closure/sign-off");
        Assert.Equal($"/cases/{given}/closure", signed.Headers.Location!.OriginalString);
        var shown = Text(await lead.PageAsync($"/cases/{given}/closure"));
        Assert.Contains("Told on 18 November 2026 by a message", shown, StringComparison.Ordinal);
        Assert.Contains("After 3 months Due 18 February 2027", shown, StringComparison.Ordinal);
        Assert.Equal(2, await app.WithDbAsync(db => db.Set<Domain.Feedback.FeedbackInvitation>().CountAsync(i => db.Cases.Any(c => c.Id == i.CaseId && c.Reference == given))));
        var message = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Key.StartsWith($"closed:{given}:")));
        Assert.Equal("h@school.example", message.To);
        foreach (var unsaid in new[] { "Farewell", "Ada", "achieved", "Sam Hill", given })
            Assert.DoesNotContain(unsaid, message.Subject + message.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Two_invited_records_that_were_merged_before_the_sign_off_are_one_person_invited_once()
    {
        var given = await app.RatedAsync("Mergedinvited");
        await app.WorkAsync(given, Worked.Propose);
        await app.WithDbAsync(async db =>
        {
            // As a merge leaves them: both rows name the record that was kept.
            var proposed = await db.Cases.Where(c => c.Reference == given).SelectMany(c => c.Closures).Include(c => c.People).SingleAsync();
            var kept = proposed.People.First(p => p.IsChild).PersonId;
            foreach (var named in proposed.People)
                db.Entry(named).Property(p => p.PersonId).CurrentValue = kept;
            return await db.SaveChangesAsync();
        });
        var lead = await app.SignedInAsync("lead");

        var signed = await lead.PostAsync(await lead.PageAsync($"/cases/{given}/closure"), [], $"/cases/{given}/closure/sign-off");

        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        Assert.Equal(Domain.Feedback.FeedbackForm.Child,
            await app.WithDbAsync(db => db.Set<Domain.Feedback.FeedbackInvitation>().Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Reference == given)).Select(i => i.Form).SingleAsync()));
    }

    [Fact]
    public async Task A_proposal_with_gaps_says_what_is_still_open_beside_each_field_and_keeps_what_was_typed()
    {
        var given = await app.PlannedAsync("Open");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/closure");
        var open = form.QuerySelectorAll(".govuk-task-list__item").Select(i => string.Join(' ', i.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains(open, o => o.StartsWith("Actions that are still open “Action number 1” is still open", StringComparison.Ordinal) && o.EndsWith("To do", StringComparison.Ordinal));
        Assert.Contains("The notifier is told Completed", open);
        Assert.Equal("#Reason", form.QuerySelector(".govuk-task-list__link")!.GetAttribute("href"));

        var refused = await worker.PostAsync(form, new() { ["Reason"] = "moved_out_of_area", ["Actions[1].Status"] = "CarriedOn", ["Summary"] = "Too short", ["Feedback"] = "NotOffered" }, $"/cases/{given}/closure");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Equal("Error: Enter where the family moved and who was told there", Error(page, "WhoGoesOn_moved_out_of_area_"));
        Assert.Equal("Error: Say whether “Outcome number 1” was achieved, partly or not", Error(page, "Results_1_"));
        Assert.Equal("Error: Choose the overall outcome", Error(page, "Overall"));
        Assert.Equal("Error: Say why it is carried on, and by whom", Error(page, "Actions_1__Note"));
        Assert.Equal("Error: Enter the exit strategy: who else knows the family and what they were told", Error(page, "ExitStrategy"));
        Assert.Equal("Error: Say why the family was not invited", Error(page, "WhyNoFeedback"));
        Assert.Equal("Error: Enter the closing summary in at least 20 characters", Error(page, "Summary"));
        Assert.Contains("Too short", page.QuerySelector("textarea[name=Summary]")!.TextContent, StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.QuerySelector("input[name=Reason][value=moved_out_of_area]")!).IsChecked);
    }

    [Fact]
    public async Task The_notifier_told_by_hand_needs_a_day_and_not_told_a_reason()
    {
        var given = await app.RatedAsync("Byhand");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/closure");

        var told = await (await worker.PostAsync(form, new() { ["Notifier"] = "Told" }, $"/cases/{given}/closure")).DocumentAsync();
        var not = await (await worker.PostAsync(form, new() { ["Notifier"] = "Not" }, $"/cases/{given}/closure")).DocumentAsync();

        const string Sentence = "Error: Enter the day you told the notifier that the work ends, or say why you did not";
        Assert.Equal((Sentence, Sentence), (Error(told, "NotifierToldOn"), Error(not, "WhyNotifierNotTold")));
    }

    [Fact]
    public async Task Whoever_proposed_it_does_not_sign_it_off()
    {
        var given = await app.RatedAsync("Own");
        var lead = await app.SignedInAsync("lead");
        var form = await lead.PageAsync($"/cases/{given}/closure");
        await lead.SendAsync(form, Typed(form), $"/cases/{given}/closure");
        var page = await lead.PageAsync($"/cases/{given}/closure");
        Assert.Contains("You proposed this closure: another person signs it off", Text(page), StringComparison.Ordinal);
        var manager = await app.SignedInAsync("district");
        var theirs = await manager.PageAsync($"/cases/{given}/closure");

        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var version = theirs.QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        var refused = await lead.PostAsync(new Uri($"/cases/{given}/closure/sign-off", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Version", version)]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(theirs, [], $"/cases/{given}/closure/sign-off")).StatusCode);
    }

    [Fact]
    public async Task A_closure_that_is_returned_says_why_and_the_case_goes_on()
    {
        var given = await app.RatedAsync("Back");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/closure");
        await worker.SendAsync(form, Typed(form), $"/cases/{given}/closure");
        var lead = await app.SignedInAsync("lead");

        var wordless = await lead.PostFormAsync($"/cases/{given}/closure", [], $"/cases/{given}/closure/return");
        var returned = await lead.PostFormAsync($"/cases/{given}/closure", new() { ["Reason"] = "Ring the school first" }, $"/cases/{given}/closure/return");

        Assert.Equal("Error: Say what is missing", Error(await wordless.DocumentAsync(), "Reason"));
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        Assert.Contains("returned the closure on 18 November 2026: Ring the school first", Text(await worker.PageAsync($"/cases/{given}/closure")), StringComparison.Ordinal);
        Assert.Contains("Sam Hill must work the plan and review it", Text(await worker.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Key.StartsWith($"closed:{given}:"))));
    }

    [Fact]
    public async Task A_case_that_never_had_a_plan_closes_without_outcomes()
    {
        var given = await Features.Cases.Passed.PassAsync(app, "Noplan", allocateTo: "worker@demo.example");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/closure");
        Assert.Empty(form.QuerySelectorAll("input[name=Overall],input[value=outcomes_achieved]"));

        var proposed = await worker.PostAsync(form, new()
        {
            ["Reason"] = "did_not_engage", ["ExitStrategy"] = "The school knows", ["Feedback"] = "NotOffered", ["WhyNoFeedback"] = "Nobody opens the door", ["Summary"] = "Six visits, nobody opened the door.",
        }, $"/cases/{given}/closure");

        Assert.Equal(HttpStatusCode.Redirect, proposed.StatusCode);
        Assert.Equal(CaseState.Closing, await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task What_was_typed_of_a_proposal_is_there_again_and_counts_in_the_list_of_what_is_open()
    {
        var given = await app.RatedAsync("Draft");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/closure");
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await worker.PostAsync(new Uri($"/drafts/closure:{given}", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Summary", "Ada goes to school every day now")]));

        var again = await worker.PageAsync($"/cases/{given}/closure");

        Assert.Contains("Ada goes to school every day now", again.QuerySelector("textarea[name=Summary]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Closing summary Completed", Text(again), StringComparison.Ordinal);
        var other = await app.RatedAsync("Otherdraft");
        Assert.DoesNotContain("Ada goes to school", Text(await worker.PageAsync($"/cases/{other}/closure")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker2", HttpStatusCode.NotFound)]
    [InlineData("district.thanet", HttpStatusCode.NotFound)]
    [InlineData("openaccess", HttpStatusCode.NotFound)]
    [InlineData("triage", HttpStatusCode.OK)]
    public async Task A_closure_is_read_by_who_reads_the_case_and_proposed_by_who_works_it(string account, HttpStatusCode reads)
    {
        var given = await app.RatedAsync("Read");
        var other = await app.SignedInAsync(account);

        var answer = await other.GetAsync($"/cases/{given}/closure");

        Assert.Equal(reads, answer.StatusCode);
        Assert.DoesNotContain("Propose to close", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var token = (await other.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var post in new[] { "", "/sign-off", "/return", "/reopening" })
        {
            var posted = await other.PostAsync(new Uri($"/cases/{given}/closure{post}", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }

    [Fact]
    public async Task A_worker_does_not_sign_off_and_a_lead_does_not_reopen()
    {
        var given = await app.ClosedAsync("Limits");

        Assert.DoesNotContain("Reopen the case", Text(await (await app.SignedInAsync("lead")).PageAsync($"/cases/{given}/closure")), StringComparison.Ordinal);
        var worker = await app.SignedInAsync("worker");
        var token = (await worker.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var posted = await worker.PostAsync(new Uri($"/cases/{given}/closure/sign-off", UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task A_case_closed_as_a_child_died_says_that_it_is_to_be_restricted_and_asks_nobody()
    {
        var given = await app.RatedAsync("Mourned");
        await app.WorkAsync(given, (c, cast) =>
        {
            c.ProposeClosure(new ClosureFacts
            {
                Reason = ClosureReason.ChildDied, Overall = OverallOutcome.None, Results = new Dictionary<int, OutcomeResult> { [1] = OutcomeResult.NotAchieved },
                WhyNotifierNotTold = "The school knows", Summary = "A child of the family died.",
            }, cast.Family, cast.Worker, cast.At, cast.On);
            c.SignOffClosure(null, cast.Lead, cast.At, cast.On);
        });

        var page = Text(await (await app.SignedInAsync("lead")).PageAsync($"/cases/{given}/closure"));

        Assert.Contains("Ask the privacy officer to restrict this record", page, StringComparison.Ordinal);
        Assert.DoesNotContain("What the family thought", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Did it last?", page, StringComparison.Ordinal);
    }

    // What a person types or chooses; what the last review suggests stays as it is.
    private static List<KeyValuePair<string, string>> Typed(IHtmlDocument form)
    {
        var people = form.QuerySelectorAll("input[name=AgreedByPersonIds]").OfType<IHtmlInputElement>().Select(i => i.Value).ToList();
        return
        [
            new("Reason", "outcomes_achieved"), new("Overall", "All"), new("ExitStrategy", "The breakfast club goes on"), new("AgreedByPersonIds", people[0]), new("AgreedWithOthers", "School"),
            new("Feedback", "Invited"), new("InvitedPersonIds", people[0]), new("InvitedPersonIds", people[1]), new("Summary", "Ada is at school every day."),
        ];
    }

    private static string Error(IHtmlDocument page, string id) => page.GetElementById($"{id}-error")?.TextContent.Trim() ?? $"nothing beside {id}";

    private static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Sends forms in which a name is chosen several times.</summary>
internal static class Sending
{
    /// <summary>Sends a form with everything it holds and what the person chose on top.</summary>
    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, IHtmlDocument page, IReadOnlyCollection<KeyValuePair<string, string>> typed, string action)
    {
        var form = page.Forms.OfType<IHtmlFormElement>().Single(f => f.GetAttribute("action") == action);
        var names = typed.Select(t => t.Key).ToHashSet();
        var held = form.QuerySelectorAll("input[type=hidden][name],input[type=radio][checked],input[type=checkbox][checked]").OfType<IHtmlInputElement>().Where(i => !names.Contains(i.Name!)).Select(i => KeyValuePair.Create(i.Name!, i.Value));
        return client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent([.. held, .. typed]));
    }
}
