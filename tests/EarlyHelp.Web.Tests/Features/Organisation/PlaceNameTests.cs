using System.Net;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Transfers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Organisation;

/// <summary>Places are renamed from a day on: the past keeps the name it had (ADR 31).</summary>
public sealed class PlaceNameTests : IAsyncLifetime
{
    private const string New = "Ashford and Tenterden";

    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task A_name_that_is_entered_for_a_later_day_comes_into_force_by_itself_and_the_past_keeps_the_old_one()
    {
        var id = await DistrictAsync("Ashford");
        var entered = await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/organisation/district/{id}/name", new() { ["Name"] = New, ["From"] = "1 12 2026" });
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Contains("Ashford district", await (await app.SignedInAsync("admin")).GetStringAsync("/admin/organisation"), StringComparison.Ordinal);

        // No job runs here: the first page of the day is enough.
        app.Clock.SetLocal(new DateTime(2027, 1, 5, 9, 0, 0));
        Assert.Contains($"{New} district", await (await app.SignedInAsync("admin")).GetStringAsync("/admin/organisation"), StringComparison.Ordinal);
        Assert.Contains(await app.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync()), e => e is { Entity: "District", By: "Organisation changes" });

        var county = await app.SignedInAsync("county");
        Assert.Equal("Scorecard: Ashford, November 2026", await TitleAsync(county, $"/scorecard?month=2026-11&scope=district:{Uri.EscapeDataString(New)}"));
        Assert.Equal($"Scorecard: {New}, December 2026", await TitleAsync(county, "/scorecard?month=2026-12&scope=district:Ashford"));
        Assert.DoesNotContain(New, await county.GetStringAsync("/scorecard.csv?month=2026-11&level=district"), StringComparison.Ordinal);
        Assert.Contains($",{New},", await county.GetStringAsync("/scorecard.csv?month=2026-12&level=district"), StringComparison.Ordinal);
        Assert.Contains("Ashford at the end of 30 November 2026", await county.GetStringAsync("/tracker?asAt=2026-11-30&scope=district:Ashford"), StringComparison.Ordinal);
        Assert.Contains($"{New} at the end of 1 December 2026", await county.GetStringAsync("/tracker?asAt=2026-12-01&scope=district:Ashford"), StringComparison.Ordinal);
        Assert.Contains(">Ashford<", await county.GetStringAsync("/tracker?asAt=2026-11-30&scope=area:South%20Kent"), StringComparison.Ordinal);

        await county.PostFormAsync("/frozen-months/new?month=2026-11", [], "/frozen-months");
        Assert.DoesNotContain(New, (await county.PageAsync("/frozen-months/2026-11?scope=district:Ashford")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_is_renamed_today_keeps_its_old_name_in_what_happened_before()
    {
        var reference = await Cases.Passed.PassAsync(app, "Renamed", allocateTo: "worker@demo.example");
        app.Clock.SetLocal(new DateTime(2026, 11, 25, 9, 0, 0));
        var unit = await app.WithDbAsync(db => db.Units.Where(u => u.Name == "Ashford 1").Select(u => u.Id).SingleAsync());

        await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/organisation/unit/{unit}/name", new() { ["Name"] = "Stour Team", ["From"] = "25 11 2026" });

        var lead = await app.SignedInAsync("lead");
        Assert.Contains("Stour Team", await lead.GetStringAsync($"/cases/{reference}"), StringComparison.Ordinal);
        Assert.Contains("Accepted to Ashford 1", await lead.GetStringAsync($"/cases/{reference}/history"), StringComparison.Ordinal);
        Assert.Equal(["Stour Team", "Ashford 1"], (await lead.PageAsync($"/cases/{reference}/workers")).QuerySelectorAll("main tbody tr td:nth-of-type(1)").Select(c => c.TextContent));
        Assert.Contains("With Sam Hill, Ashford 1", await lead.GetStringAsync($"/cases/{reference}/timeline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_of_a_past_day_is_that_of_the_district_as_it_was_called_then()
    {
        await app.Services.GetRequiredService<PanelPlanning>().MakeAheadAsync();
        await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/organisation/district/{await DistrictAsync("Ashford")}/name", new() { ["Name"] = New, ["From"] = "1 12 2026" });
        app.Clock.SetLocal(new DateTime(2026, 12, 10, 9, 0, 0));
        var manager = await app.SignedInAsync("district");

        var rows = (await manager.PageAsync("/panels?past=true")).QuerySelectorAll("main tbody tr").Where(r => r.QuerySelector("th a") is not null).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal(r.TextContent.Contains("December", StringComparison.Ordinal) ? New : "Ashford", r.QuerySelector("td")!.TextContent));
        var november = rows.First(r => r.TextContent.Contains("November", StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;
        Assert.Equal("Ashford district", (await manager.PageAsync(november)).QuerySelector(".govuk-caption-l")!.TextContent);
    }

    [Fact]
    public async Task A_name_that_can_not_be_is_refused_beside_its_field_with_what_was_typed()
    {
        var answer = await (await app.SignedInAsync("admin")).PostFormAsync($"/admin/organisation/district/{await DistrictAsync("Ashford")}/name", new() { ["Name"] = "Dover", ["From"] = "17 11 2026" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.DocumentAsync();
        Assert.Contains("Another district is called Dover", page.QuerySelector("#Name-error")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The date must be today or later", page.QuerySelector("#From-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dover", page.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_to_come_can_be_withdrawn_and_what_is_in_force_can_not()
    {
        var admin = await app.SignedInAsync("admin");
        var id = await DistrictAsync("Ashford");
        await admin.PostFormAsync($"/admin/organisation/district/{id}/name", new() { ["Name"] = New, ["From"] = "1 12 2026" });
        var change = await app.WithDbAsync(db => db.PlaceNames.Select(n => n.Id).SingleAsync());
        var open = await admin.PageAsync("/admin/organisation/changes");
        Assert.Contains($"Ashford is called {New}", open.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Ashford is called {New}", await admin.GetStringAsync("/admin/organisation/changes.csv"), StringComparison.Ordinal);

        await admin.PostAsync(open, [], $"/admin/organisation/changes/names/{change}/withdraw");

        Assert.Equal(0, await app.WithDbAsync(db => db.PlaceNames.CountAsync()));
        await admin.PostFormAsync($"/admin/organisation/district/{id}/name", new() { ["Name"] = New, ["From"] = "18 11 2026" });
        Assert.Empty((await admin.PageAsync("/admin/organisation/changes")).QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_place_that_is_none_has_no_page()
    {
        var admin = await app.SignedInAsync("admin");

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/organisation/planet/1/name")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/organisation/unit/99999/name")).StatusCode);
    }

    private static async Task<string> TitleAsync(HttpClient client, string address) => (await client.PageAsync(address)).QuerySelector("h1")!.TextContent;

    private Task<long> DistrictAsync(string name) => app.WithDbAsync(db => db.Districts.Where(d => d.Name == name).Select(d => d.Id).SingleAsync());
}
