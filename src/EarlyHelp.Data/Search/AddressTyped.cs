using System.Text.RegularExpressions;
using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Data.Search;

/// <summary>A postcode, or an address that ends in one, as somebody typed it.</summary>
/// <param name="Postcode">The postcode as stored.</param>
/// <param name="Key">The key of the address, when line 1 stands before the postcode.</param>
internal sealed partial record AddressTyped(string Postcode, string? Key)
{
    public static AddressTyped? Read(string text)
    {
        if (Domain.Identifiers.Postcode.IsValid(text))
            return new(Domain.Identifiers.Postcode.Normalise(text), null);
        var match = EndsInPostcode().Match(text);
        if (!match.Success || !Domain.Identifiers.Postcode.IsValid(match.Groups["postcode"].Value))
            return null;
        var postcode = Domain.Identifiers.Postcode.Normalise(match.Groups["postcode"].Value);
        // Only line 1 is in the key: a town typed after it, behind a comma, is left out.
        var key = AddressKey.Of(match.Groups["line"].Value.Split(',')[0], postcode);
        return new(postcode, key is { Length: > Domain.Families.Address.KeyMaxLength } ? key[..Domain.Families.Address.KeyMaxLength] : key);
    }

    [GeneratedRegex(@"^(?<line>.*[\s,])(?<postcode>[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsInPostcode();
}
