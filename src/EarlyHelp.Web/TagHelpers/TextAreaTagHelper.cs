using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// Several lines of text. With a longest length it counts the characters left; it never cuts what is typed,
/// which the validator refuses in words.
/// </summary>
[HtmlTargetElement("text-area")]
public sealed class TextAreaTagHelper : FieldTagHelper
{
    /// <summary>What to write.</summary>
    public string Label { get; set; } = "";

    /// <summary>Lines shown.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The most characters that are taken.</summary>
    public int? Maxlength { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var counted = Maxlength is not null;
        var area = Control("textarea", "govuk-textarea", output, counted ? $"{FieldId}-info" : null)
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture));
        if (counted)
            area.AddCssClass("govuk-js-character-count");
        // A browser drops the first line break after the tag: one more keeps the writer's own.
        area.InnerHtml.AppendHtml("\n").Append(FirstValue);
        WriteGroup(output, LabelFor(Label), HintPart(), ErrorPart(), area, counted ? CountMessage(Maxlength!.Value) : null);
        if (!counted)
            return;
        output.Attributes.SetAttribute("class", output.Attributes["class"].Value + " govuk-character-count");
        output.Attributes.SetAttribute("data-module", "govuk-character-count");
        output.Attributes.SetAttribute("data-maxlength", Maxlength!.Value.ToString(CultureInfo.InvariantCulture));
    }

    private TagBuilder CountMessage(int most) => Element(
        "div", "govuk-hint govuk-character-count__message",
        string.Create(CultureInfo.InvariantCulture, $"You can enter up to {most:N0} characters"), $"{FieldId}-info");
}
