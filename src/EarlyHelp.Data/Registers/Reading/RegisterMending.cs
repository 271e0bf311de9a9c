using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Writes a file of a register again, with what is wrong in a first column: mended, the folder can be sent again as it is, because columns of errors are passed over.
/// Every other value keeps its bytes, also where the file is no UTF-8; a value is quoted where it must be, and lines end as RFC 4180 has it.
/// </summary>
internal static class RegisterMending
{
    // Every byte is a character of Latin-1: what is read so is written back the same.
    private static readonly Encoding Bytes = Encoding.Latin1;

    private const string RestIsMissing = "From here on nothing could be read, and the rows from here on are not in this file: mend the file that you sent";

    /// <summary>Writes the files that have problems, and gives where they are.</summary>
    public static IReadOnlyList<string> Write(RegisterFolder folder, IReadOnlyList<RegisterProblem> problems)
    {
        List<string> written = [];
        foreach (var file in folder.Files)
        {
            var wrong = problems.Where(p => p.File == file.Name).ToLookup(p => p.Line);
            if (wrong.Count == 0)
                continue;
            OwnFolder.Create(Path.GetDirectoryName(folder.MendPath(file))!);
            Write(folder, file, wrong);
            written.Add(folder.MendPath(file));
        }

        return written;
    }

    private static void Write(RegisterFolder folder, RegisterFile file, ILookup<int, RegisterProblem> wrong)
    {
        using var reader = new StreamReader(folder.Open(file), Bytes, detectEncodingFromByteOrderMarks: false);
        using var writer = OwnFolder.NewFile(folder.MendPath(file), Bytes);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",", Mode = CsvMode.RFC4180, IgnoreBlankLines = false, BadDataFound = null, MaxFieldSize = RegisterReader.LongestField,
        });
        var mark = Bytes.GetString(Encoding.UTF8.Preamble);
        int[] dropped = [];
        var (line, columns) = (1, 0);
        while (Next(csv, out var isTooLong))
        {
            if (isTooLong)
            {
                if (line == 1)
                    writer.Write(RegisterFile.ErrorReason + "\r\n");
                // Without the row's columns it can't come back by mistake as if it were the whole file.
                writer.Write(Cell(Reason(wrong[line]) is { Length: > 0 } said ? $"{said}; {RestIsMissing}" : RestIsMissing) + new string(',', columns) + "\r\n");
                return;
            }

            if (RegisterReader.IsBlank(csv.Record!))
            {
                line += line == 1 ? 0 : 1;
                continue;
            }

            var values = csv.Record!.ToList();
            if (line == 1 && values[0].StartsWith(mark, StringComparison.Ordinal))
            {
                writer.Write(mark);
                values[0] = values[0][mark.Length..];
            }

            if (line == 1)
                dropped = [.. values.Index().Where(v => v.Item.StartsWith(RegisterFile.ErrorPrefix, StringComparison.Ordinal)).Select(v => v.Index).Reverse()];
            foreach (var at in dropped.Where(at => at < values.Count))
                values.RemoveAt(at);
            // A name of a column can say what is wrong with the columns: it is passed over when the file comes back.
            if (wrong[1].Any())
                values.Insert(0, line == 1 ? $"{RegisterFile.ErrorPrefix}columns: {Reason(wrong[1])}" : "");
            values.Insert(0, line == 1 ? RegisterFile.ErrorReason : Reason(wrong[line]));
            columns = line == 1 ? values.Count - 1 : columns;
            writer.Write(string.Join(',', values.Select(Cell)) + "\r\n");
            line = csv.RawRow + 1;
        }
    }

    private static bool Next(CsvParser csv, out bool isTooLong)
    {
        isTooLong = false;
        try
        {
            return csv.Read();
        }
        catch (MaxFieldSizeException)
        {
            return isTooLong = true;
        }
    }

    private static string Reason(IEnumerable<RegisterProblem> problems) =>
        Bytes.GetString(Encoding.UTF8.GetBytes(string.Join("; ", problems.Select(p => p.Column.Length > 0 ? $"{p.Column}: {p.Reason}" : p.Reason))));

    private static string Cell(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
