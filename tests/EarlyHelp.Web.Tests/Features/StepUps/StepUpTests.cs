using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.Closures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.StepUps;

public sealed class StepUpTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_step_up_of_a_unit_whose_lead_cannot_sign_in_any_more_waits_for_the_manager_of_the_district()
    {
        await using var own = new App();
        var given = await own.PlannedAsync("Unled");
        await own.WithDbAsync(db => db.Users.Where(u => u.Email == "lead@demo.example").ExecuteUpdateAsync(u => u.SetProperty(a => a.DisabledAt, own.Clock.Utc)));

        await (await own.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/step-up", await own.FormAsync(given));

        var told = await own.WithDbAsync(db => db.Outbox.Where(m => m.Template == "step-up").Select(m => m.To).Distinct().ToListAsync());
        Assert.Equal(["district@demo.example"], told);
    }

    [Fact]
    public async Task A_family_is_raised_agreed_accepted_handed_over_and_confirmed_and_the_case_closes_then()
    {
        var (worker, lead, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("socialcare"));
        var given = await app.PlannedAsync("Stepped");
        var raised = await worker.PostFormAsync($"/cases/{given}/step-up", await app.FormAsync(given));
        var stepUp = raised.Headers.Location!.OriginalString["/step-ups/".Length..];
        Assert.StartsWith("SU-", stepUp, StringComparison.Ordinal);
        Assert.Contains($"must agree to the step-up {stepUp} or return it", await TextAsync(worker, $"/cases/{given}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await care.GetAsync($"/step-ups/{stepUp}")).StatusCode);
        Assert.Contains("Stepped", await TextAsync(lead, "/step-ups?show=agree"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await lead.ActAsync(stepUp, "agreement", new() { ["Decision"] = "agree", ["ManagersWords"] = "The school is worried too" })).StatusCode);
        Assert.Contains("With social care, not yet taken since", await TextAsync(worker, "/cases"), StringComparison.Ordinal);
        Assert.Contains("With social care, not yet taken since", await TextAsync(worker, $"/cases/{given}"), StringComparison.Ordinal);
        Assert.Contains("Stepped", await TextAsync(care, "/step-ups?show=waiting"), StringComparison.Ordinal);
        Assert.Contains("To answer", await TextAsync(care, "/"), StringComparison.Ordinal);
        var page = await TextAsync(care, $"/step-ups/{stepUp}");
        Assert.Contains("Bruises on both arms", page, StringComparison.Ordinal);
        Assert.Contains("Early Help holds the family", page, StringComparison.Ordinal);
        Assert.Contains("How the answer clock is counted", page, StringComparison.Ordinal);

        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "accept", ["TakenBy"] = "Team 3, Nadia Karim" });
        await worker.ActAsync(stepUp, "handover", new() { ["On"] = SteppedUp.Today(app), ["FromUs"] = "Sam Hill", ["FromThem"] = "Nadia Karim" });
        await worker.ActAsync(stepUp, "given", SteppedUp.Handed(app));
        Assert.Equal((CaseState.PlanActive, HoldingService.EarlyHelp), await StandAsync(given));
        Assert.Contains("Stepped", await TextAsync(care, "/step-ups?show=confirm"), StringComparison.Ordinal);

        await care.ActAsync(stepUp, "completion", new() { ["HeldBy"] = "Nadia Karim" });

        Assert.Equal((CaseState.Closed, HoldingService.SocialCare), await StandAsync(given));
        var closure = await TextAsync(lead, $"/cases/{given}/closure");
        Assert.Contains("Stepped up to social care", closure, StringComparison.Ordinal);
        Assert.Contains("Ada needs more than Early Help can do.", closure, StringComparison.Ordinal);
        Assert.DoesNotContain("Reopen the case", await TextAsync(await app.SignedInAsync("district"), $"/cases/{given}/closure"), StringComparison.Ordinal);
        Assert.Contains("Social care, Ashford", await TextAsync(worker, $"/step-ups/{stepUp}"), StringComparison.Ordinal);
        var told = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "step-up" && m.Subject.Contains(stepUp)).ToListAsync());
        Assert.Equal(
            ["lead@demo.example: agree or return it", "socialcare2@demo.example: sent to you", "socialcare@demo.example: sent to you", "worker@demo.example: agreed and sent"],
            told.Select(m => $"{m.To}: {m.Subject.Split(": ")[1]}").Where(m => m.Contains("agree", StringComparison.Ordinal) || m.EndsWith("sent to you", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains(told, m => m.To == "worker@demo.example" && m.Subject.EndsWith("completed", StringComparison.Ordinal));
        Assert.All(told, m => Assert.DoesNotContain("Stepped", m.Subject + m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_immediate_risk_it_goes_at_once_with_the_call_recorded_and_the_manager_looks_at_it_after()
    {
        var (worker, manager, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("district"), await app.SignedInAsync("socialcare"));
        var given = await app.PlannedAsync("Atonce");
        var form = await app.FormAsync(given);
        form["IsImmediate"] = "true";
        var refused = await worker.PostFormAsync($"/cases/{given}/step-up", form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Ring social care first", Text(again), StringComparison.Ordinal);
        Assert.Equal("Bruises on both arms", ((IHtmlTextAreaElement)again.QuerySelector("textarea[name=Harm]")!).Value);
        var call = UkTime.ToLocal(app.Clock.Utc.AddMinutes(-20));
        (form["CalledWhom"], form["CalledOn"], form["CalledAt"]) = ("Duty desk", SteppedUp.Today(app), call.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));

        var stepUp = (await worker.PostFormAsync($"/cases/{given}/step-up", form)).Headers.Location!.OriginalString["/step-ups/".Length..];

        Assert.Contains("Duty desk of social care was called on", await TextAsync(care, $"/step-ups/{stepUp}"), StringComparison.Ordinal);
        Assert.Contains("Atonce", await TextAsync(manager, "/step-ups?show=immediate"), StringComparison.Ordinal);
        Assert.Contains("Went at once, to look at", await TextAsync(manager, "/"), StringComparison.Ordinal);
        Assert.EndsWith("sent at once", (await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.To == "district@demo.example" && m.Subject.Contains(stepUp)))).Subject, StringComparison.Ordinal);
        await manager.ActAsync(stepUp, "immediate-review", new() { ["ImmediateWords"] = "It was right" });
        Assert.DoesNotContain("Atonce", await TextAsync(manager, "/step-ups?show=immediate"), StringComparison.Ordinal);
        Assert.DoesNotContain("It was right", await TextAsync(care, $"/step-ups/{stepUp}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_with_reason_and_advice_the_case_goes_on()
    {
        var (given, stepUp) = await app.SentAsync("Declined");
        var (worker, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("socialcare"));
        var refused = await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "decline", ["DeclineReason"] = "Below the threshold" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Say what you advise", Text(await refused.DocumentAsync()), StringComparison.Ordinal);

        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "decline", ["DeclineReason"] = "Below the threshold", ["Advice"] = "Meet the school nurse" });

        Assert.Equal((CaseState.PlanActive, HoldingService.EarlyHelp), await StandAsync(given));
        Assert.Contains("Meet the school nurse", await TextAsync(worker, $"/step-ups/{stepUp}"), StringComparison.Ordinal);
        Assert.DoesNotContain("With social care", await TextAsync(worker, $"/cases/{given}"), StringComparison.Ordinal);
        Assert.Contains("Declined by social care of Ashford", await TextAsync(worker, $"/cases/{given}/history"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync($"/cases/{given}/closure")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.PostFormAsync($"/cases/{given}/step-up", await app.FormAsync(given))).StatusCode);
    }

    [Fact]
    public async Task Social_care_that_accepted_can_say_that_it_cannot_take_the_family_after_all()
    {
        var (given, stepUp) = await app.SentAsync("Turnedback");
        var (worker, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("socialcare"));
        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "accept", ["TakenBy"] = "Nadia Karim" });
        var refused = await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "decline", ["DeclineReason"] = "The father has left" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.DocumentAsync();
        Assert.Contains("Say what you advise", Text(again), StringComparison.Ordinal);
        Assert.Equal("The father has left", ((IHtmlTextAreaElement)again.QuerySelector("details[open] textarea[name=DeclineReason]")!).Value);

        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "decline", ["DeclineReason"] = "The father has left", ["Advice"] = "Meet the school nurse" });

        Assert.Equal((CaseState.PlanActive, HoldingService.EarlyHelp), await StandAsync(given));
        var read = await TextAsync(worker, $"/step-ups/{stepUp}");
        Assert.Contains("Declined after all", read, StringComparison.Ordinal);
        Assert.Contains("Meet the school nurse", read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returned_it_is_raised_again_with_what_was_written_and_withdrawn_it_is_told()
    {
        var (given, stepUp) = await app.RaisedAsync("Returned");
        var (worker, lead, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("socialcare"));
        await lead.ActAsync(stepUp, "agreement", new() { ["Decision"] = "return", ["ManagersWords"] = "Say who saw it" });
        var page = await worker.PageAsync($"/cases/{given}/step-up");
        Assert.Contains("Say who saw it", Text(page), StringComparison.Ordinal);
        Assert.Equal("Bruises on both arms", ((IHtmlTextAreaElement)page.QuerySelector("textarea[name=Harm]")!).Value);
        Assert.NotNull(page.QuerySelector("input[name=ChildIds][checked]"));

        var form = await app.FormAsync(given);
        form["Evidence"] = "Mrs Dale, the school nurse, on Tuesday";
        Assert.Equal($"/step-ups/{stepUp}", (await worker.PostAsync(page, form, $"/cases/{given}/step-up")).Headers.Location!.OriginalString);
        await lead.ActAsync(stepUp, "agreement", new() { ["Decision"] = "agree" });
        await worker.ActAsync(stepUp, "withdrawal", new() { ["WithdrawReason"] = "Bruises from football" });

        Assert.Equal((CaseState.PlanActive, HoldingService.EarlyHelp), await StandAsync(given));
        Assert.Contains("Bruises from football", await TextAsync(care, $"/step-ups/{stepUp}"), StringComparison.Ordinal);
        Assert.Contains("withdrawn", (await app.WithDbAsync(db => db.Outbox.Where(m => m.To == "socialcare@demo.example" && m.Subject.Contains(stepUp)).OrderByDescending(m => m.Id).FirstAsync())).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("socialcare.thanet")]
    [InlineData("worker2")]
    [InlineData("worker.thanet")]
    [InlineData("district.thanet")]
    [InlineData("triage")]
    [InlineData("admin")]
    [InlineData("openaccess")]
    public async Task For_others_a_step_up_is_not_there(string account)
    {
        var (_, stepUp) = await app.SentAsync("Hidden");
        var other = await app.SignedInAsync(account);

        foreach (var part in new[] { "", "/chronology", "/plan" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/step-ups/{stepUp}{part}")).StatusCode);
        var list = await other.GetAsync("/step-ups?show=all");
        Assert.DoesNotContain(stepUp, await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Social_care_reads_what_was_sent_and_nothing_else_of_the_case()
    {
        var (given, stepUp) = await app.SentAsync("Onlythis");
        var care = await app.SignedInAsync("socialcare");
        app.Clock.Utc = app.Clock.Utc.AddMinutes(5);
        await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Note", ["HappenedOn"] = SteppedUp.Today(app), ["Text"] = "Written after it was sent" }, $"/cases/{given}/notes");
        Assert.Equal(1, await app.WithDbAsync(db => db.Set<CaseNote>().CountAsync(n => n.Text == "Written after it was sent")));

        var chronology = await TextAsync(care, $"/step-ups/{stepUp}/chronology");
        Assert.Contains("First visit", chronology, StringComparison.Ordinal);
        Assert.DoesNotContain("Written after it was sent", chronology, StringComparison.Ordinal);
        Assert.Contains("Outcome number 1", await TextAsync(care, $"/step-ups/{stepUp}/plan"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/cases/{given}", (await care.PageAsync($"/step-ups/{stepUp}")).Body!.InnerHtml, StringComparison.Ordinal);
        foreach (var address in new[] { "/cases", "/cases.csv", $"/cases/{given}", $"/cases/{given}/plan", $"/cases/{given}/timeline", $"/cases/{given}/step-up", $"/cases/{given}/step-across", "/search?q=Onlythis", "/step-ups/reviews", "/notifications", "/allocations" })
            Assert.Equal(HttpStatusCode.NotFound, (await care.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_act_gets_a_sentence_or_nothing_and_nothing_changes()
    {
        var (given, stepUp) = await app.RaisedAsync("Foureyes");
        var worker = await app.SignedInAsync("worker");
        Assert.Equal(HttpStatusCode.NotFound, (await worker.ForceAsync(app, stepUp, "agreement", new() { ["Decision"] = "agree" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.ForceAsync(app, stepUp, "completion", new() { ["HeldBy"] = "Me" })).StatusCode);
        var lead = await app.SignedInAsync("lead");
        var own = await app.PlannedAsync("Leadsown");
        var byLead = (await lead.PostFormAsync($"/cases/{own}/step-up", await app.FormAsync(own))).Headers.Location!.OriginalString["/step-ups/".Length..];

        var refused = await lead.ForceAsync(app, byLead, "agreement", new() { ["Decision"] = "agree", ["ToDistrictId"] = "1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("You raised this step-up: another person must answer it", Text(await refused.DocumentAsync()), StringComparison.Ordinal);
        Assert.Contains("Leadsown", await TextAsync(await app.SignedInAsync("district"), "/step-ups?show=agree"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await (await app.SignedInAsync("district")).ActAsync(byLead, "agreement", new() { ["Decision"] = "agree" })).StatusCode);
        Assert.Equal(StepUpState.Raised, await app.WithDbAsync(db => db.Set<StepUp>().Where(s => s.Reference == stepUp).Select(s => s.State).SingleAsync()));
        Assert.Equal((CaseState.PlanActive, HoldingService.EarlyHelp), await StandAsync(given));
    }

    [Fact]
    public async Task A_repeated_post_changes_once_and_whoever_was_overtaken_is_told()
    {
        var (given, stepUp) = await app.GivenAsync("Twice");
        var (care, other) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("socialcare2"));
        var (page, stale) = (await care.PageAsync($"/step-ups/{stepUp}"), await other.PageAsync($"/step-ups/{stepUp}"));

        var first = await care.PostAsync(page, new() { ["HeldBy"] = "Nadia Karim" }, $"/step-ups/{stepUp}/completion");
        var second = await care.PostAsync(page, new() { ["HeldBy"] = "Nadia Karim" }, $"/step-ups/{stepUp}/completion");
        var overtaken = await other.PostAsync(stale, new() { ["HeldBy"] = "Tom Avery" }, $"/step-ups/{stepUp}/completion");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode, overtaken.StatusCode));
        Assert.Contains("Tom Avery", Text(await overtaken.DocumentAsync()), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.Set<Domain.Closures.Closure>().CountAsync(c => c.Transfer == stepUp)));
        Assert.Equal("Nadia Karim", await app.WithDbAsync(db => db.Set<StepUp>().Where(s => s.Reference == stepUp).Select(s => s.HeldBy).SingleAsync()));
        Assert.Equal((CaseState.Closed, HoldingService.SocialCare), await StandAsync(given));
    }

    [Fact]
    public async Task Pages_ask_the_database_as_often_for_many_as_for_one()
    {
        await using var own = new App();
        var (_, one) = await own.SentAsync("First");
        var lead = await own.SignedInAsync("lead");
        var (list, page) = (await own.Queries.OfAsync(lead, "/step-ups?show=waiting"), await own.Queries.OfAsync(lead, $"/step-ups/{one}"));
        foreach (var family in new[] { "Second", "Third" })
            await own.SentAsync(family);

        Assert.Equal(list, await own.Queries.OfAsync(lead, "/step-ups?show=waiting"));
        Assert.Equal(page, await own.Queries.OfAsync(lead, $"/step-ups/{one}"));
    }

    [Fact]
    public async Task Not_answered_by_its_day_the_manager_is_told_once_and_it_shows_late()
    {
        await using var own = new App();
        var (_, stepUp) = await own.SentAsync("Orphan");
        Assert.Equal(0, await WriteAsync());
        own.Clock.Utc = own.Clock.Utc.AddDays(6);

        Assert.Equal(1, await WriteAsync());
        Assert.Equal(0, await WriteAsync());

        Assert.Contains("not answered in time", await own.WithDbAsync(db => db.Outbox.Where(m => m.To == "district@demo.example").Select(m => m.Subject).SingleAsync()), StringComparison.Ordinal);
        Assert.Contains("Orphan", await TextAsync(await own.SignedInAsync("district"), "/step-ups"), StringComparison.Ordinal);
        var late = (await (await own.SignedInAsync("socialcare")).PageAsync($"/step-ups/{stepUp}")).QuerySelector(".eh-late");
        Assert.NotNull(late);

        Task<int> WriteAsync() => own.Services.GetRequiredService<LateStepUps>().WriteDueAsync();
    }

    [Fact]
    public async Task Every_step_up_of_a_month_stands_on_its_list_and_is_reviewed_by_somebody_who_did_not_agree_it()
    {
        var (_, stepUp) = await app.SentAsync("Reviewed");
        var manager = await app.SignedInAsync("district");
        var month = UkTime.DayOf(app.Clock.Utc).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains("Not yet reviewed", (await manager.PageAsync($"/step-ups/reviews?month={month}")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains(stepUp, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var refused = await manager.ActAsync(stepUp, "review", new() { ["RightThreshold"] = "Yes", ["Timely"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        var reviewed = await manager.ActAsync(stepUp, "review", new() { ["RightThreshold"] = "Yes", ["Timely"] = "true", ["Avoidable"] = "false", ["EarlierSignals"] = "October", ["Learned"] = "Ask sooner" });

        Assert.Equal($"/step-ups/reviews?month={month}", reviewed.Headers.Location!.OriginalString);
        Assert.Contains("Anita Verma", (await manager.PageAsync($"/step-ups/reviews?month={month}")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains(stepUp, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(stepUp, await TextAsync(manager, "/step-ups/reviews?month=2020-01"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("lead")).GetAsync("/step-ups/reviews")).StatusCode);
    }

    [Fact]
    public async Task What_earlier_months_left_without_a_review_opens_as_one_list_as_long_as_its_count()
    {
        using var own = new App();
        List<string> left = [];
        foreach (var (family, days) in new[] { ("Firstleft", 35), ("Secondleft", 35), ("Thismonth", 0) })
        {
            left.Add((await own.SentAsync(family)).StepUp);
            own.Clock.Utc = own.Clock.Utc.AddDays(days);
        }

        var manager = await own.SignedInAsync("district");
        var counted = (await manager.PageAsync("/")).QuerySelectorAll("a").Single(a => a.TextContent.Contains("Of earlier months, not yet reviewed", StringComparison.Ordinal));
        Assert.Contains("2", counted.TextContent, StringComparison.Ordinal);
        var list = await TextAsync(manager, counted.GetAttribute("href")!);

        Assert.Contains("2 step-ups of earlier months, not yet reviewed", list, StringComparison.Ordinal);
        Found.Nothing(left.Take(2).Where(l => !list.Contains(l, StringComparison.Ordinal)));
        Assert.DoesNotContain(left[2], list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_step_up_of_the_family_stands_where_it_is_decided()
    {
        var (given, first) = await app.SentAsync("Again");
        await (await app.SignedInAsync("socialcare")).ActAsync(first, "answer", new() { ["Answer"] = "decline", ["DeclineReason"] = "No", ["Advice"] = "Talk" });
        var second = (await (await app.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/step-up", await app.FormAsync(given))).Headers.Location!.OriginalString["/step-ups/".Length..];

        var page = await TextAsync(await app.SignedInAsync("lead"), $"/step-ups/{second}");

        Assert.Contains("What went before", page, StringComparison.Ordinal);
        Assert.Contains(first, page, StringComparison.Ordinal);
    }

    private Task<(CaseState, HoldingService)> StandAsync(string given) => app.WithDbAsync(async db =>
    {
        var found = await db.Cases.Include(c => c.Family).SingleAsync(c => c.Reference == given);
        return (found.State, found.Family.Baton!.Service);
    });

    private static async Task<string> TextAsync(HttpClient client, string address) => Text(await client.PageAsync(address));

    private static string Text(IHtmlDocument page) => page.Body!.TextContent;
}
