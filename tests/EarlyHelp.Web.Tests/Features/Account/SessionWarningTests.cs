namespace EarlyHelp.Web.Tests.Features.Account;

public sealed class SessionWarningTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_page_tells_its_script_how_long_the_session_lasts_as_the_cookie_has_it()
    {
        var client = await app.SignedInAsync("worker");

        Assert.Equal(1800, await LeftAsync(client));
        app.Clock.Utc = app.Clock.Utc.AddMinutes(10);
        Assert.Equal(1200, await LeftAsync(client));
        // In its second half a request renews it.
        app.Clock.Utc = app.Clock.Utc.AddMinutes(6);
        Assert.Equal(1800, await LeftAsync(client));
        app.Clock.Utc = app.Clock.Utc.AddMinutes(29);
        Assert.Equal(1800, await LeftAsync(client));
    }

    [Fact]
    public async Task The_warning_is_hidden_until_script_shows_it_and_its_link_works_without_script()
    {
        var client = await app.SignedInAsync("worker");
        var region = (await client.PageAsync("/account")).QuerySelector("[data-session-seconds]")!;

        Assert.True(region.HasAttribute("hidden"));
        Assert.Equal(("Your session", "300"), (region.GetAttribute("aria-label"), region.GetAttribute("data-session-warn")));
        Assert.Equal("", region.QuerySelector("[role=alert]")!.TextContent);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(26);
        var answer = await client.GetAsync(region.QuerySelector("a[data-session-stay]")!.GetAttribute("href"));

        Assert.Equal("1800", answer.Headers.GetValues("X-Session-Seconds").Single());
        Assert.Equal("You are still signed in", (await answer.DocumentAsync()).QuerySelector("h1")!.TextContent);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(26);
        Assert.True((await client.GetAsync("/account")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_kept_draft_tells_the_page_how_long_the_session_lasts_now()
    {
        var client = await app.SignedInAsync("worker");
        var token = (await client.PageAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        app.Clock.Utc = app.Clock.Utc.AddMinutes(20);

        var kept = await client.PostAsync("/drafts/note:EHC-2026-000001", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("Text", "Half a sentence")]));

        Assert.Equal("1800", kept.Headers.GetValues("X-Session-Seconds").Single());
    }

    [Fact]
    public async Task A_page_without_a_session_has_no_warning() =>
        Assert.Null((await app.Visitor().PageAsync("/account/sign-in")).QuerySelector("[data-session-seconds]"));

    private static async Task<int> LeftAsync(HttpClient client) =>
        int.Parse((await client.PageAsync("/account")).QuerySelector("[data-session-seconds]")!.GetAttribute("data-session-seconds")!, System.Globalization.CultureInfo.InvariantCulture);
}
