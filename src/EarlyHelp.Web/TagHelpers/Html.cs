using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>Elements for the tag helpers: text given as a string is always encoded.</summary>
internal static class Html
{
    /// <summary>An element with a class, text or other content, and an id.</summary>
    public static TagBuilder Element(string tag, string? cssClass = null, object? content = null, string? id = null)
    {
        var element = new TagBuilder(tag);
        if (cssClass is not null)
            element.Attributes["class"] = cssClass;
        if (id is not null)
            element.Attributes["id"] = id;
        if (content is IHtmlContent html)
            element.InnerHtml.AppendHtml(html);
        else if (content is not null)
            element.InnerHtml.Append((string)content);
        return element;
    }

    /// <summary>The element, with an attribute more.</summary>
    public static TagBuilder With(this TagBuilder element, string name, string? value)
    {
        element.Attributes[name] = value;
        return element;
    }

    /// <summary>The element, with more inside it.</summary>
    public static TagBuilder Holding(this TagBuilder element, params IHtmlContent?[] parts)
    {
        foreach (var part in parts.OfType<IHtmlContent>())
            element.InnerHtml.AppendHtml(part);
        return element;
    }

    /// <summary>Text that only screen readers say.</summary>
    public static TagBuilder Hidden(string text) => Element("span", "govuk-visually-hidden", text);
}
