using EarlyHelp.Browser.Tests.Steps;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;

namespace EarlyHelp.Browser.Tests.Journeys;

/// <summary>Consent that is refused and replaced by a safeguarding reason, and the files of a completed form, as a notifier meets them.</summary>
[Collection(Chromium.Pages)]
public sealed class ConsentAndFilesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Refused_consent_stops_the_form_and_a_safeguarding_reason_lets_it_go_and_stands_on_the_record()
    {
        const int sample = 2;
        var answers = SampleNotifications.Of(sample);
        answers["CON00"] = "refused";
        answers["CON11"] = "refused";
        answers["CON11W"] = "Her mother does not want anybody to be told about this.";
        answers["DEC01S"] = "yes";
        site.App.Clock.SetLocal(SampleNotifications.Day(sample).ToDateTime(new TimeOnly(9, 0)));
        var notifier = await site.VisitorAsync();
        await notifier.BeginAsync();
        var form = new FormSteps(notifier, FormDefinition.EarlyHelp, answers, SampleNotifications.Day(sample));
        await form.FillAsync(until: "consent-needed");
        Assert.Equal("You cannot send this yet", await notifier.HeadingAsync());
        await notifier.ChecksOutAsync("consent-needed");

        answers["CON11"] = "sg-override";
        answers["CON11W"] = "She has hurt herself twice in three weeks and nobody at home can keep her safe at night.";
        await notifier.FollowAsync("give the safeguarding reason");
        await form.FillAsync();
        var reference = await notifier.SendAsync();

        var triage = await site.SignInAs("triage");
        await triage.OpenAsync($"/triage/{reference}");
        await triage.SeesAsync("without consent, because of the safeguarding reason");
        await triage.SeesAsync("nobody at home can keep her safe at night");
    }

    [Fact]
    public async Task Good_files_are_taken_bad_ones_refused_with_their_message_and_nothing_else_typed_is_lost()
    {
        const int sample = 7;
        site.App.Clock.SetLocal(SampleNotifications.Day(sample).ToDateTime(new TimeOnly(8, 50)));
        var notifier = await site.VisitorAsync();
        await notifier.BeginAsync(FormKind.Upload);
        await notifier.With(sample).FillAsync(until: "form-file");
        await notifier.ChooseAsync("Which edition of the form is it?", "Not known");

        foreach (var (file, message) in new[]
        {
            (SampleFiles.Program("form.pdf"), "“form.pdf” must be a PDF"), (SampleFiles.Empty("empty.pdf"), "“empty.pdf” is empty"),
            (SampleFiles.TooLarge("scan.pdf"), "“scan.pdf” must be smaller than 20MB"),
        })
        {
            await notifier.AttachAsync("Attach the completed form", file);
            await notifier.PressAsync("Save and continue");
            Assert.StartsWith(message, Assert.Single(await notifier.ErrorsAsync()), StringComparison.Ordinal);
            Assert.True(await notifier.Choice("Which edition of the form is it?", new("^Not known$")).IsCheckedAsync());
        }

        await notifier.ChecksOutAsync("file-refused");
        await notifier.Field("Attach the completed form").SetInputFilesAsync([SampleFiles.Pdf("form.pdf"), SampleFiles.Word("form.docx"), SampleFiles.Photograph("page 1.jpg")]);
        await notifier.PressAsync("Save and continue");
        await notifier.With(sample).FillAsync();
        var reference = await notifier.SendAsync();

        var triage = await site.SignInAs("triage");
        await triage.OpenAsync($"/triage/{reference}");
        foreach (var name in new[] { "form.pdf", "form.docx", "page 1.jpg" })
            await triage.SeesAsync(name);
    }
}
