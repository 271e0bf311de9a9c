using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace EarlyHelp.Web.Features.Shared;

/// <summary>The words of a browser's tab: "h1 – section – EarlyHelp", with "Error: " first when something must be mended (spec/6-interface.md).</summary>
public static class PageTitle
{
    /// <summary>The title made of the page's ViewData "Title" (its h1) and "Section".</summary>
    public static string Of(ViewDataDictionary data)
    {
        var parts = new[] { data["Title"] as string, data["Section"] as string, "EarlyHelp" }.Where(part => !string.IsNullOrEmpty(part)).Distinct();
        return (data.ModelState.ErrorCount > 0 ? "Error: " : "") + string.Join(" – ", parts);
    }
}
