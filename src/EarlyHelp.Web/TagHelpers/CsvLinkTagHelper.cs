using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// The link below a list that downloads all of it, with the filters and in the order of the page (spec/5-import-export.md, Export). It is there for those
/// who may take lists away, and for nobody else.
/// </summary>
[HtmlTargetElement("csv-link")]
public sealed class CsvLinkTagHelper(CurrentActor current) : TagHelper
{
    /// <summary>What is downloaded: "the caseload". It is told in the link, as a page can have several.</summary>
    public string Of { get; set; } = "";

    /// <summary>Where the file is: at the address of the page with ".csv" behind it and the query of the page, unless something else is said.</summary>
    public string? Href { get; set; }

    /// <summary>Who may take it away; an administrator takes lists of the set-up, in which no family is.</summary>
    public Permission Needs { get; set; } = Permission.Export;

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!current.IsSet || !current.Actor.May(Needs))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-body eh-no-print");
        output.Content.AppendHtml(Element("a", "govuk-link", $"Download CSV of {Of}").With("href", Href ?? Address()));
    }

    private string Address()
    {
        var request = View.HttpContext.Request;
        return $"{request.PathBase}{request.Path.ToString().TrimEnd('/')}.csv{PageAddress.Query(request, "page")}";
    }
}
