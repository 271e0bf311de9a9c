using System.Globalization;

namespace EarlyHelp.Domain.Registers;

/// <summary>One row of a register's file: reads its values, and notes what is wrong with them. A value that is wrong reads as if it were empty.</summary>
/// <param name="file">The file.</param>
/// <param name="line">Line on which the row begins.</param>
/// <param name="value">The value of a column; null or empty when there is none.</param>
/// <param name="problems">Where problems are noted.</param>
public sealed class RegisterRow(RegisterFile file, int line, Func<string, string?> value, ICollection<RegisterProblem> problems)
{
    // What stands in place of bytes that are not UTF-8.
    private const char NotUtf8 = '\uFFFD';

    /// <summary>Line on which the row begins.</summary>
    public int Line => line;

    /// <summary>Whether nothing was wrong with it so far.</summary>
    public bool IsGood { get; private set; } = true;

    /// <summary>Notes that something is wrong.</summary>
    public void Refuse(string column, string reason)
    {
        IsGood = false;
        problems.Add(new(file.Name, line, column, reason));
    }

    /// <summary>Notes it unless the condition holds.</summary>
    public void Check(bool holds, string column, string reason)
    {
        if (!holds)
            Refuse(column, reason);
    }

    /// <summary>
    /// All that it says, in the order of the file's description, whatever order its columns stand in: rows that say the same give the same text,
    /// also when a later version of this program knows more columns.
    /// </summary>
    public string Said => string.Join('\u001f', file.Required.Concat(file.Optional).Where(Has).Select(column => $"{column}={value(column)!.Trim()}"));

    /// <summary>The value of a column as it stands, without judging it.</summary>
    public string? Peek(string column) => value(column)?.Trim();

    /// <summary>Whether the row has anything in the column.</summary>
    public bool Has(string column) => !string.IsNullOrWhiteSpace(value(column));

    /// <summary>A text, with its spaces at the ends taken off; null when it is empty.</summary>
    public string? Text(string column, int most)
    {
        if (!Read(column, out var text))
            return null;
        if (text.Any(c => char.IsControl(c) && c is not ('\r' or '\n')))
            Refuse(column, "A control character stands in this text");
        else if (text.Length > most)
            Refuse(column, $"This text is {text.Length} characters long: at most {most} are kept");
        else
            return text;
        return null;
    }

    /// <summary>A reference of the old system.</summary>
    public string? Reference(string column)
    {
        var text = Text(column, ReferenceMaxLength);
        if (text is null || !text.Contains('\n', StringComparison.Ordinal))
            return text;
        Refuse(column, "A reference stands on one line");
        return null;
    }

    /// <summary>A day, YYYY-MM-DD.</summary>
    public DateOnly? Day(string column)
    {
        if (!Read(column, out var text))
            return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            Refuse(column, "This is not a date: write it as 2016-07-31");
        else if (day.Year < FirstYear)
            Refuse(column, $"This date lies before {FirstYear}");
        else
            return day;
        return null;
    }

    /// <summary>A day that must not be to come.</summary>
    public DateOnly? PastDay(string column, DateOnly today)
    {
        var day = Day(column);
        if (day is null || day <= today)
            return day;
        Refuse(column, "This date is in the future");
        return null;
    }

    /// <summary>A local reading of date and time, YYYY-MM-DDTHH:MM, as an instant (UTC). One that the clocks skip moves an hour forward; of one that they repeat it is the first.</summary>
    public DateTime? PastTime(string column, DateTime nowUtc)
    {
        if (!Read(column, out var text))
            return null;
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            Refuse(column, "This is not a date and time: write it as 2016-07-31T14:05");
            return null;
        }

        if (local.Year < FirstYear)
        {
            Refuse(column, $"This time lies before {FirstYear}");
            return null;
        }

        var at = UkTime.ToUtc(local);
        if (at <= nowUtc)
            return at;
        Refuse(column, "This time is in the future");
        return null;
    }

    /// <summary>One of some words.</summary>
    public T? OneOf<T>(string column, IReadOnlyDictionary<string, T> words) where T : struct
    {
        if (!Read(column, out var text))
            return null;
        if (words.TryGetValue(text, out var found))
            return found;
        Refuse(column, $"This is none of {string.Join(", ", words.Keys)}");
        return null;
    }

    /// <summary>A code of a list, in capitals or not; what the list makes of it.</summary>
    public string? Code(string column, IReadOnlyDictionary<string, string> codes, string kind)
    {
        if (!Read(column, out var text))
            return null;
        if (codes.TryGetValue(text, out var found))
            return found;
        Refuse(column, $"There is no {kind} of this code");
        return null;
    }

    /// <summary>A text that has its own check, such as a UPN.</summary>
    public string? Checked(string column, Func<string?, string?> problem, Func<string, string> normalise)
    {
        if (!Read(column, out var text))
            return null;
        if (problem(text) is not { } wrong)
            return normalise(text);
        Refuse(column, wrong);
        return null;
    }

    /// <summary>A name of the organisation as it is set up, in capitals or not.</summary>
    public long? Named(string column, IReadOnlyDictionary<string, long> names, string kind)
    {
        if (!Read(column, out var text))
            return null;
        if (names.TryGetValue(text, out var id))
            return id;
        Refuse(column, $"There is no {kind} of this name");
        return null;
    }

    /// <summary>A number, not below nothing, of at most four decimal places.</summary>
    public decimal? Number(string column, decimal most)
    {
        if (!Read(column, out var text))
            return null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            Refuse(column, "This is not a number");
        else if (number > most)
            Refuse(column, $"This is more than {most.ToString(CultureInfo.InvariantCulture)}");
        else if (decimal.Round(number, DecimalPlaces) != number)
            Refuse(column, $"This has more than {DecimalPlaces} decimal places");
        else
            return number;
        return null;
    }

    /// <summary>Decimal places that are kept of a number.</summary>
    public const int DecimalPlaces = 4;

    /// <summary>Longest reference of an old system.</summary>
    public const int ReferenceMaxLength = 100;

    /// <summary>The first year of anything: what lies before is a date that another system writes where it has none.</summary>
    public const int FirstYear = 1900;

    private bool Read(string column, out string text)
    {
        text = value(column)?.Trim() ?? "";
        if (text.Contains(NotUtf8, StringComparison.Ordinal))
        {
            Refuse(column, "A character can’t be read: save the file as UTF-8");
            return false;
        }

        if (text.Length > 0)
            return true;
        // Of a column that is missing the header is wrong, and not each row.
        if (value(column) is not null && file.Required.Contains(column, StringComparer.Ordinal))
            Refuse(column, "This must not be empty");
        return false;
    }
}
