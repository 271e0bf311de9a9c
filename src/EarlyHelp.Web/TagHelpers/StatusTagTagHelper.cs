using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A state in a word; its colour only repeats what the word says.</summary>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagTagHelper : TagHelper
{
    /// <summary>late, soon, ok, done or neutral.</summary>
    public string Kind { get; set; } = "neutral";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "strong";
        output.Attributes.SetAttribute("class", $"govuk-tag govuk-tag--{Colour(Kind)}");
    }

    /// <summary>The GOV.UK colour of a kind.</summary>
    public static string Colour(string kind) => kind switch
    {
        "late" => "red",
        "soon" => "yellow",
        "ok" => "green",
        "done" => "blue",
        "neutral" => "grey",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A status is late, soon, ok, done or neutral."),
    };
}
