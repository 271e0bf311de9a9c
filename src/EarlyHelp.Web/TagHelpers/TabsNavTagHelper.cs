using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>The parts of a record as real links, each with its own address.</summary>
[HtmlTargetElement("tabs-nav")]
public sealed class TabsNavTagHelper : TagHelper
{
    /// <summary>Whose parts they are, for screen readers: "Case".</summary>
    public string Label { get; set; } = "Parts";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "moj-sub-navigation");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.AppendHtml(Element("ul", "moj-sub-navigation__list", await output.GetChildContentAsync()));
    }
}

/// <summary>One part.</summary>
[HtmlTargetElement("tab", ParentTag = "tabs-nav")]
public sealed class TabTagHelper : TagHelper
{
    /// <summary>The part's address.</summary>
    public string Href { get; set; } = "";

    /// <summary>The part's name.</summary>
    public string Label { get; set; } = "";

    /// <summary>Whether it is the part shown.</summary>
    public bool Current { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "moj-sub-navigation__item");
        var link = Element("a", "moj-sub-navigation__link", Label).With("href", Href);
        if (Current)
            link.Attributes["aria-current"] = "page";
        output.Content.AppendHtml(link);
    }
}
