using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>Facts, one a row.</summary>
[HtmlTargetElement("summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    /// <summary>Whether the lines between the rows are left out.</summary>
    public bool NoBorder { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", NoBorder ? "govuk-summary-list govuk-summary-list--no-border" : "govuk-summary-list");
        output.Content.SetHtmlContent(await output.GetChildContentAsync());
    }
}

/// <summary>
/// One fact: its value as an attribute or as content, and a "Change" link whose hidden words name the row.
/// An empty fact says so rather than showing nothing.
/// </summary>
[HtmlTargetElement("summary-row")]
public sealed class SummaryRowTagHelper : TagHelper
{
    /// <summary>What the fact is.</summary>
    public string Key { get; set; } = "";

    /// <summary>The fact, where it is plain text.</summary>
    public string? Value { get; set; }

    /// <summary>What to say when there is nothing.</summary>
    public string Empty { get; set; } = "Not recorded";

    /// <summary>Where the fact is changed.</summary>
    public string? ChangeHref { get; set; }

    /// <summary>What is changed, as read after "Change"; the key in lower case unless told.</summary>
    public string? ChangeWhat { get; set; }

    /// <summary>The visible word of the link.</summary>
    public string ChangeLabel { get; set; } = "Change";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", ChangeHref is null ? "govuk-summary-list__row govuk-summary-list__row--no-actions" : "govuk-summary-list__row");
        var value = !inside.IsEmptyOrWhiteSpace
            ? Element("dd", "govuk-summary-list__value", inside)
            : string.IsNullOrWhiteSpace(Value)
                ? Element("dd", "govuk-summary-list__value", Element("span", "eh-muted", Empty))
                : Element("dd", "govuk-summary-list__value", Value);
        output.Content.AppendHtml(Element("dt", "govuk-summary-list__key", Key)).AppendHtml("\n").AppendHtml(value);
        if (ChangeHref is null)
            return;
        var link = Element("a", "govuk-link", ChangeLabel).With("href", ChangeHref)
            .Holding(Hidden(" " + (ChangeWhat ?? Key.ToLowerInvariant())));
        output.Content.AppendHtml(Element("dd", "govuk-summary-list__actions", link));
    }
}
