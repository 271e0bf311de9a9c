using EarlyHelp.Data;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A strip of counts that open their lists.</summary>
[HtmlTargetElement("count-strip")]
public sealed class CountStripTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "eh-counts");
    }
}

/// <summary>One count, which opens the list that it counts.</summary>
[HtmlTargetElement("count-link")]
public sealed class CountLinkTagHelper : TagHelper
{
    /// <summary>The list.</summary>
    public string Href { get; set; } = "";

    /// <summary>How many are in it.</summary>
    public int Count { get; set; }

    /// <summary>What they are: "Review overdue".</summary>
    public string Label { get; set; } = "";

    /// <summary>late or soon, which colour it while it is not nought; neutral unless told.</summary>
    public string Kind { get; set; } = "neutral";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        var css = Kind != "neutral" && Count > 0 ? $"eh-count eh-count--{Kind}" : "eh-count";
        output.Content.AppendHtml(Element("a", css).With("href", Href).Holding(
            Element("span", "eh-count__number", Paging.Counted(Count)),
            Element("span", "eh-count__label", Label)));
    }
}
