using System.Net;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class AssessmentPageTests(App app) : IClassFixture<App>
{
    private const string Analysis = "I agree: mornings are the key, and a second adult is the way to it.";

    [Fact]
    public async Task An_assessment_is_written_part_by_part_submitted_and_authorised()
    {
        var given = await app.ContactedAsync("Assessed");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        var at = $"/cases/{given}/assessment";
        var begun = await worker.PostFormAsync(at, new() { ["Kind"] = "Full" }, $"{at}/versions");
        Assert.Equal($"{at}/write", begun.Headers.Location!.OriginalString);
        await SaveAsync("took-part", new() { ["Text"] = "Mother and Ada" });
        await SaveAsync("worries", new() { ["Harm[0].What"] = "Missed 31 days", ["Harm[0].PersonId"] = $"{ada}", ["Harm[0].When"] = "Since June" });
        await SaveAsync("strengths", new() { ["Strength[0].What"] = "Reads every night", ["Safety[0].What"] = "Gran takes her in" });
        await SaveAsync("needs", new() { ["NeedsToHappen[0].What"] = "A morning routine" });
        await SaveAsync("dangers", new()
        {
            ["Pairs[0].Danger"] = "May stop going", ["Pairs[0].Goal"] = "At school every day", ["Pairs[0].Scores[worker].Score"] = "3", ["Pairs[0].Scores[worker].Why"] = "The register",
            [$"Pairs[0].Scores[{ada}].Score"] = "7", [$"Pairs[0].Scores[{ada}].Why"] = "Mornings are better",
        });
        await SaveAsync($"children/{ada}", new() { ["OwnWords"] = "I like maths", ["Dreams"] = "A dog" });
        await SaveAsync($"criteria/{ada}", new[] { "crime", "education", "children", "work", "abuse", "health" }.ToDictionary(c => $"Answers[{c}].Answer", _ => (string?)"No"));
        await SaveAsync("analysis", new() { ["Text"] = "Mornings need a second adult." });
        Assert.DoesNotContain("Not started", (await worker.PageAsync($"{at}/write")).Read(), StringComparison.Ordinal);

        var submitted = await worker.PostFormAsync($"{at}/write", [], $"{at}/submit");

        Assert.Equal(at, submitted.Headers.Location!.OriginalString);
        var lead = await app.SignedInAsync("lead");
        await lead.PostFormAsync($"{at}/answer", new() { ["Answer"] = "authorise", ["Analysis"] = Analysis });
        var read = (await worker.PageAsync(at)).Read();
        foreach (var words in new[] { "authorised version 1", Analysis, "Missed 31 days", "Since June", "Reads every night", "Gran takes her in", "A morning routine", "May stop going", "I like maths", "A dog", "Mornings need a second adult." })
            Assert.Contains(words, read, StringComparison.Ordinal);
        Assert.Equal(AssessmentState.Authorised, (await app.CaseAsync(given)).Assessment!.State);

        async Task SaveAsync(string part, Dictionary<string, string?> fields) =>
            Assert.Equal($"{at}/write", (await worker.PostFormAsync($"{at}/write/{part}", fields)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_said_at_once_each_with_its_page()
    {
        var given = await app.ContactedAsync("Gaps");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, [], $"{at}/versions");

        var (page, errors) = await (await worker.PostFormAsync($"{at}/write", [], $"{at}/submit")).RefusedAsync();

        foreach (var (sentence, part) in new[]
        {
            ("Enter what worries you", "worries"), ("Enter what is working well", "strengths"), ("Enter what needs to happen", "needs"), ("Enter at least one danger or worry with its goal", "dangers"),
            ("Enter what Ada Gaps said in their own words, or an observation and why there are no words", $"children/{ada}"), ("Answer the family criteria for Ada Gaps", $"criteria/{ada}"), ("Enter your analysis", "analysis"),
        })
        {
            Assert.Contains(sentence, errors, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($".govuk-error-summary a[href='{at}/write/{part}']"));
        }
    }

    [Fact]
    public async Task Rows_are_added_and_taken_out_without_script_and_keep_what_is_typed()
    {
        var given = await app.ContactedAsync("Rows");
        var worker = await app.SignedInAsync("worker");
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, [], $"{at}/versions");

        var first = await worker.PostFormAsync($"{at}/write/worries", new() { ["Harm[0].What"] = "One", ["ComplicatingFactor[0].What"] = "Nights", ["Do"] = "add Harm.What" });
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        var second = await worker.PostAsync(await first.DocumentAsync(), new() { ["Harm[1].What"] = "Two", ["Harm[1].Source"] = "School", ["Do"] = "add Harm.What" }, $"{at}/write/worries");
        var third = await worker.PostAsync(await second.DocumentAsync(), new() { ["Harm[2].What"] = "Three", ["Do"] = "remove Harm[0]" }, $"{at}/write/worries");
        var page = await third.DocumentAsync();

        Assert.Equal(("Two", "School", "Three", "Nights", null), (page.Typed("Harm[0].What"), page.Typed("Harm[0].Source"), page.Typed("Harm[1].What"), page.Typed("ComplicatingFactor[0].What"), page.Typed("Harm[2].What")));
        Assert.Empty((await app.CaseAsync(given)).Assessment!.Content.Rows);
        // What was typed so far is kept on the server, and comes back on this record only.
        Assert.Equal("Two", (await worker.PageAsync($"{at}/write/worries")).Typed("Harm[0].What"));
        var other = await app.ContactedAsync("Otherrows");
        await worker.PostFormAsync($"/cases/{other}/assessment", [], $"/cases/{other}/assessment/versions");
        Assert.Equal("", (await worker.PageAsync($"/cases/{other}/assessment/write/worries")).Typed("Harm[0].What"));

        await worker.PostAsync(page, [], $"{at}/write/worries");
        Assert.Equal(["Two", "Three", "Nights"], (await app.CaseAsync(given)).Assessment!.Content.Rows.Select(r => r.Text));
    }

    [Theory]
    [InlineData("Pairs[0].Scores[worker].Score", "11", "The score must be a whole number from 0 to 10")]
    [InlineData("Pairs[0].Scores[worker].Why", "", "Say why it is not lower and what would be one higher")]
    [InlineData("Pairs[0].Scores[worker].On", "1 1 2030", "The day of the score must be today or in the past")]
    [InlineData("Pairs[0].Goal", "", "Enter the goal that answers it")]
    [InlineData("Pairs[0].Scores[agency1].Score", "4", "Enter the agency that gave the score")]
    public async Task A_score_that_can_t_be_is_refused_beside_its_field(string field, string value, string sentence)
    {
        var given = await app.ContactedAsync("Scores");
        var worker = await app.SignedInAsync("worker");
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, [], $"{at}/versions");
        Dictionary<string, string?> typed = new()
        {
            ["Pairs[0].Danger"] = "May stop going", ["Pairs[0].Goal"] = "At school", ["Pairs[0].Scores[worker].Score"] = "3", ["Pairs[0].Scores[worker].Why"] = "Register", [field] = value,
        };

        var (page, errors) = await (await worker.PostFormAsync($"{at}/write/dangers", typed)).RefusedAsync();

        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Equal(("May stop going", value), (page.Typed("Pairs[0].Danger"), page.Typed(field)));
        Assert.NotNull(page.QuerySelector(".govuk-error-summary a[href^='#Pairs_0_']"));
    }

    [Fact]
    public async Task A_returned_version_stays_as_it_was_and_the_next_goes_on_from_it()
    {
        var given = await app.AssessedAsync("Returned");
        var (worker, lead) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"));
        var at = $"/cases/{given}/assessment";
        var none = await (await lead.PostFormAsync($"{at}/answer", new() { ["Answer"] = "return" })).RefusedAsync();
        Assert.Contains("Enter at least one point to work on", none.Errors, StringComparison.Ordinal);
        await lead.PostFormAsync($"{at}/answer", new() { ["Answer"] = "return", ["Points"] = "Ask gran\nAsk the school" });

        await worker.PostFormAsync(at, [], $"{at}/versions");
        await worker.PostFormAsync($"{at}/write/analysis", new() { ["Text"] = "Gran is the second adult." });

        Assert.Contains("2. Ask the school", (await worker.PageAsync($"{at}/write")).Read(), StringComparison.Ordinal);
        Assert.Contains("Missed 31 days of school", (await worker.PageAsync(at)).Read(), StringComparison.Ordinal);
        var first = (await worker.PageAsync($"{at}/versions/1")).Read();
        Assert.Contains("Mornings need a second adult.", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Gran is the second adult.", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_analysis_of_the_lead_is_refused_and_kept()
    {
        var given = await app.AssessedAsync("Short");

        var (page, errors) = await (await (await app.SignedInAsync("lead")).PostFormAsync($"/cases/{given}/assessment/answer", new() { ["Answer"] = "authorise", ["Analysis"] = "Fine" })).RefusedAsync();

        Assert.Contains("Enter your analysis in at least 50 characters", errors, StringComparison.Ordinal);
        Assert.Equal("Fine", page.Typed("Analysis"));
    }

    [Fact]
    public async Task Who_wrote_it_does_not_authorise_it()
    {
        var given = await app.ContactedAsync("Ownwork");
        var lead = await app.SignedInAsync("lead");
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Data.EarlyHelpDbContext>();
            var held = await db.Cases.SingleAsync(c => c.Reference == given);
            await services.GetRequiredService<Data.Cases.CaseRecords>().LoadWorkAsync(held);
            var posting = await db.Postings.Include(p => p.Staff).SingleAsync(p => p.Staff.Email == "lead@demo.example");
            var (by, on) = (Domain.Access.Actor.Staff(posting.Staff, posting), Domain.UkTime.DayOf(app.Clock.Utc));
            var people = await services.GetRequiredService<Data.Cases.CaseRecords>().FamilyAsync(held, on);
            held.BeginAssessment(AssessmentKind.Full, by, app.Clock.Utc, on);
            held.WriteAssessment(Worked.Content(people, on), people, by, app.Clock.Utc, on);
            held.SubmitAssessment(people, by, app.Clock.Utc, on);
            return await db.SaveChangesAsync();
        });

        var (_, errors) = await (await lead.PostFormAsync($"/cases/{given}/assessment/answer", new() { ["Answer"] = "authorise", ["Analysis"] = Analysis })).RefusedAsync();

        Assert.Contains("You wrote on this assessment: another lead or the district manager looks at it", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 6, true)]
    [InlineData(4, 6, false)]
    public async Task Voices_three_points_apart_are_named_in_words_beside_a_picture_and_its_table(int worker, int child, bool flagged)
    {
        var given = await app.AssessedAsync("Apart", worker, child);

        var page = await (await app.SignedInAsync("worker")).PageAsync($"/cases/{given}/assessment");

        Assert.Equal(flagged, page.Read().Contains($"Ada Apart gives {child} and Worker gives {worker}: {child - worker} points apart", StringComparison.Ordinal));
        Assert.Equal(2, page.QuerySelectorAll("svg.eh-chart circle").Length);
        Assert.Contains("A: Worker", page.QuerySelector("svg.eh-chart + .eh-table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_write_the_same_part_meet_a_conflict_and_the_second_keeps_the_text()
    {
        var given = await app.ContactedAsync("Both");
        var (worker, lead) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"));
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, [], $"{at}/versions");
        var (mine, theirs) = (await worker.PageAsync($"{at}/write/analysis"), await lead.PageAsync($"{at}/write/analysis"));

        await lead.PostAsync(theirs, new() { ["Text"] = "What the lead thinks" }, $"{at}/write/analysis");
        var second = await worker.PostAsync(mine, new() { ["Text"] = "What the worker thinks" }, $"{at}/write/analysis");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("What the worker thinks", (await second.DocumentAsync()).Read(), StringComparison.Ordinal);
        Assert.Equal("What the lead thinks", (await app.CaseAsync(given)).Assessment!.Content.Analysis);
        var again = await worker.PageAsync($"{at}/write/analysis");
        Assert.Equal("What the lead thinks", again.Typed("Text"));
        Assert.Contains("What the worker thinks", again.QuerySelectorAll(".eh-typed").Select(t => t.TextContent));
    }

    [Fact]
    public async Task A_row_that_is_added_to_an_older_page_does_not_undo_what_a_colleague_saved_meanwhile()
    {
        var given = await app.ContactedAsync("Rows");
        var (worker, lead) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"));
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, [], $"{at}/versions");
        var (mine, theirs) = (await worker.PageAsync($"{at}/write/worries"), await lead.PageAsync($"{at}/write/worries"));
        await lead.PostAsync(theirs, new() { ["Harm[0].What"] = "Seen by the lead" }, $"{at}/write/worries");

        var more = await (await worker.PostAsync(mine, new() { ["Harm[0].What"] = "Seen by the worker", ["Do"] = "add Harm.What" }, $"{at}/write/worries")).DocumentAsync();
        var saved = await worker.PostAsync(more, [], $"{at}/write/worries");

        Assert.Equal(HttpStatusCode.Conflict, saved.StatusCode);
        Assert.Equal(["Seen by the lead"], (await app.CaseAsync(given)).Assessment!.Content.Rows.Select(r => r.Text));
        Assert.Contains("Seen by the worker", (await saved.DocumentAsync()).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_half_typed_part_comes_back_though_a_note_was_written_on_the_case_meanwhile()
    {
        var given = await app.ContactedAsync("Beside");
        var worker = await app.SignedInAsync("worker");
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, [], $"{at}/versions");
        var open = await worker.PageAsync($"{at}/write/worries");
        await worker.PostAsync(open, new() { ["Harm[0].What"] = "Half typed", ["Do"] = "add Harm.What" }, $"{at}/write/worries");
        await worker.PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Call", ["Text"] = "Kerry rang" }, $"/cases/{given}/notes");

        var again = await worker.PageAsync($"{at}/write/worries");
        var saved = await worker.PostAsync(again, [], $"{at}/write/worries");

        Assert.Equal("Half typed", again.Typed("Harm[0].What"));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task The_shorter_assessment_has_no_family_criteria()
    {
        var given = await app.ContactedAsync("Lighter");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        var at = $"/cases/{given}/assessment";
        await worker.PostFormAsync(at, new() { ["Kind"] = "LightTouch" }, $"{at}/versions");

        var page = await worker.PageAsync($"{at}/write");

        Assert.Null(page.QuerySelector($"a[href$='/criteria/{ada}']"));
        Assert.NotNull(page.QuerySelector($"a[href$='/children/{ada}']"));
    }

    [Fact]
    public async Task It_can_t_begin_before_the_family_was_met()
    {
        var given = await app.PassAsync("Unmet", allocateTo: "worker@demo.example");

        var (_, errors) = await (await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/assessment", [], $"/cases/{given}/assessment/versions")).RefusedAsync();

        Assert.Contains("Record the first contact with the family before you assess", errors, StringComparison.Ordinal);
        Assert.Equal(CaseState.Allocated, (await app.CaseAsync(given)).State);
    }

    [Theory]
    [InlineData("worker", "answer", HttpStatusCode.NotFound)]
    [InlineData("triage", "write", HttpStatusCode.NotFound)]
    [InlineData("triage", "", HttpStatusCode.OK)]
    [InlineData("worker2", "", HttpStatusCode.NotFound)]
    [InlineData("worker", "write", HttpStatusCode.Redirect)]
    [InlineData("worker", "versions/9", HttpStatusCode.NotFound)]
    [InlineData("worker", "write/nonsense", HttpStatusCode.NotFound)]
    public async Task Each_page_is_there_for_those_whose_work_it_is(string account, string page, HttpStatusCode status)
    {
        var given = await app.AssessedAsync("Roles");

        Assert.Equal(status, (await (await app.SignedInAsync(account)).GetAsync($"/cases/{given}/assessment/{page}".TrimEnd('/'))).StatusCode);
    }

    [Fact]
    public async Task The_page_takes_as_many_queries_for_one_version_as_for_three()
    {
        var (one, three) = (await app.AssessedAsync("Oneversion"), await app.AssessedAsync("Threeversions"));
        foreach (var _ in Enumerable.Range(1, 2))
        {
            await app.WorkAsync(three, (given, people, by, at, on) =>
            {
                given.AuthoriseAssessment(Analysis, Domain.Access.Actor.Staff(by.StaffId!.Value + 1000, "Lea Marsh", Domain.Access.Role.UnitLead) with { UnitId = by.UnitId }, at, on);
                given.BeginAssessment(AssessmentKind.Full, by, at, on);
                given.SubmitAssessment(people, by, at, on);
            });
        }

        var worker = await app.SignedInAsync("worker");

        Assert.Equal(await app.Queries.OfAsync(worker, $"/cases/{one}/assessment"), await app.Queries.OfAsync(worker, $"/cases/{three}/assessment"));
    }
}
