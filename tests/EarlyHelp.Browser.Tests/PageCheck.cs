using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using EarlyHelp.Web.Tests;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;

namespace EarlyHelp.Browser.Tests;

/// <summary>
/// What every page must pass: axe finds nothing, it fits a window of 320 px without sideways scrolling, it has one h1 and a title that begins
/// with it, and no script failed. With EARLYHELP_SCREENSHOTS=folder a picture of it is kept at both widths.
/// </summary>
public static partial class PageCheck
{
    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private const int Narrow = 320;
    private const int Wide = 1280;

    /// <summary>The page that the person has open passes.</summary>
    public static async Task ChecksOutAsync(this Person person, string name) => Found.Nothing(await person.FaultsAsync(name));

    /// <summary>What is wrong with the page that the person has open. Axe is a script itself and has nothing to say where none runs.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(this Person person, string name)
    {
        var page = person.Page;
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.SetViewportSizeAsync(Wide, 900);
        List<string> faults = person.WithoutScript ? [] : [.. (await AxeAsync(page)).Select(f => $"axe: {f}")];
        await KeepAsync(page, name, "1280");
        await page.SetViewportSizeAsync(Narrow, 900);
        var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (needed > Narrow)
            faults.Add($"{needed} px wide in a window of {Narrow}: {await WidestAsync(page)}");
        await KeepAsync(page, name, "320");
        await page.SetViewportSizeAsync(width, height);
        var headings = await page.Locator("h1").AllInnerTextsAsync();
        var title = await page.TitleAsync();
        if (headings.Count != 1)
            faults.Add($"{headings.Count} h1");
        else if (!Words(title.Replace("Error: ", "", StringComparison.Ordinal)).StartsWith(Words(headings[0]), StringComparison.Ordinal))
            faults.Add($"the title \"{title}\" does not begin with the h1 \"{Words(headings[0])}\"");
        if (!title.EndsWith("EarlyHelp", StringComparison.Ordinal))
            faults.Add($"the title \"{title}\" does not end with the name of the service");
        faults.AddRange(person.ScriptErrors.Select(e => $"script: {e}"));
        person.ScriptErrors.Clear();
        return [.. faults.Select(f => $"{name} ({person.Path}): {f}")];
    }

    // The library's own run opens a second page for each look and carries home everything that passed: twice the time, and no more is found.
    private static async Task<IEnumerable<string>> AxeAsync(IPage page)
    {
        await page.EvaluateAsync(AxeScript);
        var told = await page.EvaluateAsync<string>("async () => JSON.stringify(await axe.run(document, { resultTypes: ['violations'] }))");
        var result = new AxeResult(JObject.Parse(told));
        return from violation in result.Violations
               from node in violation.Nodes
               where !IsConditionalReveal(violation, node)
               select $"{violation.Id}: {violation.Help} at {node.Target}: {node.Html}";
    }

    // GOV.UK Frontend puts aria-expanded on a radio or checkbox that reveals more questions; its team tested it with screen readers and keeps it.
    private static bool IsConditionalReveal(AxeResultItem violation, AxeResultNode node) =>
        violation.Id == "aria-allowed-attr" && (node.Html.Contains("govuk-radios__input", StringComparison.Ordinal) || node.Html.Contains("govuk-checkboxes__input", StringComparison.Ordinal));

    private static async Task<string> WidestAsync(IPage page) => await page.EvaluateAsync<string>(
        $$"""() => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > {{Narrow}} && !e.closest('.eh-table')).slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join(' | ')""");

    private static async Task KeepAsync(IPage page, string name, string width)
    {
        if (Environment.GetEnvironmentVariable("EARLYHELP_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{NotInNames().Replace(name, "-").Trim('-')}-{width}.png"), FullPage = true });
    }

    private static string Words(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex("[^A-Za-z0-9.]+")]
    private static partial Regex NotInNames();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
