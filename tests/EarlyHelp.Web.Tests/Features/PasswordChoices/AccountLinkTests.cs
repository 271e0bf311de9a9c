using System.Net;
using System.Text.RegularExpressions;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.PasswordChoices;

/// <summary>Links by which people choose a password: once, for a time, and telling nobody who has an account.</summary>
public sealed partial class AccountLinkTests : IAsyncLifetime
{
    private const string Otters = "three quiet otters";

    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_forgot_the_password_chooses_a_new_one_by_a_link()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();

        var answer = await app.Visitor().PostFormAsync(link, new() { ["NewPassword"] = Otters });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (await SignInAsync(Otters), await SignInAsync(DemoAccounts.Password)));
        Assert.Contains("account-changed", await TemplatesAsync());
    }

    [Fact]
    public async Task An_address_with_and_without_an_account_get_the_same_answer()
    {
        var (known, unknown) = (await AskAsync("worker@demo.example"), await AskAsync("nobody@demo.example"));

        Assert.Equal((known.StatusCode, known.Headers.Location), (unknown.StatusCode, unknown.Headers.Location));
        Assert.Equal(["forgotten-password"], await TemplatesAsync());
    }

    [Fact]
    public async Task A_link_works_once()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        await app.Visitor().PostFormAsync(link, new() { ["NewPassword"] = Otters });

        Assert.Equal("This link no longer works", (await app.Visitor().PageAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Opening_the_page_uses_nothing_up_because_mail_programs_open_links_too()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        await app.Visitor().PageAsync(link);
        await app.Visitor().PageAsync(link);

        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().PostFormAsync(link, new() { ["NewPassword"] = Otters })).StatusCode);
    }

    [Fact]
    public async Task Two_clicks_at_once_set_one_password()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        var people = Enumerable.Range(0, 4).Select(_ => app.Visitor()).ToList();
        var pages = await Task.WhenAll(people.Select(p => p.PageAsync(link)));

        var answers = await Task.WhenAll(people.Select((p, i) => p.PostAsync(pages[i], new() { ["NewPassword"] = $"{Otters} {i}" }, link)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Gone));
    }

    [Fact]
    public async Task A_link_to_a_forgotten_password_ends_after_an_hour()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        app.Clock.Utc = app.Clock.Utc.AddMinutes(61);

        Assert.Equal("This link no longer works", (await app.Visitor().PageAsync(link)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Every_link_dies_when_the_password_changes()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        await (await app.SignedInAsync("worker")).PostFormAsync("/account/password", new() { ["CurrentPassword"] = DemoAccounts.Password, ["NewPassword"] = Otters });

        var answer = await app.Visitor().GetAsync(link);

        Assert.Contains("This link no longer works", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_open_sessions()
    {
        var open = await app.SignedInAsync("worker");
        await AskAsync("worker@demo.example");
        await app.Visitor().PostFormAsync(await LinkAsync(), new() { ["NewPassword"] = Otters });

        Assert.Equal(HttpStatusCode.Redirect, (await open.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("short", "Password must be 12 characters or more")]
    [InlineData("Password1234", "Choose a password that fewer people use")]
    [InlineData("worker and some words", "Choose a password without your name in it")]
    [InlineData("", "Enter a new password")]
    public async Task A_weak_password_is_refused_and_the_link_still_works(string password, string message)
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();

        var refused = await app.Visitor().PostFormAsync(link, new() { ["NewPassword"] = password });

        Assert.Contains(message, (await refused.DocumentAsync()).QuerySelector("#NewPassword-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().PostFormAsync(link, new() { ["NewPassword"] = Otters })).StatusCode);
    }

    [Fact]
    public async Task One_mailbox_gets_three_links_an_hour_at_most()
    {
        for (var tries = 0; tries < 5; tries++)
            await AskAsync("worker@demo.example");

        Assert.Equal(3, (await TemplatesAsync()).Count);
    }

    [Fact]
    public async Task A_disabled_account_gets_no_link_and_its_links_no_longer_work()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        var id = await app.WithDbAsync(db => db.Staff.Where(s => s.Email == "worker@demo.example").Select(s => s.Id).SingleAsync());
        await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/people/{id}/disable", new() { ["Reason"] = "Left" });
        await AskAsync("worker@demo.example");

        Assert.Equal(["forgotten-password"], await TemplatesAsync());
        Assert.Contains("This link no longer works", await (await app.Visitor().GetAsync(link)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_asking_from_one_place_are_told_to_wait()
    {
        await using var strict = new App { Settings = { ["Limits:PerVisitor"] = "2" } };
        var visitor = strict.Visitor();
        List<HttpStatusCode> answers = [];
        for (var tries = 0; tries < 3; tries++)
            answers.Add((await visitor.PostFormAsync("/account/forgotten-password", new() { ["Email"] = "nobody@demo.example" })).StatusCode);

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], answers);
    }

    [Fact]
    public async Task Neither_the_link_nor_the_password_stands_in_the_audit()
    {
        await AskAsync("worker@demo.example");
        var link = await LinkAsync();
        await app.Visitor().PostFormAsync(link, new() { ["NewPassword"] = Otters });

        var (audit, kept) = await app.WithDbAsync(async db => (await db.AuditEntries.ToListAsync(), await db.AccountLinks.SingleAsync()));

        Assert.Contains(audit, e => e is { Entity: nameof(AccountLink), Action: "Added" });
        Assert.Contains(audit, e => e is { Entity: "Account", By: "Sam Hill" } && e.Changes.Contains("PasswordHash", StringComparison.Ordinal));
        var key = link.Split('/')[^1];
        Assert.DoesNotContain(audit, e => e.Changes.Contains(key, StringComparison.Ordinal) || e.Changes.Contains(kept.LinkHash, StringComparison.Ordinal) || e.Changes.Contains(Otters, StringComparison.Ordinal));
        Assert.DoesNotContain(key, kept.LinkHash, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> AskAsync(string email) => app.Visitor().PostFormAsync("/account/forgotten-password", new() { ["Email"] = email });

    private async Task<HttpStatusCode> SignInAsync(string password) =>
        (await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = password })).StatusCode;

    private Task<List<string>> TemplatesAsync() => app.WithDbAsync(db => db.Outbox.OrderBy(m => m.Id).Select(m => m.Template).ToListAsync());

    private async Task<string> LinkAsync() => Link().Match(await app.WithDbAsync(db => db.Outbox.OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync())).Value;

    [GeneratedRegex("/account/choose-password/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
