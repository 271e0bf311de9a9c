using System.Net;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Triage;

public sealed class DecisionTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Screening_and_six_checks_are_one_post_and_the_decision_opens_a_case_and_tells_the_notifier()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 17, 10, 42, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ScreenedAsync(client, 1);
        var screened = await app.NotificationAsync(reference);
        Assert.Equal((6, RiskLevel.Some, "Priya Nair"), (screened.Checks.Count, screened.Screening!.Risk, screened.Claim!.Name));

        var check = await client.CheckPageAsync(reference, Triaged.Unit);
        Assert.Contains("A case opens in Ashford", check.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("h.marsh@st-annes.example", check.Body!.TextContent, StringComparison.Ordinal);
        (await client.PostAsync(check, [], $"/triage/{reference}/decision/confirmation")).Leads($"/triage/{reference}/decision/done");

        var opened = await app.WithDbAsync(db => db.Cases.Include(c => c.District).SingleAsync(c => c.Notification!.Reference == reference));
        Assert.Equal(("Ashford", CaseState.AwaitingAllocation), (opened.District.Name, opened.State));
        var message = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Template == "decision" && m.Subject.Contains(reference)));
        Assert.Equal("h.marsh@st-annes.example", message.To);
        Assert.DoesNotContain("Walker", message.Body, StringComparison.Ordinal);
        Assert.Contains("Decided", (await client.PageAsync($"/triage/{reference}/decision/done")).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Early Help Unit", (await client.PageAsync($"/notifications/{reference}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("district.dover")).GetAsync($"/notifications/{reference}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("district")).GetAsync($"/notifications/{reference}")).StatusCode);
    }

    [Fact]
    public async Task Everything_that_stands_against_a_decision_is_said_at_once_and_nothing_typed_is_lost()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 21, 30, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(6);
        app.Clock.SetLocal(new DateTime(2026, 12, 7, 9, 0, 0));
        client = await app.SignedInAsync("triage");

        var answer = await client.PostFormAsync($"/triage/{reference}/decision", new() { ["Outcome"] = "Commissioned", ["Rationale"] = "Too short", ["Commissioned.DistrictId"] = "" });
        var summary = (await answer.DocumentAsync()).QuerySelector(".govuk-error-summary__list")!.TextContent;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(["Screen the notification before", "Answer every check", "Choose the level of need", "at least 20 characters", "Choose the district", "Enter the commissioned service", "late: choose the reason", "late: explain it"],
            sentence => Assert.Contains(sentence, summary, StringComparison.Ordinal));
        Assert.Equal("Too short", (await answer.DocumentAsync()).QuerySelector("#Rationale")!.TextContent.Trim());
        Assert.Equal("#Commissioned_Service", (await answer.DocumentAsync()).QuerySelectorAll(".govuk-error-summary a").Single(a => a.TextContent == "Enter the commissioned service").GetAttribute("href"));
        Assert.Equal(NotificationState.Received, (await app.NotificationAsync(reference)).State);
    }

    [Fact]
    public async Task Screening_says_every_rule_at_once()
    {
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(1);

        var answer = await client.PostFormAsync($"/triage/{reference}", new() { ["Risk"] = "Immediate", ["PassedToSocialCare"] = "true", ["Priority"] = "true", ["Family"] = "new", ["Checks.Education.Result"] = "Found" }, $"/triage/{reference}/screening");

        Assert.Equal(["Enter the time of the call to the social care front door", "Say why this is a priority, or why it is not", "Enter what was found: Education"], await answer.ErrorsAsync());
        Assert.Null((await app.NotificationAsync(reference)).Screening);
    }

    [Fact]
    public async Task Of_two_officers_deciding_at_once_the_second_is_told_by_name_and_a_repeated_post_makes_one_decision()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 21, 30, 0));
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        var reference = await app.ScreenedAsync(priya, 6);
        var first = await priya.CheckPageAsync(reference, Triaged.Unit);
        var second = await owen.CheckPageAsync(reference, Triaged.Unit);

        var done = await priya.PostAsync(first, [], $"/triage/{reference}/decision/confirmation");
        var again = await priya.PostAsync(first, [], $"/triage/{reference}/decision/confirmation");
        var late = await owen.PostAsync(second, [], $"/triage/{reference}/decision/confirmation");

        done.Leads($"/triage/{reference}/decision/done");
        again.Leads($"/triage/{reference}/decision/done");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Priya Nair", (await late.DocumentAsync()).Body!.TextContent, StringComparison.Ordinal);
        await OneDecisionOneMessageOneCaseAsync(reference);
    }

    [Fact]
    public async Task A_double_click_makes_one_decision_and_one_message()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 21, 30, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ScreenedAsync(client, 3);
        var check = await client.CheckPageAsync(reference, Triaged.Unit);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => client.PostAsync(check, [], $"/triage/{reference}/decision/confirmation")));

        Assert.All(answers, a => a.Leads($"/triage/{reference}/decision/done"));
        await OneDecisionOneMessageOneCaseAsync(reference);
    }

    [Fact]
    public async Task A_late_decision_needs_its_reason_and_keeps_it()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var reference = await app.ScreenedAsync(await app.SignedInAsync("triage"), 1);
        app.Clock.SetLocal(new DateTime(2026, 12, 3, 9, 0, 0));
        var client = await app.SignedInAsync("triage");

        Assert.Equal(["This decision is late: choose the reason", "This decision is late: explain it in at least 10 characters"], await (await client.PostFormAsync($"/triage/{reference}/decision", Triaged.Unit)).ErrorsAsync());
        await client.DecideAsync(reference, new(Triaged.Unit) { ["BreachReason"] = "Volume", ["BreachExplanation"] = "Three officers were ill" });

        var decision = Assert.Single((await app.NotificationAsync(reference)).Decisions);
        Assert.Equal((BreachReason.Volume, "Three officers were ill"), (decision.BreachReason, decision.BreachExplanation));
    }

    [Fact]
    public async Task A_changed_decision_keeps_both_takes_the_case_back_and_tells_the_notifier()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ScreenedAsync(client, 3);
        await client.DecideAsync(reference, Triaged.Unit);
        var manager = await app.SignedInAsync("triage.manager");
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/triage/{reference}/decision/change")).StatusCode);

        var answer = await manager.PostFormAsync($"/triage/{reference}/decision/change", new() { ["Reason"] = "The family moved to another county", ["Outcome"] = "Advice", ["Level"] = "KSCMP-2018/additional", ["Rationale"] = "They will be helped where they live now." });

        answer.Leads($"/triage/{reference}");
        Assert.Equal([TriageOutcome.Unit, TriageOutcome.Advice], (await app.NotificationAsync(reference)).Decisions.OrderBy(d => d.Number).Select(d => d.Outcome));
        Assert.Equal(CaseState.Closed, await app.WithDbAsync(db => db.Cases.Where(c => c.Notification!.Reference == reference).Select(c => c.State).SingleAsync()));
        Assert.Equal(2, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "decision" && m.Subject.Contains(reference))));
    }

    private async Task OneDecisionOneMessageOneCaseAsync(string reference)
    {
        Assert.Single((await app.NotificationAsync(reference)).Decisions);
        Assert.Equal(1, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "decision" && m.Subject.Contains(reference))));
        Assert.Equal(1, await app.WithDbAsync(db => db.Cases.CountAsync(c => c.Notification!.Reference == reference)));
    }
}
