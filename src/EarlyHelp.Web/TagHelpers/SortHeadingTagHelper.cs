using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// A column's heading that sorts the list on the server: <c>?sort=due</c> upwards, <c>?sort=-due</c> downwards.
/// The link keeps the filters and goes back to the first page.
/// </summary>
[HtmlTargetElement("sort-heading")]
public sealed class SortHeadingTagHelper : TagHelper
{
    /// <summary>The column's key in the query string.</summary>
    public string Key { get; set; } = "";

    /// <summary>The heading's words.</summary>
    public string Label { get; set; } = "";

    /// <summary>The order in force where the query names none, such as "-due".</summary>
    public string? SortedBy { get; set; }

    /// <summary>Whether the list has one order only: the heading is then words.</summary>
    public bool Fixed { get; set; }

    /// <summary>Whether the column holds numbers, set to the right.</summary>
    public bool Numeric { get; set; }

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = View.HttpContext.Request;
        var asked = request.Query["sort"].ToString();
        var order = asked.Length > 0 ? asked : SortedBy;
        var upwards = order == Key;
        var downwards = order == "-" + Key;

        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        output.Attributes.SetAttribute("class", Numeric ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header");
        if (Fixed)
        {
            output.Content.SetContent(Label);
            return;
        }

        output.Attributes.SetAttribute("aria-sort", upwards ? "ascending" : downwards ? "descending" : "none");
        var arrow = Element("span", "eh-sort__arrow", upwards ? "▲" : downwards ? "▼" : "").With("aria-hidden", "true");
        output.Content.AppendHtml(Element("a", "eh-sort", Label)
            .With("href", PageAddress.With(request, "sort", upwards ? "-" + Key : Key, "page")).Holding(arrow));
    }
}
