using System.Net;
using System.Text.RegularExpressions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.SecondFactors;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Staff;

/// <summary>What an administrator does with people: invite, move, end, disable, unlock, reset (spec 3-access).</summary>
public sealed partial class PeopleTests : IAsyncLifetime
{
    private readonly App app = new() { Settings = { ["Limits:PerVisitor"] = "1000" } };
    private HttpClient admin = null!;

    public async Task InitializeAsync() => admin = await app.SignedInAsync("admin");

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Somebody_invited_chooses_a_password_sets_up_a_second_factor_and_works()
    {
        var answer = await InviteAsync("Nina Park", "Nina.Park@county.example", Role.UnitWorker, await UnitAsync("Ashford 1"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Invited", Text(await admin.PageAsync(answer.Headers.Location!.OriginalString)), StringComparison.Ordinal);
        var nina = app.Visitor();

        var chosen = await nina.PostFormAsync(await LinkAsync("nina.park@county.example"), new() { ["NewPassword"] = "three quiet otters" });

        Assert.Equal("/account/second-factor", chosen.Headers.Location?.OriginalString);
        await app.SetUpAppAsync(nina, "three quiet otters");
        Assert.Equal(HttpStatusCode.OK, (await nina.GetAsync("/cases")).StatusCode);
        Assert.Contains(await AuditAsync(), e => e is { Entity: "StaffMember", Action: "Added", By: "Colin Tate" });
        Assert.Contains(await AuditAsync(), e => e is { Entity: "AccountEvent", By: "Colin Tate" } && e.Changes.Contains("Invited", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "nina@county.example", "UnitWorker", true, "18 11 2026", "Name", "Enter the name")]
    [InlineData("Nina", "nina", "UnitWorker", true, "18 11 2026", "Email", "Enter an email address in the correct format")]
    [InlineData("Nina", "WORKER@demo.example", "UnitWorker", true, "18 11 2026", "Email", "Somebody with this email address is among the people already")]
    [InlineData("Nina", "nina@county.example", "", true, "18 11 2026", "Role", "Select the role")]
    [InlineData("Nina", "nina@county.example", "UnitWorker", false, "18 11 2026", "Place", "Select the unit: a unit worker works in one")]
    [InlineData("Nina", "nina@county.example", "Analyst", true, "18 11 2026", "Place", "Leave the place at the whole county")]
    [InlineData("Nina", "nina@county.example", "UnitWorker", true, "17 11 2026", "From", "The first day must be today or later")]
    [InlineData("Nina", "nina@county.example", "UnitWorker", true, "soon", "From", "The first day must be a real date")]
    public async Task An_invitation_that_can_not_be_is_refused_beside_its_field(string name, string email, string role, bool inUnit, string from, string field, string message)
    {
        var answer = await admin.PostFormAsync("/admin/people/new", new()
        {
            ["Name"] = name, ["Email"] = email, ["Role"] = role, ["Place"] = inUnit ? await UnitAsync("Ashford 1") : "", ["From"] = from,
        }, "/admin/people");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains(message, page.QuerySelector($"#{field}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(name, page.QuerySelector("#Name")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task An_invitation_is_sent_again_until_a_password_is_chosen_and_ends_after_a_week()
    {
        var person = (await InviteAsync("Nina Park", "nina.park@county.example", Role.Analyst, "")).Headers.Location!.OriginalString;
        var first = await LinkAsync("nina.park@county.example");
        app.Clock.Utc = app.Clock.Utc.AddDays(8);
        admin = await app.SignedInAsync("admin");
        Assert.Contains("This link no longer works", await (await app.Visitor().GetAsync(first)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await admin.PostFormAsync(person, [], $"{person}/invitation");
        await app.Visitor().PostFormAsync(await LinkAsync("nina.park@county.example"), new() { ["NewPassword"] = "three quiet otters" });

        var page = await admin.PageAsync(person);
        Assert.Null(page.QuerySelector($"form[action='{person}/invitation']"));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var again = await admin.PostAsync($"{person}/invitation", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Contains("Nina Park has a password already", Text(await again.DocumentAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_begins_later_is_told_when_they_can_sign_in()
    {
        await InviteAsync("Nina Park", "nina.park@county.example", Role.Analyst, "", "1 12 2026");
        var nina = app.Visitor();

        await nina.PostFormAsync(await LinkAsync("nina.park@county.example"), new() { ["NewPassword"] = "three quiet otters" });

        Assert.Contains("You can sign in from 1 December 2026", Text(await nina.PageAsync("/account/sign-in")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_keeps_the_history_and_tells_the_lead_how_many_families_are_left()
    {
        await app.PassAsync("First", allocateTo: "worker@demo.example");
        await app.PassAsync("Second", allocateTo: "worker@demo.example");
        var id = await IdAsync("worker");
        var form = await admin.PageAsync($"/admin/people/{id}/postings/new");
        Assert.Contains("Sam Hill holds 2 open families in Ashford 1. Martin Cole must allocate them to somebody else", Squeezed(form), StringComparison.Ordinal);

        await admin.PostAsync(form, new() { ["Role"] = nameof(Role.UnitWorker), ["Place"] = await UnitAsync("Ashford 2"), ["From"] = "1 12 2026" }, $"/admin/people/{id}/postings");

        var page = Text(await admin.PageAsync($"/admin/people/{id}"));
        Assert.Contains("Sam Hill is posted to Ashford 2 from 1 December 2026. They hold 2 open families, and Martin Cole is told", page, StringComparison.Ordinal);
        Assert.Contains("30 November 2026", page, StringComparison.Ordinal);
        var told = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Template == "families-left"));
        Assert.Equal("lead@demo.example", told.To);
        Assert.Contains("holds 2 open families in Ashford 1", told.Body, StringComparison.Ordinal);
        Assert.Contains("is moved to Ashford 2 from 1 December 2026", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disabling_says_what_is_left_and_who_must_see_to_it()
    {
        await app.PassAsync("First", allocateTo: "worker@demo.example");
        var id = await IdAsync("worker");
        var form = await admin.PageAsync($"/admin/people/{id}/disable");
        Assert.Contains("Sam Hill holds 1 open family in Ashford 1. Martin Cole must allocate it", Squeezed(form), StringComparison.Ordinal);

        await admin.PostAsync(form, new() { ["Reason"] = "Left without notice" }, $"/admin/people/{id}/disable");

        var page = Text(await admin.PageAsync($"/admin/people/{id}"));
        Assert.Contains("They hold 1 open family, and Martin Cole is told", page, StringComparison.Ordinal);
        Assert.Contains("Left without notice", page, StringComparison.Ordinal);
        Assert.Equal(["lead@demo.example"], await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "families-left").Select(m => m.To).ToListAsync()));
        Assert.Contains(await AuditAsync(), e => e is { Entity: "AccountEvent" } && e.Changes.Contains("Left without notice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_posting_that_ends_today_says_who_must_take_the_families()
    {
        await app.PassAsync("First", allocateTo: "worker@demo.example");
        var id = await IdAsync("worker");

        await admin.PostFormAsync($"/admin/people/{id}/postings/end", new() { ["LastDay"] = "18 11 2026" });

        Assert.Contains("Sam Hill works here until 18 November 2026. They hold 1 open family, and Martin Cole is told", Text(await admin.PageAsync($"/admin/people/{id}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_done_without_a_reason_is_refused()
    {
        var id = await IdAsync("worker");

        var answer = await admin.PostFormAsync($"/admin/people/{id}/disable", new() { ["Reason"] = " " });

        Assert.Contains("Enter the reason", (await answer.DocumentAsync()).QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_can_not_close_their_own_account()
    {
        var id = await IdAsync("admin");

        var answer = await admin.PostFormAsync($"/admin/people/{id}/disable", new() { ["Reason"] = "Tired" });

        Assert.Contains("You can’t disable your own account", Text(await answer.DocumentAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin")).StatusCode);
    }

    [Fact]
    public async Task A_lock_is_lifted_before_its_time()
    {
        for (var tries = 0; tries < 5; tries++)
            await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = "worker@demo.example", ["Password"] = "wrong" });
        var person = $"/admin/people/{await IdAsync("worker")}";
        Assert.Contains("Locked", Text(await admin.PageAsync(person)), StringComparison.Ordinal);

        await admin.PostFormAsync(person, [], $"{person}/unlock");

        await app.SignedInAsync("worker");
    }

    [Fact]
    public async Task A_lost_second_factor_is_reset_with_a_reason_and_the_person_is_told()
    {
        var worker = await app.SignedInAsync("worker");
        await app.SetUpAppAsync(worker);
        var person = $"/admin/people/{await IdAsync("worker")}";

        var answer = await admin.PostFormAsync($"{person}/second-factor-reset", new() { ["Reason"] = "Telephone lost, seen by video call" });

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.GetAsync("/account")).StatusCode);
        var code = (await admin.PageAsync(person)).QuerySelector(".eh-key")!.TextContent;
        Assert.Equal("/account/second-factor", (await (await app.GivePasswordAsync("worker")).GiveRecoveryCodeAsync(code)).Headers.Location?.OriginalString);
        await app.SignedInAsync("worker");
        var told = await app.WithDbAsync(db => db.Outbox.SingleAsync(m => m.Template == "second-factor-reset"));
        Assert.Equal("worker@demo.example", told.To);
        Assert.Contains("Telephone lost, seen by video call", told.Body, StringComparison.Ordinal);
        Assert.Contains("Colin Tate", told.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_factor_that_is_not_there_is_not_reset()
    {
        var answer = await admin.PostFormAsync($"/admin/people/{await IdAsync("worker")}/second-factor-reset", new() { ["Reason"] = "Lost" });

        Assert.Contains("This account has no second factor", Text(await answer.DocumentAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_without_an_account_is_given_one()
    {
        var id = await app.WithDbAsync(async db =>
        {
            var imported = new Domain.Organisation.StaffMember("Old Hand", "old.hand@county.example");
            imported.Post(Role.Analyst, new(2020, 1, 1));
            db.Add(imported);
            await db.SaveChangesAsync();
            return imported.Id;
        });

        await admin.PostFormAsync($"/admin/people/{id}", [], $"/admin/people/{id}/invitation");

        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().PostFormAsync(await LinkAsync("old.hand@county.example"), new() { ["NewPassword"] = "three quiet otters" })).StatusCode);
    }

    [Fact]
    public async Task The_list_says_who_can_sign_in_with_a_fixed_number_of_queries()
    {
        var few = await app.Queries.OfAsync(admin, "/admin/people?name=Hill");

        Assert.Contains("Can sign in", Text(await admin.PageAsync("/admin/people?name=Hill")), StringComparison.Ordinal);
        Assert.Equal(few, await app.Queries.OfAsync(admin, "/admin/people"));
    }

    [Theory]
    [InlineData("hill", true)]
    [InlineData(" SAM h", true)]
    [InlineData("Worker@demo", true)]
    [InlineData("S%l", false)]
    [InlineData("Sam_Hill", false)]
    public async Task Somebody_is_found_in_capitals_or_not_and_by_nothing_but_what_is_typed(string typed, bool found)
    {
        var privacy = await app.SignedInAsync("privacy");

        Assert.Equal(found, Text(await admin.PageAsync($"/admin/people?name={Uri.EscapeDataString(typed)}")).Contains("Sam Hill", StringComparison.Ordinal));
        Assert.Equal(found, Text(await privacy.PageAsync($"/privacy/staff?name={Uri.EscapeDataString(typed)}")).Contains("Sam Hill", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> InviteAsync(string name, string email, Role role, string place, string from = "18 11 2026") =>
        await admin.PostFormAsync("/admin/people/new", new() { ["Name"] = name, ["Email"] = email, ["Role"] = role.ToString(), ["Place"] = place, ["From"] = from }, "/admin/people");

    private Task<string> UnitAsync(string name) => app.WithDbAsync(async db => $"unit-{await db.Units.Where(u => u.Name == name).Select(u => u.Id).SingleAsync()}");

    private Task<long> IdAsync(string account) => app.WithDbAsync(db => db.Staff.Where(s => s.Email == $"{account}@demo.example").Select(s => s.Id).SingleAsync());

    private Task<List<Data.Auditing.AuditEntry>> AuditAsync() => app.WithDbAsync(db => db.AuditEntries.AsNoTracking().ToListAsync());

    private async Task<string> LinkAsync(string email) =>
        Link().Match(await app.WithDbAsync(db => db.Outbox.Where(m => m.To == email && m.Template == "invitation").OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync())).Value;

    private static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => page.Body!.TextContent;

    private static string Squeezed(AngleSharp.Html.Dom.IHtmlDocument page) => Regex.Replace(Text(page), @"\s+", " ");

    [GeneratedRegex("/account/choose-password/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
