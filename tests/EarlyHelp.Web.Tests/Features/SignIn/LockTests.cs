using System.Net;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Web.Tests.Features.SecondFactors;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.SignIn;

/// <summary>Wrong tries lock an account: whatever its address looks like, however many come at once, and longer each time.</summary>
public sealed class LockTests : IAsyncLifetime
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task An_address_with_an_apostrophe_is_locked_and_takes_codes_like_any_other()
    {
        await app.WithDbAsync(async db =>
        {
            var account = await db.Users.Include(u => u.Staff).SingleAsync(u => u.Email == "worker@demo.example");
            (account.UserName, account.Email, account.NormalizedUserName, account.NormalizedEmail) = ("o'brien@demo.example", "o'brien@demo.example", "O'BRIEN@DEMO.EXAMPLE", "O'BRIEN@DEMO.EXAMPLE");
            return await db.SaveChangesAsync();
        });
        var (key, _) = await app.SetUpAppAsync(await app.SignedInAsync("o'brien"));
        (await (await app.GivePasswordAsync("o'brien")).GiveCodeAsync(app.CodeOf(key))).IsIn();

        await WrongAsync("o'brien", 5);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await RightAsync("o'brien"));
    }

    [Fact]
    public async Task Many_wrong_passwords_at_once_get_no_more_tries_than_one_after_the_other()
    {
        var people = Enumerable.Range(0, 12).Select(_ => app.Visitor()).ToList();
        var pages = await Task.WhenAll(people.Select(p => p.PageAsync("/account/sign-in")));
        await Task.WhenAll(people.Select((p, i) => p.PostAsync(pages[i], new() { ["Email"] = "worker@demo.example", ["Password"] = "wrong" }, "/account/sign-in")));

        var account = await app.WithDbAsync(db => db.Users.SingleAsync(u => u.Email == "worker@demo.example"));

        Assert.Equal((5, 1), (account.AccessFailedCount, account.Locks));
        Assert.Equal(app.Clock.GetUtcNow().AddMinutes(15), account.LockoutEnd);
    }

    [Fact]
    public async Task Each_lock_lasts_twice_as_long_until_somebody_signs_in()
    {
        foreach (var minutes in new[] { 15, 30, 60 })
        {
            await WrongAsync("worker", 5);
            app.Clock.Utc = app.Clock.Utc.AddMinutes(minutes - 1);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await RightAsync("worker"));
            app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        }

        Assert.Equal(HttpStatusCode.Redirect, await RightAsync("worker"));
        await WrongAsync("worker", 5);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(15);
        Assert.Equal(HttpStatusCode.Redirect, await RightAsync("worker"));
    }

    [Fact]
    public async Task Wrong_codes_after_the_right_password_are_told_to_the_person_and_no_link_begins_a_new_count()
    {
        await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var client = await app.GivePasswordAsync("worker");
        for (var tries = 0; tries < 5; tries++)
            await client.GiveCodeAsync("000000");
        Assert.Contains("Somebody gave your password, which is right, and then wrong codes", await BodyAsync("account-changed"), StringComparison.Ordinal);

        await app.Visitor().PostFormAsync("/account/forgotten-password", new() { ["Email"] = "worker@demo.example" });
        await app.Visitor().PostFormAsync(Link(await BodyAsync("forgotten-password")), new() { ["NewPassword"] = "three quiet otters" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await RightAsync("worker", "three quiet otters"));
        Assert.Contains(await app.WithDbAsync(db => db.AuditEntries.ToListAsync()), e => e is { Entity: "AccountEvent" } && e.Changes.Contains("Locked after the right password and wrong codes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lock_that_somebody_else_set_off_holds_up_no_open_session()
    {
        var open = await app.SignedInAsync("worker");
        await WrongAsync("worker", 5);

        var changed = await open.PostFormAsync("/account/password", new() { ["CurrentPassword"] = DemoAccounts.Password, ["NewPassword"] = "three quiet otters" });

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_in_an_open_session_end_it()
    {
        var open = await app.SignedInAsync("worker");
        HttpResponseMessage? last = null;
        for (var tries = 0; tries < 5; tries++)
            last = await open.PostFormAsync("/account/password", new() { ["CurrentPassword"] = "wrong", ["NewPassword"] = "three quiet otters" });

        Assert.Contains("You have entered a wrong password too often", await last!.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await open.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, await RightAsync("worker"));
    }

    [Fact]
    public async Task One_address_that_is_typed_too_often_is_held_up_from_wherever_it_comes()
    {
        await using var strict = new App { Settings = { ["Limits:PerAddress"] = "2" } };
        List<HttpStatusCode> answers = [];
        foreach (var page in new[] { "/account/sign-in", "/account/forgotten-password", "/account/sign-in" })
            answers.Add((await strict.Visitor().PostFormAsync(page, new() { ["Email"] = "Nobody@demo.example", ["Password"] = "wrong" })).StatusCode);

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.TooManyRequests], answers);
    }

    [Theory]
    [InlineData("10.1.2.3", "10.1.2.3")]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64")]
    public void A_network_of_IPv6_counts_as_one_visitor(string address, string counted) => Assert.Equal(counted, Web.Startup.VisitorAddress.Of(IPAddress.Parse(address)));

    [Fact]
    public async Task A_refused_sign_in_takes_a_whole_slot_whether_there_is_an_account_or_not()
    {
        await app.SignedInAsync("worker");
        foreach (var email in new[] { "worker@demo.example", "nobody@demo.example" })
        {
            var visitor = app.Visitor();
            var page = await visitor.PageAsync("/account/sign-in");
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            await visitor.PostAsync(page, new() { ["Email"] = email, ["Password"] = "wrong" }, "/account/sign-in");
            Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds, 290, double.MaxValue);
        }
    }

    private async Task WrongAsync(string account, int times)
    {
        for (var tries = 0; tries < times; tries++)
            await RightAsync(account, "wrong");
    }

    private async Task<HttpStatusCode> RightAsync(string account, string password = DemoAccounts.Password) =>
        (await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = password })).StatusCode;

    private Task<string> BodyAsync(string template) => app.WithDbAsync(db => db.Outbox.Where(m => m.Template == template).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());

    private static string Link(string body) => System.Text.RegularExpressions.Regex.Match(body, "/account/choose-password/[A-Za-z0-9_-]+").Value;
}
