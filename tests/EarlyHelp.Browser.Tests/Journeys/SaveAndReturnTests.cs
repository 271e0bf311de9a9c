using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Tests.Notifications.Form;
using EarlyHelp.Web.Tests;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>A notifier saves half a form, comes back by link and code in another browser, finds every word, sends it and asks where it is.</summary>
[Collection(Chromium.Pages)]
public sealed class SaveAndReturnTests(Site site) : IClassFixture<Site>
{
    private const int Sample = 1;
    private const string Mailbox = "h.marsh@st-annes.example";

    [Fact]
    public async Task Half_a_form_is_found_again_in_another_browser_and_sent_and_its_stage_is_told()
    {
        site.App.Clock.SetLocal(new DateTime(2026, 11, 17, 10, 0, 0));
        var atWork = await site.VisitorAsync();
        await atWork.BeginAsync();
        var (form, answers, day) = (SampleNotifications.Form(Sample), SampleNotifications.Of(Sample), SampleNotifications.Day(Sample));
        // Kerry Walker agrees in part: where she works is not to hear of it.
        var consent = answers.Items("consents")[0];
        (consent["CON03.C3"], consent["CON04T"]) = ("partial", "The leisure centre");
        await new FormSteps(atWork, form, answers, day).FillAsync(until: "consent");
        await atWork.OpenAsync("/notify/save");
        await atWork.FillAsync("Your email address", Mailbox);
        await atWork.PressAsync("Send me the link");
        var link = await site.NewestLinkAsync(Mailbox);

        site.App.Clock.SetLocal(new DateTime(2026, 11, 19, 18, 0, 0));
        var atHome = await site.VisitorAsync();
        await atHome.OpenAsync(link);
        await atHome.PressAsync("Send me a code");
        var code = await site.NewestCodeAsync(Mailbox);
        await atHome.FillAsync("Code", code == "000000" ? "000001" : "000000");
        await atHome.PressAsync("Open my form");
        Assert.NotEmpty(await atHome.ErrorsAsync());
        await atHome.ChecksOutAsync("return-code-refused");
        await atHome.FillAsync("Code", code);
        await atHome.PressAsync("Open my form");
        Assert.Equal("/notify/tasks", atHome.Path);

        var found = new FormSteps(atHome, form, answers, day);
        List<string> lost = [];
        foreach (var page in form.Pages(answers, day).TakeWhile(p => p.Page.Slug != "consent"))
            lost.AddRange(await found.LostAsync(page));
        Found.Nothing(lost);

        await atHome.OpenAsync("/notify/consent");
        await found.FillAsync();
        var reference = await atHome.SendAsync();

        await atHome.OpenAsync("/notify/status");
        await atHome.FillAsync("Your reference", reference);
        await atHome.FillAsync("The email address you gave", Mailbox);
        await atHome.PressAsync("Send me a code");
        await atHome.FillAsync("Code", await site.NewestCodeAsync(Mailbox));
        await atHome.PressAsync("See where it is");
        Assert.Equal("We have received it", await atHome.HeadingAsync());
        await atHome.DoesNotSeeAsync("Walker");
        await atHome.ChecksOutAsync("status");

        var triage = await site.SignInAs("triage");
        await triage.OpenAsync($"/triage/{reference}");
        await triage.SeesAsync("The family has agreed, except to sharing with some organisations or about some topics.");
        await triage.SeesAsync("The leisure centre");
    }

    [Fact]
    public async Task An_expired_code_opens_nothing()
    {
        site.App.Clock.SetLocal(new DateTime(2026, 12, 1, 10, 0, 0));
        var notifier = await site.VisitorAsync();
        await notifier.BeginAsync();
        await notifier.OpenAsync("/notify/save");
        await notifier.FillAsync("Your email address", "late@notifier.example");
        await notifier.PressAsync("Send me the link");
        var other = await site.VisitorAsync();
        await other.OpenAsync(await site.NewestLinkAsync("late@notifier.example"));
        await other.PressAsync("Send me a code");
        var code = await site.NewestCodeAsync("late@notifier.example");

        site.App.Clock.SetLocal(new DateTime(2026, 12, 1, 10, 31, 0));
        await other.FillAsync("Code", code);
        await other.PressAsync("Open my form");

        Assert.NotEmpty(await other.ErrorsAsync());
        await other.OpenAsync("/notify/tasks");
        Assert.Equal(404, other.Status);
    }
}
