using System.Net;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using static EarlyHelp.Web.Tests.Features.Panels.PanelNight;

namespace EarlyHelp.Web.Tests.Features.Panels;

public sealed class PanelPageTests
{
    [Fact]
    public async Task Without_a_quorum_it_does_not_begin_and_keeps_the_words()
    {
        using var app = new App();
        await RequestedAsync(app, 1);
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app));

        var refused = await manager.PostAsync(await manager.PageAsync(panel), new() { ["Chair"] = " ", ["Attendees[1].Name"] = "", ["Attendees[1].Email"] = "nadia", ["Attendees[0].Name"] = "Somebody", ["Attendees[0].Side"] = "" }, $"{panel}/begin");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.DocumentAsync();
        Has(Text(page), "Enter who chairs the panel", "The panel needs somebody from Early Help besides the chair", "The panel needs somebody from social care", "Enter the name", "Select for whom they come", "Enter an email address in the correct format");
        Assert.Equal("Somebody", page.QuerySelector("input[name='Attendees[0].Name']")!.GetAttribute("value"));
        Assert.Equal("nadia", page.QuerySelector("input[name='Attendees[1].Email']")!.GetAttribute("value"));
        Assert.Equal(PanelState.Planned, await StateAsync(app, panel));
    }

    [Fact]
    public async Task People_are_added_without_script_and_who_is_there_can_change_while_it_is_held()
    {
        using var app = new App();
        await RequestedAsync(app, 1);
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app));

        var more = await (await manager.PostAsync(await manager.PageAsync(panel), new() { ["Do"] = "add Attendees.Name", ["Attendees[0].Name"] = "Martin Cole" }, $"{panel}/begin")).DocumentAsync();
        Assert.NotNull(more.QuerySelector("input[name='Attendees[2].Name']"));
        Assert.Equal("Martin Cole", more.QuerySelector("input[name='Attendees[0].Name']")!.GetAttribute("value"));
        Has(Text(await manager.PageAsync(panel)), "This is what you had typed and not yet saved");
        await manager.PostAsync(more, new() { ["Attendees[2].Name"] = "Ms Hope", ["Attendees[2].Side"] = "Other" }, $"{panel}/begin");
        Has(Text(await manager.PageAsync(panel)), "Ms Hope", "Being held", "0 of 1 decided");

        var there = await manager.PageAsync($"{panel}/there");
        var refused = await manager.PostAsync(there, new() { ["Attendees[0].Name"] = "" }, $"{panel}/there");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Has(Text(await refused.DocumentAsync()), "The panel needs somebody from Early Help besides the chair");
        await manager.PostAsync(await manager.PageAsync($"{panel}/there"), new() { ["Attendees[2].Name"] = "Mr Late", ["Attendees[2].Side"] = "Other" }, $"{panel}/there");
        var changed = Text(await manager.PageAsync(panel));
        Has(changed, "Mr Late", "Martin Cole");
        HasNone(changed, ["Ms Hope"]);
        Assert.Equal(HttpStatusCode.Conflict, (await manager.PostAsync(there, new() { ["Attendees[2].Name"] = "Ms Hope" }, $"{panel}/there")).StatusCode);
    }

    [Fact]
    public async Task A_panel_that_is_called_off_leaves_its_agenda_to_the_next_one()
    {
        using var app = new App();
        var asked = await RequestedAsync(app, 2);
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app));

        var refused = await manager.PostFormAsync($"{panel}/call-off", new() { ["Words"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Has(Text(await refused.DocumentAsync()), "Say why the panel is called off");
        var off = await manager.PostFormAsync($"{panel}/call-off", new() { ["Words"] = "Snow" });

        Assert.Equal(panel, off.Headers.Location!.OriginalString);
        Has(Text(await manager.PageAsync(panel)), "The panel was called off: Snow", "2 requests went to the panel of Wednesday 25 November 2026");
        Has(Text(await manager.PageAsync(await AddressAsync(app, Today.AddDays(7)))), "2 requests on the agenda");
        // Its day has not come.
        Assert.Null((await manager.PageAsync(await AddressAsync(app, Today.AddDays(7)))).QuerySelector("form[action$='/begin']"));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task What_was_not_reached_is_on_the_next_agenda_and_what_nobody_heard_in_14_days_is_flagged()
    {
        using var app = new App();
        var asked = await RequestedAsync(app, 3);
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app));
        await DecideAsync(manager, await manager.PageAsync(await BegunAsync(manager, panel)), Accept);

        await manager.PostFormAsync($"{panel}/minutes", new() { ["ClosingNote"] = "It was late" }, $"{panel}/close");

        Has(Text(await manager.PageAsync($"{panel}/minutes")), "2 requests not reached: on the agenda of Wednesday 25 November 2026", "Not reached: goes to a later panel", asked[1], asked[2], "It was late");
        Assert.Equal((PanelState.Held, 2), (await StateAsync(app, panel), await app.WithDbAsync(db => db.StepDowns.CountAsync(s => s.Panel!.Date == Today.AddDays(7) && s.HeardOn == null))));
        Assert.Null((await manager.PageAsync($"{panel}/items/{asked[1]}")).QuerySelector($"form[action='{panel}/items/{asked[1]}']"));

        app.Clock.Utc = app.Clock.Utc.AddDays(15);
        var later = await app.SignedInAsync("district");
        var late = Text(await later.PageAsync("/panels?late=true"));
        Has(late, "2 requests not heard in 14 days", asked[1], asked[2], "15 days ago");
        HasNone(late, [asked[0]]);
        Has(Text(await later.PageAsync("/panels")), "has not been held: begin it, or call it off", "Ashford holds its panel every Wednesday");
        Has(Text(await later.PageAsync("/")), "Not heard in 14 days", "Panels not closed");
        Has(Text(await later.PageAsync("/panels?past=true")), "Wednesday 18 November 2026", "Held");
        Has(Text(await later.PageAsync(await AddressAsync(app, Today.AddDays(7)))), "Not heard in 14 days");
    }

    [Fact]
    public async Task The_day_of_the_panel_is_changed_by_the_district_s_manager()
    {
        using var app = new App();
        var manager = await app.SignedInAsync("district");

        Assert.Equal("/panels", (await manager.PostFormAsync("/panels/day", new() { ["PanelDay"] = "Thursday" })).Headers.Location!.OriginalString);
        Has(Text(await manager.PageAsync("/panels")), "Ashford holds its panel every Thursday");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await manager.PostFormAsync("/panels/day", new() { ["PanelDay"] = "Sunday" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("area")).GetAsync("/panels/day")).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_holds_it_and_each_reads_what_is_theirs()
    {
        using var app = new App();
        var asked = await RequestedAsync(app, 2, name: "Hidden");
        var panel = await AddressAsync(app);
        string[] parts = ["", "/packs", "/minutes", $"/items/{asked[0]}"];
        foreach (var account in new[] { "district.thanet", "socialcare2", "socialcare.thanet", "lead", "worker", "triage", "admin" })
        {
            var stranger = await app.SignedInAsync(account);
            foreach (var part in parts)
                Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(panel + part)).StatusCode);
        }

        var (area, partner, county) = (await app.SignedInAsync("area"), await app.SignedInAsync("socialcare"), await app.SignedInAsync("county"));
        foreach (var (reader, part) in parts.SelectMany(p => new[] { (area, p), (partner, p) }))
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(panel + part)).StatusCode);
        foreach (var reader in new[] { area, partner, await app.SignedInAsync("district.thanet") })
        {
            var token = (await reader.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            foreach (var part in new[] { "/begin", "/there", "/call-off", "/close", "/minutes", $"/items/{asked[0]}" })
                Assert.Equal(HttpStatusCode.NotFound, (await reader.PostAsync(new Uri(panel + part, UriKind.Relative), new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).StatusCode);
        }

        Assert.Null((await area.PageAsync(panel)).QuerySelector("main form"));
        foreach (var part in new[] { "", "/packs", "/minutes" })
            HasNone(Text(await county.PageAsync(panel + part)), ["Hidden", "Leo", "Kerry", "The aims of the plan"]);
        Has(Text(await partner.PageAsync("/panels")), "The counts are of your own requests", "Wednesday 18 November 2026");
        HasNone(Text(await (await app.SignedInAsync("socialcare2")).PageAsync("/panels")), ["Wednesday 18 November 2026"]);
        Assert.Equal("2", (await partner.PageAsync("/panels")).QuerySelector("tbody td.govuk-table__cell--numeric")!.TextContent);
    }

    [Fact]
    public async Task A_page_of_a_panel_takes_as_many_queries_for_twelve_as_for_one()
    {
        using var app = new App();
        var first = (await RequestedAsync(app, 1))[0];
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app));
        string[] pages = ["/panels", panel, $"{panel}/packs", $"{panel}/minutes", $"{panel}/items/{first}", "/"];
        var ofOne = await CountAsync();
        await RequestedAsync(app, 11, name: "More");

        // The looks at twelve families are written with one command.
        Assert.Equal(ofOne, await CountAsync());

        async Task<IReadOnlyList<(string Page, int Count)>> CountAsync()
        {
            List<(string Page, int Count)> counts = [];
            foreach (var page in pages)
                counts.Add((page, await app.Queries.OfAsync(manager, page)));
            return counts;
        }
    }

    private static Task<PanelState> StateAsync(App app, string panel)
    {
        var id = long.Parse(panel.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        return app.WithDbAsync(db => db.Panels.Where(p => p.Id == id).Select(p => p.State).SingleAsync());
    }
}
