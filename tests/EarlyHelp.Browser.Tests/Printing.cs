using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EarlyHelp.Browser.Tests;

/// <summary>Pages on paper.</summary>
public static partial class Printing
{
    // What a printer leaves of A4 between the margins of the style, in pixels of the browser.
    private const int PrintedWidth = 680;

    /// <summary>Prints the page as the browser would and counts the sheets. With EARLYHELP_SCREENSHOTS=folder the print is kept.</summary>
    public static async Task<int> PrintAsync(this Person person, string name)
    {
        var print = await person.Page.PdfAsync(new() { PreferCSSPageSize = true });
        if (Environment.GetEnvironmentVariable("EARLYHELP_SCREENSHOTS") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.pdf"), print);
        }

        return Sheet().Count(Encoding.Latin1.GetString(print));
    }

    /// <summary>What is wrong with the page on paper: ways about that nobody can follow there, or words cut off at the edge.</summary>
    public static async Task<IReadOnlyList<string>> PrintFaultsAsync(this Person person, string name)
    {
        var page = person.Page;
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(PrintedWidth, 900);
        List<string> faults = [.. (await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('nav, form, button, [role=button], .govuk-back-link, .govuk-footer, .govuk-skip-link, .govuk-pagination')].filter(e => e.getBoundingClientRect().height > 0 && e.innerText.trim() && e.checkVisibility()).map(e => e.outerHTML.slice(0, 100))"))
            .Select(shown => $"{name} on paper: {shown}")];
        var needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (needed > PrintedWidth)
            faults.Add($"{name} on paper: {needed} px wide of {PrintedWidth}");
        await page.EmulateMediaAsync(new() { Media = Media.Null });
        await page.SetViewportSizeAsync(width, height);
        return faults;
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}
