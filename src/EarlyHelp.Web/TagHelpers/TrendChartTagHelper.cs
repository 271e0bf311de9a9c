using System.Globalization;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Features.Scorecards;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static EarlyHelp.Web.TagHelpers.Html;

namespace EarlyHelp.Web.TagHelpers;

/// <summary>The trend of a figure as a small picture: its line, its target and, broken, the line that it is compared with. The table with it says the same.</summary>
[HtmlTargetElement("trend-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TrendChartTagHelper : TagHelper
{
    private const int Left = 40;
    private const int Right = 308;
    private const int Top = 12;
    private const int Bottom = 100;

    private decimal highest = 1;

    /// <summary>A name of its own on the page.</summary>
    public string Id { get; set; } = "";

    /// <summary>What it shows.</summary>
    public string Title { get; set; } = "";

    /// <summary>What it says, in words.</summary>
    public string Description { get; set; } = "";

    /// <summary>The months, the oldest first.</summary>
    public IReadOnlyList<Month> Months { get; set; } = [];

    /// <summary>A figure for each month.</summary>
    public IReadOnlyList<Figure> Trend { get; set; } = [];

    /// <summary>The line that it is compared with; null for none.</summary>
    public IReadOnlyList<Figure>? Beside { get; set; }

    /// <summary>The highest value of pictures that stand beside each other, so that they have one scale; null for this one's own.</summary>
    public decimal? Ceiling { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        highest = Highest();
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "eh-chart eh-trend");
        output.Attributes.SetAttribute("viewBox", "0 0 320 124");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("focusable", "false");
        output.Attributes.SetAttribute("aria-labelledby", $"{Id}-title {Id}-desc");
        output.Content
            .AppendHtml(Element("title", null, Title, $"{Id}-title"))
            .AppendHtml(Element("desc", null, Description, $"{Id}-desc"));
        foreach (var value in new[] { 0, highest / 2, highest })
        {
            output.Content.AppendHtml(Rule("eh-chart__rule", value))
                .AppendHtml(Words(FigureWords.Number(Math.Round(value, 1)), Left - 6, Y(value) + 4, "end"));
        }

        foreach (var target in new[] { Trend[^1].Indicator.Target.Value, Trend[^1].Indicator.Target.Upper }.OfType<decimal>())
            output.Content.AppendHtml(Rule("eh-trend__target", target));
        if (Beside is not null)
            Draw(output, Beside, "eh-trend__line eh-trend__line--beside");
        Draw(output, Trend, "eh-trend__line");
        if (Trend[^1].Value is { } last)
            output.Content.AppendHtml(Element("circle", "eh-trend__point").With("cx", Number(X(Trend.Count - 1))).With("cy", Number(Y(last))).With("r", "4"));
        output.Content.AppendHtml(Words(Short(Months[0]), Left, Bottom + 18, "start")).AppendHtml(Words(Short(Months[^1]), Right, Bottom + 18, "end"));
    }

    // A share runs to a hundred; a count to the next round number.
    private decimal Highest()
    {
        if (Trend[^1].Indicator.Measure == Measure.Percent)
            return 100;
        decimal[] all = [Ceiling ?? 0, Trend[^1].Indicator.Target.Upper ?? 0, Trend.Max(f => f.Value) ?? 0, Beside is null || Ceiling is not null ? 0 : Beside.Max(f => f.Value) ?? 0];
        var most = Math.Max(1, all.Max());
        var step = 1m;
        while (step * 10 < most)
            step *= 10;
        return Math.Ceiling(most / step) * step;
    }

    // A month with nothing to measure breaks the line; a month alone is a dot.
    private void Draw(TagHelperOutput output, IReadOnlyList<Figure> trend, string look)
    {
        List<(int X, int Y)> run = [];
        for (var i = 0; i <= trend.Count; i++)
        {
            if (i < trend.Count && trend[i].Value is { } value)
            {
                run.Add((X(i), Y(Math.Min(value, highest))));
                continue;
            }

            if (run.Count > 1)
                output.Content.AppendHtml(Element("polyline", look).With("points", string.Join(' ', run.Select(p => $"{Number(p.X)},{Number(p.Y)}"))));
            else if (run.Count == 1)
                output.Content.AppendHtml(Element("circle", "eh-trend__point").With("cx", Number(run[0].X)).With("cy", Number(run[0].Y)).With("r", "2"));
            run.Clear();
        }
    }

    private TagBuilder Rule(string look, decimal value) =>
        Element("line", look).With("x1", Number(Left)).With("x2", Number(Right)).With("y1", Number(Y(value))).With("y2", Number(Y(value)));

    private static TagBuilder Words(string words, int x, int y, string anchor) =>
        Element("text", "eh-chart__number", words).With("x", Number(x)).With("y", Number(y)).With("text-anchor", anchor);

    private int X(int month) => Left + ((Right - Left) * month / Math.Max(1, Months.Count - 1));

    private int Y(decimal value) => Bottom - (int)((Bottom - Top) * value / highest);

    private static string Short(Month month) => month.First.ToString("MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
