using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;
using static EarlyHelp.Web.Tests.Features.Panels.PanelNight;

namespace EarlyHelp.Web.Tests.Features.Panels;

/// <summary>Twelve requests on one evening (spec 6-interface, step budgets).</summary>
public sealed class WholeEveningTests
{
    [Fact]
    public async Task A_panel_of_twelve_costs_a_page_for_each_and_two_more_and_its_minutes_write_and_send_themselves()
    {
        using var app = new App();
        var (nadias, toms) = (await RequestedAsync(app, 10, "socialcare", "Nadias"), await RequestedAsync(app, 2, "socialcare2", "Toms"));
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app));
        Has(Text(await manager.PageAsync("/")), "On the agenda of 18 November 2026");
        var loads = 1;
        var page = await manager.PageAsync(panel);
        Has(Text(page), "Panel of Wednesday 18 November 2026", "12 requests on the agenda", "Nadiasb", "The aims of the plan of Tomsb are met", "Say who is there, then begin the panel");
        Assert.Equal("Anita Verma", page.QuerySelector("input[name=Chair]")!.GetAttribute("value"));
        Assert.Equal([null, "Nadia Karim", "Tom Avery"], page.QuerySelectorAll("input[name^=Attendees][name$=Name]").Select(i => i.GetAttribute("value")));

        var next = await BegunAsync(manager, panel);
        Dictionary<string, string?>[] decisions = [.. Enumerable.Repeat(Accept, 6), ComeBack, ComeBack, Decline, Decline, AcceptIf, AcceptIf];
        for (var n = 1; n <= 12; n++)
        {
            page = await manager.PageAsync(next);
            loads++;
            Assert.Contains($", {n} of 12", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
            Assert.EndsWith("#Decision", next, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector("#Decision"));
            next = await DecideAsync(manager, page, decisions[n - 1]);
        }

        Assert.Equal($"{panel}/minutes", next);
        var minutes = Text(await manager.PageAsync(next));
        Assert.Equal(12 + 2, ++loads);
        Has(minutes, "Martin Cole", "Nadia Karim", "The risk is low enough", "Comes back: Panel of 25 November 2026", "Awaited: The health visitor’s report", "The risk is too high",
            "Suggested instead: Three more months of the plan", "School is told: Nadia Karim, social care, by 2 December 2026", "Ring the health visitor: Sam Hill, Early Help, by 3 December 2026", "Everything on the agenda is decided");
        Assert.Equal(
            [(StepDownState.Accepted, 8), (StepDownState.Declined, 2), (StepDownState.Deferred, 2)],
            (await app.WithDbAsync(db => db.StepDowns.GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync())).OrderBy(g => $"{g.Key}").Select(g => (g.Key, g.Count)));
        Assert.Equal(12, await app.WithDbAsync(db => db.Outbox.CountAsync(m => m.Template == "step-down-decided")));

        await manager.PostFormAsync($"{panel}/minutes", new() { ["ClosingNote"] = "A good evening; the Nadiasb family was named" }, $"{panel}/close");
        // Two press the button at once: the second is told, and nobody gets them twice.
        var (firsts, second) = (await manager.PageAsync($"{panel}/minutes"), await app.SignedInAsync("district"));
        var seconds = await second.PageAsync($"{panel}/minutes");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await manager.PostAsync(firsts, [], $"{panel}/minutes")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Conflict, (await second.PostAsync(seconds, [], $"{panel}/minutes")).StatusCode);
        Has(Text(await manager.PageAsync($"{panel}/minutes")), "Minutes sent to 2 people", "A good evening", "socialcare@demo.example. Written 18 November 2026");

        var mails = await app.WithDbAsync(db => db.Outbox.Where(m => m.Template == "panel-minutes").OrderBy(m => m.To).ToListAsync());
        Assert.Equal(2, mails.Count);
        var (toTom, toNadia) = (mails.Single(m => m.To == "socialcare2@demo.example"), mails.Single(m => m.To == "socialcare@demo.example"));
        Has(toNadia.Body, [.. nadias, $"{nadias[0]}: accepted", $"{nadias[6]}: put off to a later panel", $"{nadias[8]}: declined", $"{panel}/minutes"]);
        Has(toTom.Body, [.. toms, $"{toms[0]}: accepted with conditions"]);
        HasNone(toTom.Body, nadias);
        HasNone(toNadia.Body, toms);
        foreach (var mail in mails)
            HasNone(mail.Subject + mail.Body, ["Nadiasb", "Tomsb", "Leo", "Kerry", "risk", "School", "health visitor", "Hill Road"]);

        // Who pressed the button twice has sent nothing twice.
        Assert.Null((await manager.PageAsync($"{panel}/minutes")).QuerySelector($"form[action='{panel}/minutes']"));

        var tom = await app.SignedInAsync("socialcare2");
        foreach (var address in new[] { panel, $"{panel}/minutes", $"{panel}/packs", $"{panel}/items/{toms[0]}" })
        {
            var seen = Text(await tom.PageAsync(address));
            Has(seen, "Leo Tomsb");
            HasNone(seen, [.. nadias, "Nadias", "of 12", "bounced back", "A good evening", "We have met before", "FAM-"]);
        }

        Has(Text(await tom.PageAsync($"{panel}/items/{toms[1]}")), "2 of 2");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await tom.GetAsync($"{panel}/items/{nadias[0]}")).StatusCode);
    }
}
