using System.Globalization;
using System.Text;

namespace EarlyHelp.Domain.Matching;

/// <summary>
/// A name evened out for comparing and searching: lower case, without accents, apostrophes and punctuation, Cyrillic in Latin
/// letters, hyphens as single spaces. Letters of other scripts are kept.
/// </summary>
public static class NameKey
{
    /// <summary>Longest key kept: a first and a last name of full length, in Latin letters.</summary>
    public const int MaxLength = 300;

    private const int LongestOnStack = 256;

    // Letters that carry no separable accent.
    private static readonly Dictionary<char, string> Folded = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['đ'] = "d", ['ð'] = "d", ['þ'] = "th", ['ł'] = "l", ['ħ'] = "h", ['ı'] = "i", ['ŋ'] = "ng",
    };

    /// <summary>The key of a name or of several names written together; empty when it holds no letter.</summary>
    public static string Of(params ReadOnlySpan<string?> names)
    {
        var text = names.Length == 1 ? names[0] ?? "" : string.Join(' ', names);
        // Most names are: nothing of theirs is composed, accented or in other letters.
        return Ascii.IsValid(text) ? OfAscii(text) : OfAny(text);
    }

    /// <summary>The key of a text in any script.</summary>
    internal static string OfAny(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in WithoutAccents(Cyrillic.ToLatin(Lower(text))))
        {
            if (Folded.TryGetValue(letter, out var folded))
                key.Append(folded);
            else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || IsVowelSign(letter))
                key.Append(letter);
            else if (Separates(letter) && key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        return key.ToString().TrimEnd().Normalized(NormalizationForm.FormC);
    }

    private static string OfAscii(string text)
    {
        // As in OfAny, where it is a Cyrillic name's.
        var letters = text.Contains("zgh", StringComparison.OrdinalIgnoreCase) ? text.ToLowerInvariant().Replace("zgh", "zh", StringComparison.Ordinal) : text;
        var key = letters.Length <= LongestOnStack ? stackalloc char[letters.Length] : new char[letters.Length];
        var length = 0;
        foreach (var letter in letters)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                key[length++] = char.ToLowerInvariant(letter);
            else if (Separates(letter) && length > 0 && key[length - 1] != ' ')
                key[length++] = ' ';
        }

        return key[..length].TrimEnd(' ').ToString();
    }

    /// <summary>The single names of a key.</summary>
    internal static string[] Words(string key) => key.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Composed first, so that й is one letter and not an и with an accent.
    private static string Lower(string text) => text.Normalized(NormalizationForm.FormKC).ToLowerInvariant();

    // Accents of Latin, Greek and Cyrillic, and the vowel points that Hebrew and Arabic may leave out.
    private static IEnumerable<char> WithoutAccents(string text) => text
        .Normalized(NormalizationForm.FormD)
        .Where(letter => letter is not ((>= '\u0300' and <= '\u036F') or (>= '\u0591' and <= '\u05C7') or (>= '\u064B' and <= '\u065F')));

    // Indian and other scripts write vowels as marks: without them names would meet that are not alike.
    private static bool IsVowelSign(char letter) => char.GetUnicodeCategory(letter)
        is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark;

    private static bool Separates(char letter) => char.IsWhiteSpace(letter)
        || letter is ',' or '/' or '.'
        || char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;
}
