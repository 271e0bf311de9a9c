using System.Net;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Admin;

/// <summary>A standard is changed from a date: old work keeps the old one, new work has the new one.</summary>
public sealed class StandardTests : IAsyncLifetime
{
    private readonly App app = new();
    private HttpClient admin = null!;

    public async Task InitializeAsync() => admin = await app.SignedInAsync("admin");

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Old_work_keeps_the_old_standard_and_the_page_says_which_work_is_under_which()
    {
        await app.PassAsync("Before");
        await ChangeAsync("ALLOCATED", "1 12 2026", "2", "90");
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 9, 0, 0));
        await app.WithDbAsync(async db =>
        {
            // Triage passes a family by the standards as they are set up.
            var standards = new Domain.Standards.ServiceStandards(await db.ServiceStandards.AsNoTracking().ToListAsync());
            var given = await db.Cases.Include(c => c.Notification).ThenInclude(n => n!.Family).SingleAsync();
            db.Add(Domain.Cases.EarlyHelpCase.Pass("EHC-2026-900001", given.Notification!, given.DistrictId, standards, Domain.Standards.WorkingCalendar.Shipped(), Domain.Access.Actor.Job("Test"), app.Clock.Utc, new(2026, 12, 1)));
            return await db.SaveChangesAsync();
        });

        // Wednesday 18 November and 4 working days; Tuesday 1 December and 2.
        Assert.Equal([new(2026, 11, 24), new(2026, 12, 3)], await app.WithDbAsync(db => db.Cases.OrderBy(c => c.Id).Select(c => c.AllocateBy).ToListAsync()));
        admin = await app.SignedInAsync("admin");
        var rows = (await admin.PageAsync("/admin/standards")).QuerySelectorAll("main tbody tr").Where(r => r.QuerySelector("th")!.TextContent.StartsWith("Allocated to", StringComparison.Ordinal)).ToList();
        Assert.Equal([("4 working days", "1"), ("2 working days", "1")], rows.Select(r => (r.QuerySelectorAll("td")[1].TextContent, r.QuerySelectorAll("td")[5].TextContent)));
    }

    [Fact]
    public async Task A_planned_change_is_withdrawn_and_one_in_force_is_not()
    {
        await ChangeAsync("ALLOCATED", "1 12 2026", "2", "90");

        var withdrawn = await admin.PostFormAsync("/admin/standards", [], "/admin/standards/ALLOCATED/withdraw");

        Assert.Equal(HttpStatusCode.Redirect, withdrawn.StatusCode);
        Assert.Equal([((DateOnly?)null, 4)], await app.WithDbAsync(async db => (await db.ServiceStandards.AsNoTracking().Where(s => s.Code == "ALLOCATED").ToListAsync()).Select(s => (s.EffectiveTo, s.Length)).ToList()));

        await ChangeAsync("ALLOCATED", "1 12 2026", "2", "90");
        var open = await admin.PageAsync("/admin/standards");
        // It comes into force while the page stands open.
        app.Clock.Utc = new DateTime(2026, 12, 1, 0, 5, 0, DateTimeKind.Utc);
        admin = await app.SignedInAsync("admin");
        var late = await admin.PostAsync("/admin/standards/ALLOCATED/withdraw", new FormUrlEncodedContent([new("__RequestVerificationToken", ((AngleSharp.Html.Dom.IHtmlInputElement)(await admin.PageAsync("/admin/standards/ALLOCATED/change")).QuerySelector("main input[name=__RequestVerificationToken]")!).Value)]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.NotEmpty(open.QuerySelectorAll("main form"));
        Assert.Empty((await admin.PageAsync("/admin/standards")).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task The_scorecard_judges_each_month_by_the_target_of_its_time()
    {
        await ChangeAsync("PLAN", "1 12 2026", "4", "95");
        app.Clock.SetLocal(new DateTime(2027, 1, 5, 9, 0, 0));
        var county = await app.SignedInAsync("county");

        Assert.Equal("85", await TargetAsync(county, "2026-11"));
        Assert.Equal("95", await TargetAsync(county, "2026-12"));
        Assert.Contains("95", (await county.PageAsync("/scorecard/C4?month=2026-12")).QuerySelector(".govuk-summary-list")!.TextContent, StringComparison.Ordinal);
    }

    private async Task ChangeAsync(string code, string from, string length, string target) =>
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync($"/admin/standards/{code}/change", new() { ["EffectiveFrom"] = from, ["Length"] = length, ["WarnDaysLeft"] = "1", ["TargetPercent"] = target, ["Source"] = "Early Help board" })).StatusCode);

    private static async Task<string> TargetAsync(HttpClient client, string month) =>
        (await client.GetStringAsync($"/scorecard.csv?month={month}&level=county")).Split("\r\n").Select(l => l.Split(',')).Single(l => l[0] == "C4")[7];
}
