using System.Net;
using EarlyHelp.Data.Organisation;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Organisation;

/// <summary>Units are opened, closed and merged from a day on, and nobody is left without a unit.</summary>
public sealed class UnitEndingTests : IAsyncLifetime
{
    private readonly App app = new();
    private HttpClient admin = null!;

    public async Task InitializeAsync() => admin = await app.SignedInAsync("admin");

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_unit_that_is_merged_today_gives_everything_to_the_other_one_and_the_timeline_says_so()
    {
        var reference = await app.PassAsync("Merged", allocateTo: "worker@demo.example");
        var closed = await app.PassAsync("Waiting", accept: true);
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 9, 0, 0));
        admin = await app.SignedInAsync("admin");

        var answer = await EndAsync("Ashford 1", "Ashford 2", "1 12 2026");

        Assert.Equal("/admin/organisation/changes", answer.Headers.Location?.OriginalString);
        Assert.Contains("2 open families and 3 people moved", (await admin.PageAsync("/admin/organisation/changes")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Ashford 2", "Ashford 2"], await app.WithDbAsync(db => db.Cases.Select(c => c.Unit!.Name).ToListAsync()));
        Assert.Equal(new DateOnly(2026, 11, 30), (await UnitAsync("Ashford 1")).To);
        // Whoever worked in the one works in the other, sees the families and goes on with them.
        var lead = await app.SignedInAsync("lead");
        Assert.Contains("Moved with its unit to Ashford 2", await lead.GetStringAsync($"/cases/{reference}/history"), StringComparison.Ordinal);
        Assert.Contains("Ashford 1 was merged into Ashford 2", await lead.GetStringAsync($"/cases/{reference}/timeline"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lead.GetAsync($"/cases/{closed}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("worker")).GetAsync($"/cases/{reference}")).StatusCode);
        // The page that tells of it names no family.
        Assert.DoesNotContain("EHC-", await admin.GetStringAsync("/admin/organisation/changes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_of_the_days_before_stay_with_the_old_unit()
    {
        await app.PassAsync("Counted", allocateTo: "worker@demo.example");
        app.Clock.SetLocal(new DateTime(2026, 12, 10, 9, 0, 0));
        admin = await app.SignedInAsync("admin");
        await EndAsync("Ashford 1", "Ashford 2", "10 12 2026");
        app.Clock.SetLocal(new DateTime(2027, 1, 5, 9, 0, 0));
        var county = await app.SignedInAsync("county");

        Assert.Equal("1", await OpenCasesAsync(county, "2026-11", "Ashford 1"));
        Assert.Equal("0", await OpenCasesAsync(county, "2026-11", "Ashford 2"));
        Assert.Equal("1", await OpenCasesAsync(county, "2026-12", "Ashford 2"));
        // In January the unit is not there any more; in December it was for a while.
        Assert.DoesNotContain("Ashford 1", await county.GetStringAsync("/scorecard.csv?month=2027-01&level=unit"), StringComparison.Ordinal);
        Assert.Equal("0", await OpenCasesAsync(county, "2026-12", "Ashford 1"));
    }

    [Fact]
    public async Task A_merge_for_a_later_day_is_carried_out_on_that_day_by_the_job_and_once()
    {
        await app.PassAsync("Later", allocateTo: "worker@demo.example");
        await EndAsync("Ashford 1", "Ashford 2", "1 12 2026");
        var job = app.Services.GetRequiredService<OrganisationDay>();

        Assert.Equal(0, await job.CarryOutDueAsync());
        Assert.Equal("Ashford 1", await app.WithDbAsync(db => db.Cases.Select(c => c.Unit!.Name).SingleAsync()));
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 0, 1, 0));
        Assert.Equal(1, await job.CarryOutDueAsync());
        Assert.Equal(0, await job.CarryOutDueAsync());

        Assert.Equal("Ashford 2", await app.WithDbAsync(db => db.Cases.Select(c => c.Unit!.Name).SingleAsync()));
        Assert.Equal(2 + 1, await app.WithDbAsync(db => db.Set<CaseSpell>().CountAsync()));
        Assert.Equal(new DateOnly(2026, 12, 1), await app.WithDbAsync(db => db.UnitEndings.Select(e => e.DoneOn).SingleAsync()));
    }

    [Fact]
    public async Task Cover_goes_on_in_the_other_unit()
    {
        await app.PassAsync("Covered", allocateTo: "worker@demo.example");
        await (await app.SignedInAsync("lead")).PostFormAsync("/covers/new", new()
        {
            ["AbsentId"] = await StaffAsync("worker"), ["CoveringId"] = await StaffAsync("worker2"), ["From"] = "18 11 2026", ["To"] = "30 11 2026",
        }, "/covers");

        await EndAsync("Ashford 1", "Ashford 2", "18 11 2026");

        var moved = await app.WithDbAsync(db => db.Covers.AsNoTracking().SingleAsync());
        Assert.Equal((await UnitAsync("Ashford 2")).Id, moved.UnitId);
        Assert.Contains("Covered", await (await app.SignedInAsync("worker2")).GetStringAsync("/cases"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_holds_something_can_not_be_closed()
    {
        await app.PassAsync("Held", accept: true);

        var answer = await EndAsync("Ashford 1", null, "18 11 2026");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Ashford 1 holds 1 open family and 3 people: choose the unit that takes them over", (await answer.DocumentAsync()).QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await UnitAsync("Ashford 1")).To);
    }

    [Fact]
    public async Task A_closure_that_meets_a_family_on_its_day_waits_and_the_administrator_is_told()
    {
        await EndAsync("Ashford 2", null, "1 12 2026");
        await app.PassAsync("Arrived", accept: true);
        await app.WithDbAsync(async db =>
        {
            var (given, unit) = (await db.Cases.SingleAsync(), await db.Units.SingleAsync(u => u.Name == "Ashford 2"));
            db.Entry(given).Property(c => c.UnitId).CurrentValue = unit.Id;
            return await db.SaveChangesAsync();
        });
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 9, 0, 0));

        Assert.Equal(0, await app.Services.GetRequiredService<OrganisationDay>().CarryOutDueAsync());

        admin = await app.SignedInAsync("admin");
        Assert.Contains("1 change could not be carried out", (await admin.PageAsync("/admin/organisation")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ashford 2 holds 1 open family", await admin.GetStringAsync("/admin/organisation/changes"), StringComparison.Ordinal);
        Assert.Null((await UnitAsync("Ashford 2")).To);
    }

    [Fact]
    public async Task A_planned_end_is_withdrawn_and_the_unit_goes_on()
    {
        await EndAsync("Ashford 1", "Ashford 2", "1 12 2026");
        var id = await app.WithDbAsync(db => db.UnitEndings.Select(e => e.Id).SingleAsync());

        await admin.PostFormAsync("/admin/organisation/changes", [], $"/admin/organisation/changes/endings/{id}/withdraw");
        app.Clock.SetLocal(new DateTime(2026, 12, 2, 9, 0, 0));

        Assert.Equal(0, await app.Services.GetRequiredService<OrganisationDay>().CarryOutDueAsync());
        Assert.Null((await UnitAsync("Ashford 1")).To);
    }

    [Fact]
    public async Task A_unit_is_opened_from_a_day_and_takes_families_from_then()
    {
        var district = await app.WithDbAsync(db => db.Districts.Where(d => d.Name == "Ashford").Select(d => d.Id).SingleAsync());
        var address = $"/admin/organisation/districts/{district}/units/new";

        var taken = await admin.PostFormAsync(address, new() { ["Name"] = "Ashford 1", ["From"] = "1 12 2026", ["Capacity"] = "48" });
        Assert.Contains("Another unit is called Ashford 1", (await taken.DocumentAsync()).QuerySelector("#Name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.PostFormAsync(address, new() { ["Name"] = "Stour Team", ["From"] = "1 12 2026", ["Capacity"] = "48" })).StatusCode);
        Assert.Contains("\"Stour Team\",\"Ashford\"", await admin.GetStringAsync("/admin/organisation.csv"), StringComparison.Ordinal);

        var given = $"/cases/{await app.PassAsync("Newunit")}/allocation/new";
        Assert.DoesNotContain("Stour Team", await (await app.SignedInAsync("district")).GetStringAsync(given), StringComparison.Ordinal);
        app.Clock.SetLocal(new DateTime(2026, 12, 1, 9, 0, 0));
        Assert.Contains("Stour Team", await (await app.SignedInAsync("district")).GetStringAsync(given), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> EndAsync(string unit, string? into, string from)
    {
        var address = $"/admin/organisation/units/{(await UnitAsync(unit)).Id}/end";
        return await admin.PostFormAsync(address, new()
        {
            ["How"] = into is null ? "Close" : "Merge", ["IntoId"] = into is null ? "" : $"{(await UnitAsync(into)).Id}", ["From"] = from, ["Reason"] = "Early Help board: two small units become one",
        });
    }

    private static async Task<string?> OpenCasesAsync(HttpClient client, string month, string unit) =>
        (await client.GetStringAsync($"/scorecard.csv?month={month}&level=unit")).Split("\r\n").Select(l => l.Split(',')).Where(l => l[0] == "C1" && l[3] == unit).Select(l => l[4]).SingleOrDefault();

    private Task<Unit> UnitAsync(string name) => app.WithDbAsync(db => db.Units.AsNoTracking().SingleAsync(u => u.Name == name));

    private Task<string> StaffAsync(string account) => app.WithDbAsync(db => db.Staff.Where(s => s.Email == $"{account}@demo.example").Select(s => $"{s.Id}").SingleAsync());
}
