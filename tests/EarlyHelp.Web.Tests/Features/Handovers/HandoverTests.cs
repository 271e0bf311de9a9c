using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Handovers;

public sealed class HandoverTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task A_family_that_moved_is_offered_read_accepted_and_allocated_with_all_its_history()
    {
        var given = await Closures.Worked.PlannedAsync(app, "Handed");
        var (ashford, thanet) = (await app.SignedInAsync("district"), await app.SignedInAsync("district.thanet"));
        Assert.Equal(HttpStatusCode.NotFound, (await thanet.GetAsync($"/cases/{given}")).StatusCode);

        var offered = await OfferAsync(ashford, given, "They have moved to Margate; Ada changes school in January");

        Assert.Equal($"/cases/{given}", offered.Headers.Location!.OriginalString);
        Assert.Contains("The district manager of Thanet must answer the offer of this family", Text(await ashford.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        // Nothing has changed for whoever holds it.
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("worker")).GetAsync($"/cases/{given}/notes/new")).StatusCode);
        Assert.Contains("Handed", Text(await thanet.PageAsync("/handovers")), StringComparison.Ordinal);
        Assert.Contains("Offered by another district", Text(await thanet.PageAsync("/")), StringComparison.Ordinal);
        Assert.DoesNotContain("Handed", Text(await thanet.PageAsync("/cases")), StringComparison.Ordinal);
        foreach (var part in new[] { "", "/plan", "/assessment", "/timeline" })
            Assert.Equal(HttpStatusCode.OK, (await thanet.GetAsync($"/cases/{given}{part}")).StatusCode);
        var family = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Family.Reference).SingleAsync());
        Assert.DoesNotContain("/consents/new", (await thanet.PageAsync($"/families/{family}")).Body!.InnerHtml, StringComparison.Ordinal);
        foreach (var part in new[] { "/consents/new", "/people/new", "/relationships/new", "/merges/new" })
            Assert.Equal(HttpStatusCode.NotFound, (await thanet.GetAsync($"/families/{family}{part}")).StatusCode);
        Assert.DoesNotContain(family, (await thanet.PageAsync("/search?q=Handed")).Body!.InnerHtml, StringComparison.Ordinal);
        foreach (var part in new[] { "/supervision", "/allocation/new", "/move/new", "/notes/new", "/audit" })
            Assert.Equal(HttpStatusCode.NotFound, (await thanet.GetAsync($"/cases/{given}{part}")).StatusCode);

        var page = await thanet.PageAsync($"/cases/{given}/handover");
        Assert.Contains("They have moved to Margate; Ada changes school in January", Text(page), StringComparison.Ordinal);
        var unit = ((IHtmlInputElement)page.QuerySelector("input[name=UnitId]")!).Value;
        var accepted = await thanet.PostAsync(page, new Dictionary<string, string?> { ["Answer"] = "accept", ["UnitId"] = unit }, $"/cases/{given}/handover/answer");

        Assert.Equal($"/cases/{given}", accepted.Headers.Location!.OriginalString);
        var there = Text(await thanet.PageAsync($"/cases/{given}"));
        Assert.Contains("must allocate it to a worker", there, StringComparison.Ordinal);
        Assert.Contains("Handed", Text(await thanet.PageAsync("/allocations?show=allocate")), StringComparison.Ordinal);
        foreach (var before in new[] { "worker", "lead", "district" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(before)).GetAsync($"/cases/{given}")).StatusCode);
        // The family's record has gone with the case; the register keeps who decided on the notification.
        Assert.Equal(HttpStatusCode.NotFound, (await ashford.GetAsync($"/families/{family}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await thanet.GetAsync($"/families/{family}/consents/new")).StatusCode);
        var notification = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Notification!.Reference).SingleAsync());
        Assert.Equal(HttpStatusCode.OK, (await thanet.GetAsync($"/notifications/{notification}")).StatusCode);
        Assert.Equal(["handover", "handover-answered"], await app.WithDbAsync(db => db.Outbox.Where(m => m.Template.StartsWith("handover") && m.Body.Contains(given)).Select(m => m.Template).Distinct().Order().ToListAsync()));
    }

    [Fact]
    public async Task Declined_it_stays_where_it_is_and_is_out_of_the_other_district_s_reach_again()
    {
        var given = await app.PassAsync("Kept", allocateTo: "worker@demo.example");
        var (ashford, thanet) = (await app.SignedInAsync("district"), await app.SignedInAsync("district.thanet"));
        await OfferAsync(ashford, given, "They say they move");
        var refused = await thanet.PostFormAsync($"/cases/{given}/handover", new() { ["Answer"] = "decline", ["Words"] = "" }, $"/cases/{given}/handover/answer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Say why you decline", Text(await refused.DocumentAsync()), StringComparison.Ordinal);

        await thanet.PostFormAsync($"/cases/{given}/handover", new() { ["Answer"] = "decline", ["Words"] = "The tenancy fell through" }, $"/cases/{given}/handover/answer");

        Assert.Equal(HttpStatusCode.NotFound, (await thanet.GetAsync($"/cases/{given}")).StatusCode);
        Assert.Contains("The tenancy fell through", Text(await ashford.PageAsync($"/cases/{given}/handover")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignedInAsync("worker")).GetAsync($"/cases/{given}")).StatusCode);
    }

    [Fact]
    public async Task Accepted_by_the_other_district_it_leaves_no_guest_at_the_door_of_a_meeting_and_declined_the_meeting_stands()
    {
        var (accepted, declined) = (await Closures.Worked.PlannedAsync(app, "Metbefore"), await Closures.Worked.PlannedAsync(app, "Meetsstill"));
        var (worker, ashford, thanet) = (await app.SignedInAsync("worker"), await app.SignedInAsync("district"), await app.SignedInAsync("district.thanet"));
        foreach (var given in new[] { accepted, declined })
        {
            await TeamMeetings.TeamMeetingTests.CallAsync(worker, given);
            await OfferAsync(ashford, given, "They have moved to Margate");
        }

        var page = await thanet.PageAsync($"/cases/{accepted}/handover");
        var unit = ((IHtmlInputElement)page.QuerySelector("input[name=UnitId]")!).Value;
        await thanet.PostAsync(page, new Dictionary<string, string?> { ["Answer"] = "accept", ["UnitId"] = unit }, $"/cases/{accepted}/handover/answer");
        Assert.Contains("Meetings of the team that were to come are called off", Text(await thanet.PageAsync($"/cases/{accepted}")), StringComparison.Ordinal);
        await thanet.PostFormAsync($"/cases/{declined}/handover", new() { ["Answer"] = "decline", ["Words"] = "The tenancy fell through" }, $"/cases/{declined}/handover/answer");

        Assert.Equal((2, 0), (await ToldAsync(accepted), await ToldAsync(declined)));

        Task<int> ToldAsync(string given) => app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "team-meeting-off" && m.Body.Contains(given)));
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("worker")]
    [InlineData("triage.manager")]
    [InlineData("district.thanet")]
    public async Task Nobody_else_hands_it_over(string account)
    {
        var given = await app.PassAsync("Stays", allocateTo: "worker@demo.example");
        var other = await app.SignedInAsync(account);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/cases/{given}/handover")).StatusCode);
        Assert.DoesNotContain("/handover", await (await other.GetAsync($"/cases/{given}")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lead_and_worker_talked_through_is_read_only_by_those_who_work_on_the_case()
    {
        var given = await app.PassAsync("Private", allocateTo: "worker@demo.example");
        foreach (var (account, expected) in new[]
        {
            ("worker", HttpStatusCode.OK), ("lead", HttpStatusCode.OK), ("district", HttpStatusCode.OK), ("triage", HttpStatusCode.NotFound), ("triage.manager", HttpStatusCode.NotFound), ("area", HttpStatusCode.NotFound),
        })
        {
            var client = await app.SignedInAsync(account);
            Assert.Equal(expected, (await client.GetAsync($"/cases/{given}/supervision")).StatusCode);
            Assert.Equal(expected == HttpStatusCode.OK, (await (await client.GetAsync($"/cases/{given}")).Content.ReadAsStringAsync()).Contains($"/cases/{given}/supervision", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_audit_of_a_case_tells_nobody_else_what_lead_and_worker_talked_through()
    {
        var given = await app.PassAsync("Audited", allocateTo: "worker@demo.example");
        var lead = await app.SignedInAsync("lead");
        await lead.PostFormAsync($"/cases/{given}/supervision/new", new() { ["Improving"] = "Partly", ["Reflection"] = "Mornings are the key", ["HeldOn"] = "18 11 2026" }, $"/cases/{given}/supervision");

        Assert.Contains("Mornings are the key", Text(await lead.PageAsync($"/cases/{given}/audit")), StringComparison.Ordinal);
        foreach (var account in new[] { "triage.manager", "area" })
            Assert.DoesNotContain("Mornings are the key", Text(await (await app.SignedInAsync(account)).PageAsync($"/cases/{given}/audit")), StringComparison.Ordinal);
        Assert.Contains("Mornings are the key", Text(await (await app.SignedInAsync("privacy")).PageAsync($"/cases/{given}/audit")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cover_ends_with_the_posting_and_never_opens_what_is_closed()
    {
        await using var own = new App();
        var (open, closed) = (await own.PassAsync("Open", allocateTo: "worker@demo.example"), await Closures.Worked.ClosedAsync(own, "Closed"));
        var lead = await own.SignedInAsync("lead");
        var (absent, covering) = await own.WithDbAsync(async db => (
            await db.Staff.Where(s => s.Email == "worker@demo.example").Select(s => s.Id).SingleAsync(), await db.Staff.Where(s => s.Email == "worker2@demo.example").Select(s => s.Id).SingleAsync()));
        await lead.PostFormAsync("/covers/new", new() { ["AbsentId"] = $"{absent}", ["CoveringId"] = $"{covering}", ["From"] = "18 11 2026", ["To"] = "30 11 2026" }, "/covers");
        var joy = await own.SignedInAsync("worker2");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await joy.GetAsync($"/cases/{open}")).StatusCode, (await joy.GetAsync($"/cases/{closed}")).StatusCode));

        await own.WithDbAsync(async db =>
        {
            var staff = await db.Staff.Include(s => s.Postings).SingleAsync(s => s.Id == covering);
            staff.Post(Domain.Access.Role.UnitWorker, new(2026, 11, 19), unit: await db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == "Ashford 2"));
            return await db.SaveChangesAsync();
        });
        own.Clock.Utc = own.Clock.Utc.AddDays(1);

        Assert.Equal(HttpStatusCode.NotFound, (await (await own.SignedInAsync("worker2")).GetAsync($"/cases/{open}")).StatusCode);
    }

    [Fact]
    public async Task Families_that_a_worker_left_behind_in_a_unit_are_named_and_moved_by_the_district_manager()
    {
        await using var own = new App();
        var given = await own.PassAsync("Left", allocateTo: "worker@demo.example");
        var (sam, unit) = await own.WithDbAsync(async db => (await db.Staff.Where(s => s.Email == "worker@demo.example").Select(s => s.Id).SingleAsync(), await db.Units.Where(u => u.Name == "Ashford 1").Select(u => u.Id).SingleAsync()));
        await own.WithDbAsync(async db =>
        {
            var staff = await db.Staff.Include(s => s.Postings).SingleAsync(s => s.Id == sam);
            staff.Post(Domain.Access.Role.UnitWorker, new(2026, 11, 19), unit: await db.Units.Include(u => u.District.Area).SingleAsync(u => u.Name == "Ashford 2"));
            return await db.SaveChangesAsync();
        });
        own.Clock.Utc = own.Clock.Utc.AddDays(1);
        var manager = await own.SignedInAsync("district");

        Assert.Contains("no longer works in the unit", Text(await manager.PageAsync($"/cases/{given}")), StringComparison.Ordinal);
        Assert.Contains("Left", Text(await manager.PageAsync("/supervision?reason=HolderLeft")), StringComparison.Ordinal);
        // In the unit where Sam works now, cover can be arranged as for everybody.
        var cover = await manager.PageAsync("/covers/new");
        Assert.Equal(1, cover.QuerySelectorAll("select[name=AbsentId] option, input[name=AbsentId]").Count(o => o.GetAttribute("value") == $"{sam}"));
        Assert.Contains("Worker has left", Text(await (await own.SignedInAsync("lead")).PageAsync("/")), StringComparison.Ordinal);
        var page = await manager.PageAsync($"/caseloads/{sam}/move?unit={unit}");
        var joy = page.QuerySelectorAll("select[name=AllTo] option").OfType<IHtmlOptionElement>().Single(o => o.TextContent.Contains("Joy Adeyemi", StringComparison.Ordinal)).Value;
        var moved = await manager.PostAsync(page, new() { ["AllTo"] = joy, ["Reason"] = "Sam went to Ashford 2" }, $"/caseloads/{sam}/move?unit={unit}");

        Assert.Equal("/caseloads", moved.Headers.Location!.OriginalString);
        Assert.Equal("worker2@demo.example", await own.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Worker!.Email).SingleAsync()));
    }

    private static async Task<HttpResponseMessage> OfferAsync(HttpClient manager, string given, string reason)
    {
        var page = await manager.PageAsync($"/cases/{given}/handover");
        var thanet = page.QuerySelectorAll("select[name=DistrictId] option").OfType<IHtmlOptionElement>().Single(o => o.TextContent.Trim() == "Thanet").Value;
        return await manager.PostAsync(page, new() { ["DistrictId"] = thanet, ["Reason"] = reason }, $"/cases/{given}/handover");
    }

    private static string Text(IHtmlDocument page) => page.Body!.TextContent;
}
