using EarlyHelp.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>The weeks of a case as a picture: what happened is filled, what is to come is hollow. The table under it says the same in words.</summary>
[HtmlTargetElement("case-weeks", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CaseWeeksTagHelper : TagHelper
{
    private const string TitleId = "weeks-title";

    /// <summary>What is drawn.</summary>
    public RulerPicture? Picture { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Picture is not { } picture)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "eh-weeks");
        output.Attributes.SetAttribute("viewBox", FormattableString.Invariant($"0 0 {RulerPicture.Width} {picture.Height}"));
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-labelledby", TitleId);
        output.Attributes.SetAttribute("focusable", "false");
        output.Content
            .AppendHtml(Element("title", null, "The weeks of this case. The table below says the same in words.", TitleId))
            .AppendHtml(Bar("eh-ruler__track", picture.BarX, picture.BarWidth))
            .AppendHtml(Bar($"eh-ruler__run eh-ruler__run--{picture.Kind}", picture.BarX, picture.RunWidth));
        foreach (var (week, x) in picture.Weeks)
            output.Content.AppendHtml(Element("text", "eh-ruler__number", week).With("x", x).With("y", "11").With("text-anchor", "middle"));
        foreach (var mark in picture.Marks.Where(m => m.X is not null))
            output.Content.AppendHtml(Line("eh-weeks__stem", mark.X!, "24", mark.Y!));
        if (picture.Today is { } today)
            output.Content.AppendHtml(Line("eh-weeks__today", today, "12", "28"));
        foreach (var mark in picture.Marks.Where(m => m.X is not null))
            output.Content.AppendHtml(Mark(mark));
    }

    private static TagBuilder Bar(string cssClass, string x, string width) =>
        Element("rect", cssClass).With("x", x).With("y", "16").With("width", width).With("height", "8");

    private static TagBuilder Line(string cssClass, string x, string top, string bottom) =>
        Element("line", cssClass).With("x1", x).With("y1", top).With("x2", x).With("y2", bottom);

    private static TagBuilder Mark(RulerMark mark) =>
        Element("g", $"eh-weeks__mark eh-weeks__mark--{mark.Look}").With("transform", $"translate({mark.X} {mark.Y})").Holding(
            Element("circle").With("r", "9"),
            Element("text", null, mark.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)).With("y", "4").With("text-anchor", "middle"));
}
