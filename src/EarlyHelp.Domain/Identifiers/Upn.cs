using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>
/// Unique pupil number: a check letter, the local authority (3 digits), establishment (4), year (2) and serial (3);
/// a temporary one ends in a letter (reference/domain.md 1.9). For education purposes only: shown to roles that need it.
/// </summary>
public static partial class Upn
{
    /// <summary>Length of a UPN as stored.</summary>
    public const int Length = 13;

    // I, O and S are never used.
    private const string Alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>As stored: upper case, without spaces and hyphens.</summary>
    public static string Normalise(string text) => Typed.Squeeze(text);

    /// <summary>Whether the text is a UPN with the right check letter.</summary>
    public static bool IsValid(string? text) => Problem(text) is null;

    /// <summary>What is wrong with the UPN, as a sentence for the person who typed it, or null.</summary>
    public static string? Problem(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "Enter a UPN";
        var upn = Normalise(text);
        if (upn.Length != Length)
            return "UPN must be 13 characters, like A950000178301";
        if (!Shape().IsMatch(upn))
            return "Enter a UPN in the correct format, like A950000178301";
        return upn[0] == CheckLetter(upn) ? null : "Check the UPN: its first letter does not agree with the rest";
    }

    private static char CheckLetter(string upn)
    {
        var sum = 0;
        for (var position = 2; position <= Length; position++)
        {
            var character = upn[position - 1];
            sum += position * (char.IsAsciiDigit(character) ? character - '0' : Alphabet.IndexOf(character, StringComparison.Ordinal));
        }

        return Alphabet[sum % Alphabet.Length];
    }

    [GeneratedRegex(@"^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
