using EarlyHelp.Domain.AccessRequests;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A text with what tells of somebody else marked. Not a sign is added between its parts: it reads as it was written.</summary>
[HtmlTargetElement("marked-text")]
public sealed class MarkedTextTagHelper : TagHelper
{
    /// <summary>The text in parts.</summary>
    public IReadOnlyList<TextPart> Parts { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var part in Parts)
        {
            if (part.IsThirdParty)
                output.Content.AppendHtml(Element("mark", "eh-third-party", part.Text));
            else
                output.Content.Append(part.Text);
        }
    }
}
