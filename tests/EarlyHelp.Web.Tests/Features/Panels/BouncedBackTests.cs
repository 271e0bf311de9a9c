using System.Globalization;
using System.Net;
using EarlyHelp.Data;
using EarlyHelp.Web.Tests.Features.StepDowns;
using EarlyHelp.Web.Tests.Features.StepUps;
using EarlyHelp.Web.Tests.Features.Triage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static EarlyHelp.Web.Tests.Features.Panels.PanelNight;

namespace EarlyHelp.Web.Tests.Features.Panels;

public sealed class BouncedBackTests
{
    [Fact]
    public async Task A_family_that_is_notified_again_after_its_step_down_stands_as_referred_again()
    {
        using var app = new App();
        var first = await SteppedDown.RequestedAsync(app, "Notified");
        await SteppedDown.AcceptAsync(app, first);
        await SteppedDown.PlanAsync(app, first);
        await SteppedDown.GiveAsync(app, first);
        await SteppedDown.CompleteAsync(app, first);
        app.Clock.Utc = app.Clock.Utc.AddDays(7);
        var (manager, panel) = (await app.SignedInAsync("district"), await AddressAsync(app, Today.AddDays(7)));
        HasNone(Text(await manager.PageAsync(panel)), ["Referred again"]);
        var reference = await app.ReceiveAsync(1);
        await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<EarlyHelpDbContext>();
            var family = await db.StepDowns.Where(s => s.Reference == first).Select(s => s.FamilyId).SingleAsync();
            await services.GetRequiredService<Data.Families.Identification>().IdentifyAsync(await db.Notifications.SingleAsync(n => n.Reference == reference), family);
            await db.SaveChangesAsync();
            return family;
        }, await SteppedDown.ActorAsync(app, "triage"));

        Has(Text(await manager.PageAsync(panel)), "What bounced back in 12 weeks", "Referred again 25 November 2026");
    }

    [Fact]
    public async Task A_family_that_was_stepped_up_again_is_on_the_panel_s_page_and_its_next_request_says_so()
    {
        using var app = new App();
        var first = await SteppedDown.RequestedAsync(app, "Bounced");
        await SteppedDown.AcceptAsync(app, first);
        await SteppedDown.PlanAsync(app, first);
        await SteppedDown.GiveAsync(app, first);
        var given = await SteppedDown.CompleteAsync(app, first);
        app.Clock.Utc = app.Clock.Utc.AddDays(7);
        var (worker, lead, care, manager) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("socialcare"), await app.SignedInAsync("district"));
        var panel = await AddressAsync(app, Today.AddDays(7));
        Has(Text(await manager.PageAsync(panel)), "What bounced back in 12 weeks", "No family that was taken on");

        var child = await app.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).SelectMany(c => c.Family.Members).Where(m => m.Person.FirstName == "Leo").Select(m => m.PersonId).SingleAsync());
        var raised = await worker.PostFormAsync($"/cases/{given}/step-up", new()
        {
            ["ChildIds"] = child.ToString(CultureInfo.InvariantCulture), ["WhatChanged"] = "Leo came to school with bruises", ["Harm"] = "Bruises", ["Danger"] = "He may be hurt again", ["Evidence"] = "The school nurse saw them",
            ["FamilyInformed"] = "true", ["FamilySays"] = "Kerry knows", ["IsImmediate"] = "false",
        });
        Assert.Equal(HttpStatusCode.Redirect, raised.StatusCode);
        var stepUp = raised.Headers.Location!.OriginalString["/step-ups/".Length..];
        await lead.ActAsync(stepUp, "agreement", new() { ["Decision"] = "agree" });
        HasNone(Text(await manager.PageAsync(panel)), ["Stepped up 25 November 2026"]);
        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "accept", ["TakenBy"] = "Team 3, Nadia Karim" });

        Has(Text(await manager.PageAsync(panel)), "Stepped up 25 November 2026");
        HasNone(Text(await (await app.SignedInAsync("county")).PageAsync(panel)), ["Bounced 18"]);

        await worker.ActAsync(stepUp, "handover", new() { ["On"] = SteppedUp.Today(app), ["FromUs"] = "Sam Hill", ["FromThem"] = "Nadia Karim" });
        await worker.ActAsync(stepUp, "given", new(SteppedUp.Handed(app)) { ["Overall"] = "NotApplicable" });
        await care.ActAsync(stepUp, "completion", new() { ["HeldBy"] = "Nadia Karim" });
        Has(Text(await manager.PageAsync(panel)), "Stepped up 25 November 2026");

        app.Clock.Utc = app.Clock.Utc.AddDays(1);
        var again = await SteppedDown.RequestedAsync(app, "Bounced");
        manager = await app.SignedInAsync("district");
        var known = await app.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == first).Select(s => s.FamilyId).SingleAsync());
        var identified = await manager.PostFormAsync($"/step-downs/{again}/family", new() { ["FamilyId"] = known.ToString(CultureInfo.InvariantCulture) });
        Assert.Equal(HttpStatusCode.Redirect, identified.StatusCode);
        var next = await AddressAsync(app, Today.AddDays(14));
        Has(Text(await manager.PageAsync(next)), $"Re-referral {given} closed 25 November 2026", $"Bounced back {first} completed 18 November 2026");
        Has(Text(await manager.PageAsync($"{next}/items/{again}")), $"Re-referral: case {given} closed on 25 November 2026", $"Early Help took the family on by step-down {first} on 18 November 2026");
        foreach (var address in new[] { next, $"{next}/items/{again}", $"{next}/packs" })
            HasNone(Text(await (await app.SignedInAsync("socialcare")).PageAsync(address)), ["Re-referral", "Bounced back", given]);

        // Twelve weeks later it is no longer of the last twelve.
        var later = await app.WithDbAsync(async db =>
        {
            var district = await db.Districts.SingleAsync(d => d.Name == "Ashford");
            var late = Domain.Transfers.Panel.Plan(district, new(Today.AddDays(7 * 30 - 2), Today.AddDays(7 * 30)));
            db.Add(late);
            await db.SaveChangesAsync();
            return late.Id;
        });
        app.Clock.Utc = app.Clock.Utc.AddDays(7 * 30);
        Has(Text(await (await app.SignedInAsync("district")).PageAsync($"/panels/{later}")), "No family that was taken on in the 12 weeks before this panel");
    }
}
