using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Matching;

/// <summary>
/// An address evened out for comparing: the postcode and line 1 without punctuation and with its abbreviations written out, so that
/// "14 Cooper's Lane, TN24 8AA" and "14 Coopers Ln, TN248AA" are one.
/// </summary>
public static class AddressKey
{
    /// <summary>Longest key kept.</summary>
    public const int MaxLength = 120;

    private static readonly Dictionary<string, string> WrittenOut = new()
    {
        ["rd"] = "road", ["ln"] = "lane", ["ave"] = "avenue", ["av"] = "avenue", ["cl"] = "close", ["dr"] = "drive", ["ct"] = "court",
        ["cres"] = "crescent", ["gdns"] = "gardens", ["gdn"] = "garden", ["pl"] = "place", ["sq"] = "square", ["tce"] = "terrace",
        ["terr"] = "terrace", ["ter"] = "terrace", ["hse"] = "house", ["apt"] = "flat", ["apartment"] = "flat", ["pk"] = "park",
    };

    /// <summary>The key, or null where the address has no line 1 or no place: no fixed abode, not known, no full postcode.</summary>
    public static string? Of(string? line1, string? postcode)
    {
        if (!Postcode.IsValid(postcode) || Postcode.IsPseudo(postcode!))
            return null;
        var words = Words(line1);
        return words.Length == 0 ? null : Cut($"{Postcode.Normalise(postcode!)} {string.Join(' ', words)}");
    }

    /// <summary>
    /// The street first, then what stands before it in line 1, then line 2 and the town: "coopers lane 14 ashford". What somebody types who
    /// has no postcode is found by the beginning of this key, through an index; empty where nothing was written down.
    /// </summary>
    public static string ByStreet(string? line1, string? line2, string? town)
    {
        var (street, house) = Parted(line1);
        return Cut(string.Join(' ', [.. street, .. house, .. Words(line2), .. Words(town)]));
    }

    /// <summary>The words of a line from the street on, and those up to the number: "Flat 2, 14 Coopers Lane" is coopers, lane and flat, 2, 14.</summary>
    public static (IReadOnlyList<string> Street, IReadOnlyList<string> House) Parted(string? line)
    {
        var words = Words(line);
        var street = words[(Array.FindLastIndex(words, IsNumber) + 1)..];
        // "Coopers Lane 14": nothing stands behind the number.
        return street.Length > 0 ? (street, words[..^street.Length]) : ([.. words.Where(w => !IsNumber(w))], [.. words.Where(IsNumber)]);
    }

    /// <summary>Whether a word of an address is a number of a house: "14", "14a".</summary>
    public static bool IsNumber(string word) => char.IsAsciiDigit(word[0]);

    private static string[] Words(string? line)
    {
        var words = NameKey.Words(NameKey.Of(line));
        for (var i = 0; i < words.Length; i++)
            words[i] = WrittenOut.GetValueOrDefault(words[i], words[i]);
        // "St" opens a saint's name and closes a street's.
        if (words is [.., "st"])
            words[^1] = "street";
        return words;
    }

    private static string Cut(string key) => key.Length <= MaxLength ? key : key[..MaxLength];
}
