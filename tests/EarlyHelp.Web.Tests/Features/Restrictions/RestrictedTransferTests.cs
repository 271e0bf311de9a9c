using System.Net;
using EarlyHelp.Web.Tests.Features.Panels;
using EarlyHelp.Web.Tests.Features.StepDowns;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Restrictions;

/// <summary>Step-downs and panels of families that somebody declared to know: not told by a number or a message, and held by nobody never.</summary>
public sealed class RestrictedTransferTests : IDisposable
{
    private readonly App app = new();

    public RestrictedTransferTests() => app.Clock.SetLocal(new DateTime(2026, 11, 18, 17, 0, 0));

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData(1, "The panel is called off. 1 request went to the panel of Wednesday 25 November 2026")]
    [InlineData(2, "The panel is called off")]
    public async Task A_panel_that_is_called_off_counts_what_its_chair_sees_and_takes_the_others_along(int hidden, string flash)
    {
        var asked = await PanelNight.RequestedAsync(app, 2);
        var (manager, panel) = (await app.SignedInAsync("district"), await PanelNight.AddressAsync(app));
        foreach (var reference in asked.Take(hidden))
            await DeclareAsync(manager, reference);

        var page = PanelNight.Text(await manager.PageAsync($"{panel}/call-off"));
        var refused = PanelNight.Text(await (await manager.PostFormAsync($"{panel}/call-off", new() { ["Words"] = "" })).DocumentAsync());
        await manager.ThenAsync($"{panel}/call-off", new() { ["Words"] = "Snow" });

        foreach (var text in new[] { page, refused })
            PanelNight.Has(text, hidden == 1 ? "1 request on its agenda goes to the next panel" : "Nothing is on its agenda");
        var said = (await manager.PageAsync(panel)).QuerySelector(".govuk-notification-banner__content")!.TextContent.Trim();
        Assert.Equal(flash, said.TrimEnd('.'));
        await OnNextAsync(asked);
    }

    [Fact]
    public async Task A_panel_that_is_closed_counts_what_its_chair_sees()
    {
        var asked = await PanelNight.RequestedAsync(app, 2);
        var (manager, panel) = (await app.SignedInAsync("district"), await PanelNight.AddressAsync(app));
        await PanelNight.BegunAsync(manager, panel);
        await DeclareAsync(manager, asked[0]);

        await manager.ThenAsync($"{panel}/minutes", new() { ["ClosingNote"] = "We ran late" }, $"{panel}/close");

        var said = PanelNight.Text(await manager.PageAsync($"{panel}/minutes"));
        PanelNight.Has(said, "1 request not reached: on the agenda of Wednesday 25 November 2026");
        PanelNight.HasNone(said, ["2 requests", asked[0]]);
        await OnNextAsync(asked);
    }

    [Fact]
    public async Task A_partner_who_declares_to_know_the_family_is_told_nothing_more_and_a_colleague_takes_the_step_down_over()
    {
        var reference = await SteppedDown.RequestedAsync(app, "Known");
        await SteppedDown.AcceptAsync(app, reference);
        var (nadia, tom, manager, thanet) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("socialcare2"), await app.SignedInAsync("district"), await app.SignedInAsync("socialcare.thanet"));
        Assert.Equal(HttpStatusCode.NotFound, (await tom.GetAsync($"/step-downs/{reference}")).StatusCode);

        await DeclareAsync(nadia, reference);
        var form = await manager.PageAsync($"/step-downs/{reference}/handover");
        var sam = form.QuerySelectorAll("[name=Unit] option").First(o => o.TextContent.Contains("Sam Hill", StringComparison.Ordinal)).GetAttribute("value");
        await manager.ThenAsync($"/step-downs/{reference}/handover", new() { ["VisitOn"] = "18 11 2026", ["With"] = "Tom Avery", ["Unit"] = sam });

        Assert.Equal(["socialcare2@demo.example"], await ToldAsync("step-down-left"));
        Assert.Equal(["socialcare2@demo.example", "worker@demo.example"], await ToldAsync("step-down-planned"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await nadia.GetAsync($"/step-downs/{reference}")).StatusCode, (await thanet.GetAsync($"/step-downs/{reference}")).StatusCode));
        Assert.Contains(reference, await (await tom.GetAsync("/step-downs")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await tom.GetAsync($"/step-downs/{reference}/given")).StatusCode);

        var page = await tom.PageAsync($"/step-downs/{reference}/colleague");
        Assert.Equal(["Tom Avery"], page.QuerySelectorAll("[name=Choice] option").Where(o => o.GetAttribute("value") is { Length: > 0 }).Select(o => o.TextContent));
        var me = page.QuerySelectorAll("[name=Choice] option")[^1].GetAttribute("value");
        (await tom.PostFormAsync($"/step-downs/{reference}/colleague", new() { ["Choice"] = me, ["Words"] = "Nadia knows them" })).Leads($"/step-downs/{reference}");
        Assert.Equal(HttpStatusCode.OK, (await tom.GetAsync($"/step-downs/{reference}/given")).StatusCode);
    }

    [Fact]
    public async Task Where_no_colleague_in_social_care_is_left_the_managers_are_told_and_who_knows_the_family_takes_nothing()
    {
        var reference = await SteppedDown.RequestedAsync(app, "Known");
        await SteppedDown.AcceptAsync(app, reference);
        var (nadia, worker, manager) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("worker2"), await app.SignedInAsync("district"));
        await app.WithDbAsync(async db =>
        {
            var family = await db.StepDowns.Where(s => s.Reference == reference).Select(s => s.Family).SingleAsync();
            foreach (var (account, role) in new[] { ("socialcare2", Domain.Access.Role.SocialCarePartner), ("worker2", Domain.Access.Role.UnitWorker) })
            {
                var knows = await db.Staff.SingleAsync(s => s.Email == $"{account}@demo.example");
                db.Add(Domain.Restrictions.DeclaredInterest.Of(family, null, Domain.Access.Actor.Staff(knows.Id, knows.Name, role), app.Clock.Utc));
            }

            return await db.SaveChangesAsync();
        });

        Assert.DoesNotContain((await nadia.PageAsync($"/step-downs/{reference}/colleague")).QuerySelectorAll("[name=Choice] option"), o => o.GetAttribute("value") is { Length: > 0 });
        Assert.DoesNotContain("Joy Adeyemi", (await manager.PageAsync($"/step-downs/{reference}/handover")).QuerySelector("[name=Unit]")!.TextContent, StringComparison.Ordinal);
        await DeclareAsync(nadia, reference);

        Assert.Equal(["district@demo.example"], await ToldAsync("step-down-left"));
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync($"/step-downs/{reference}")).StatusCode);
    }

    private async Task DeclareAsync(HttpClient client, string stepDown) => await client.ThenAsync("/interests/new", new()
    {
        ["Family"] = await app.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == stepDown).Select(s => s.Family.Reference).SingleAsync()),
    }, "/interests");

    private async Task OnNextAsync(IReadOnlyList<string> asked) => Assert.Equal([new DateOnly(2026, 11, 25)], await app.WithDbAsync(db =>
        db.StepDowns.Where(s => asked.Contains(s.Reference)).Select(s => s.Panel!.Date).Distinct().ToListAsync()));

    private Task<List<string>> ToldAsync(string template) => app.WithDbAsync(db => db.Outbox.Where(m => m.Template == template).Select(m => m.To).OrderBy(t => t).ToListAsync());
}
