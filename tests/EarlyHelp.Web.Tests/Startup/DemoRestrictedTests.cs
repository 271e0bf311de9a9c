using System.Net;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>The restricted record of the demonstration, and who meets it.</summary>
public sealed class DemoRestrictedTests(DemoFamiliesTests.Demo demo) : IClassFixture<DemoFamiliesTests.Demo>
{
    private static readonly string[] Lists =
    [
        "/", "/cases", "/cases.csv", "/cases?show=all", "/allocations", "/triage?page=2", "/triage.csv", "/notifications", "/notifications.csv", "/families", "/supervision", "/step-downs", "/tracker", "/tracker.csv", "/follow-ups", "/quarterly-review",
    ];

    [Theory]
    [InlineData("worker2")]
    [InlineData("lead.dover")]
    [InlineData("district.thanet")]
    [InlineData("triage")]
    [InlineData("triage.manager")]
    [InlineData("area")]
    [InlineData("county")]
    [InlineData("analyst")]
    [InlineData("socialcare")]
    [InlineData("admin")]
    public async Task It_is_not_there_for_who_is_not_named(string account)
    {
        var (family, all) = await HiddenAsync();
        var client = await demo.App.SignedInAsync(account);
        List<string> told = [];

        foreach (var path in Lists.Append($"/search?q={family}").Append($"/families/{family}"))
        {
            var answer = await client.GetAsync(path);
            var text = (await answer.Content.ReadAsStringAsync()).Replace($"q={family}", "", StringComparison.Ordinal).Replace($"value=\"{family}\"", "", StringComparison.Ordinal);
            told.AddRange(all.Where(r => text.Contains(r, StringComparison.Ordinal) && !path.Contains(r, StringComparison.Ordinal)).Select(r => $"{account} {path}: {r}"));
        }

        Found.Nothing(told);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/families/{family}")).StatusCode);
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("lead")]
    [InlineData("district")]
    public async Task Who_is_named_opens_it(string account)
    {
        var (family, _) = await HiddenAsync();

        Assert.Equal(HttpStatusCode.OK, (await (await demo.App.SignedInAsync(account)).GetAsync($"/families/{family}")).StatusCode);
    }

    [Fact]
    public async Task A_new_notification_about_it_tells_triage_whom_to_ring_and_privacy_has_the_glass_and_the_interest_on_its_lists()
    {
        var (family, _) = await HiddenAsync();
        var name = await demo.App.WithDbAsync(db => db.Families.Where(f => f.Reference == family).Select(f => f.Name).SingleAsync());
        var again = await demo.App.WithDbAsync(db => db.Notifications.Where(n => n.Family.Name == name && n.NextDueOn != null).Select(n => n.Reference).SingleAsync());
        var (triage, privacy) = (await demo.App.SignedInAsync("triage"), await demo.App.SignedInAsync("privacy"));

        Assert.Contains("Ring Martin Cole on 01632 960 115", (await triage.PageAsync($"/triage/{again}")).QuerySelector("[aria-labelledby=met-before]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(family, await (await privacy.GetAsync("/privacy/restrictions")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(family, await (await privacy.GetAsync("/privacy/break-glass?show=reviewed")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Joy Adeyemi", await (await privacy.GetAsync("/privacy/interests")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<(string Family, List<string> All)> HiddenAsync() => demo.App.WithDbAsync(async db =>
    {
        var family = await db.Restrictions.Where(r => r.LiftedAt == null).Select(r => r.Family).SingleAsync();
        return (family.Reference, (List<string>)
        [
            family.Reference, .. await db.Cases.Where(c => c.FamilyId == family.Id).Select(c => c.Reference).ToListAsync(),
            .. await db.Notifications.Where(n => n.FamilyId == family.Id).Select(n => n.Reference).ToListAsync(),
        ]);
    });
}
