using System.Net;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Web.Tests.Features.Triage;

namespace EarlyHelp.Web.Tests.Infrastructure;

/// <summary>What no form of ours sends: the answer is a page or a sentence, never a failure.</summary>
public sealed class OddInputTests(App app) : IClassFixture<App>
{
    private const string NoCharacter = "\uFFFE";

    [Theory]
    [InlineData("triage", "/search?q=%EF%BF%BE", HttpStatusCode.OK)]
    [InlineData("triage", "/search?q=Walker&page=100000000", HttpStatusCode.OK)]
    [InlineData("triage", "/triage?page=100000000", HttpStatusCode.OK)]
    [InlineData("lead", "/cases?page=100000000", HttpStatusCode.OK)]
    [InlineData("lead", "/allocations?page=-7", HttpStatusCode.OK)]
    [InlineData("admin", "/admin/people?page=100000000", HttpStatusCode.OK)]
    [InlineData("admin", "/admin/messages?page=100000000", HttpStatusCode.OK)]
    [InlineData("lead", "/errors/204", HttpStatusCode.NotFound)]
    [InlineData("lead", "/errors/304", HttpStatusCode.NotFound)]
    public async Task An_odd_address_is_answered(string account, string address, HttpStatusCode status) =>
        Assert.Equal(status, (await (await app.SignedInAsync(account)).GetAsync(address)).StatusCode);

    [Fact]
    public async Task Text_that_is_no_text_is_refused_at_sign_in_like_any_wrong_address()
    {
        var answer = await app.Visitor().PostFormAsync("/account/sign-in", new() { ["Email"] = $"a{NoCharacter}@demo.example", ["Password"] = "Not-the-password-1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task Text_that_is_no_text_is_kept_in_the_form_with_everything_around_it()
    {
        var notifier = await Features.Notify.Notifier.At(app).BeginAsync();

        var answer = await notifier.PostPageAsync("your-details", new() { ["NOT01"] = $"Helen{NoCharacter} Marsh", ["NOT06"] = "h.marsh@st-annes.example", ["NOT07"] = "01632 960 101" }, "list");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("Marsh", (await notifier.Browser.PageAsync("/notify/your-details")).QuerySelector("#NOT01")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_for_a_district_that_is_not_there_is_refused_beside_its_field_and_nothing_is_decided()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 10, 0, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ScreenedAsync(client, 1);

        var answer = await client.PostFormAsync($"/triage/{reference}/decision", new(Triaged.Unit) { ["Unit.DistrictId"] = "999999" });

        Assert.Contains("Choose a district that is there today", await answer.ErrorsAsync());
        Assert.Equal(NotificationState.Received, (await app.NotificationAsync(reference)).State);
    }
}
