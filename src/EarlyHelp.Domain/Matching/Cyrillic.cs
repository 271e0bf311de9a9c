using System.Text;

namespace EarlyHelp.Domain.Matching;

/// <summary>
/// Cyrillic names in Latin letters as Ukrainian passports write them, so that Шевченко and Shevchenko meet; letters that only
/// Russian, Belarusian, Bulgarian or Serbian use are added.
/// </summary>
internal static class Cyrillic
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "h", ['ґ'] = "g", ['д'] = "d", ['е'] = "e", ['є'] = "ie", ['ж'] = "zh", ['з'] = "z",
        ['и'] = "y", ['і'] = "i", ['ї'] = "i", ['й'] = "i", ['к'] = "k", ['л'] = "l", ['м'] = "m", ['н'] = "n", ['о'] = "o", ['п'] = "p",
        ['р'] = "r", ['с'] = "s", ['т'] = "t", ['у'] = "u", ['ф'] = "f", ['х'] = "kh", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh",
        ['щ'] = "shch", ['ь'] = "", ['ю'] = "iu", ['я'] = "ia",
        ['ё'] = "io", ['ъ'] = "", ['ы'] = "y", ['э'] = "e", ['ў'] = "u",
        ['ђ'] = "dj", ['ј'] = "j", ['љ'] = "lj", ['њ'] = "nj", ['ћ'] = "c", ['џ'] = "dz", ['ѓ'] = "g", ['ќ'] = "k", ['ѕ'] = "dz",
    };

    // At the start of a word these are written with a y.
    private static readonly Dictionary<char, string> Initials = new()
    {
        ['є'] = "ye", ['ї'] = "yi", ['й'] = "y", ['ю'] = "yu", ['я'] = "ya",
    };

    /// <summary>Lower-case text with its Cyrillic letters in Latin; others as they are.</summary>
    internal static string ToLatin(string lowerCase)
    {
        var latin = new StringBuilder(lowerCase.Length);
        var startsWord = true;
        foreach (var letter in lowerCase)
        {
            if (startsWord && Initials.TryGetValue(letter, out var initial))
                latin.Append(initial);
            else if (Letters.TryGetValue(letter, out var letters))
                latin.Append(letters);
            else
                latin.Append(letter);
            startsWord = letter is ' ' or '-';
        }

        return latin.Replace("zgh", "zh").ToString();
    }
}
