using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Tests.Features.Notify;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>Two instances on one database behind a proxy that sends each request to the other one: nobody notices (adr/0034).</summary>
public sealed class TwoInstancesTests : IAsyncLifetime
{
    private readonly App first = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };
    private App second = null!;

    public Task InitializeAsync()
    {
        second = first.Beside();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_notification_is_filled_in_sent_screened_decided_and_allocated_while_every_request_changes_the_instance()
    {
        var (notifier, ofNotifier) = Balancer.Of(first, second);
        var reference = await new Notifier(first, notifier).SendSampleAsync(1, SampleNotifications.Day(1));
        var (triage, ofTriage) = await SignedInAsync("triage");
        (await triage.PostFormAsync($"/triage/{reference}", Triaged.Screening, $"/triage/{reference}/screening")).Leads($"/triage/{reference}");
        await triage.DecideAsync(reference, Triaged.Unit);
        var given = await first.WithDbAsync(db => db.Cases.Where(c => c.Notification!.Reference == reference).Select(c => c.Reference).SingleAsync());
        var (manager, ofManager) = await SignedInAsync("district");
        var choose = await manager.PageAsync($"/cases/{given}/allocation/new");
        var check = await (await manager.PostAsync(choose, new() { ["Choice"] = Taker(choose, "Sam Hill") }, $"/cases/{given}/allocation/check")).DocumentAsync();
        (await manager.PostAsync(check, [], $"/cases/{given}/allocation")).Leads($"/cases/{given}");

        var (worker, ofWorker) = await SignedInAsync("worker");
        Assert.Contains("Walker", (await worker.PageAsync($"/cases/{given}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await first.WithDbAsync(db => db.Notifications.CountAsync(n => n.State == NotificationState.Decided)));
        foreach (var balancer in new[] { ofNotifier, ofTriage, ofManager, ofWorker })
        {
            Assert.Equal(0, balancer.SignedOut);
            Assert.All(balancer.Requests, some => Assert.InRange(some, 1, int.MaxValue));
        }
    }

    [Fact]
    public async Task A_token_of_one_instance_is_taken_by_the_other_and_a_form_sent_to_both_counts_once()
    {
        var reference = await first.ReceiveAsync(1);
        var (triage, _) = await SignedInAsync("triage");
        var page = await triage.PageAsync($"/triage/{reference}");

        // The same form twice: once to each.
        var answers = new[] { await ScreenAsync(), await ScreenAsync() };

        Assert.All(answers, a => Assert.Equal($"/triage/{reference}", a.Headers.Location?.OriginalString));
        Assert.Equal(1, await first.WithDbAsync(db => db.HandledPosts.CountAsync(p => p.Location == $"/triage/{reference}")));

        Task<HttpResponseMessage> ScreenAsync() => triage.PostAsync(page, new(Triaged.Screening), $"/triage/{reference}/screening");
    }

    [Fact]
    public async Task What_somebody_began_to_type_on_one_instance_is_offered_on_the_other()
    {
        var (worker, _) = await SignedInAsync("worker");
        var token = ((IHtmlInputElement)(await worker.PageAsync("/account/password")).QuerySelector("input[name=__RequestVerificationToken]")!).Value;
        var kept = await worker.PostAsync("/drafts/note:EHC-2026-000001", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Text", "Half a sentence about the stairs")]));
        Assert.Equal(HttpStatusCode.NoContent, kept.StatusCode);

        foreach (var _ in new[] { first, second })
            Assert.Contains("Half a sentence", (await worker.PageAsync("/drafts")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_on_one_instance_ends_the_session_on_both()
    {
        var (worker, ofWorker) = await SignedInAsync("worker");
        var (elsewhere, _) = await SignedInAsync("worker");
        foreach (var _ in new[] { first, second })
            Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/account")).StatusCode);
        await elsewhere.PostFormAsync("/account", [], "/account/sessions/end");

        foreach (var _ in new[] { first, second })
            Assert.Equal(HttpStatusCode.Redirect, (await worker.GetAsync("/account")).StatusCode);
        Assert.Equal(2, ofWorker.SignedOut);
    }

    [Fact]
    public async Task Who_signs_out_on_one_instance_is_signed_out_on_the_other()
    {
        var (worker, _) = await SignedInAsync("worker");
        await worker.PostFormAsync("/account", [], "/account/sign-out");

        foreach (var _ in new[] { first, second })
            Assert.Equal(HttpStatusCode.Redirect, (await worker.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_disabled_on_one_instance_can_do_nothing_on_either()
    {
        var (worker, ofWorker) = await SignedInAsync("worker");
        var id = await first.WithDbAsync(db => db.Staff.Where(s => s.Email == "worker@demo.example").Select(s => s.Id).SingleAsync());
        var admin = await second.SignedInAsync("admin");
        await admin.PostFormAsync($"/admin/people/{id}/disable", new() { ["Reason"] = "Left without notice" });

        foreach (var _ in new[] { first, second })
            Assert.Equal(HttpStatusCode.Redirect, (await worker.GetAsync("/account")).StatusCode);
        Assert.Equal(2, ofWorker.SignedOut);
        foreach (var app in new[] { first, second })
            Assert.NotEqual(HttpStatusCode.Redirect, (await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password })).StatusCode);
    }

    [Fact]
    public async Task Wrong_passwords_on_both_instances_count_together()
    {
        var (stranger, _) = Balancer.Of(first, second);
        for (var tries = 0; tries < Data.Account.MostTries; tries++)
            await stranger.PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = "not my password" });

        Assert.NotNull(await first.WithDbAsync(db => db.Users.Where(u => u.Email == "worker@demo.example").Select(u => u.LockoutEnd).SingleAsync()));
    }

    private async Task<(HttpClient Browser, Balancer Balancer)> SignedInAsync(string account)
    {
        var (browser, balancer) = Balancer.Of(first, second);
        var answer = await browser.PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = DemoAccounts.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (browser, balancer);
    }

    private static string Taker(IHtmlDocument page, string worker) =>
        ((IHtmlInputElement)page.GetElementById(page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Single(l => l.TextContent.Trim() == worker).HtmlFor!)!).Value;
}
