using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Infrastructure;

/// <summary>The demonstration with a family offered to another district, a frozen month and a meeting that was held, and a browser for each account.</summary>
public sealed class ServiceInUse : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> clients = [];
    private string panel = "";
    private string given = "";
    private string family = "";

    /// <summary>The running app.</summary>
    public App App { get; } = new();

    public async Task InitializeAsync()
    {
        App.Settings["EarlyHelp:Seed"] = "demo";
        var today = Domain.UkTime.DayOf(App.Clock.Utc);
        (panel, given) = await App.WithDbAsync(async db => (
            $"{await db.Panels.Where(p => p.District.Name == "Ashford" && p.State == PanelState.Planned && p.Date >= today).OrderBy(p => p.Date).Select(p => p.Id).FirstAsync()}",
            await db.Cases.Where(c => c.Unit!.Name == "Ashford 1" && c.State == CaseState.PlanActive && c.Worker!.Email == "worker@demo.example" && c.Family.Baton!.Transfer == null).OrderBy(c => c.Id).Select(c => c.Reference).FirstAsync()));
        family = await App.WithDbAsync(db => db.Cases.Where(c => c.Reference == given).Select(c => c.Family.Name).SingleAsync());
        await OfferAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await (await SignedInAsync("county")).PostFormAsync("/frozen-months/new?month=2026-10", [], "/frozen-months")).StatusCode);
        var meeting = await (await SignedInAsync("lead")).PostFormAsync("/unit-meeting", new() { ["Attended"] = "Sam, Joy", ["Decisions"] = "Visit on Friday" });
        Assert.Equal(HttpStatusCode.Redirect, meeting.StatusCode);
    }

    public Task DisposeAsync() => App.DisposeAsync().AsTask();

    /// <summary>An address with the panel, the case and its family in it.</summary>
    public string At(string address) => address.Replace("{panel}", panel, StringComparison.Ordinal).Replace("{case}", given, StringComparison.Ordinal).Replace("{family}", Uri.EscapeDataString(family), StringComparison.Ordinal);

    /// <summary>The browser of an account.</summary>
    public async Task<HttpClient> SignedInAsync(string account) => clients.TryGetValue(account, out var there) ? there : clients[account] = await App.SignedInAsync(account);

    private async Task OfferAsync()
    {
        var manager = await SignedInAsync("district");
        var page = await manager.PageAsync($"/cases/{given}/handover");
        var thanet = page.QuerySelectorAll("select[name=DistrictId] option").OfType<IHtmlOptionElement>().Single(o => o.TextContent.Trim() == "Thanet").Value;
        var offered = await manager.PostAsync(page, new() { ["DistrictId"] = thanet, ["Reason"] = "They have moved to Margate" }, $"/cases/{given}/handover");
        Assert.Equal(HttpStatusCode.Redirect, offered.StatusCode);
    }
}
