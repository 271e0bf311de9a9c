using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Covers;

public sealed class CoverTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task Cover_for_a_week_hands_over_and_returns_by_itself_when_the_day_has_passed()
    {
        var given = await app.PassAsync("Covered", allocateTo: "worker@demo.example");
        var (lead, joy) = (await app.SignedInAsync("lead"), await app.SignedInAsync("worker2"));
        Assert.Equal(HttpStatusCode.NotFound, (await joy.GetAsync($"/cases/{given}")).StatusCode);

        var arranged = await ArrangeAsync(lead, "18 11 2026", "24 11 2026");

        Assert.Equal("/covers", arranged.Headers.Location!.OriginalString);
        var page = await joy.PageAsync($"/cases/{given}");
        Assert.Contains("Covered by Joy Adeyemi until 24 November 2026", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("covered by Joy Adeyemi", (await lead.PageAsync("/cases")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Covered", (await joy.PageAsync("/cases")).Body!.TextContent, StringComparison.Ordinal);
        var noted = await joy.PostFormAsync($"/cases/{given}/notes/new", new() { ["Kind"] = "Call", ["Text"] = "Kerry rang", ["HappenedOn"] = "18 11 2026" }, $"/cases/{given}/notes");
        Assert.Equal(HttpStatusCode.Redirect, noted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("worker")).GetAsync($"/cases/{given}")).StatusCode);

        app.Clock.SetLocal(new DateTime(2026, 11, 24, 23, 0, 0));
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("worker2")).GetAsync($"/cases/{given}")).StatusCode);
        app.Clock.SetLocal(new DateTime(2026, 11, 25, 0, 30, 0));

        joy = await app.SignedInAsync("worker2");
        Assert.Equal(HttpStatusCode.NotFound, (await joy.GetAsync($"/cases/{given}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await joy.PostAsync($"/cases/{given}/notes", await TokenAsync(joy))).StatusCode);
        Assert.DoesNotContain("Covered by", (await (await app.SignedInAsync("lead")).PageAsync($"/cases/{given}")).Body!.TextContent, StringComparison.Ordinal);
        var id = await app.WithDbAsync(db => db.Covers.Select(v => v.Id).SingleAsync());
        Assert.Contains("18 November 2026, Covered: Note: call", (await (await app.SignedInAsync("worker")).PageAsync($"/covers/{id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("worker@demo.example", await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Worker!.Email).SingleAsync()));
    }

    [Fact]
    public async Task Cover_that_begins_later_shows_nothing_before_its_first_day()
    {
        var given = await app.PassAsync("Later", allocateTo: "worker@demo.example");
        await ArrangeAsync(await app.SignedInAsync("lead"), "20 11 2026", "24 11 2026");

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker2")).GetAsync($"/cases/{given}")).StatusCode);
        app.Clock.Utc = app.Clock.Utc.AddDays(2);

        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("worker2")).GetAsync($"/cases/{given}")).StatusCode);
    }

    [Fact]
    public async Task Cover_that_is_ended_is_over_at_once()
    {
        var given = await app.PassAsync("Ended", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");
        await ArrangeAsync(lead, "18 11 2026", "24 11 2026");
        var id = await app.WithDbAsync(db => db.Covers.Select(v => v.Id).SingleAsync());
        Assert.Contains("Ended", (await (await app.SignedInAsync("worker2")).PageAsync($"/covers/{id}")).Body!.TextContent, StringComparison.Ordinal);

        var ended = await lead.PostFormAsync($"/covers/{id}", [], $"/covers/{id}/end");

        Assert.Equal("/covers", ended.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker2")).GetAsync($"/cases/{given}")).StatusCode);
    }

    [Fact]
    public async Task Both_workers_are_told_of_cover_and_of_its_early_end_without_a_family_s_name()
    {
        await app.PassAsync("Quarrington", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");

        await ArrangeAsync(lead, "18 11 2026", "24 11 2026");

        var id = await app.WithDbAsync(db => db.Covers.Select(v => v.Id).SingleAsync());
        var told = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template.StartsWith("cover")).OrderBy(m => m.To).ToListAsync());
        Assert.Equal([("worker2@demo.example", "cover-for-colleague"), ("worker@demo.example", "covered-by-colleague")], told.Select(m => (m.To, m.Template)).OrderBy(m => m.Template, StringComparer.Ordinal));
        Assert.All(told, m =>
        {
            Assert.Contains("from Wednesday 18 November 2026 to Tuesday 24 November 2026", m.Body, StringComparison.Ordinal);
            Assert.Contains($"/covers/{id}", m.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Quarrington", m.Subject + m.Body, StringComparison.Ordinal);
            // What to know may name families.
            Assert.DoesNotContain("Ring first", m.Body, StringComparison.Ordinal);
        });

        await lead.PostFormAsync($"/covers/{id}", [], $"/covers/{id}/end");

        var ended = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "cover-ended").OrderBy(m => m.To).ToListAsync());
        Assert.Equal(["worker2@demo.example", "worker@demo.example"], ended.Select(m => m.To).Order(StringComparer.Ordinal));
        Assert.All(ended, m => Assert.Contains("Joy Adeyemi no longer covers for Sam Hill", m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_cover_is_refused_with_everything_still_there_and_another_unit_s_lead_sees_none_of_it()
    {
        var lead = await app.SignedInAsync("lead");

        var refused = await ArrangeAsync(lead, "24 11 2026", "20 11 2026");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Contains("The last day must be on or after the first day", page.QuerySelector("#To-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Ring first", page.QuerySelector("textarea[name=Brief]")!.TextContent);
        Assert.Equal(0, await app.WithDbAsync(db => db.Covers.CountAsync()));

        await ArrangeAsync(lead, "18 11 2026", "24 11 2026");
        var id = await app.WithDbAsync(db => db.Covers.Select(v => v.Id).SingleAsync());
        foreach (var account in new[] { "lead.thanet", "district.thanet", "worker.thanet" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/covers/{id}")).StatusCode);
        Assert.DoesNotContain("Sam Hill", (await (await app.SignedInAsync("lead.thanet")).PageAsync("/covers/new")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("worker")).GetAsync("/covers/new")).StatusCode);
    }

    private static async Task<HttpResponseMessage> ArrangeAsync(HttpClient lead, string from, string to)
    {
        var page = await lead.PageAsync("/covers/new");
        return await lead.PostAsync(page, new()
        {
            ["AbsentId"] = Value(page, "AbsentId", "Sam Hill"), ["CoveringId"] = Value(page, "CoveringId", "Joy Adeyemi"), ["From"] = from, ["To"] = to, ["Brief"] = "Ring first",
        }, "/covers");
    }

    private static string Value(IHtmlDocument page, string field, string name) =>
        page.QuerySelectorAll($"select[name={field}] option").OfType<IHtmlOptionElement>().Single(o => o.TextContent.StartsWith(name, StringComparison.Ordinal)).Value;

    private static async Task<FormUrlEncodedContent> TokenAsync(HttpClient client)
    {
        var page = await client.PageAsync("/");
        return new([new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Kind", "Call"), new("HappenedOn", "24 11 2026"), new("Text", "")]);
    }
}
