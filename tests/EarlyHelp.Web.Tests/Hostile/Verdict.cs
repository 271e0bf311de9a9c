using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>What is wrong with an answer to something odd.</summary>
internal static class Verdict
{
    private static readonly HtmlParser Parser = new();

    /// <summary>The faults of an answer.</summary>
    public static async Task<List<string>> OfAsync(Try sent, HttpResponseMessage answer)
    {
        List<string> faults = [];
        if ((int)answer.StatusCode >= 500)
            faults.Add($"{(int)answer.StatusCode}");
        if (answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value.Select(v => (h.Key, v))).FirstOrDefault(h => h.v.Any(c => c is < ' ' or > '~')) is { Key: { } header } odd)
            faults.Add($"header {header} holds what no header may: {odd.v[..Math.Min(80, odd.v.Length)]}");
        if (answer.Headers.Location is { } location && !IsOurs(location.OriginalString))
            faults.Add($"leads to {location.OriginalString}");
        var kind = answer.Content.Headers.ContentType?.MediaType;
        if (kind is not ("text/html" or "text/csv"))
            return faults;
        var body = await answer.Content.ReadAsStringAsync();
        if (kind == "text/csv")
            faults.AddRange(RunningCells(body));
        else if (body.Contains(HostileValues.Script, StringComparison.OrdinalIgnoreCase))
            faults.Add("shows the script");
        if (kind == "text/html" && (int)answer.StatusCode is >= 400 and < 500)
            faults.AddRange(Message(sent, answer.StatusCode, Parser.ParseDocument(body)));
        return faults;
    }

    /// <summary>Cells that a spreadsheet would run.</summary>
    public static IEnumerable<string> RunningCells(string csv) =>
        csv.Split('\n').SelectMany(line => line.Split(',')).Select(cell => cell.Trim('"', '\uFEFF')).Where(cell => cell.Length > 1 && "=+-@".Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell, out _))
            .Take(1).Select(cell => $"a spreadsheet runs {cell}");

    private static bool IsOurs(string location) => location.StartsWith('/') && !location.StartsWith("//", StringComparison.Ordinal) && !location.StartsWith("/\\", StringComparison.Ordinal)
        || location.StartsWith("http://localhost/", StringComparison.Ordinal);

    private static IEnumerable<string> Message(Try sent, HttpStatusCode status, IHtmlDocument page)
    {
        if (string.IsNullOrWhiteSpace(page.QuerySelector("h1")?.TextContent))
            yield return $"{(int)status} without a heading";
        if (status != HttpStatusCode.UnprocessableEntity)
            yield break;
        if (!page.QuerySelectorAll(".govuk-error-summary__list li").Any(e => !string.IsNullOrWhiteSpace(e.TextContent)))
            yield return "422 without a message";
        if (sent.IsShownAgain && page.All.Where(e => e.GetAttribute("name") == sent.Field!.Name && !e.HasAttribute("readonly")).ToList() is { Count: > 0 } fields && !fields.Any(f => Same(Held(f), sent.Value)))
            yield return $"422 and what was typed is gone: {string.Join('|', fields.Select(Held).Select(h => h.Length <= 60 ? h : h[..60]))}";
        else if (sent.IsShownAgain && !page.All.Any(e => e.GetAttribute("name") == sent.Field!.Name))
            yield return "422 and the field is gone";
    }

    private static string Held(IElement field) => field switch
    {
        IHtmlInputElement { Type: "password" } => "",
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => "",
    };

    // A date stands there as people write it, in whatever shape it was typed.
    private static bool Same(string shown, string typed) => shown.Trim() == typed.Trim() || shown.Trim() == typed.Normalize().Trim() || (DateAnswer.Of(typed) is { } day && DateAnswer.Of(shown) == day);
}
