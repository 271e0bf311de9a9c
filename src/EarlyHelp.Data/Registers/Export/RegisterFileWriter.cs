using System.Text;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>Writes CSV as it came: UTF-8, RFC 4180; only control characters that no register may hold become spaces. What is for spreadsheets and not for a machine goes through the web's own writer.</summary>
internal static class RegisterFileWriter
{
    /// <summary>Writes a file of a register: values in the order of its description. A file without rows is left out.</summary>
    public static Task<int> WriteAsync(string folder, RegisterFile file, IAsyncEnumerable<string?[]> rows, CancellationToken stop) =>
        WriteAsync(Path.Combine(folder, file.Name), [.. file.Required, .. file.Optional], rows, stop);

    /// <summary>Writes a file and gives its number of rows.</summary>
    public static async Task<int> WriteAsync(string path, IReadOnlyList<string> columns, IAsyncEnumerable<string?[]> rows, CancellationToken stop)
    {
        var count = 0;
        StreamWriter? writer = null;
        try
        {
            await foreach (var row in rows.WithCancellation(stop))
            {
                if (row.Length != columns.Count)
                    throw new InvalidOperationException($"{Path.GetFileName(path)}: a row has {row.Length} values for {columns.Count} columns.");
                if (writer is null)
                {
                    writer = OwnFolder.NewFile(path, new UTF8Encoding(false));
                    await writer.WriteAsync(Line(columns));
                }

                await writer.WriteAsync(Line(row));
                count++;
            }
        }
        finally
        {
            if (writer is not null)
                await writer.DisposeAsync();
        }

        return count;
    }

    private static string Line(IEnumerable<string?> values) => string.Join(',', values.Select(Cell)) + "\r\n";

    // What was typed here may hold a tab or a character that could not be read; the format has neither.
    private static string? Sound(string? value) => value is null || !value.Any(c => (char.IsControl(c) && c is not ('\r' or '\n')) || c == '\uFFFD')
        ? value
        : string.Concat(value.Select(c => (char.IsControl(c) && c is not ('\r' or '\n')) || c == '\uFFFD' ? ' ' : c));

    private static string Cell(string? typed) => Sound(typed) is not { } value ? "" : value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
