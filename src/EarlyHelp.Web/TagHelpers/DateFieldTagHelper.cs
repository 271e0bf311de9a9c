using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// A date typed in one input, as people write it: one thing to fill, not three (spec/6-interface.md counts them).
/// What was typed is posted as text, so that a date that cannot be read is shown again as it was.
/// </summary>
[HtmlTargetElement("date-field")]
public sealed class DateFieldTagHelper : FieldTagHelper
{
    /// <summary>Which date to enter.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Hint ??= "For example, 27 3 2026";
        var input = Control("input", "govuk-input", output).With("type", "text");
        input.AddCssClass("govuk-input--width-10");
        input.Attributes.TryAdd("autocomplete", "off");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (FirstValue.Length > 0)
            input.Attributes["value"] = FirstValue;
        WriteGroup(output, LabelFor(Label), HintPart(), ErrorPart(), input);
    }
}
