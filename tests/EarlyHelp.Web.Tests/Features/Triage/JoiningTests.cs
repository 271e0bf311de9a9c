using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Triage;

public sealed class JoiningTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_second_notification_about_the_same_family_is_joined_to_the_one_in_the_queue_and_then_to_the_open_case()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 17, 10, 42, 0));
        var client = await app.SignedInAsync("triage");
        var walker = await app.ScreenedAsync(client, 1);
        var second = await app.ReceiveAsync(7);
        var page = await client.PageAsync($"/triage/{second}");
        Assert.Contains(walker, page.QuerySelector("[aria-labelledby=met-before]")!.TextContent, StringComparison.Ordinal);
        var family = page.QuerySelector("input[name=Family]")!.GetAttribute("value");
        (await client.PostAsync(page, new(Triaged.Screening) { ["Family"] = family }, $"/triage/{second}/screening")).Leads($"/triage/{second}");
        var other = (await app.NotificationAsync(walker)).Id;

        await client.DecideAsync(second, new(Triaged.Unit) { ["Outcome"] = "JoinedNotification", ["JoinedNotification.JoinedNotificationId"] = $"{other}" });
        await client.DecideAsync(walker, Triaged.Unit);

        Assert.Equal((await app.NotificationAsync(walker)).FamilyId, (await app.NotificationAsync(second)).FamilyId);
        Assert.Equal(1, await app.WithDbAsync(db => db.Cases.CountAsync()));
        Assert.Equal(["decision", "joined", "joined-decision"], await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "joined" || m.Template.EndsWith("decision")).Select(m => m.Template).OrderBy(t => t).ToListAsync()));

        var third = await app.ReceiveAsync(7);
        page = await client.PageAsync($"/triage/{third}");
        (await client.PostAsync(page, new(Triaged.Screening) { ["Family"] = page.QuerySelector("input[name=Family]")!.GetAttribute("value") }, $"/triage/{third}/screening")).Leads($"/triage/{third}");
        var open = await app.WithDbAsync(db => db.Cases.SingleAsync());
        await client.DecideAsync(third, new(Triaged.Unit) { ["Outcome"] = "JoinedOpenCase", ["JoinedOpenCase.JoinedCaseId"] = $"{open.Id}" });

        Assert.Equal(1, await app.WithDbAsync(db => db.Cases.CountAsync()));
        Assert.Equal(3, await app.WithDbAsync(db => db.Notifications.CountAsync(n => n.FamilyId == open.FamilyId)));
        Assert.Contains($"Notification {third} joined", await app.WithDbAsync(db => db.Cases.SelectMany(c => c.Timeline).Select(t => t.What).ToListAsync()));
    }
}
