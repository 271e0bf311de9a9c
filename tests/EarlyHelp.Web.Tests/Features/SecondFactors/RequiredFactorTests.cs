using System.Net;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Web.Tests.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.SecondFactors;

/// <summary>Everyone whose role reads family records must have a second factor where the setting asks for it (spec 3-access, 8-running).</summary>
public sealed class RequiredFactorTests : IAsyncLifetime
{
    private static readonly string[] SetUp =
    [
        "account/second-factor", "account/second-factor/authenticator", "account/second-factor/authenticator/remove", "account/second-factor/recovery-codes",
        "account/second-factor/recovery-codes/new", "account/passkeys/new", "account/passkeys/options", "account/passkeys", "account/passkeys/{key}", "account/passkeys/{key}/remove",
        "account/sign-out", "account/stay-signed-in", "account/sessions/end",
    ];

    private readonly App app = new() { Settings = { ["SignIn:SecondFactor"] = "Required" } };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Without_one_a_session_reaches_nothing_but_setting_it_up()
    {
        var lead = await app.SignedInAsync("lead");
        var token = (await lead.PageAsync("/account/second-factor")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        List<string> reached = [];

        foreach (var endpoint in Endpoints.OfPages(app).Where(e => !e.IsOpen && !SetUp.Contains(e.Endpoint.RoutePattern.RawText!.TrimStart('/'))))
        {
            var path = System.Text.RegularExpressions.Regex.Replace("/" + endpoint.Endpoint.RoutePattern.RawText!.TrimStart('/'), @"\{[^{}]*\}", "1");
            var answer = endpoint.Method == "GET" ? await lead.GetAsync(path) : await lead.PostAsync(path, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
            // A route that takes a number only, or an address that does not fit, is answered by 404 for everybody.
            if (answer.StatusCode != HttpStatusCode.NotFound && answer.Headers.Location?.OriginalString.EndsWith("/account/second-factor", StringComparison.Ordinal) != true)
                reached.Add($"{endpoint.Name}: {(int)answer.StatusCode} {answer.Headers.Location}");
        }

        Found.Nothing(reached);
    }

    [Fact]
    public async Task Without_one_a_page_that_is_open_to_anyone_shows_what_it_shows_a_visitor()
    {
        var (lead, visitor) = (await app.SignedInAsync("lead"), app.Visitor());
        List<string> different = [];

        foreach (var endpoint in Endpoints.OfPages(app).Where(e => e is { IsOpen: true, Method: "GET" }))
        {
            var path = System.Text.RegularExpressions.Regex.Replace("/" + endpoint.Endpoint.RoutePattern.RawText!.TrimStart('/'), @"\{[^{}]*\}", "1");
            var (answer, same) = (await lead.GetAsync(path), await visitor.GetAsync(path));
            if (path == "/" ? answer.Headers.Location?.OriginalString != "/account/second-factor" : await MainAsync(answer) != await MainAsync(same))
                different.Add(path);
        }

        Found.Nothing(different);
    }

    private static async Task<string> MainAsync(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {answer.Headers.Location?.OriginalString.Split('?')[0]} {System.Text.RegularExpressions.Regex.Replace((await answer.DocumentAsync()).QuerySelector("h1")?.TextContent ?? "", @"\s+", " ")}";

    [Fact]
    public async Task Setting_one_up_opens_the_service_in_the_same_session()
    {
        var worker = await app.SignedInAsync("worker");
        Assert.EndsWith("/account/second-factor", (await worker.GetAsync("/cases")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Set one up now", (await worker.PageAsync("/account/second-factor")).Body!.TextContent, StringComparison.Ordinal);

        await app.SetUpAppAsync(worker);

        Assert.Equal(HttpStatusCode.OK, (await worker.GetAsync("/cases")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_with_it_opens_the_service()
    {
        var (key, _) = await app.SetUpAppAsync(await app.SignedInAsync("worker"));
        var client = await app.GivePasswordAsync("worker");
        (await client.GiveCodeAsync(app.CodeOf(key))).IsIn();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/cases")).StatusCode);
    }

    [Fact]
    public async Task The_last_one_can_not_be_removed()
    {
        var worker = await app.SignedInAsync("worker");
        await app.SetUpAppAsync(worker);

        var refused = await worker.PostFormAsync("/account/second-factor/authenticator/remove", new() { ["CurrentPassword"] = DemoAccounts.Password });

        Assert.Contains("Your role needs a second factor: set up another one first", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(await app.WithDbAsync(db => db.Users.AnyAsync(u => u.Email == "worker@demo.example" && u.TwoFactorEnabled)));
    }

    [Fact]
    public async Task A_role_without_family_records_needs_none_but_an_administrator_does()
    {
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("auditor")).GetAsync("/account")).StatusCode);
        Assert.EndsWith("/account/second-factor", (await (await app.SignedInAsync("admin")).GetAsync("/admin")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_in_a_mailbox_opens_no_session_while_the_second_factor_is_missing()
    {
        await app.Visitor().PostFormAsync("/account/forgotten-password", new() { ["Email"] = "worker@demo.example" });
        var body = await app.WithDbAsync(db => db.Outbox.OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        var visitor = app.Visitor();

        var chosen = await visitor.PostFormAsync(System.Text.RegularExpressions.Regex.Match(body, "/account/choose-password/[A-Za-z0-9_-]+").Value, new() { ["NewPassword"] = "three quiet otters" });

        Assert.Equal("/account/sign-in", chosen.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/account/second-factor")).StatusCode);
    }

    [Fact]
    public async Task In_Development_demonstration_accounts_need_none_unless_the_setting_asks()
    {
        await using var demo = new App();

        Assert.Equal(HttpStatusCode.OK, (await (await demo.SignedInAsync("worker")).GetAsync("/cases")).StatusCode);
    }

    [Theory]
    [InlineData("Production", null, true)]
    [InlineData("Production", "Required", true)]
    [InlineData("Development", null, false)]
    [InlineData("Development", "Required", true)]
    [InlineData("Development", "Optional", false)]
    public void It_is_asked_outside_Development_and_where_the_setting_says_so(string environment, string? set, bool required) =>
        Assert.Equal(required, Settings(environment, set).SecondFactorRequired);

    [Theory]
    [InlineData("Production", "Optional", "SignIn__SecondFactor can be Optional in Development only.")]
    [InlineData("Development", "Never", "SignIn__SecondFactor is \"Never\"; it can be Required or Optional.")]
    public void A_setting_that_can_not_be_is_an_error(string environment, string set, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Settings(environment, set)).Message);

    private static Web.Features.SignIn.SignInSettings Settings(string environment, string? set) => Web.Features.SignIn.SignInSettings.Of(
        new Microsoft.Extensions.Configuration.ConfigurationManager { ["SignIn:SecondFactor"] = set }, new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = environment });
}
