using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// A button that posts its form, once, or with <c>&lt;button-link href&gt;</c> a link that looks like one. One primary button a page.
/// </summary>
[HtmlTargetElement("submit-button")]
[HtmlTargetElement("button-link")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>primary unless told; secondary or warning.</summary>
    public string Kind { get; set; } = "primary";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isLink = output.TagName == "button-link";
        output.TagName = isLink ? "a" : "button";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind == "primary" ? "govuk-button" : $"govuk-button govuk-button--{Kind}");
        output.Attributes.SetAttribute("data-module", "govuk-button");
        if (isLink)
        {
            output.Attributes.SetAttribute("role", "button");
            output.Attributes.SetAttribute("draggable", "false");
            return;
        }
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("data-prevent-double-click", "true");
    }
}
