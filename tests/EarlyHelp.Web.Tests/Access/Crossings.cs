using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Tests.Features.Closures;
using EarlyHelp.Web.Tests.Features.StepDowns;
using EarlyHelp.Web.Tests.Features.StepUps;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Access;

/// <summary>Two districts full of records, and families that cross between social care and Early Help, each with an invented name that stands in nothing else.</summary>
public sealed class Crossings : IAsyncLifetime
{
    /// <summary>The partners: two of Ashford and one of Thanet.</summary>
    public static readonly string[] Partners = ["socialcare", "socialcare2", "socialcare.thanet"];

    private readonly Dictionary<string, (HttpClient Client, string Token)> clients = [];

    /// <summary>The running app.</summary>
    public App App { get; } = new();

    /// <summary>Its endpoints.</summary>
    public IReadOnlyList<Declared> Endpoints { get; private set; } = [];

    /// <summary>Everything else that the districts hold.</summary>
    public IReadOnlyList<Records> Records { get; private set; } = [];

    /// <summary>Every family that crosses, by its invented name.</summary>
    public List<Crossing> All { get; } = [];

    /// <summary>References of cases, notifications and families, and of steps across: none of them is a partner's.</summary>
    public IReadOnlyList<string> OfEarlyHelp { get; private set; } = [];

    public async Task InitializeAsync()
    {
        // First, so that they stand on the agenda of the panel that hears the others.
        foreach (var (name, partner, district) in new[] { ("Aldermere", "socialcare", "Ashford"), ("Brackenby", "socialcare2", "Ashford"), ("Cotswolde", "socialcare.thanet", "Thanet"), ("Dunmarsh", "socialcare", "Ashford") })
            All.Add(new(await SteppedDown.RequestedAsync(App, name, partner, district, withPlan: true), name, name == "Dunmarsh" ? "socialcare2" : partner));
        Records = [await Access.Records.AddAsync(App, "Ashford", "worker"), await Access.Records.AddAsync(App, "Thanet", "worker.thanet")];
        foreach (var (records, own) in new[] { (Records[0], "socialcare"), (Records[1], "socialcare.thanet") })
        {
            All.AddRange([new(records.StepDown, null, own), new(records.CompletedStepDown, null, own)]);
            All.Add(new(records.StepUp, null, own == "socialcare" ? ["socialcare", "socialcare2"] : [own]));
        }

        await PassOnAsync(Of("Dunmarsh").Reference);
        foreach (var heard in new[] { "Aldermere", "Brackenby" })
            await SteppedDown.AcceptAsync(App, Of(heard).Reference, "district", new ConditionFacts($"School of {heard} is told", TransferSide.SocialCare, $"Owner {heard}", Today.AddDays(2)));
        await CloseThePanelAsync();
        All.Add(new((await App.SentAsync("Elderfen")).StepUp, "Elderfen", "socialcare", "socialcare2"));
        All.Add(new(await SentToThanetAsync("Foxholme"), "Foxholme", "socialcare.thanet"));
        All.Add(new((await App.RaisedAsync("Gorsewick")).StepUp, "Gorsewick"));
        var returned = (await App.RaisedAsync("Jackdawe")).StepUp;
        await (await App.SignedInAsync("lead")).ActAsync(returned, "agreement", new() { ["Decision"] = "return", ["ManagersWords"] = "Nothing of Jackdawe shows it" });
        All.Add(new(returned, "Jackdawe"));
        All.Add(new(await AcrossAsync("Hazelrigg"), "Hazelrigg"));
        All.Add(new(await App.PlannedAsync("Inkpenne"), "Inkpenne"));
        Endpoints = Access.Endpoints.OfPages(App);
        OfEarlyHelp = await App.WithDbAsync(async db => (IReadOnlyList<string>)[.. await db.Cases.Select(c => c.Reference).ToListAsync(), .. await db.Notifications.Select(n => n.Reference).ToListAsync(),
            .. await db.Families.Select(f => f.Reference).ToListAsync(), .. await db.StepsAcross.Select(s => s.Reference).ToListAsync()]);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>The family of that name.</summary>
    public Crossing Of(string name) => All.Single(c => c.Name == name);

    /// <summary>What is a partner's.</summary>
    public IEnumerable<Crossing> OwnOf(string partner) => All.Where(c => c.Of.Contains(partner));

    /// <summary>What is not.</summary>
    public IEnumerable<Crossing> ForeignTo(string partner) => All.Where(c => !c.Of.Contains(partner));

    /// <summary>Panels on which nothing of the partner's ever was.</summary>
    public Task<List<long>> ForeignPanelsAsync(string partner)
    {
        var own = OwnOf(partner).Select(c => c.Reference).ToList();
        return App.WithDbAsync(db => db.Panels.Where(p => !p.Items.Any(i => own.Contains(i.StepDown.Reference))).OrderByDescending(p => p.Items.Count).Select(p => p.Id).Take(3).ToListAsync());
    }

    /// <summary>Signed in, with a good antiforgery token.</summary>
    public async Task<(HttpClient Client, string Token)> SignedInAsync(string account)
    {
        if (clients.TryGetValue(account, out var there))
            return there;
        var client = await App.SignedInAsync(account);
        return clients[account] = (client, (await client.PageAsync("/")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
    }

    /// <summary>State and version of everything that crosses: what a stranger must not have moved.</summary>
    public Task<List<string>> StandingAsync(IEnumerable<Crossing> of)
    {
        var references = of.Select(c => c.Reference).ToList();
        return App.WithDbAsync(async db => (List<string>)
        [
            .. await db.StepDowns.Where(s => references.Contains(s.Reference)).OrderBy(s => s.Id).Select(s => $"{s.Reference} {s.State} {s.Version} {s.PartnerId}").ToListAsync(),
            .. await db.StepUps.Where(s => references.Contains(s.Reference)).OrderBy(s => s.Id).Select(s => $"{s.Reference} {s.State} {s.Version}").ToListAsync(),
            .. await db.StepsAcross.OrderBy(s => s.Id).Select(s => $"{s.Reference} {s.State} {s.Version}").ToListAsync(),
            .. await db.Cases.OrderBy(c => c.Id).Select(c => $"{c.Reference} {c.State} {c.Version}").ToListAsync(),
            .. await db.Panels.OrderBy(p => p.Id).Select(p => $"Panel {p.Id} {p.State} {p.Version}").ToListAsync(),
            .. await db.Batons.OrderBy(b => b.FamilyId).Select(b => $"Baton {b.FamilyId} {b.Number} {b.Version}").ToListAsync(),
        ]);
    }

    private DateOnly Today => Domain.UkTime.DayOf(App.Clock.Utc);

    private async Task PassOnAsync(string reference)
    {
        var tom = await App.WithDbAsync(db => db.Staff.Where(s => s.Email == "socialcare2@demo.example").Select(s => s.Id).SingleAsync());
        var passed = await (await App.SignedInAsync("socialcare")).PostFormAsync($"/step-downs/{reference}/colleague", new() { ["Choice"] = $"{tom}", ["Words"] = "I am on leave" });
        Assert.Equal("/step-downs", passed.Headers.Location?.OriginalString);
    }

    private async Task CloseThePanelAsync()
    {
        var manager = await App.SignedInAsync("district");
        var panel = await App.WithDbAsync(db => db.StepDowns.Where(s => s.Reference == Of("Brackenby").Reference).Select(s => s.PanelId).SingleAsync());
        var closed = await manager.PostFormAsync($"/panels/{panel}/minutes", new() { ["ClosingNote"] = "We spoke long of Brackenby and of Aldermere" }, $"/panels/{panel}/close");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, closed.StatusCode);
    }

    private async Task<string> SentToThanetAsync(string family)
    {
        var (_, stepUp) = await App.RaisedAsync(family);
        var thanet = await App.WithDbAsync(db => db.Districts.Where(d => d.Name == "Thanet").Select(d => d.Id).SingleAsync());
        await (await App.SignedInAsync("lead")).ActAsync(stepUp, "agreement", new() { ["Decision"] = "agree", ["ToDistrictId"] = $"{thanet}" });
        return stepUp;
    }

    private async Task<string> AcrossAsync(string family)
    {
        var given = await App.PlannedAsync(family);
        var offered = await (await App.SignedInAsync("worker")).PostFormAsync($"/cases/{given}/step-across", new()
        {
            ["Service"] = "OpenAccess", ["Place"] = "Willow Children’s Centre", ["Contact"] = "Ruth Ames", ["Reason"] = $"The group of {family} goes on", ["FamilyAgrees"] = "true",
        });
        return offered.Headers.Location!.OriginalString["/step-across/".Length..];
    }
}

/// <summary>A family on its way, or a case.</summary>
/// <param name="Reference">Of the transfer, or of the case that is in none.</param>
/// <param name="Name">The invented name; null for one whose names stand in both districts.</param>
/// <param name="Of">The partners who sent it or were sent it.</param>
public sealed record Crossing(string Reference, string? Name, params string[] Of);
