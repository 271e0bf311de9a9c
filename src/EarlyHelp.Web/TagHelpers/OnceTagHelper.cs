using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// Gives every form that posts a number of its own, so that the server can tell a form sent twice from two forms
/// (<c>once="false"</c> leaves it out), and the antiforgery token where MVC leaves it out: a form with a written action.
/// A form with <c>data-draft-key</c> says which draft it replaces.
/// </summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class OnceTagHelper(IHtmlGenerator html) : TagHelper
{
    /// <summary>Whether the form carries the number.</summary>
    public bool Once { get; set; } = true;

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var method = context.AllAttributes["method"].Value.ToString();
        if ( !string.Equals(method, "post", StringComparison.OrdinalIgnoreCase))
            return;
        var writesAction = context.AllAttributes.TryGetAttribute("action", out var action) && !string.IsNullOrEmpty(action.Value?.ToString());
        if (writesAction && !context.AllAttributes.ContainsName("asp-antiforgery"))
            output.PostContent.AppendHtml(html.GenerateAntiforgery(View) ?? HtmlString.Empty);
        if (Once)
            output.PostContent.AppendHtml(HiddenField(OncePerPost.Field, Guid.NewGuid().ToString("N")));
        if (context.AllAttributes.TryGetAttribute("data-draft-key", out var draft) && draft.Value?.ToString() is { Length: > 0 } draftKey)
        {
            output.PostContent.AppendHtml(HiddenField(OncePerPost.DraftField, draftKey));
            output.PostContent.AppendHtml(HiddenField(OncePerPost.PageField, Page(View.HttpContext.Request)));
        }
    }

    private static string? Page(HttpRequest request) => HttpMethods.IsPost(request.Method)
        ? request.HasFormContentType ? request.Form[OncePerPost.PageField].ToString() : null
        : request.Path + request.QueryString;

    private static TagBuilder HiddenField(string name, string? value)
    {
        var field = Element("input").With("type", "hidden").With("name", name).With("value", value);
        field.TagRenderMode = TagRenderMode.SelfClosing;
        return field;
    }
}
