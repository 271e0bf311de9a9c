using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>A list as a download that spreadsheets read: UTF-8 with its mark, every cell quoted, nothing that a spreadsheet would run.</summary>
public static class CsvFile
{
    private const string Dangerous = "=+-@\t\r";

    /// <summary>The download of these rows.</summary>
    public static FileContentResult Of(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headings))
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        return new FileContentResult([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8") { FileDownloadName = name };
    }

    /// <summary>
    /// A file at a fixed address, which other programs read: no mark before the first heading, and only cells that need it quoted (RFC 4180).
    /// What a spreadsheet would run is text here too.
    /// </summary>
    public static FileContentResult ForPrograms(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headings))
            text.AppendJoin(',', row.Select(cell => Safe(cell) is var safe && safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? Quoted(safe) : safe)).Append("\r\n");
        return new FileContentResult(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8") { FileDownloadName = name };
    }

    /// <summary>One cell. A spreadsheet takes a cell that begins with = + - @ tab or return for a formula: an apostrophe before it makes it text.</summary>
    public static string Cell(string? value) => Quoted(Safe(value));

    private static string Safe(string? value) => value is { Length: > 0 } && Dangerous.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value ?? "";

    private static string Quoted(string safe) => $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
