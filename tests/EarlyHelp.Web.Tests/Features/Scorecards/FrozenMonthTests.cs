using System.Net;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Scorecards;

/// <summary>A month frozen as it was reported, and what was corrected since.</summary>
public sealed class FrozenMonthTests
{
    [Fact]
    public async Task A_frozen_month_that_is_corrected_shows_the_difference_and_the_records_that_made_it()
    {
        await using var app = new App();
        await Sample.ImportAsync(app);
        var county = await app.SignedInAsync("county");

        var answer = await county.PostFormAsync("/frozen-months/new?month=2016-03", [], "/frozen-months");
        Assert.Equal("/frozen-months/2016-03", answer.Headers.Location!.OriginalString);
        Assert.Contains("Nothing has been corrected since", (await county.PageAsync("/frozen-months/2016-03")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        // Of one open case it turns out that it closed in the month.
        var reference = await app.WithDbAsync(async db =>
        {
            var open = await db.Cases.Where(c => c.OpenedOn < new DateOnly(2016, 3, 1) && (c.ClosedOn == null || c.ClosedOn > new DateOnly(2016, 4, 30))).OrderBy(c => c.Id).FirstAsync();
            db.Entry(open).Property(c => c.ClosedOn).CurrentValue = new DateOnly(2016, 3, 31);
            db.RemoveRange(await db.PastClosures.Where(c => c.CaseId == open.Id).ToListAsync());
            await db.SaveChangesAsync();
            return open.Reference;
        });

        var page = await county.PageAsync("/frozen-months/2016-03");
        var heading = page.GetElementById("C1")!;
        Assert.Contains("Gone since", heading.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(heading.NextElementSibling.QuerySelector($"a[href='/cases/{reference}']"));
        Assert.NotNull(page.GetElementById("C5")!.NextElementSibling!.QuerySelector($"a[href='/cases/{reference}']"));
        var row = page.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains("C1 ", StringComparison.Ordinal));
        Assert.Equal(["61", "60"], row.QuerySelectorAll("td").Take(2).Select(c => c.TextContent.Trim()));
        var records = Sample.Rows(await county.GetStringAsync(page.QuerySelectorAll("main a").Single(a => a.TextContent == "Download CSV of the records that make the difference").GetAttribute("href")));
        Assert.Equal(page.QuerySelectorAll("main .govuk-list--bullet li").Length, records.Count);
        Assert.Contains(records, r => (r["Indicator"], r["Record"], r["What became of it"]) == ("C1", reference, "Gone since"));
        var figures = Sample.Rows(await county.GetStringAsync("/frozen-months/2016-03.csv"));
        Assert.Equal(("61", "60", "Yes"), figures.Single(r => r["Indicator"] == "C1") is var c1 ? (c1["Reported"], c1["Now"], c1["Differs"]) : default);
        Assert.Contains("As reported", (await county.PageAsync("/scorecard?month=2016-03")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_frozen_once_by_who_may_when_it_is_over_and_the_audit_tells_of_it()
    {
        await using var app = new App();
        var (county, district) = (await app.SignedInAsync("county"), await app.SignedInAsync("district"));
        var open = await county.PageAsync("/frozen-months/new?month=2026-10");
        var again = await county.PageAsync("/frozen-months/new?month=2026-10");

        Assert.Equal(HttpStatusCode.Redirect, (await county.PostAsync(open, [], "/frozen-months")).StatusCode);
        var refused = await county.PostAsync(again, [], "/frozen-months");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("October 2026 is frozen already", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var running = await county.PostFormAsync("/frozen-months/new?month=2026-11", [], "/frozen-months");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, running.StatusCode);
        Assert.Contains("November 2026 is not over", await running.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await district.GetAsync("/frozen-months/new?month=2026-09")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await district.GetAsync("/frozen-months/2026-10")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await district.GetAsync("/frozen-months/2026-10?scope=county")).StatusCode);
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Entity == nameof(FrozenMonth))));
    }
}
