using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>Words that open on demand, such as the working behind a due date.</summary>
[HtmlTargetElement("details-box")]
public sealed class DetailsBoxTagHelper : TagHelper
{
    /// <summary>The line that opens them.</summary>
    public string Summary { get; set; } = "";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "govuk-details");
        output.Content
            .AppendHtml(Element("summary", "govuk-details__summary", Element("span", "govuk-details__summary-text", Summary)))
            .AppendHtml(Element("div", "govuk-details__text", await output.GetChildContentAsync()));
    }
}

/// <summary>Words about something that can go badly wrong.</summary>
[HtmlTargetElement("warning-text")]
public sealed class WarningTextTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-warning-text");
        output.Content
            .AppendHtml(Element("span", "govuk-warning-text__icon", "!").With("aria-hidden", "true"))
            .AppendHtml(Element("strong", "govuk-warning-text__text").Holding(Hidden("Warning "), await output.GetChildContentAsync()));
    }
}

/// <summary>Words set apart from the rest.</summary>
[HtmlTargetElement("inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "govuk-inset-text");
    }
}

/// <summary>The state of a record: who must act next, and by when.</summary>
[HtmlTargetElement("banner")]
public sealed class BannerTagHelper : TagHelper
{
    /// <summary>late, soon or neutral.</summary>
    public string Kind { get; set; } = "neutral";

    /// <summary>What the banner is about, for screen readers.</summary>
    public string Label { get; set; } = "What happens next";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "section";
        output.Attributes.SetAttribute("class", Kind == "neutral" ? "eh-banner" : $"eh-banner eh-banner--{Kind}");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}
