using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.AccessRequests;

/// <summary>Something in a text that belongs to one person or home by its form alone.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Characters.</param>
/// <param name="Key">The same however it is written.</param>
internal readonly record struct Telltale(int Start, int Length, string Key);

/// <summary>E-mail addresses, telephone numbers, postcodes, NHS, pupil and National Insurance numbers, and references of records.</summary>
internal static partial class Telltales
{
    /// <summary>All of a text, in order.</summary>
    public static IEnumerable<Telltale> In(string text) => Pattern().Matches(text).Select(m => new Telltale(m.Index, m.Length, KeyOf(m)));

    private static string KeyOf(Match match)
    {
        if (match.Groups["mail"].Success)
            return match.Value.ToUpperInvariant();
        var plain = string.Concat(match.Value.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        if (!match.Groups["phone"].Success)
            return plain;
        // +44 7700 900123, 0044 (0)7700 900123 and 07700 900123 are one number.
        plain = plain.StartsWith("0044", StringComparison.Ordinal) ? plain[4..] : match.Value[0] == '+' ? plain[2..] : plain;
        return "0" + plain.TrimStart('0');
    }

    // An e-mail address begins where its word does, or right after the mark before it: no character is read as a beginning twice.
    [GeneratedRegex("""
        (?: (?<![\p{L}\p{N}._%+'’-]) | \G ) (?<mail>[\p{L}\p{N}._%+'’-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)
        | (?<![\p{L}\p{N}-]) (?: (?<phone>(?:\+44|0044)[\s().-]*(?:0[\s().-]*)?[1-9](?:[\s().-]{0,2}\d){8,9}|0[1-9](?:[\s().-]{0,2}\d){8,9})
            | \d{3}[ -]?\d{3}[ -]?\d{4}
            | [A-Z]\d{11}[A-Z\d]
            | [A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]
            | [A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}
            | (?:FAM|EHN|EHC)-\d[\d-]*\d ) (?![\p{L}\p{N}])
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
