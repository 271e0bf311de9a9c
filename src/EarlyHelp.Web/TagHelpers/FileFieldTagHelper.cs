using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A file to upload. A browser never fills it again, so its hint says what is taken.</summary>
[HtmlTargetElement("file-field")]
public sealed class FileFieldTagHelper : FieldTagHelper
{
    /// <summary>Which file to choose.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Html.With(Control("input", "govuk-file-upload", output), "type", "file");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        WriteGroup(output, LabelFor(Label), HintPart(), ErrorPart(), input);
    }
}
