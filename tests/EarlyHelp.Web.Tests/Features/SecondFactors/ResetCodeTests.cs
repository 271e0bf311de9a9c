using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.SecondFactors;

/// <summary>After a reset of a second factor the mailbox is not enough: a code that an administrator says opens the page of another one, once (adr/0027).</summary>
public sealed class ResetCodeTests : IAsyncLifetime
{
    private readonly App app = new() { Settings = { ["SignIn:SecondFactor"] = "Required" } };

    private HttpClient admin = null!;
    private string person = "";

    public async Task InitializeAsync()
    {
        admin = await app.SignedInAsync("admin");
        await app.SetUpAppAsync(admin);
        await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        person = $"/admin/people/{await app.WithDbAsync(db => db.Staff.Where(s => s.Email == "worker@demo.example").Select(s => s.Id).SingleAsync())}";
    }

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_has_the_mailbox_only_gets_no_further_than_the_code()
    {
        await ResetAsync();
        await app.Visitor().PostFormAsync("/account/forgotten-password", new() { ["Email"] = "worker@demo.example" });
        var body = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "forgotten-password").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        var thief = app.Visitor();
        var chosen = await thief.PostFormAsync(Regex.Match(body, "/account/choose-password/[A-Za-z0-9_-]+").Value, new() { ["NewPassword"] = "three quiet otters" });
        Assert.Equal("/account/sign-in", chosen.Headers.Location?.OriginalString);

        thief = await app.GivePasswordAsync("worker", "three quiet otters");

        Assert.Equal("/account/sign-in/recovery-code?returnUrl=%2Faccount", (await thief.GetAsync("/account/sign-in/second-factor?returnUrl=%2Faccount")).Headers.Location?.OriginalString);
        Assert.Contains("Enter the code that you were told", (await thief.PageAsync("/account/sign-in/recovery-code")).Body!.TextContent, StringComparison.Ordinal);
        foreach (var path in new[] { "/account/second-factor", "/account/second-factor/authenticator", "/cases" })
            Assert.Contains("/account/sign-in", (await thief.GetAsync(path)).Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_shown_to_the_administrator_once_and_stands_in_no_message_and_no_table()
    {
        var code = await ResetAsync();

        Assert.Matches("^[a-z2-9]{4}-[a-z2-9]{4}$", code);
        Assert.Null((await admin.PageAsync(person)).QuerySelector(".eh-key"));
        Assert.DoesNotContain(await app.WithDbAsync(db => db.Outbox.Select(m => m.Subject + m.Body).ToListAsync()), m => m.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(await app.WithDbAsync(db => db.AuditEntries.Select(e => e.Changes).ToListAsync()), c => c.Contains(code, StringComparison.Ordinal));
        Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), await app.WithDbAsync(db => db.Users.Where(u => u.Email == "worker@demo.example").Select(u => u.RecoveryCodes).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_opens_the_page_of_another_second_factor_and_nothing_else_and_works_once()
    {
        var code = await ResetAsync();
        var (worker, other) = (await app.GivePasswordAsync("worker"), await app.GivePasswordAsync("worker"));

        Assert.Equal("/account/second-factor", (await worker.GiveRecoveryCodeAsync(code)).Headers.Location?.OriginalString);
        Assert.EndsWith("/account/second-factor", (await worker.GetAsync("/cases")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Set up a second factor first", await (await worker.PostFormAsync("/account/second-factor/recovery-codes/new", new() { ["CurrentPassword"] = Data.Seeding.DemoAccounts.Password }, "/account/second-factor/recovery-codes")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.GiveRecoveryCodeAsync(code)).StatusCode);
        await app.SetUpAppAsync(worker);

        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/cases")).StatusCode);
    }

    [Fact]
    public async Task Who_left_before_they_set_one_up_needs_another_reset()
    {
        var code = await ResetAsync();
        await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(code);

        var again = await app.GivePasswordAsync("worker");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.GiveRecoveryCodeAsync(code)).StatusCode);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        var second = await ResetAsync();

        Assert.Equal("/account/second-factor", (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(second)).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_code_ends_after_24_hours()
    {
        var code = await ResetAsync();
        app.Clock.Utc = app.Clock.Utc.AddHours(24).AddMinutes(1);

        var refused = await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(code);

        Assert.Contains("The code is not right, or it has ended", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account()
    {
        var code = await ResetAsync();
        var guesses = await app.GivePasswordAsync("worker");
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesses.GiveRecoveryCodeAsync($"aaaa-aaa{(char)('b' + i)}")).StatusCode);

        var locked = await guesses.GiveRecoveryCodeAsync(code);

        Assert.Contains("too often", await locked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_ends_when_the_account_is_disabled_or_its_address_changed_and_the_factor_stays_to_be_given()
    {
        foreach (var end in new[] { DisableAndEnableAsync, ChangeAddressAsync })
        {
            await ResetAsync();
            Assert.NotNull((await StandingAsync()).ResetUntil);

            await end();

            var standing = await StandingAsync();
            Assert.Equal((null, null, true), (standing.ResetUntil, standing.RecoveryCodes, standing.TwoFactorEnabled));
            app.Clock.Utc = app.Clock.Utc.AddMinutes(1);
        }
    }

    [Fact]
    public async Task Own_recovery_codes_stay_when_the_account_is_disabled_for_a_while()
    {
        var before = await StandingAsync();
        Assert.NotNull(before.RecoveryCodes);

        await DisableAndEnableAsync();

        Assert.Equal(before.RecoveryCodes, (await StandingAsync()).RecoveryCodes);
    }

    [Fact]
    public async Task The_code_is_shown_on_the_page_of_the_person_whose_it_is_and_no_other()
    {
        var other = $"/admin/people/{await app.WithDbAsync(db => db.Staff.Where(s => s.Email == "lead@demo.example").Select(s => s.Id).SingleAsync())}";
        await admin.PostFormAsync($"{person}/second-factor-reset", new() { ["Reason"] = "Telephone lost, rung back at the office" });

        Assert.Null((await admin.PageAsync(other)).QuerySelector(".eh-key"));
        Assert.NotNull((await admin.PageAsync(person)).QuerySelector(".eh-key"));
    }

    private Task<Data.Account> StandingAsync() => app.WithDbAsync(db => db.Users.AsNoTracking().Include(u => u.Staff).SingleAsync(u => u.Staff.Name == "Sam Hill"));

    private async Task DisableAndEnableAsync()
    {
        await admin.PostFormAsync($"{person}/disable", new() { ["Reason"] = "Left their telephone with a stranger" });
        Assert.NotNull((await StandingAsync()).DisabledAt);
        await admin.PostFormAsync(person, [], $"{person}/enable");
        Assert.Null((await StandingAsync()).DisabledAt);
    }

    private async Task ChangeAddressAsync()
    {
        await admin.PostFormAsync($"{person}/name", new() { ["Email"] = "other@demo.example" });
        Assert.Equal("other@demo.example", (await StandingAsync()).Email);
    }

    private async Task<string> ResetAsync()
    {
        var answer = await admin.PostFormAsync($"{person}/second-factor-reset", new() { ["Reason"] = "Telephone lost, rung back at the office" });
        Assert.Equal(person, answer.Headers.Location?.OriginalString);
        return (await admin.PageAsync(person)).QuerySelector(".eh-key")!.TextContent;
    }
}
