using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Reads a file of a register row by row (RFC 4180, UTF-8), never more of it than a row at a time, and notes what is wrong with the file itself:
/// columns, quotes, rows that are too short or too long. What is wrong within a row its own reader says.
/// </summary>
/// <param name="file">Which file.</param>
/// <param name="problems">Where problems are noted.</param>
public sealed class RegisterReader(RegisterFile file, ICollection<RegisterProblem> problems)
{
    /// <summary>Longest value that is read.</summary>
    internal const int LongestField = 100_000;

    /// <summary>Its columns in the order they stand; empty before anything was read.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>References of rows that are not whole: what refers to them is right all the same.</summary>
    public ICollection<string> BrokenReferences { get; } = [];

    /// <summary>Whether its columns were right, so that its rows were read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The rows that are whole.</summary>
    /// <param name="content">The file's bytes.</param>
    public IEnumerable<RegisterRow> Read(Stream content)
    {
        using var reader = new StreamReader(content, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var isBroken = false;
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",", Mode = CsvMode.RFC4180, TrimOptions = TrimOptions.None, IgnoreBlankLines = false, DetectDelimiter = false, MaxFieldSize = LongestField, BadDataFound = _ => isBroken = true, CountBytes = false,
        });
        if (!ReadHeader(csv))
            yield break;

        Header = [.. csv.Record!.Select(c => c.Trim())];
        var wrong = file.Problems(Header).ToList();
        foreach (var (column, reason) in wrong)
            problems.Add(new(file.Name, 1, column, reason));
        var places = Header.Select((name, at) => (name, at)).Where(c => c.name.Length > 0).DistinctBy(c => c.name).ToDictionary(c => c.name, c => c.at, StringComparer.Ordinal);
        // A file whose columns are wrong is read on, so that everything else that is wrong with it is told at once.
        IsRead = file.Key is null || places.ContainsKey(file.Key);
        var key = file.Key is { } name && places.TryGetValue(name, out var place) ? place : int.MaxValue;
        var before = csv.RawRow;
        while (true)
        {
            isBroken = false;
            if (!Read(csv, before + 1))
                yield break;
            var (line, values) = (before + 1, csv.Record!);
            before = csv.RawRow;
            if (IsBlank(values))
                continue;
            if ((isBroken || values.Length != Header.Count) && key < values.Length)
                BrokenReferences.Add(values[key].Trim());
            if (isBroken)
                problems.Add(new(file.Name, line, "", "The quotes of this row don’t match"));
            else if (values.Length != Header.Count)
                problems.Add(new(file.Name, line, "", string.Create(CultureInfo.InvariantCulture, $"This row has {values.Length} values for {Header.Count} columns")));
            else
                yield return new RegisterRow(file, line, column => places.TryGetValue(column, out var at) ? values[at] : null, problems);
        }
    }

    /// <summary>Whether a line holds nothing: it is no row.</summary>
    internal static bool IsBlank(string[] values) => values is [] or [""];

    // A quote that is never closed takes in the rest of the file: nothing can be read behind it.
    private bool Read(CsvParser csv, int line)
    {
        try
        {
            return csv.Read();
        }
        catch (MaxFieldSizeException)
        {
            problems.Add(new(file.Name, line, "", string.Create(CultureInfo.InvariantCulture, $"A value of this row is longer than {LongestField} characters: a quote may not be closed")));
            return false;
        }
    }

    // Lines before the header may be blank.
    private bool ReadHeader(CsvParser csv)
    {
        var before = problems.Count;
        while (Read(csv, 1))
        {
            if (!IsBlank(csv.Record!))
                return true;
        }

        if (problems.Count == before)
            problems.Add(new(file.Name, 1, "", "The file is empty: its first line must name the columns"));
        return false;
    }
}
