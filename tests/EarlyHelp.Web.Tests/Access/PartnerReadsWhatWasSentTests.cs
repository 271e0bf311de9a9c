using System.Net;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Tests.Features.Closures;
using EarlyHelp.Web.Tests.Features.StepDowns;
using EarlyHelp.Web.Tests.Features.StepUps;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>The other direction: what Early Help thought before it sent a family, and what it writes afterwards, is not for social care (issue 4).</summary>
public sealed class PartnerReadsWhatWasSentTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Before_it_is_sent_it_is_not_there_and_what_was_said_about_it_inside_never_is()
    {
        var (given, stepUp) = await app.RaisedAsync("Lapwingham");
        var (worker, lead, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("lead"), await app.SignedInAsync("socialcare"));
        await lead.ActAsync(stepUp, "agreement", new() { ["Decision"] = "return", ["ManagersWords"] = "Zealless: nothing shows it" });
        var form = await app.FormAsync(given);
        form["WhatChanged"] = "The nurse saw bruises twice";
        Assert.Equal(HttpStatusCode.NotFound, (await care.GetAsync($"/step-ups/{stepUp}")).StatusCode);
        await worker.PostFormAsync($"/cases/{given}/step-up", form);
        Assert.Equal(HttpStatusCode.NotFound, (await care.GetAsync($"/step-ups/{stepUp}")).StatusCode);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);

        await lead.ActAsync(stepUp, "agreement", new() { ["Decision"] = "agree", ["ManagersWords"] = "School is worried too" });

        var page = await ReadAsync(care, stepUp);
        Assert.Contains("The nurse saw bruises twice", page[0], StringComparison.Ordinal);
        Assert.Contains("School is worried too", page[0], StringComparison.Ordinal);
        Found.Nothing(new[] { "Zealless", "Ada came to school with bruises" }.Where(w => page.Any(p => p.Contains(w, StringComparison.Ordinal))));
        Assert.Contains("Zealless", (await ReadAsync(lead, stepUp))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_early_help_writes_on_the_case_after_sending_changes_nothing_that_social_care_reads()
    {
        var (given, stepUp) = await app.SentAsync("Kestrelle");
        var care = await app.SignedInAsync("socialcare");
        var before = await ReadAsync(care, stepUp);
        Assert.Contains("Kestrelle", before[0], StringComparison.Ordinal);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);

        await WriteAsync(given);

        Assert.Equal(before, await ReadAsync(care, stepUp));
    }

    [Fact]
    public async Task What_managers_find_in_a_step_up_is_for_early_help()
    {
        var (_, stepUp) = await app.SentAsync("Merganser");
        var (care, manager) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("district"));
        var before = await ReadAsync(care, stepUp);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);

        var reviewed = await manager.ActAsync(stepUp, "review", new() { ["RightThreshold"] = "No", ["Timely"] = "false", ["Avoidable"] = "true", ["EarlierSignals"] = "October", ["Learned"] = "Ask sooner" });

        Assert.Equal(HttpStatusCode.Redirect, reviewed.StatusCode);
        Assert.Equal(before, await ReadAsync(care, stepUp));
    }

    [Fact]
    public async Task What_became_of_a_family_weeks_after_its_step_down_is_for_early_help()
    {
        // Its own database: a panel is moved to today in it.
        using var app = new App();
        var reference = await SteppedDown.RequestedAsync(app, "Whimbrel");
        await SteppedDown.AcceptAsync(app, reference);
        await SteppedDown.PlanAsync(app, reference);
        await SteppedDown.GiveAsync(app, reference);
        await SteppedDown.CompleteAsync(app, reference);
        var care = await app.SignedInAsync("socialcare");
        var before = (await care.PageAsync($"/step-downs/{reference}")).QuerySelector("main")!.TextContent;
        app.Clock.Utc = app.Clock.Utc.AddDays(28);
        var (manager, later) = (await app.SignedInAsync("district"), await app.SignedInAsync("socialcare"));

        Assert.Equal(HttpStatusCode.Redirect, (await manager.PostFormAsync($"/step-downs/{reference}/looks/4", new() { ["Result"] = "Stable", ["Words"] = "Zealquiet: mornings go well" })).StatusCode);

        Assert.Contains("Zealquiet", (await manager.PageAsync($"/step-downs/{reference}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await later.PageAsync($"/step-downs/{reference}")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Where_a_family_went_after_social_care_declined_it_is_not_for_social_care()
    {
        var (given, stepUp) = await app.SentAsync("Nightjarre");
        var (care, worker) = (await app.SignedInAsync("socialcare"), await app.SignedInAsync("worker"));
        await care.ActAsync(stepUp, "answer", new() { ["Answer"] = "decline", ["DeclineReason"] = "Below the threshold", ["Advice"] = "A parenting course" });
        await ReadAsync(care, stepUp);
        var before = await ReadAsync(care, stepUp);
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);

        var offered = await worker.PostFormAsync($"/cases/{given}/step-across", new() { ["Service"] = "Commissioned", ["Place"] = "Zealless Refuge", ["Contact"] = "Ruth", ["Reason"] = "They fled", ["FamilyAgrees"] = "true" });
        var across = offered.Headers.Location!.OriginalString;
        foreach (var (act, fields) in new (string, Dictionary<string, string?>)[]
        {
            ("answer", new() { ["Answer"] = "accept", ["Who"] = "Ruth", ["On"] = SteppedUp.Today(app), ["How"] = "Call" }),
            ("handover", new() { ["On"] = SteppedUp.Today(app), ["FromUs"] = "Sam Hill", ["FromThem"] = "Ruth" }),
            ("completion", new() { ["Who"] = "Ruth", ["HeldOn"] = SteppedUp.Today(app), ["How"] = "Email", ["Overall"] = "Most", ["Summary"] = "The refuge goes on with the mornings.", ["FamilyTold"] = "true" }),
        })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await worker.PostFormAsync(across, fields, $"{across}/{act}")).StatusCode);
        }

        Assert.Equal(before, await ReadAsync(care, stepUp));
        Assert.Contains("Zealless Refuge", (await ReadAsync(worker, stepUp))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_overtaken_by_early_help_reads_nothing_in_the_conflict_that_is_for_early_help()
    {
        var (worker, manager, care) = (await app.SignedInAsync("worker"), await app.SignedInAsync("district"), await app.SignedInAsync("socialcare"));
        var given = await app.PlannedAsync("Ospreye");
        var form = await app.FormAsync(given);
        var call = UkTime.ToLocal(app.Clock.Utc.AddMinutes(-20));
        (form["IsImmediate"], form["CalledWhom"], form["CalledOn"], form["CalledAt"]) = ("true", "Duty desk", SteppedUp.Today(app), call.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        var stepUp = (await worker.PostFormAsync($"/cases/{given}/step-up", form)).Headers.Location!.OriginalString["/step-ups/".Length..];
        var seen = await care.PageAsync($"/step-ups/{stepUp}");
        await manager.ActAsync(stepUp, "immediate-review", new() { ["ImmediateWords"] = "Zealless haste" });

        var overtaken = await care.PostAsync(seen, new() { ["Answer"] = "accept", ["TakenBy"] = "Team 3" }, $"/step-ups/{stepUp}/answer");

        Assert.Equal(HttpStatusCode.Conflict, overtaken.StatusCode);
        var page = (await overtaken.DocumentAsync()).Body!.TextContent;
        Assert.Contains("Team 3", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Zealless", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_early_help_writes_after_a_step_down_is_not_for_social_care()
    {
        var (care, reference) = (await app.SignedInAsync("socialcare"), await SteppedDown.RequestedAsync(app, "Pintailey"));
        await SteppedDown.AcceptAsync(app, reference);
        await SteppedDown.PlanAsync(app, reference);
        await SteppedDown.GiveAsync(app, reference);
        await DownAsync("open");
        var given = await SteppedDown.CompleteAsync(app, reference);
        var before = await DownAsync("ended");
        app.Clock.Utc = app.Clock.Utc.AddMinutes(1);

        await app.WorkAsync(given, (opened, cast) => opened.ContactNotifier(new(cast.On, "Zealless words"), cast.Worker, cast.At, cast.On));
        await app.WorkAsync(given, (opened, cast) => opened.ContactFamily(new(ContactKind.Visit, cast.On, "Zealless visit", [cast.Family.Children.First().PersonId]), cast.Worker, cast.At, cast.On));
        await WriteAsync(given);

        Assert.Equal(before, await DownAsync("ended"));

        async Task<string> DownAsync(string show) => Text(await care.PageAsync($"/step-downs/{reference}")) + Text(await care.PageAsync($"/step-downs?show={show}"));
    }

    // Everything a case and its family can gain: a note, a version of the plan, people, names, a home, a document.
    private async Task WriteAsync(string given)
    {
        await app.WithDbAsync(async db =>
        {
            var family = await db.Families.Include(f => f.Members).ThenInclude(m => m.Person).ThenInclude(p => p.Residences).ThenInclude(r => r.Address).SingleAsync(f => db.Cases.Any(c => c.Reference == given && c.FamilyId == f.Id));
            var (today, ada) = (UkTime.DayOf(app.Clock.Utc), family.Members.First(m => m.IsChild).Person);
            var baby = Person.Named("Rowanne", "Zealless");
            baby.WasBorn(today.AddDays(-2));
            family.Add(baby, FamilyRole.Child, today.AddDays(-2));
            family.Add(Person.Named("Stefan", "Zealless"), FamilyRole.SignificantAdult, today);
            ada.Name("Adelheid", "Zealless");
            ada.WasBorn(new DateOnly(2016, 1, 1));
            ada.LivesAt(Address.At("1 Zealless Road", null, "Dover", null, "CT16 1AA"), ResidenceKind.MainHome, today);
            family.Rename("Zealless");
            return await db.SaveChangesAsync();
        });
        await app.WorkAsync(given, (opened, cast) =>
        {
            opened.WriteNote(new(ContactKind.Visit, cast.On, "Zealless visit", [cast.Family.Children.First().PersonId]), cast.Worker, cast.At, cast.On);
            opened.AddDocument(new(DocumentType.Letter, "Zealless letter", DocumentAudience.Everybody), new KeptFile("letter.pdf", "application/pdf", 10, new string('a', 64), "kept-nowhere"), false, cast.Worker, cast.At, cast.On);
        });
    }

    private static async Task<List<string>> ReadAsync(HttpClient reader, string stepUp)
    {
        List<string> pages = [];
        foreach (var address in new[] { $"/step-ups/{stepUp}", $"/step-ups/{stepUp}/chronology", $"/step-ups/{stepUp}/plan" })
            pages.Add(Text(await reader.PageAsync(address)));
        var list = (await reader.PageAsync("/step-ups?show=all")).QuerySelectorAll("tr").Single(r => r.TextContent.Contains(stepUp, StringComparison.Ordinal));
        return [.. pages, string.Join(' ', list.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
    }

    private static string Text(AngleSharp.Html.Dom.IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
