using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>Links to the pages of a list; nothing where there is one page. They keep the rest of the query.</summary>
[HtmlTargetElement("pager")]
public sealed class PagerTagHelper : TagHelper
{
    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>How many rows there are in all.</summary>
    public int Total { get; set; }

    /// <summary>Rows a page (spec/6-interface.md: 25).</summary>
    public int Size { get; set; } = 25;

    /// <summary>The query key of the page number: another one where a page has two lists.</summary>
    public string Parameter { get; set; } = "page";

    /// <summary>What the pages are of, for screen readers.</summary>
    public string Label { get; set; } = "Pages";

    /// <summary>The page being rendered.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var last = (Total + Size - 1) / Size;
        if (last < 2)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-pagination");
        output.Attributes.SetAttribute("aria-label", Label);
        if (Page > 1)
            output.Content.AppendHtml(Side("prev", "Previous", Page - 1));
        var list = Element("ul", "govuk-pagination__list");
        var before = 0;
        foreach (var number in new[] { 1, Page - 1, Page, Page + 1, last }.Where(n => n >= 1 && n <= last).Distinct())
        {
            if (number > before + 1)
                list.Holding(Element("li", "govuk-pagination__item govuk-pagination__item--ellipsis", "⋯"));
            list.Holding(Number(number));
            before = number;
        }
        output.Content.AppendHtml(list);
        if (Page < last)
            output.Content.AppendHtml(Side("next", "Next", Page + 1));
    }

    private TagBuilder Number(int number)
    {
        var words = number.ToString(CultureInfo.InvariantCulture);
        var link = Element("a", "govuk-link govuk-pagination__link", words).With("href", Address(number)).With("aria-label", $"Page {words}");
        if (number == Page)
            link.Attributes["aria-current"] = "page";
        return Element("li", number == Page ? "govuk-pagination__item govuk-pagination__item--current" : "govuk-pagination__item", link);
    }

    private TagBuilder Side(string side, string word, int number) => Element("div", $"govuk-pagination__{side}",
        Element("a", "govuk-link govuk-pagination__link").With("href", Address(number)).With("rel", side)
            .Holding(Element("span", "govuk-pagination__link-title", word).Holding(Hidden(" page"))));

    private string Address(int number) =>
        PageAddress.With(View.HttpContext.Request, Parameter, number.ToString(CultureInfo.InvariantCulture));
}
