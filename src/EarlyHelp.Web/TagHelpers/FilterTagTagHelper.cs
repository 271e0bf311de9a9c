using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A chosen filter, as a list item whose link takes it away: it goes inside <c>&lt;ul class="moj-filter-tags"&gt;</c>.</summary>
[HtmlTargetElement("filter-tag")]
public sealed class FilterTagTagHelper : TagHelper
{
    /// <summary>The filter's key in the query string.</summary>
    public string Name { get; set; } = "";

    /// <summary>The chosen value.</summary>
    public string Value { get; set; } = "";

    /// <summary>The value in words.</summary>
    public string Label { get; set; } = "";

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var link = Element("a", "moj-filter__tag").With("href", PageAddress.Without(View.HttpContext.Request, Name, Value))
            .Holding(Hidden("Remove this filter: "));
        link.InnerHtml.Append(Label);
        output.Content.AppendHtml(link);
    }
}
