using System.Net;
using EarlyHelp.Data.Posts;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Account;

public sealed class SessionEndTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task After_thirty_idle_minutes_a_page_says_so_and_leads_back_after_sign_in()
    {
        var client = await app.SignedInAsync("worker");
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var answer = await client.GetAsync("/account");
        var ended = await client.PageAsync(answer.Headers.Location!.OriginalString);

        Assert.Equal("You have been signed out", ended.QuerySelector("h1")!.TextContent);
        Assert.Equal("/account/sign-in?returnUrl=%2Faccount", ended.QuerySelector("main a[role=button]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Somebody_who_keeps_working_stays_signed_in()
    {
        var client = await app.SignedInAsync("worker");
        for (var minutes = 0; minutes < 60; minutes += 20)
        {
            app.Clock.Utc = app.Clock.Utc.AddMinutes(20);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
        }
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_the_sign_in_however_busy_it_is_and_what_was_typed_is_kept()
    {
        var client = await app.SignedInAsync("worker");
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            app.Clock.Utc = app.Clock.Utc.AddMinutes(20);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/password")).StatusCode);
            // Neither does ending the sessions elsewhere begin it anew.
            if (minutes == 300)
                await client.PostFormAsync("/account", [], "/account/sessions/end");
        }

        app.Clock.Utc = app.Clock.Utc.AddMinutes(20);
        var answer = await client.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_draft", "note:EHC-2026-000001"), new("Text", "Half a sentence")]));

        Assert.StartsWith("/account/session-ended?kept=true", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stamp")]
    [InlineData("disabled")]
    public async Task An_ended_session_of_an_account_that_has_changed_writes_no_draft(string changed)
    {
        var client = await app.SignedInAsync("worker");
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);
        await app.WithDbAsync(db => changed == "stamp"
            ? db.Users.Where(u => u.Email == "worker@demo.example").ExecuteUpdateAsync(u => u.SetProperty(a => a.SecurityStamp, "another"))
            : db.Users.Where(u => u.Email == "worker@demo.example").ExecuteUpdateAsync(u => u.SetProperty(a => a.DisabledAt, app.Clock.Utc)));

        var answer = await client.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_draft", "note:EHC-2026-000001"), new("Text", "Half a sentence")]));

        Assert.Contains("kept=false", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Set<StaffDraft>().CountAsync()));
    }

    [Fact]
    public async Task What_was_typed_into_a_form_is_kept_when_the_session_had_ended()
    {
        var client = await app.SignedInAsync("worker");
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var answer = await client.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_draft", "note:EHC-2026-000001"), new("Text", "Half a sentence")]));

        Assert.Contains("kept=true", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var kept = await app.WithDbAsync(db => db.Set<StaffDraft>().SingleAsync());
        Assert.Contains("Half a sentence", kept.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_without_a_session_is_led_to_the_page_with_the_form_that_was_sent()
    {
        var answer = await app.Visitor().PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_page", "/cases/EHC-2026-000001/plan/new")]));
        var broken = await app.Visitor().PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent(Enumerable.Range(0, 2000).Select(n => KeyValuePair.Create($"field{n}", "x"))));

        Assert.Equal("/account/sign-in?ReturnUrl=%2Fcases%2FEHC-2026-000001%2Fplan%2Fnew", answer.Headers.Location!.OriginalString);
        Assert.Equal("/account/sign-in?ReturnUrl=%2F", broken.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_visitor_who_never_signed_in_is_led_to_sign_in()
    {
        var answer = await app.Visitor().GetAsync("/account");

        Assert.Contains("/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_tries_to_sign_in_from_one_address_are_told_to_wait()
    {
        await using var strict = new App();
        strict.Settings["RateLimits:SignInPerMinute"] = "3";
        var visitor = strict.Visitor();
        var answers = new List<HttpStatusCode>();
        for (var tries = 0; tries < 4; tries++)
            answers.Add((await visitor.PostFormAsync("/account/sign-in", new() { ["Email"] = "nobody@demo.example", ["Password"] = "wrong" })).StatusCode);

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], answers);
    }
}
