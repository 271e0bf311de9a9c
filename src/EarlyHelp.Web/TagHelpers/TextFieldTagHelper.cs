using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A line of text: <c>&lt;text-field for="FullName" label="Full name" width="20" /&gt;</c>.</summary>
[HtmlTargetElement("text-field")]
public sealed class TextFieldTagHelper : FieldTagHelper
{
    /// <summary>What to enter.</summary>
    public string Label { get; set; } = "";

    /// <summary>The input's type; text unless told. A password is never shown again.</summary>
    public string Type { get; set; } = "text";

    /// <summary>About how many characters wide: 2, 3, 4, 5, 10, 20 or 30; the whole column unless told.</summary>
    public int? Width { get; set; }

    /// <summary>A unit before the input, such as "£".</summary>
    public string? Prefix { get; set; }

    /// <summary>A unit after the input, such as "weeks".</summary>
    public string? Suffix { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Control("input", "govuk-input", output).With("type", Type);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        if (Type != "password" && FirstValue.Length > 0)
            input.Attributes["value"] = FirstValue;
        if (Width is { } characters)
            input.AddCssClass($"govuk-input--width-{characters}");
        WriteGroup(output, LabelFor(Label), HintPart(), ErrorPart(), InUnits(input));
    }

    private TagBuilder InUnits(TagBuilder input) => Prefix is null && Suffix is null
        ? input
        : Element("div", "govuk-input__wrapper").Holding(Unit("prefix", Prefix), input, Unit("suffix", Suffix));

    private static TagBuilder? Unit(string side, string? unit) =>
        unit is null ? null : Element("div", $"govuk-input__{side}", unit).With("aria-hidden", "true");
}
