using System.Net;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Notify;

public sealed class StaffEntryTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_missing_child_is_recorded_by_staff_without_a_consent_gate_and_due_the_same_working_day()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 22, 7, 15, 0));
        var triage = await app.SignedInAsync("triage");
        var begun = await triage.PostFormAsync("/notifications/new", new() { ["Kind"] = "MissingChild" });
        var address = begun.Headers.Location!.OriginalString.Replace("/tasks", "", StringComparison.Ordinal);
        var desk = new Notifier(app, triage, address);
        await desk.FillAsync(FormDefinition.MissingChild, SampleNotifications.Of(4));

        var sent = await desk.SendFormAsync();

        Assert.True(sent.Headers.Location?.OriginalString.StartsWith("/notifications/recorded/EHN-2026-", StringComparison.Ordinal), await Notifier.ErrorsAsync(sent));
        var recorded = await app.WithDbAsync(db => db.Notifications.SingleAsync(n => n.Kind == NotificationKind.MissingChild));
        Assert.Equal(NotificationChannel.Staff, recorded.Channel);
        Assert.Equal(new DateOnly(2026, 11, 23), recorded.ConsiderBy);
        Assert.Equal(HttpStatusCode.OK, (await triage.GetAsync(sent.Headers.Location)).StatusCode);
    }

    [Fact]
    public async Task A_youth_offending_notice_is_recorded_by_staff_and_actioned_the_same_working_day()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var answers = new Answers { ["NOT01"] = "PC Ann Reid", ["NOT06"] = "ann.reid@police.example", ["NOT07"] = "101", ["YOT01"] = "46/123/26" };
        var young = answers.Add("people");
        (young["PER04"], young["PER01"], young["PER02"], young["PER07"], young["PER10"]) = ("child", "Jamie", "Marlowe", "2011-02-03", "M");
        (young["YOT02"], young["YOT03"], young["YOT04"], young["YOT06"]) = ("Criminal damage", "2026-11-14", "youth-caution", "yes");

        var (reference, triage) = await EnterAsync("YouthOffending", FormDefinition.YouthOffending, answers);

        var recorded = await app.WithDbAsync(db => db.Notifications.Include(n => n.Family).SingleAsync(n => n.Reference == reference));
        Assert.Equal((NotificationKind.YouthOffending, NotificationChannel.Staff, "Marlowe"), (recorded.Kind, recorded.Channel, recorded.Family.Name));
        Assert.Equal((new DateOnly(2026, 11, 18), NotificationState.Received), (recorded.ConsiderBy, recorded.State));
        var page = (await triage.PageAsync($"/triage/{reference}")).Body!.TextContent;
        Assert.Contains("Criminal damage", page, StringComparison.Ordinal);
        Assert.Contains("What was done about this police notification", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Early_help_asked_for_by_telephone_is_the_full_form_and_the_caller_gets_the_acknowledgement()
    {
        app.Clock.SetLocal(SampleNotifications.Day(6).ToDateTime(new TimeOnly(9, 0)));

        var (reference, _) = await EnterAsync("EarlyHelp", FormDefinition.EarlyHelp, SampleNotifications.Of(6));

        var recorded = await app.WithDbAsync(db => db.Notifications.Include(n => n.Versions).SingleAsync(n => n.Reference == reference));
        Assert.Equal((NotificationKind.EarlyHelp, NotificationChannel.Staff, 100), (recorded.Kind, recorded.Channel, recorded.CompletePercent));
        Assert.NotEqual("Notifier", recorded.Newest.By);
        Assert.Equal(recorded.NotifierEmail, await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "acknowledgement" && m.Subject.Contains(reference)).Select(m => m.To).SingleAsync()));
    }

    [Fact]
    public async Task What_staff_typed_on_a_page_when_the_session_had_ended_stands_there_again_until_it_is_saved()
    {
        var triage = await app.SignedInAsync("triage");
        var begun = await triage.PostFormAsync("/notifications/new", new() { ["Kind"] = "MissingChild" });
        var address = (await triage.PageAsync(begun.Headers.Location!.OriginalString)).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!)
            .First(a => a.StartsWith("/notifications/drafts/", StringComparison.Ordinal) && !a.EndsWith("/tasks", StringComparison.Ordinal));
        var open = await triage.PageAsync(address);
        var field = open.QuerySelector("main form input[type=text]")!.GetAttribute("name")!;
        app.Clock.Utc = app.Clock.Utc.AddMinutes(31);

        var ended = await triage.PostAsync(open, new() { [field] = "Half a sentence", ["go"] = "list" }, address);
        triage = await app.SignedInAsync("triage");
        var again = await triage.PageAsync(address);

        Assert.Contains("kept=true", ended.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("This is what you had typed and not yet saved", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Half a sentence", again.QuerySelector($"main form input[name='{field}']")!.GetAttribute("value"));
        await triage.PostAsync(again, new() { ["go"] = "list" }, address);
        Assert.DoesNotContain("This is what you had typed", (await triage.PageAsync(address)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_staff_opens_for_nobody_else()
    {
        var triage = await app.SignedInAsync("triage");
        var begun = await triage.PostFormAsync("/notifications/new", new() { ["Kind"] = "EarlyHelp" });

        Assert.Equal(HttpStatusCode.OK, (await triage.GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker")).GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().GetAsync("/notifications/new")).StatusCode);
    }

    private async Task<(string Reference, HttpClient Triage)> EnterAsync(string kind, FormDefinition form, Answers answers)
    {
        var triage = await app.SignedInAsync("triage");
        var begun = await triage.PostFormAsync("/notifications/new", new() { ["Kind"] = kind });
        var desk = new Notifier(app, triage, begun.Headers.Location!.OriginalString.Replace("/tasks", "", StringComparison.Ordinal));
        await desk.FillAsync(form, answers);
        var sent = await desk.SendFormAsync();
        Assert.True(sent.Headers.Location?.OriginalString.StartsWith("/notifications/recorded/", StringComparison.Ordinal), await Notifier.ErrorsAsync(sent));
        return (sent.Headers.Location!.OriginalString.Split('/')[^1], triage);
    }
}
