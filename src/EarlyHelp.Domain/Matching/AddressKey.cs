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
        var words = NameKey.Words(NameKey.Of(line1));
        if (words.Length == 0)
            return null;

        for (var i = 0; i < words.Length; i++)
            words[i] = WrittenOut.GetValueOrDefault(words[i], words[i]);
        // "St" opens a saint's name and closes a street's.
        if (words[^1] == "st")
            words[^1] = "street";
        var key = $"{Postcode.Normalise(postcode!)} {string.Join(' ', words)}";
        return key.Length <= MaxLength ? key : key[..MaxLength];
    }
}
