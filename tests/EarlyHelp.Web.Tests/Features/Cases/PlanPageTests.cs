using System.Net;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;

namespace EarlyHelp.Web.Tests.Features.Cases;

public sealed class PlanPageTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_plan_of_two_outcomes_is_agreed_without_script()
    {
        var given = await app.AssessedAsync("Agreed");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        var form = await worker.PageAsync($"/cases/{given}/plan/new");
        Assert.Equal(("Ada is at school every day", "1"), (form.Typed("Outcomes[0].What"), form.Typed("Outcomes[0].Goal")));
        var fields = Complete(ada);
        var more = await worker.PostAsync(form, new(fields) { ["Do"] = "add Outcomes.What" }, $"/cases/{given}/plan");
        var page = await more.DocumentAsync();
        Assert.Equal(("The register", "Ring Sam"), (page.Typed("Outcomes[0].Measure"), page.Typed("IfThingsGetWorse")));
        Assert.Equal(CaseState.Assessing, (await app.CaseAsync(given)).State);

        var agreed = await worker.PostAsync(page, new()
        {
            ["Outcomes[1].What"] = "Calm evenings", ["Outcomes[1].Baseline"] = "Shouting", ["Outcomes[1].BaselineScore"] = "4", ["Outcomes[1].Measure"] = "A diary", ["Outcomes[1].Target"] = "5 of 7",
            ["Outcomes[1].Actions[0].What"] = "Screens off at 7", ["Outcomes[1].Actions[0].Owner"] = "agency", ["Outcomes[1].Actions[0].OwnerName"] = "St Anne's", ["Outcomes[1].Actions[0].DueOn"] = "5 12 2026",
        }, $"/cases/{given}/plan");

        Assert.Equal($"/cases/{given}/plan", agreed.Headers.Location!.OriginalString);
        var held = await app.CaseAsync(given);
        Assert.Equal((CaseState.PlanActive, 2), (held.State, held.Plan!.Outcomes.Count));
        Assert.Equal([(ActionOwner.FamilyMember, (long?)ada, null), (ActionOwner.Agency, null, "St Anne's")], held.Actions.Select(a => (a.Agreed.Owner, a.Agreed.OwnerPersonId, a.Agreed.OwnerName)));
        var read = (await worker.PageAsync($"/cases/{given}/plan")).Read();
        foreach (var words in new[] { "Version 1", "Calm evenings", "Screens off at 7", "St Anne's", "5 December 2026", "Ring Sam", "Ada Agreed agreed on 18 November 2026", "Nobody of the family has a copy" })
            Assert.Contains(words, read, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Outcomes[0].Baseline", "", "Outcome 1: enter how it is now")]
    [InlineData("Outcomes[0].BaselineScore", "11", "Outcome 1: score how it is now, from 0 to 10")]
    [InlineData("Outcomes[0].BaselineScore", "three", "Outcome 1: score how it is now, from 0 to 10")]
    [InlineData("Outcomes[0].Measure", "", "Outcome 1: enter how everybody will see it")]
    [InlineData("Outcomes[0].Target", "", "Outcome 1: enter what is good enough")]
    [InlineData("Outcomes[0].Actions[0].What", "", "Outcome 1, action 1: enter what is done")]
    [InlineData("Outcomes[0].Actions[0].Owner", "", "Outcome 1, action 1: choose who does it")]
    [InlineData("Outcomes[0].Actions[0].Owner", "agency", "Outcome 1, action 1: choose who does it")]
    [InlineData("Outcomes[0].Actions[0].DueOn", "", "Outcome 1, action 1: enter by when")]
    [InlineData("Outcomes[0].Actions[0].DueOn", "soon", "Outcome 1, action 1: the date must be a real date, like 27 3 2026")]
    [InlineData("IfThingsGetWorse", "", "Enter what everybody does if things get worse")]
    [InlineData("AgreedOn", "1 12 2026", "The date must be today or in the past")]
    [InlineData("AgreedOn", "10 11 2026", "Say why this is recorded later than it happened")]
    public async Task A_guard_that_fails_is_said_and_everything_typed_stays(string field, string value, string sentence)
    {
        var given = await app.AssessedAsync("Guarded");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));

        var (page, errors) = await (await worker.PostFormAsync($"/cases/{given}/plan/new", new(Complete(ada)) { [field] = value }, $"/cases/{given}/plan")).RefusedAsync();

        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.Equal(value, page.Typed(field));
        Assert.Equal("Packs the bag", field.EndsWith("Actions[0].What", StringComparison.Ordinal) ? "Packs the bag" : page.Typed("Outcomes[0].Actions[0].What"));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary__list a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.NotEmpty(page.QuerySelectorAll(".govuk-error-summary__list a"));
        Assert.Equal(0, (await app.CaseAsync(given)).PlanCount);
    }

    [Fact]
    public async Task Nobody_who_agreed_and_no_assessment_are_said()
    {
        var (given, early) = (await app.AssessedAsync("Unagreed"), await app.ContactedAsync("Unassessed"));
        var worker = await app.SignedInAsync("worker");
        await worker.PostFormAsync($"/cases/{early}/assessment", [], $"/cases/{early}/assessment/versions");

        var (_, unagreed) = await (await worker.PostFormAsync($"/cases/{given}/plan/new", new(Complete(await app.AdaAsync(given), agrees: false)), $"/cases/{given}/plan")).RefusedAsync();
        var (_, unassessed) = await (await worker.PostFormAsync($"/cases/{early}/plan/new", new(Complete(await app.AdaAsync(early))), $"/cases/{early}/plan")).RefusedAsync();

        Assert.Contains("Record who of the family agreed, and when", unagreed, StringComparison.Ordinal);
        Assert.Contains("Complete the assessment before you agree a plan", unassessed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_a_new_version_and_the_one_before_can_be_read()
    {
        var given = await app.PlannedAsync("Changed");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/plan/new");
        Dictionary<string, string?> fields = new() { ["Outcomes[0].Target"] = "10 days of 10", [$"Agreements[{await app.AdaAsync(given)}].Answer"] = "yes" };
        var (page, errors) = await (await worker.PostAsync(form, fields, $"/cases/{given}/plan")).RefusedAsync();
        Assert.Contains("Say what changes and why", errors, StringComparison.Ordinal);

        await worker.PostAsync(page, new() { ["WhatChanged"] = "Ada wants more" }, $"/cases/{given}/plan");

        var held = await app.CaseAsync(given);
        Assert.Equal((2, 1, 1, 2), (held.PlanCount, held.Plan!.Outcomes[0].Number, held.Actions[0].Agreed.Number, held.Actions[1].Agreed.Number));
        Assert.Contains("10 days of 10", (await worker.PageAsync($"/cases/{given}/plan")).Read(), StringComparison.Ordinal);
        var before = (await worker.PageAsync($"/cases/{given}/plan/versions/1")).Read();
        Assert.Contains("9 days of 10", before, StringComparison.Ordinal);
        Assert.DoesNotContain("10 days of 10", before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_action_is_not_dropped_without_a_word()
    {
        var given = await app.PlannedAsync("Dropped");
        var worker = await app.SignedInAsync("worker");
        var form = await worker.PageAsync($"/cases/{given}/plan/new");
        var without = await (await worker.PostAsync(form, new() { ["WhatChanged"] = "Less", [$"Agreements[{await app.AdaAsync(given)}].Answer"] = "yes", ["Do"] = "remove Outcomes[0].Actions[0]" }, $"/cases/{given}/plan")).DocumentAsync();
        Assert.Equal("Rings the school 1", without.Typed("Outcomes[0].Actions[0].What"));

        var (_, errors) = await (await worker.PostAsync(without, [], $"/cases/{given}/plan")).RefusedAsync();

        Assert.Contains("“Packs the bag 1” is not in the new version and still open: say first what became of it", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_action_is_updated_and_a_date_that_moves_needs_its_reason()
    {
        var given = await app.PlannedAsync("Moved");
        var worker = await app.SignedInAsync("worker");

        var (page, errors) = await (await worker.PostFormAsync($"/cases/{given}/plan/actions/1", new() { ["Status"] = "InProgress", ["DueOn"] = "20 12 2026" })).RefusedAsync();
        Assert.Contains("Say why the date moves", errors, StringComparison.Ordinal);
        await worker.PostAsync(page, new() { ["Note"] = "Ada was ill" }, $"/cases/{given}/plan/actions/1");

        var plan = (await worker.PageAsync($"/cases/{given}/plan")).Read();
        Assert.Contains("20 December 2026, moved from 2 December 2026", plan, StringComparison.Ordinal);
        Assert.Contains("In progress", plan, StringComparison.Ordinal);
        Assert.Contains("Ada was ill", (await worker.PageAsync($"/cases/{given}/plan/actions/1")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_family_s_copy_is_plain_can_be_large_and_who_got_it_is_recorded()
    {
        var given = await app.PlannedAsync("Copied");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        var copy = await worker.PageAsync($"/cases/{given}/plan/copy");
        var text = string.Join(' ', copy.QuerySelector(".eh-copy")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var words in new[] { "Our plan: Copied", "At school every day 1", "Ada Copied: Packs the bag 1", "Ring Sam", "Who agreed: Ada Copied" })
            Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.DoesNotContain(given, text, StringComparison.Ordinal);
        Assert.NotNull((await worker.PageAsync($"/cases/{given}/plan/copy?size=large")).QuerySelector(".eh-copy--large"));

        var (page, errors) = await (await worker.PostFormAsync($"/cases/{given}/plan/copy/given", new() { ["PersonId"] = $"{ada}" }, $"/cases/{given}/plan/copy")).RefusedAsync();
        Assert.Contains("Enter how you gave it", errors, StringComparison.Ordinal);
        await worker.PostAsync(page, new() { ["How"] = "By hand", ["Language"] = "Polish" }, $"/cases/{given}/plan/copy");

        Assert.Contains("Ada Copied, 18 November 2026, By hand, in Polish. Recorded by Sam Hill", (await worker.PageAsync($"/cases/{given}/plan")).Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_the_family_may_not_know_are_marked_while_the_plan_is_written_and_on_the_copy()
    {
        var given = await app.AssessedAsync("Jargon");
        var (worker, ada) = (await app.SignedInAsync("worker"), await app.AdaAsync(given));
        var fields = new Dictionary<string, string?>(Complete(ada)) { ["Outcomes[0].Target"] = "Ada will engage with CAMHS" };

        var looked = await (await worker.PostFormAsync($"/cases/{given}/plan/new", new(fields) { ["Do"] = "look" }, $"/cases/{given}/plan")).DocumentAsync();
        await worker.PostAsync(looked, [], $"/cases/{given}/plan");

        Assert.Contains("“CAMHS”, say “the children’s mental health team”; “engage”, say “take part”", looked.GetElementById("Outcomes_0__Target-hint")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("may not know", looked.GetElementById("Outcomes_0__Measure-hint")!.TextContent, StringComparison.Ordinal);
        var copy = await worker.PageAsync($"/cases/{given}/plan/copy");
        Assert.Contains("“engage”: say “take part”", copy.QuerySelector("main .eh-no-print")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_change_the_plan_meet_a_conflict()
    {
        var given = await app.PlannedAsync("Bothplan");
        var (worker, lead, ada) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.AdaAsync(given));
        var (mine, theirs) = (await worker.PageAsync($"/cases/{given}/plan/new"), await lead.PageAsync($"/cases/{given}/plan/new"));
        Dictionary<string, string?> fields = new() { ["WhatChanged"] = "By the lead", [$"Agreements[{ada}].Answer"] = "yes" };

        Assert.Equal(HttpStatusCode.Redirect, (await lead.PostAsync(theirs, fields, $"/cases/{given}/plan")).StatusCode);
        var second = await worker.PostAsync(mine, new(fields) { ["WhatChanged"] = "By the worker" }, $"/cases/{given}/plan");

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var told = (await second.DocumentAsync()).Read();
        Assert.Contains("By the worker", told, StringComparison.Ordinal);
        Assert.Contains("By the lead", told, StringComparison.Ordinal);
        Assert.Equal(2, (await app.CaseAsync(given)).PlanCount);
    }

    [Theory]
    [InlineData("triage", "new")]
    [InlineData("triage", "actions/1")]
    [InlineData("triage", "copy/given")]
    [InlineData("worker2", "")]
    [InlineData("worker2", "copy")]
    [InlineData("lead.thanet", "versions/1")]
    [InlineData("worker", "versions/2")]
    [InlineData("worker", "actions/99")]
    public async Task A_page_that_is_not_theirs_is_not_there(string account, string page)
    {
        var given = await app.PlannedAsync("Planroles");

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/cases/{given}/plan/{page}".TrimEnd('/'))).StatusCode);
    }

    [Fact]
    public async Task The_pages_take_as_many_queries_for_one_outcome_as_for_ten()
    {
        var (one, ten) = (await app.PlannedAsync("Oneoutcome"), await app.PlannedAsync("Tenoutcomes", outcomes: 10));
        var worker = await app.SignedInAsync("worker");

        foreach (var page in new[] { "", "/new", "/copy", "/actions/1" })
            Assert.Equal(await app.Queries.OfAsync(worker, $"/cases/{one}/plan{page}"), await app.Queries.OfAsync(worker, $"/cases/{ten}/plan{page}"));
    }

    private static Dictionary<string, string?> Complete(long ada, bool agrees = true) => new()
    {
        ["Outcomes[0].What"] = "At school every day", ["Outcomes[0].Baseline"] = "Misses Mondays", ["Outcomes[0].BaselineScore"] = "3", ["Outcomes[0].Measure"] = "The register", ["Outcomes[0].Target"] = "9 days of 10",
        ["Outcomes[0].Actions[0].What"] = "Packs the bag", ["Outcomes[0].Actions[0].Owner"] = $"{ada}", ["Outcomes[0].Actions[0].DueOn"] = "1 12 2026",
        ["IfThingsGetWorse"] = "Ring Sam", ["AgreedOn"] = "18 11 2026", [$"Agreements[{ada}].Answer"] = agrees ? "yes" : "no", [$"Agreements[{ada}].Note"] = agrees ? null : "Too much",
    };
}
