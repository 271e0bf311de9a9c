using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>One answer of <c>&lt;radios&gt;</c> or <c>&lt;checkboxes&gt;</c>; the fields inside it open when it is chosen.</summary>
[HtmlTargetElement("radio", ParentTag = "radios")]
[HtmlTargetElement("checkbox", ParentTag = "checkboxes")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is posted.</summary>
    public string Value { get; set; } = "";

    /// <summary>What is read.</summary>
    public string Label { get; set; } = "";

    /// <summary>A line of help under the label.</summary>
    public string? Hint { get; set; }

    /// <summary>Whether "or" stands before it.</summary>
    public bool Or { get; set; }

    /// <summary>Whether choosing this checkbox clears the others: "None of these".</summary>
    public bool Exclusive { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = (ChoiceGroup)context.Items[typeof(ChoiceGroup)];
        var inside = await output.GetChildContentAsync();
        group.Add(new Choice(Value, Label, Hint), inside.IsEmptyOrWhiteSpace ? null : inside, Exclusive, Or);
        output.SuppressOutput();
    }
}
