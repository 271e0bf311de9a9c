using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>
/// How far a case has run, as a picture: a thin bar of its weeks with a mark at week 16. The words stand beside it,
/// so that screen readers pass it by.
/// </summary>
[HtmlTargetElement("week-ruler", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WeekRulerTagHelper : TagHelper
{
    private const int Width = 240;
    private const int DriftWeek = Domain.Cases.CaseDates.DriftWeek;

    /// <summary>The week the case is in, from 1; nothing is drawn before it is opened.</summary>
    public int? Week { get; set; }

    /// <summary>The weeks it may take.</summary>
    public int? Weeks { get; set; }

    /// <summary>Whether weeks are marked and numbered, for the case's own page.</summary>
    public bool Numbered { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Week is not { } week || Weeks is not ({ } weeks and > 0))
        {
            output.SuppressOutput();
            return;
        }

        var height = Numbered ? 30 : 8;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Numbered ? "eh-ruler" : "eh-ruler eh-ruler--thin");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {height}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        var state = week > weeks ? "late" : week > DriftWeek ? "soon" : "on";
        output.Content
            .AppendHtml(Bar("eh-ruler__track", 0, Width))
            .AppendHtml(Bar($"eh-ruler__run eh-ruler__run--{state}", 0, Width * Math.Min(week, weeks) / weeks));
        if (weeks > DriftWeek)
            output.Content.AppendHtml(Bar("eh-ruler__mark", (Width * DriftWeek / weeks) - 1, 2));
        if (!Numbered)
            return;
        for (var number = 4; number <= weeks; number += 4)
        {
            output.Content.AppendHtml(Element("text", "eh-ruler__number", number.ToString(CultureInfo.InvariantCulture))
                .With("x", Text(Width * number / weeks)).With("y", "24").With("text-anchor", number == weeks ? "end" : "middle"));
        }
    }

    private static TagBuilder Bar(string cssClass, int x, int width) =>
        Element("rect", cssClass).With("x", Text(x)).With("y", "0").With("width", Text(width)).With("height", "8");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
