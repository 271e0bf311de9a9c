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
    public async Task A_form_of_staff_opens_for_nobody_else()
    {
        var triage = await app.SignedInAsync("triage");
        var begun = await triage.PostFormAsync("/notifications/new", new() { ["Kind"] = "EarlyHelp" });

        Assert.Equal(HttpStatusCode.OK, (await triage.GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker")).GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().GetAsync(begun.Headers.Location)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await app.Visitor().GetAsync("/notifications/new")).StatusCode);
    }
}
