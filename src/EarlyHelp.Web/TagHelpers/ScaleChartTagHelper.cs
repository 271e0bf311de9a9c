using System.Globalization;
using EarlyHelp.Web.Features.Assessments;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>How everybody scored one danger and goal, as a small picture: a line for each voice, marked with its letter. The table under it says the same.</summary>
[HtmlTargetElement("scale-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ScaleChartTagHelper : TagHelper
{
    private const int Left = 24;
    private const int Right = 410;
    private const int Top = 12;
    private const int Bottom = 132;

    /// <summary>What is drawn.</summary>
    public ScaleHistory History { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "eh-chart");
        output.Attributes.SetAttribute("viewBox", "0 0 440 150");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        foreach (var score in new[] { 0, 5, 10 })
        {
            output.Content
                .AppendHtml(Element("line", "eh-chart__rule").With("x1", Number(Left)).With("x2", Number(Right)).With("y1", Number(Y(score))).With("y2", Number(Y(score))))
                .AppendHtml(Element("text", "eh-chart__number", Number(score)).With("x", Number(Left - 6)).With("y", Number(Y(score) + 4)).With("text-anchor", "end"));
        }

        for (var i = 0; i < History.Lines.Count; i++)
            Draw(output, History.Lines[i], (i % 4) + 1);
    }

    private void Draw(TagHelperOutput output, ScaleLine line, int look)
    {
        var points = line.Points.Select(p => (X: X(p.On), Y: Y(p.Score))).ToList();
        if (points.Count > 1)
        {
            output.Content.AppendHtml(Element("polyline", $"eh-chart__line eh-chart__line--{Number(look)}")
                .With("points", string.Join(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))));
        }

        foreach (var (x, y) in points)
            output.Content.AppendHtml(Element("circle", $"eh-chart__point eh-chart__point--{Number(look)}").With("cx", Number(x)).With("cy", Number(y)).With("r", "3"));
        output.Content.AppendHtml(Element("text", "eh-chart__number", line.Letter).With("x", Number(points[^1].X + 8)).With("y", Number(points[^1].Y + 4)));
    }

    // Two voices that agree would hide each other: the letters of the table still tell them apart.
    private int X(DateOnly on)
    {
        var (first, last) = (History.Days[0].DayNumber, History.Days[^1].DayNumber);
        return first == last ? (Left + Right) / 2 : Left + ((Right - Left) * (on.DayNumber - first) / (last - first));
    }

    private static int Y(int score) => Bottom - ((Bottom - Top) * score / 10);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
