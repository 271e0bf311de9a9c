using System.Net;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Sessions;

/// <summary>A session ends at the next request after the account was disabled or the posting changed (spec 3-access).</summary>
public sealed class SessionsCalledBackTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_disabled_account_loses_its_open_session_at_the_next_request()
    {
        var worker = await app.SignedInAsync("worker");
        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/cases")).StatusCode);

        var answer = await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/people/{await IdAsync("worker")}/disable", new() { ["Reason"] = "Left" });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await EndedAsync(worker, "/cases");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync("worker")).StatusCode);
    }

    [Fact]
    public async Task An_enabled_account_signs_in_again_and_its_old_session_stays_ended()
    {
        var worker = await app.SignedInAsync("worker");
        var admin = await app.SignedInAsync("admin");
        var id = await IdAsync("worker");
        await admin.PostFormAsync($"/admin/people/{id}/disable", new() { ["Reason"] = "By mistake" });

        await admin.PostFormAsync($"/admin/people/{id}", [], $"/admin/people/{id}/enable");

        await EndedAsync(worker, "/cases");
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync("worker")).StatusCode);
    }

    [Fact]
    public async Task Somebody_who_is_moved_today_loses_the_session_and_what_they_typed_is_kept()
    {
        var worker = await app.SignedInAsync("worker");
        await MoveAsync("worker", "Ashford 2", "18 11 2026");

        var answer = await worker.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_draft", "note:EHC-2026-000001"), new("Text", "Half a sentence")]));

        Assert.Contains("kept=true&changed=true", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Half a sentence", (await app.WithDbAsync(db => db.Set<StaffDraft>().SingleAsync())).Values, StringComparison.Ordinal);
        Assert.Contains("Ashford 2", (await (await app.SignedInAsync("worker")).PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_begins_tomorrow_ends_the_session_tomorrow()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 23, 50, 0));
        var worker = await app.SignedInAsync("worker");
        await MoveAsync("worker", "Ashford 2", "19 11 2026");

        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/cases")).StatusCode);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(20);

        await EndedAsync(worker, "/cases");
    }

    [Fact]
    public async Task Who_has_no_posting_any_more_can_not_sign_in()
    {
        var id = await IdAsync("worker");
        await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/people/{id}/postings/end", new() { ["LastDay"] = "18 11 2026" });
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync("worker")).StatusCode);

        app.Clock.Utc = app.Clock.Utc.AddDays(1);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync("worker")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_sessions_and_not_this_one()
    {
        var (here, there) = (await app.SignedInAsync("worker"), await app.SignedInAsync("worker"));

        await here.PostFormAsync("/account", [], "/account/sessions/end");

        await EndedAsync(there, "/account");
        Assert.Contains("You are signed out everywhere else", (await here.PageAsync("/account")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        var (here, there) = (await app.SignedInAsync("worker"), await app.SignedInAsync("worker"));

        await here.PostFormAsync("/account/password", new() { ["CurrentPassword"] = DemoAccounts.Password, ["NewPassword"] = "three quiet otters" });

        await EndedAsync(there, "/account");
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task A_session_of_a_changed_account_keeps_nothing_that_it_sends()
    {
        var worker = await app.SignedInAsync("worker");
        await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/people/{await IdAsync("worker")}/disable", new() { ["Reason"] = "Left" });

        var answer = await worker.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_draft", "note:EHC-2026-000001"), new("Text", "From a stranger")]));

        Assert.Contains("kept=false", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(0, await app.WithDbAsync(db => db.Set<StaffDraft>().CountAsync()));
    }

    [Fact]
    public async Task Looking_at_account_and_posting_takes_one_query_a_request() =>
        Assert.Equal(1, await app.Queries.OfAsync(await app.SignedInAsync("worker"), "/account/stay-signed-in"));

    private async Task MoveAsync(string account, string unit, string from)
    {
        var place = await app.WithDbAsync(db => db.Units.Where(u => u.Name == unit).Select(u => u.Id).SingleAsync());
        var answer = await (await app.SignedInAsync("admin")).PostFormAsync(
            $"/admin/people/{await IdAsync(account)}/postings/new", new() { ["Role"] = nameof(Role.UnitWorker), ["Place"] = $"unit-{place}", ["From"] = from }, $"/admin/people/{await IdAsync(account)}/postings");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task EndedAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.Contains("/account/session-ended?kept=false&changed=true", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Something about your account has changed", (await client.PageAsync(answer.Headers.Location.OriginalString)).Body!.TextContent, StringComparison.Ordinal);
        // The cookie is gone, not only refused.
        Assert.Contains("/account/sign-in", (await client.GetAsync(address)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SignInAsync(string account) =>
        app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = DemoAccounts.Password });

    private Task<long> IdAsync(string account) => app.WithDbAsync(db => db.Staff.Where(s => s.Email == $"{account}@demo.example").Select(s => s.Id).SingleAsync());
}
