using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>One answer out of a long list.</summary>
[HtmlTargetElement("select-field")]
public sealed class SelectFieldTagHelper : FieldTagHelper
{
    /// <summary>What to choose.</summary>
    public string Label { get; set; } = "";

    /// <summary>The answers, in the order shown.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    /// <summary>The words of the first, empty answer, such as "Choose a district".</summary>
    public string? Blank { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Control("select", "govuk-select", output);
        if (Blank is not null)
            select.InnerHtml.AppendHtml(Option(new Choice("", Blank)));
        foreach (var item in Items)
            select.InnerHtml.AppendHtml(Option(item));
        WriteGroup(output, LabelFor(Label), HintPart(), ErrorPart(), select);
    }

    private TagBuilder Option(Choice choice)
    {
        var option = Element("option", content: choice.Label).With("value", choice.Value);
        if (string.Equals(choice.Value, FirstValue, StringComparison.OrdinalIgnoreCase))
            option.Attributes["selected"] = "selected";
        return option;
    }
}
