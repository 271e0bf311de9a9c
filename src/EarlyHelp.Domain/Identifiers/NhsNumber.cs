using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>NHS number: ten digits, the last a check digit by modulus 11 (reference/domain.md 1.10).</summary>
public static partial class NhsNumber
{
    /// <summary>Length of an NHS number as stored.</summary>
    public const int Length = 10;

    private const string WrongFormat = "Enter an NHS number in the correct format, like 943 476 5919";

    /// <summary>As stored: ten digits without spaces and hyphens.</summary>
    public static string Normalise(string text) => Typed.Squeeze(text);

    /// <summary>Whether the text is an NHS number with the right check digit.</summary>
    public static bool IsValid(string? text) => Problem(text) is null;

    /// <summary>What is wrong with the NHS number, as a sentence for the person who typed it, or null.</summary>
    public static string? Problem(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "Enter an NHS number";
        var number = Normalise(text);
        if (!TenDigits().IsMatch(number))
            return WrongFormat;
        // 0000000000 and its like pass the arithmetic and are nobody's number.
        if (number.All(digit => digit == number[0]))
            return WrongFormat;
        return CheckDigit(number) == number[^1] - '0' ? null : "Check the NHS number: its last digit does not agree with the rest";
    }

    /// <summary>As people read it: 943 476 5919.</summary>
    public static string Format(string text)
    {
        var number = Normalise(text);
        return number.Length == Length ? $"{number[..3]} {number[3..6]} {number[6..]}" : number;
    }

    // 10 is no digit: a number whose arithmetic gives it is never issued.
    private static int CheckDigit(string number) =>
        (11 - Enumerable.Range(0, 9).Sum(i => (number[i] - '0') * (10 - i)) % 11) % 11;

    [GeneratedRegex(@"^[0-9]{10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TenDigits();
}
