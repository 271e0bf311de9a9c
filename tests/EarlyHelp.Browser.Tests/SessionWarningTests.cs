using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests;

[Collection(Chromium.Pages)]
public sealed class SessionWarningTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_colleague_is_warned_before_the_session_ends_and_stays_without_losing_a_word()
    {
        var worker = await site.SignInAs("worker");
        await worker.Page.Clock.InstallAsync();
        await worker.OpenAsync("/search");
        await worker.Page.Locator("main input[type=text]").First.FillAsync("Half a word");
        var warning = worker.Page.GetByRole(AriaRole.Region, new() { Name = "Your session" });
        await worker.Page.Clock.FastForwardAsync("24:00");
        Assert.False(await warning.IsVisibleAsync());

        await worker.Page.Clock.FastForwardAsync("02:00");

        await Assertions.Expect(warning).ToContainTextAsync("You will be signed out in 4 minutes");
        await worker.ChecksOutAsync("session-warning");
        await warning.GetByRole(AriaRole.Link, new() { Name = "Stay signed in" }).ClickAsync();
        await Assertions.Expect(warning).ToBeHiddenAsync();
        Assert.Equal("Half a word", await worker.Page.Locator("main input[type=text]").First.InputValueAsync());

        await worker.Page.Clock.FastForwardAsync("31:00");
        await Assertions.Expect(warning).ToContainTextAsync("You have been signed out");
    }
}
