using System.Globalization;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>A day ("3 March 2016"), or the local day and time of an instant ("3 March 2016, 2:15pm").</summary>
[HtmlTargetElement("date-text")]
public sealed class DateTextTagHelper : TagHelper
{
    /// <summary>A <see cref="DateOnly"/>, a UTC <see cref="DateTime"/>, or nothing.</summary>
    public object? Value { get; set; }

    /// <summary>What to say when there is no date.</summary>
    public string Empty { get; set; } = "Not set";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Value is null ? "span" : "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is null)
            output.Attributes.SetAttribute("class", "eh-muted");
        var (machine, words) = Value switch
        {
            DateOnly day => (day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), UkDates.Date(day)),
            DateTime utc => (utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), UkDates.DateAndTime(utc)),
            null => (null, Empty),
            _ => throw new ArgumentException($"A date is a DateOnly or a DateTime, not {Value.GetType().Name}."),
        };
        if (machine is not null)
            output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(words);
    }
}
