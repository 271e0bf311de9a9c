using System.Net;
using EarlyHelp.Data.Seeding;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.SecondFactors;

/// <summary>Authenticator app and recovery codes (spec 3-access): set up, given, used once, locked out.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string Wrong = "000000";

    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task After_set_up_the_password_alone_opens_nothing()
    {
        await app.SetUpAppAsync(await app.SignedInAsync("worker"));

        var client = await app.GivePasswordAsync("worker");

        Assert.Contains("/account/sign-in", (await client.GetAsync("/account")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_the_app_signs_in_and_works_once()
    {
        var (key, _) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var (first, second) = (await app.GivePasswordAsync("worker"), await app.GivePasswordAsync("worker"));

        (await first.GiveCodeAsync(app.CodeOf(key))).IsIn();

        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.GiveCodeAsync(app.CodeOf(key))).StatusCode);
    }

    [Fact]
    public async Task A_key_counts_only_after_a_first_code()
    {
        var client = await app.SignedInAsync("worker");
        var page = await client.PageAsync("/account/second-factor/authenticator");

        var refused = await client.PostAsync(page, new() { ["Code"] = Wrong, ["CurrentPassword"] = DemoAccounts.Password }, "/account/second-factor/authenticator");

        Assert.Contains("The code is not right", (await refused.DocumentAsync()).QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
        // The same key is shown again: the app has it already.
        Assert.Equal(page.QuerySelector(".eh-key")!.TextContent, (await refused.DocumentAsync()).QuerySelector(".eh-key")!.TextContent);
        Assert.False(await app.WithDbAsync(db => db.Users.AnyAsync(u => u.TwoFactorEnabled || u.AuthenticatorKey != null)));
    }

    [Fact]
    public async Task Setting_up_asks_for_the_password_again()
    {
        var client = await app.SignedInAsync("worker");
        var page = await client.PageAsync("/account/second-factor/authenticator");
        var key = page.QuerySelector(".eh-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

        var refused = await client.PostAsync(page, new() { ["Code"] = app.CodeOf(key), ["CurrentPassword"] = "wrong" }, "/account/second-factor/authenticator");

        Assert.Contains("The current password is not right", (await refused.DocumentAsync()).QuerySelector("#CurrentPassword-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_comes_with_the_page_as_the_content_policy_wants_it()
    {
        var page = await (await app.SignedInAsync("worker")).PageAsync("/account/second-factor/authenticator");

        Assert.StartsWith("M4 4h1v1h-1z", page.QuerySelector("svg.eh-qr path")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("[src]"), e => e.GetAttribute("src")!.StartsWith("data:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var (_, codes) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        Assert.Equal(10, codes.Count);

        (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(codes[4])).IsIn();

        var told = await app.WithDbAsync(db => db.Outbox.OrderByDescending(m => m.Id).FirstAsync());
        Assert.Equal(("account-changed", "worker@demo.example"), (told.Template, told.To));
        Assert.Contains("A recovery code was used to sign in. 9 codes left.", told.Body, StringComparison.Ordinal);
        Assert.Contains(await app.WithDbAsync(db => db.AuditEntries.ToListAsync()), e => e is { Entity: "AccountEvent", By: "Sam Hill" } && e.Changes.Contains("Recovery code used, 9 left", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(codes[4])).StatusCode);
    }

    [Fact]
    public async Task Who_has_few_recovery_codes_left_is_led_to_make_new_ones()
    {
        var (_, codes) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        for (var used = 0; used < 7; used++)
            (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(codes[used])).IsIn();

        var eighth = await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(codes[7]);

        Assert.Equal("/account/second-factor", eighth.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_code_that_was_taken_or_comes_from_a_slow_telephone_says_so_and_counts_for_nothing()
    {
        var (key, _) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var client = await app.GivePasswordAsync("worker");
        var slow = Domain.Access.AuthenticatorCode.Of(key, app.Clock.GetUtcNow().AddMinutes(-4));
        for (var tries = 0; tries < 6; tries++)
            Assert.Contains("Set its time to automatic", (await (await client.GiveCodeAsync(slow)).DocumentAsync()).QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
        var second = await app.GivePasswordAsync("worker");
        (await client.GiveCodeAsync(app.CodeOf(key))).IsIn();

        var again = await second.GiveCodeAsync(app.CodeOf(key));

        Assert.Contains("This code has been used. Wait for the next one", (await again.DocumentAsync()).QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_comes_too_late_keeps_the_page_they_wanted()
    {
        var page = await app.Visitor().PageAsync("/account/sign-in/second-factor?returnUrl=%2Fcases");

        Assert.NotNull(page.QuerySelector("main a[href='/account/sign-in?returnUrl=%2Fcases']"));
    }

    [Fact]
    public async Task A_key_from_another_tab_that_is_too_old_says_so_and_shows_a_new_one()
    {
        var client = await app.SignedInAsync("worker");
        var old = await client.PageAsync("/account/second-factor/authenticator");
        await app.SetUpAppAsync(client);

        var refused = await client.PostAsync(old, new() { ["Code"] = Wrong, ["CurrentPassword"] = DemoAccounts.Password }, "/account/second-factor/authenticator");

        var page = await refused.DocumentAsync();
        Assert.Contains("This key is too old: scan the new picture", page.QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(old.QuerySelector(".eh-key")!.TextContent, page.QuerySelector(".eh-key")!.TextContent);
    }

    [Fact]
    public async Task A_recovery_code_sent_twice_at_once_signs_in_once()
    {
        var (_, codes) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        HttpClient[] people = [await app.GivePasswordAsync("worker"), await app.GivePasswordAsync("worker"), await app.GivePasswordAsync("worker")];

        var answers = await Task.WhenAll(people.Select(p => p.GiveRecoveryCodeAsync(codes[0])));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
    }

    [Fact]
    public async Task Recovery_codes_are_shown_once_and_new_ones_replace_them()
    {
        var client = await app.SignedInAsync("worker");
        var (_, codes) = await app.SetUpAppAsync(client);
        Assert.Equal("/account/second-factor", (await client.GetAsync("/account/second-factor/recovery-codes")).Headers.Location?.OriginalString);

        await client.PostFormAsync("/account/second-factor/recovery-codes/new", new() { ["CurrentPassword"] = DemoAccounts.Password }, "/account/second-factor/recovery-codes");
        var anew = (await client.PageAsync("/account/second-factor/recovery-codes")).QuerySelectorAll(".eh-codes li").Select(c => c.TextContent).ToList();

        Assert.Empty(anew.Intersect(codes));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(codes[0])).StatusCode);
        (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(anew[0])).IsIn();
    }

    [Fact]
    public async Task Five_wrong_codes_of_any_kind_lock_the_account_also_for_the_right_one()
    {
        var (key, codes) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var client = await app.GivePasswordAsync("worker");
        for (var tries = 0; tries < 3; tries++)
            await client.GiveCodeAsync(Wrong);
        // The right password in between begins no new count.
        client = await app.GivePasswordAsync("worker");
        await client.GiveRecoveryCodeAsync("abcd-efgh-jkmn-pqrs");
        await client.GiveRecoveryCodeAsync("abcd-efgh-jkmn-pqrs");

        var right = await client.GiveCodeAsync(app.CodeOf(key));
        var recovery = await client.GiveRecoveryCodeAsync(codes[0]);

        Assert.Contains("Wait 15 minutes", (await right.DocumentAsync()).QuerySelector("#Code-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, recovery.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = DemoAccounts.Password })).StatusCode);
    }

    [Fact]
    public async Task Too_many_codes_from_one_address_are_told_to_wait()
    {
        await using var strict = new App { Settings = { ["RateLimits:SignInPerMinute"] = "3" } };
        var (key, _) = await strict.SetUpAppAsync(await strict.SignedInAsync("worker"));
        var client = await strict.GivePasswordAsync("worker");
        await client.GiveCodeAsync(Wrong);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GiveCodeAsync(strict.CodeOf(key))).StatusCode);
    }

    [Fact]
    public async Task The_second_step_must_follow_within_ten_minutes_and_after_a_password()
    {
        var (key, _) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var client = await app.GivePasswordAsync("worker");
        var page = await client.PageAsync("/account/sign-in/second-factor");
        app.Clock.Utc = app.Clock.Utc.AddMinutes(11);

        var late = await client.PostAsync(page, new() { ["Code"] = app.CodeOf(key) }, "/account/sign-in/second-factor");

        Assert.Contains("Start again with your password", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Start again with your password", await (await app.Visitor().GetAsync("/account/sign-in/second-factor")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_app_is_asked_no_more_and_its_codes_go_with_it()
    {
        var client = await app.SignedInAsync("worker");
        await app.SetUpAppAsync(client);

        var answer = await client.PostFormAsync("/account/second-factor/authenticator/remove", new() { ["CurrentPassword"] = DemoAccounts.Password });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(await app.WithDbAsync(db => db.Users.Where(u => u.Email == "worker@demo.example").Select(u => u.RecoveryCodes).SingleAsync()));
        await app.SignedInAsync("worker");
    }

    [Fact]
    public async Task Setting_up_and_removing_are_told_by_message_and_written_down_without_the_key()
    {
        var client = await app.SignedInAsync("worker");
        var (key, codes) = await app.SetUpAppAsync(client);
        await client.PostFormAsync("/account/second-factor/authenticator/remove", new() { ["CurrentPassword"] = DemoAccounts.Password });

        var (messages, audit) = await app.WithDbAsync(async db => (await db.Outbox.Select(m => m.Template).ToListAsync(), await db.AuditEntries.ToListAsync()));

        Assert.Equal(["account-changed", "account-changed"], messages);
        Assert.Contains(audit, e => e is { Entity: "AccountEvent", By: "Sam Hill" } && e.Changes.Contains("Authenticator app set up", StringComparison.Ordinal));
        Assert.DoesNotContain(audit, e => e.Changes.Contains(key, StringComparison.Ordinal) || codes.Any(c => e.Changes.Contains(c, StringComparison.Ordinal)));
        var digests = await app.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Changes.Contains("AuthenticatorKey") && !e.Changes.Contains("(not shown)")));
        Assert.Equal(0, digests);
    }

    [Fact]
    public async Task Idle_time_ends_a_session_with_a_second_factor_too_and_keeps_what_was_typed()
    {
        var (key, _) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var client = await app.GivePasswordAsync("worker");
        await client.GiveCodeAsync(app.CodeOf(key));
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var answer = await client.PostAsync(new Uri("/account/password", UriKind.Relative), new FormUrlEncodedContent([new("_draft", "note:EHC-2026-000001"), new("Text", "Half a sentence")]));

        Assert.Contains("kept=true", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
    }
}
