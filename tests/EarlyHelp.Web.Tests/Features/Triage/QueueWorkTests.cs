using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Triage;

public sealed class QueueWorkTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_claim_is_shown_lapses_and_can_be_taken_over()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 10, 50, 0));
        var (priya, owen) = (await app.SignedInAsync("triage"), await app.SignedInAsync("triage2"));
        var reference = await app.ReceiveAsync(1);
        await priya.PageAsync($"/triage/{reference}");
        Assert.Null((await app.NotificationAsync(reference)).Claim);

        (await priya.PostFormAsync($"/triage/{reference}", [], $"/triage/{reference}/claim")).Leads($"/triage/{reference}");
        var seen = await owen.PageAsync($"/triage/{reference}");
        Assert.Contains("Priya Nair has been working on this since 10:50am", seen.QuerySelector(".eh-banner")!.TextContent, StringComparison.Ordinal);
        (await owen.PostAsync(seen, [], $"/triage/{reference}/claim")).Leads($"/triage/{reference}");

        Assert.Equal("Owen Blake", (await app.NotificationAsync(reference)).Claim!.Name);
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 11, 21, 0));
        Assert.Contains("Nobody has this", (await (await app.SignedInAsync("triage")).PageAsync($"/triage/{reference}")).QuerySelector(".eh-banner")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_information_ticks_the_gaps_and_the_notification_waits_in_the_queue()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 8, 50, 0));
        var client = await app.SignedInAsync("triage");
        var reference = await app.ReceiveAsync(7);
        var page = await client.PageAsync($"/triage/{reference}/information/new");
        var box = page.QuerySelector("input[name=Fields]")!.GetAttribute("value")!;

        Assert.Equal(["Choose at least one question to ask"], await (await client.PostAsync(page, new() { ["Fields"] = null }, $"/triage/{reference}/information")).ErrorsAsync());
        (await client.PostAsync(page, new() { ["Fields"] = box, ["Note"] = "Say who we can ring" }, $"/triage/{reference}/information")).Leads($"/triage/{reference}");

        var waiting = await app.NotificationAsync(reference);
        Assert.Equal((NotificationState.InformationRequested, box), (waiting.State, Assert.Single(waiting.Requests).Asked));
        Assert.NotNull(waiting.NextDueOn);
        Assert.Equal(1, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "information" && m.Subject.Contains(reference))));
    }
}
