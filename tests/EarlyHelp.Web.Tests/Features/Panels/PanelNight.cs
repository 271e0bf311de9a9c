using System.Net;
using AngleSharp.Html.Dom;
using EarlyHelp.Web.Tests.Features.StepDowns;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Panels;

/// <summary>A panel of Ashford on Wednesday 18 November 2026, with requests on its agenda, as a manager holds it by its pages.</summary>
internal static class PanelNight
{
    internal static readonly DateOnly Today = new(2026, 11, 18);

    /// <summary>Requests of one partner, on the agenda of the panel of today.</summary>
    internal static async Task<IReadOnlyList<string>> RequestedAsync(App app, int count, string partner = "socialcare", string name = "Family", string district = "Ashford")
    {
        List<string> made = [];
        for (var i = 1; i <= count; i++)
            made.Add(await SteppedDown.RequestedAsync(app, $"{name}{(char)('a' + i)}", partner, district));
        return made;
    }

    internal static Task<string> AddressAsync(App app, DateOnly? on = null, string district = "Ashford") => app.WithDbAsync(async db =>
        $"/panels/{await db.Panels.Where(p => p.District.Name == district && p.Date == (on ?? Today)).Select(p => p.Id).SingleAsync()}");

    /// <summary>Begins the panel: the partners who asked stand there already, and somebody of Early Help comes.</summary>
    internal static async Task<string> BegunAsync(HttpClient manager, string panel)
    {
        var begun = await manager.PostAsync(await manager.PageAsync(panel), new() { ["Attendees[0].Name"] = "Martin Cole" }, $"{panel}/begin");
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return begun.Headers.Location!.OriginalString;
    }

    /// <summary>Decides on the page that is open; where it led.</summary>
    internal static async Task<string> DecideAsync(HttpClient manager, IHtmlDocument page, Dictionary<string, string?> decision)
    {
        var saved = await manager.PostAsync(page, decision, page.Forms.OfType<IHtmlFormElement>().Select(f => f.GetAttribute("action")!).Single(a => a.Contains("/items/", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        return saved.Headers.Location!.OriginalString;
    }

    internal static Dictionary<string, string?> Accept => new() { ["Decision"] = "accept", ["Reason"] = "The risk is low enough" };

    internal static Dictionary<string, string?> AcceptIf => new()
    {
        ["Decision"] = "accept-if", ["Reason"] = "Once school knows", ["Conditions[0].What"] = "School is told", ["Conditions[0].Owner"] = "Nadia Karim", ["Conditions[0].Side"] = "SocialCare", ["Conditions[0].DueOn"] = "2 12 2026",
        ["Conditions[2].What"] = "Ring the health visitor", ["Conditions[2].Owner"] = "Sam Hill", ["Conditions[2].Side"] = "EarlyHelp", ["Conditions[2].DueOn"] = "3 12 2026",
    };

    internal static Dictionary<string, string?> ComeBack => new() { ["Decision"] = "later", ["LaterPanel"] = "2026-11-25", ["Awaited"] = "The health visitor’s report" };

    internal static Dictionary<string, string?> Decline => new() { ["Decision"] = "decline", ["Reason"] = "The risk is too high", ["Alternative"] = "Three more months of the plan" };

    internal static string Text(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static void Has(string text, params string[] sentences) => Found.Nothing(sentences.Where(s => !text.Contains(s, StringComparison.Ordinal)).Select(s => $"Missing: {s}"));

    internal static void HasNone(string text, IEnumerable<string> sentences) => Found.Nothing(sentences.Where(s => text.Contains(s, StringComparison.Ordinal)).Select(s => $"There: {s}"));
}
