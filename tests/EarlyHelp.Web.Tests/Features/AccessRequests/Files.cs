using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Families;

namespace EarlyHelp.Web.Tests.Features.AccessRequests;

/// <summary>Opens a person's file as the privacy officer does, and reads it as it would be sent: with what is marked blacked out.</summary>
internal static class Files
{
    public const string Reason = "The mother asked for it on 3 November, identity checked";

    public static string Address(string family, Person person) => $"/families/{family}/people/{person.Id}/records";

    /// <summary>States the reason that the page asks for, and opens the file.</summary>
    public static async Task<IHtmlDocument> OpenFileAsync(this HttpClient privacy, string address)
    {
        var asked = await privacy.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.StartsWith("/reasons/new", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var answered = await privacy.PostFormAsync(asked.Headers.Location.OriginalString, new() { ["Reason"] = Reason }, "/reasons");
        Assert.Equal(address, answered.Headers.Location!.OriginalString);
        return await privacy.PageAsync(address);
    }

    /// <summary>What is read on the page when everything marked is blacked out: without the officer's own line above the records.</summary>
    public static string BlackedOut(this IHtmlDocument page)
    {
        var records = page.QuerySelectorAll("section.eh-person-file").ToList();
        Assert.NotEmpty(records);
        foreach (var mark in records.SelectMany(r => r.QuerySelectorAll("mark")).ToList())
            mark.TextContent = "█";
        return string.Join('\n', records.Select(r => r.TextContent));
    }

    /// <summary>The same of the file for machines: every text of it but those marked.</summary>
    public static async Task<string> BlackedOutJsonAsync(this HttpClient privacy, string address)
    {
        using var json = JsonDocument.Parse(await (await privacy.GetAsync(address + ".json")).Content.ReadAsStringAsync());
        var lines = json.RootElement.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("entries").EnumerateArray()).SelectMany(e => e.GetProperty("lines").EnumerateArray()).ToList();
        Assert.NotEmpty(lines);
        return string.Join('\n', lines.SelectMany(l => new[] { l.GetProperty("label"), l.GetProperty("parts") })
            .Select(parts => string.Concat(parts.EnumerateArray().Select(p => p.GetProperty("isThirdParty").GetBoolean() ? "█" : p.GetProperty("text").GetString()))));
    }

    public static IReadOnlyList<string> Marks(this IHtmlDocument page) => [.. page.QuerySelectorAll("section mark.eh-third-party").Select(m => m.TextContent)];

    /// <summary>The records of a kind, by their heading.</summary>
    public static IReadOnlyList<IElement> Records(this IHtmlDocument page, string kind) => [.. page.QuerySelectorAll("section.eh-person-file h3").Where(h => h.TextContent == kind).Select(h => h.NextElementSibling!)];
}
