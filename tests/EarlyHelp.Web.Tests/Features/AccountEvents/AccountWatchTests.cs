using System.Net;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Web.Tests.Features.SecondFactors;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.AccountEvents;

/// <summary>What administrators do with accounts is told to somebody else, who can't be kept from hearing it (adr/0027).</summary>
public sealed class AccountWatchTests : IAsyncLifetime
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };
    private HttpClient admin = null!;

    public async Task InitializeAsync() => admin = await app.SignedInAsync("admin");

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task The_privacy_officer_is_told_of_a_new_account_that_reads_families_and_sees_it_on_a_page()
    {
        await InviteAsync("Nina Park", "nina.park@county.example", Role.PrivacyOfficer);
        await InviteAsync("Quiet Quill", "quiet.quill@county.example", Role.QualityAuditor);

        var told = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Template == "account-watch"));
        Assert.Equal("privacy@demo.example", told.To);
        Assert.Contains("Nina Park (nina.park@county.example) has an account now: privacy officer, The whole county, from 18 November 2026", told.Body, StringComparison.OrdinalIgnoreCase);
        var privacy = await app.SignedInAsync("privacy");
        var page = await privacy.PageAsync("/privacy/accounts");
        Assert.Contains("Invited as privacy officer", page.QuerySelector("main table")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Colin Tate", await privacy.GetStringAsync("/privacy/accounts.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_and_an_end_are_noted_with_the_account()
    {
        var id = await IdAsync("worker@demo.example");
        await admin.PostFormAsync($"/admin/people/{id}/postings/new", new() { ["Role"] = nameof(Role.Analyst), ["Place"] = "", ["From"] = "1 12 2026" }, $"/admin/people/{id}/postings");
        await admin.PostFormAsync($"/admin/people/{id}/postings/end", new() { ["LastDay"] = "18 11 2026" });

        var page = (await admin.PageAsync($"/admin/people/{id}")).Body!.TextContent;

        Assert.Contains("Posted as analyst, The whole county, from 1 December 2026", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Posting as analyst withdrawn", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is posted anew", await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "account-watch").Select(m => m.Body).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_of_a_second_factor_is_told_to_the_privacy_officer_too_and_neither_message_can_be_stopped()
    {
        await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        await admin.PostFormAsync($"/admin/people/{await IdAsync("worker@demo.example")}/second-factor-reset", new() { ["Reason"] = "Telephone lost" });

        var messages = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "account-watch" || m.Template == "second-factor-reset").ToListAsync());
        Assert.Equal(["privacy@demo.example", "worker@demo.example"], messages.Select(m => m.To).Order(StringComparer.Ordinal));
        foreach (var message in messages)
        {
            var page = await admin.PageAsync($"/admin/messages/{message.Id}");
            Assert.Empty(page.QuerySelectorAll("main form"));
            var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            var refused = await admin.PostAsync($"/admin/messages/{message.Id}/stop", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            Assert.Contains("and can’t be stopped", (await refused.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        }

        Assert.All(await app.WithDbAsync(db => db.Outbox.ToListAsync()), m => Assert.Equal(MessageState.Waiting, m.State));
    }

    [Fact]
    public async Task A_mistyped_invitation_is_put_right_and_the_link_that_went_astray_no_longer_works()
    {
        var person = await InviteAsync("Nina Park", "nina.prak@county.example", Role.UnitWorker, await app.WithDbAsync(async db => $"unit-{await db.Units.Where(u => u.Name == "Ashford 1").Select(u => u.Id).SingleAsync()}"));
        var astray = await LinkAsync("nina.prak@county.example");

        var saved = await admin.PostFormAsync($"{person}/name", new() { ["Name"] = "Nina Park", ["Email"] = "nina.park@county.example" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("This link no longer works", await (await app.Visitor().GetAsync(astray)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().PostFormAsync(await LinkAsync("nina.park@county.example"), new() { ["NewPassword"] = "three quiet otters" })).StatusCode);
        Assert.Equal(["nina.park@county.example", "nina.prak@county.example"], await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "account-address").Select(m => m.To).Order().ToListAsync()));
    }

    [Fact]
    public async Task An_invitation_that_is_sent_again_ends_the_link_before()
    {
        var person = await InviteAsync("Nina Park", "nina.park@county.example", Role.Analyst);
        var first = await LinkAsync("nina.park@county.example");

        await admin.PostFormAsync(person, [], $"{person}/invitation");

        Assert.Contains("This link no longer works", await (await app.Visitor().GetAsync(first)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker2@demo.example", "Somebody with this email address is among the people already")]
    [InlineData("sam", "Enter an email address in the correct format")]
    public async Task An_address_that_can_not_be_is_refused_beside_its_field(string email, string message)
    {
        var id = await IdAsync("worker@demo.example");

        var refused = await admin.PostFormAsync($"/admin/people/{id}/name", new() { ["Name"] = "Sam Hill", ["Email"] = email });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(message, (await refused.DocumentAsync()).QuerySelector("#Email-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_name_ends_open_sessions_and_the_new_address_signs_in()
    {
        var open = await app.SignedInAsync("worker");
        await admin.PostFormAsync($"/admin/people/{await IdAsync("worker@demo.example")}/name", new() { ["Name"] = "Sam Hill", ["Email"] = "Sam.O'Hill@demo.example" });

        Assert.Equal(HttpStatusCode.Redirect, (await open.GetAsync("/account")).StatusCode);
        await app.SignedInAsync("sam.o'hill");
    }

    [Fact]
    public async Task The_last_administrator_can_not_go_by_a_date_that_was_set_before()
    {
        await InviteAsync("Nina Park", "nina.park@county.example", Role.Administrator);
        var nina = app.Visitor();
        await nina.PostFormAsync(await LinkAsync("nina.park@county.example"), new() { ["NewPassword"] = "three quiet otters" });
        await admin.PostFormAsync($"/admin/people/{await IdAsync("nina.park@county.example")}/postings/end", new() { ["LastDay"] = "30 11 2026" });

        var refused = await nina.PostFormAsync($"/admin/people/{await IdAsync("admin@demo.example")}/postings/end", new() { ["LastDay"] = "30 11 2026" });

        Assert.Contains("This is the last administrator", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_chosen_on_a_shared_computer_goes_on_as_nobody_else()
    {
        var shared = await app.SignedInAsync("lead");
        await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        await app.Visitor().PostFormAsync("/account/forgotten-password", new() { ["Email"] = "worker@demo.example" });
        var body = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "forgotten-password").Select(m => m.Body).SingleAsync());

        await shared.PostFormAsync(Link(body), new() { ["NewPassword"] = "three quiet otters" });

        Assert.Equal(HttpStatusCode.OK, (await shared.GetAsync("/account/sign-in")).StatusCode);
    }

    private async Task<string> InviteAsync(string name, string email, Role role, string place = "") => (await admin.PostFormAsync("/admin/people/new", new()
    {
        ["Name"] = name, ["Email"] = email, ["Role"] = role.ToString(), ["Place"] = place, ["From"] = "18 11 2026",
    }, "/admin/people")).Headers.Location!.OriginalString;

    private Task<long> IdAsync(string email) => app.WithDbAsync(db => db.Staff.Where(s => s.Email == email).Select(s => s.Id).SingleAsync());

    private async Task<string> LinkAsync(string email) =>
        Link(await app.WithDbAsync(db => db.Outbox.Where(m => m.To == email && m.Template == "invitation").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()));

    private static string Link(string body) => System.Text.RegularExpressions.Regex.Match(body, "/account/choose-password/[A-Za-z0-9_-]+").Value;
}
