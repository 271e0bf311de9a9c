using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Supervision;

public sealed class SupervisionTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public async Task The_list_names_each_family_with_its_reasons_and_changes_by_itself_with_the_days()
    {
        await app.PassAsync("Quiet", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");
        Assert.Contains("New: opened on 18 November 2026", await TextAsync(lead, "/supervision"), StringComparison.Ordinal);

        app.Clock.Utc = app.Clock.Utc.AddDays(43);
        lead = await app.SignedInAsync("lead");
        var text = await TextAsync(lead, "/supervision");

        Assert.DoesNotContain("New: opened", text, StringComparison.Ordinal);
        Assert.Contains("No visit in the 43 days since a worker has held it", text, StringComparison.Ordinal);
        Assert.Contains("The plan is 15 days late", text, StringComparison.Ordinal);
        Assert.Contains("Ada’s own words have never been recorded", text, StringComparison.Ordinal);
        Assert.Contains("Quiet", await TextAsync(lead, "/supervision?reason=NoChildsWords"), StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet", (await lead.PageAsync("/supervision?reason=ReviewLate")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_unit_s_lead_does_not_see_it_and_a_worker_has_no_list()
    {
        var given = await app.PassAsync("Ours", allocateTo: "worker@demo.example");
        var thanet = await app.SignedInAsync("lead.thanet");

        Assert.DoesNotContain("Ours", await TextAsync(thanet, "/supervision"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ours", await TextAsync(thanet, "/unit-meeting"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await thanet.GetAsync($"/cases/{given}/supervision/new")).StatusCode);
        var worker = await app.SignedInAsync("worker");
        foreach (var address in new[] { "/supervision", "/unit-meeting", "/caseloads", "/covers", $"/cases/{given}/supervision/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync(address)).StatusCode);
        var unit = await app.WithDbAsync(db => db.Units.Where(u => u.Name == "Ashford 1").Select(u => u.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await thanet.GetAsync($"/unit-meeting?unit={unit}")).StatusCode);
    }

    [Fact]
    public async Task Supervision_is_recorded_on_the_case_and_its_action_is_done_by_the_worker()
    {
        var given = await app.PassAsync("Talked", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");

        var recorded = await lead.PostFormAsync($"/cases/{given}/supervision/new", new()
        {
            ["Improving"] = "Partly", ["Reflection"] = "Mornings are the key", ["Decisions"] = "Ask Gran",
            ["Actions[0].What"] = "Ring the school", ["Actions[0].Who"] = "Sam", ["Actions[0].DueOn"] = "20 11 2026",
        }, $"/cases/{given}/supervision");

        Assert.Equal($"/cases/{given}/supervision", recorded.Headers.Location!.OriginalString);
        var worker = await app.SignedInAsync("worker");
        var page = await worker.PageAsync($"/cases/{given}/supervision");
        Assert.Contains("Mornings are the key", page.Body!.TextContent, StringComparison.Ordinal);
        app.Clock.Utc = app.Clock.Utc.AddDays(3);
        Assert.Contains("An action of supervision is 1 day late", await TextAsync(await app.SignedInAsync("lead"), "/supervision?reason=ActionLate"), StringComparison.Ordinal);

        worker = await app.SignedInAsync("worker");
        var id = await app.WithDbAsync(db => db.Set<SupervisionAction>().Select(a => a.Id).SingleAsync());
        var done = await worker.PostFormAsync($"/cases/{given}/supervision", [], $"/cases/{given}/supervision/actions/{id}/done");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("done on 21 November 2026", await TextAsync(worker, $"/cases/{given}/supervision"), StringComparison.Ordinal);
        Assert.DoesNotContain("Talked", (await (await app.SignedInAsync("lead")).PageAsync("/supervision?reason=ActionLate")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_with_gaps_is_refused_beside_its_fields_with_everything_still_there()
    {
        var given = await app.PassAsync("Gaps", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");

        var refused = await lead.PostFormAsync($"/cases/{given}/supervision/new", new()
        {
            ["Improving"] = "Yes", ["Reflection"] = "It works", ["Actions[1].What"] = "Ring the school",
        }, $"/cases/{given}/supervision");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Assert.Equal(["Enter who does it", "Enter by when it is done"], page.QuerySelectorAll(".govuk-error-summary__list a").Select(a => a.TextContent));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary__list a").OfType<IHtmlAnchorElement>(), a => Assert.NotNull(page.GetElementById(a.Hash[1..])));
        Assert.Equal("Ring the school", ((IHtmlInputElement)page.QuerySelector("input[name='Actions[1].What']")!).Value);
        Assert.Equal("It works", page.QuerySelector("textarea[name=Reflection]")!.TextContent);
    }

    [Fact]
    public async Task The_agenda_of_the_unit_meeting_writes_itself_and_the_meeting_is_recorded()
    {
        await app.PassAsync("Agenda", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");
        var page = await lead.PageAsync("/unit-meeting");
        Assert.Equal(["New (1)", "Past 14 weeks (0)", "No review (0)", "No child’s words (0)", "Stuck scale (0)"], page.QuerySelectorAll(".eh-print h3").Select(h => h.TextContent));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.PostAsync(page, new() { ["Attended"] = "Sam, Joy" }, "/unit-meeting")).StatusCode);

        var recorded = await lead.PostAsync(page, new() { ["Attended"] = "Sam, Joy", ["Decisions"] = "Agenda: visit on Friday" }, "/unit-meeting");

        Assert.Contains("Agenda: visit on Friday", await TextAsync(lead, recorded.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(1, await app.WithDbAsync(db => db.Set<UnitMeeting>().Select(m => m.FamiliesOnAgenda).SingleAsync()));
    }

    private static async Task<string> TextAsync(HttpClient client, string address) => (await client.PageAsync(address)).QuerySelector("main")!.TextContent;
}
