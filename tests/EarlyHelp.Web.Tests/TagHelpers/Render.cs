using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;

namespace EarlyHelp.Web.Tests.TagHelpers;

/// <summary>One page on which tag helpers are rendered as Razor would, and read back as a browser would.</summary>
internal sealed class Render
{
    private static readonly EmptyModelMetadataProvider Metadata = new();

    public ViewContext View { get; } = new()
    {
        HttpContext = new DefaultHttpContext(),
        RouteData = new RouteData(),
        ActionDescriptor = new ActionDescriptor(),
        ViewData = new ViewDataDictionary(Metadata, new ModelStateDictionary()),
    };

    public ModelStateDictionary ModelState => View.ViewData.ModelState;

    /// <summary>The page's address, as a list's links see it.</summary>
    public Render At(string path, string query = "")
    {
        View.HttpContext.Request.Path = path;
        View.HttpContext.Request.QueryString = new QueryString(query);
        return this;
    }

    /// <summary>A model's property with its value.</summary>
    public static ModelExpression For<T>(string name, T value) =>
        new(name, new ModelExplorer(Metadata, Metadata.GetMetadataForType(typeof(T)), value));

    /// <summary>The element that a tag helper makes.</summary>
    public IElement One(string tag, TagHelper helper, Inside? inside = null, TagHelperAttributeList? attributes = null) =>
        Parse(Html(tag, helper, inside, attributes)).QuerySelector("body > *, table *")!;

    /// <summary>The HTML that a tag helper makes.</summary>
    public string Html(string tag, TagHelper helper, Inside? inside = null, TagHelperAttributeList? attributes = null) =>
        Html(tag, helper, inside, attributes, new Dictionary<object, object>());

    /// <summary>What stands inside the element: rendered when the element asks for it, and knowing what its parent told it.</summary>
    public delegate string Inside(Func<string, TagHelper, Inside?, string> child);

    private string Html(string tag, TagHelper helper, Inside? inside, TagHelperAttributeList? attributes, IDictionary<object, object> items)
    {
        helper.GetType().GetProperty("View")?.SetValue(helper, View);
        var context = new TagHelperContext(tag, attributes ?? [], items, Guid.NewGuid().ToString("N"));
        var output = new TagHelperOutput(tag, new TagHelperAttributeList(attributes ?? []), (_, _) =>
        {
            var content = new DefaultTagHelperContent();
            content.SetHtmlContent(inside?.Invoke((childTag, child, more) =>
                Html(childTag, child, more, null, new Dictionary<object, object>(context.Items))) ?? "");
            return Task.FromResult<TagHelperContent>(content);
        });
        helper.ProcessAsync(context, output).GetAwaiter().GetResult();
        if (!output.IsContentModified && inside is not null)
            output.Content.SetHtmlContent(output.GetChildContentAsync().GetAwaiter().GetResult());
        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    /// <summary>A page with this HTML in its body.</summary>
    public static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
