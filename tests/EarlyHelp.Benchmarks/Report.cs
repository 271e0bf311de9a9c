using System.Globalization;
using System.Text;

namespace EarlyHelp.Benchmarks;

/// <summary>The table.</summary>
internal static class Report
{
    private const string Columns = "| page | p50 | p95 | of 16: p50 | p95 | requests/s | kB | queries | floor, requests/s | ratio | ratio of 16 | compared |";

    public static void Head() => Console.WriteLine($"{Columns}\n|---|---|---|---|---|---|---|---|---|---|---|---|");

    public static string Of(Line line)
    {
        string Number(double? number, string format) => number?.ToString(format, CultureInfo.InvariantCulture) ?? "";
        var late = line.One.P95 > line.Page.Most || (line.Page.MostOf16 is { } most && line.Sixteen.P95 > most) ? " **late**" : "";
        return $"| {line.Page.Name}{late} | {Number(line.One.P50, "0.0")} | {Number(line.One.P95, "0.0")} | {Number(line.Sixteen.P50, "0.0")} | {Number(line.Sixteen.P95, "0.0")} | {Number(line.Sixteen.ASecond, "0")} "
            + $"| {Number(line.One.Kilobytes, "0")} | {Number(line.One.Queries, "0")} | {Number(line.Floor?.ASecond, "0")} | {Number(line.Floor is null ? null : line.One.ASecond / line.Floor.ASecond, "0.00")} "
            + $"| {Number(line.FloorOf16 is null ? null : line.Sixteen.ASecond / line.FloorOf16.ASecond, "0.00")} | {Number(line.Compared, "0.00")} |";
    }

    /// <summary>Writes the table into the page, between its marks.</summary>
    public static async Task WriteAsync(string path, Options options, IReadOnlyList<Line> lines)
    {
        const string Begin = "<!-- measured -->", End = "<!-- /measured -->";
        var text = await File.ReadAllTextAsync(path);
        var (from, to) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InvalidOperationException($"{path} has no place for the table: {Begin} … {End}");
        var table = new StringBuilder().AppendLine(Begin).AppendLine(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, {options.Seconds} s for each figure, times in milliseconds; memory at the end {lines[0].Megabytes:0} MB.").AppendLine().AppendLine(Columns).AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var line in lines)
            table.AppendLine(Of(line));
        await File.WriteAllTextAsync(path, text[..from] + table + text[to..]);
    }
}
