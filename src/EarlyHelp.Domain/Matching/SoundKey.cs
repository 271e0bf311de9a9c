using System.Text;

namespace EarlyHelp.Domain.Matching;

/// <summary>
/// How a name sounds, roughly, as a short key for an indexed column: four characters of the last name, then four of the first.
/// After Soundex, but letters that open a name with one sound (Catherine and Katherine, Philip and Filip) open it alike.
/// </summary>
public static class SoundKey
{
    /// <summary>Length of the key of a whole name.</summary>
    public const int MaxLength = 8;

    private const int WordLength = 4;

    // How a name opens, in writing and in sound; the longer spellings come first.
    private static readonly (string Written, string Heard)[] Openings =
    [
        ("tsch", "ch"), ("sch", "sh"), ("ph", "f"), ("kn", "n"), ("gn", "n"), ("wr", "r"), ("wh", "w"), ("rh", "r"), ("ck", "k"), ("kh", "k"),
        ("ce", "se"), ("ci", "si"), ("cy", "sy"), ("ch", "ch"), ("c", "k"), ("q", "k"), ("x", "z"),
    ];

    /// <summary>The key of a person's name: last name first, so that a search by last name alone can use its start.</summary>
    public static string Of(string? firstName, string? lastName) => OfWord(lastName) + OfWord(firstName);

    /// <summary>The four characters of one name; "0000" when there is none.</summary>
    public static string OfWord(string? name)
    {
        var letters = NameKey.Of(name).Replace(" ", "", StringComparison.Ordinal);
        if (letters.Length == 0)
            return "0000";
        if (!char.IsAsciiLetter(letters[0]))
            return letters[..Math.Min(WordLength, letters.Length)].PadRight(WordLength, '0');

        var (written, heard) = Opening(letters);
        var sounds = heard + letters[written.Length..];
        var key = new StringBuilder(WordLength).Append(char.ToUpperInvariant(sounds[0]));
        var last = Code(sounds[0]);
        foreach (var letter in sounds.AsSpan(1))
        {
            var code = Code(letter);
            if (code is not ('0' or '-') && code != last)
                key.Append(code);
            // H and W between two letters of one sound do not part them; a vowel does.
            if (code != '-')
                last = code;
            if (key.Length == WordLength)
                break;
        }

        return key.ToString().PadRight(WordLength, '0');
    }

    private static (string Written, string Heard) Opening(string letters)
    {
        foreach (var opening in Openings)
        {
            if (letters.StartsWith(opening.Written, StringComparison.Ordinal))
                return opening;
        }

        return ("", "");
    }

    private static char Code(char letter) => letter switch
    {
        'b' or 'f' or 'p' or 'v' => '1',
        'c' or 'g' or 'j' or 'k' or 'q' or 's' or 'x' or 'z' => '2',
        'd' or 't' => '3',
        'l' => '4',
        'm' or 'n' => '5',
        'r' => '6',
        'h' or 'w' => '-',
        _ => '0',
    };
}
