using System.Globalization;
using System.Text;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>A list as a download that spreadsheets read: UTF-8 with its mark, every cell quoted, nothing that a spreadsheet would run.</summary>
public static class CsvFile
{
    private const string Dangerous = "=+-@\t\r";

    /// <summary>The download of a list, a column for each heading. Days and times stand there as on pages, truths as yes and no.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="rows">Every row of the list, in its order.</param>
    /// <param name="columns">Each column: its heading, and what a row has in it.</param>
    public static FileContentResult Of<T>(string name, IEnumerable<T> rows, params (string Heading, Func<T, object?> Value)[] columns) =>
        Of(name, [.. columns.Select(c => c.Heading)], rows.Select(r => (IReadOnlyList<string?>)[.. columns.Select(c => Text(c.Value(r)))]));

    /// <summary>The download of rows whose columns are as many as there are months, say.</summary>
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

    private static string? Text(object? value) => value switch
    {
        DateOnly day => UkDates.Date(day),
        DateTime at => UkDates.DateAndTime(at),
        bool yes => yes ? "Yes" : "No",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Safe(string? value) => value is { Length: > 0 } && Dangerous.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value ?? "";

    private static string Quoted(string safe) => $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
