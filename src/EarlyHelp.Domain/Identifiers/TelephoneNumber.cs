using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>A telephone number as people write it: digits, +, spaces, brackets and hyphens (reference/domain.md NOT07).</summary>
public static partial class TelephoneNumber
{
    /// <summary>Longest number as typed.</summary>
    public const int MaxLength = 20;

    /// <summary>As stored: as typed, with single spaces.</summary>
    public static string Normalise(string text) => Spaces().Replace(text.Trim(), " ");

    /// <summary>Whether the text can be a telephone number: 7 to 15 digits.</summary>
    public static bool IsValid(string? text) => Problem(text) is null;

    /// <summary>What is wrong with the number, as a sentence for the person who typed it, or null.</summary>
    public static string? Problem(string? text)
    {
        var number = Normalise(text ?? "");
        return number.Length <= MaxLength && Characters().IsMatch(number) && number.Count(char.IsAsciiDigit) is >= 7 and <= 15
            ? null
            : "Enter a telephone number, like 01632 960 001 or 07700 900 982";
    }

    [GeneratedRegex(@"^\+?[0-9 ()-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Characters();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
