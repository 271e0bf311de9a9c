using System.Text.RegularExpressions;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Data.Search;

/// <summary>An address as somebody typed it: a postcode, a street with or without a number or a town, or both.</summary>
internal sealed partial class AddressTyped
{
    private const int MostWords = 8;

    private readonly string? postcode;
    private readonly IReadOnlyList<string> street;
    private readonly IReadOnlyList<string> house;

    private AddressTyped(string? postcode, string line)
    {
        this.postcode = postcode;
        (street, house) = AddressKey.Parted(line);
    }

    /// <summary>Whether it can be nothing but an address; two words without a number can be a name as well.</summary>
    public bool IsCertain => postcode is not null || house.Any(AddressKey.IsNumber);

    /// <summary>What was found when a home matches.</summary>
    public string Why => street.Count + house.Count == 0 ? "postcode" : "address";

    /// <summary>Reads it; null when the text names no place: a single word, or numbers only.</summary>
    public static AddressTyped? Read(string text)
    {
        if (Domain.Identifiers.Postcode.IsValid(text))
            return new(Domain.Identifiers.Postcode.Normalise(text), "");
        var match = EndsInPostcode().Match(text);
        if (match.Success && Domain.Identifiers.Postcode.IsValid(match.Groups["postcode"].Value))
            return new(Domain.Identifiers.Postcode.Normalise(match.Groups["postcode"].Value), match.Groups["line"].Value);
        var typed = new AddressTyped(null, text);
        return typed.street.Count > 0 && typed.street.Count + typed.house.Count > 1 ? typed : null;
    }

    /// <summary>The homes meant: an index gives those of the postcode or of the street's first word, and among them the other words are looked for.</summary>
    public IQueryable<Residence> Among(IQueryable<Residence> homes)
    {
        homes = postcode is not null
            ? homes.Where(r => r.Address.Postcode == postcode)
            : homes.Where(Beginnings.Any<Residence>(r => r.Address.StreetKey, street[0]));
        foreach (var word in street.Concat(house).Skip(postcode is null ? 1 : 0).Take(MostWords))
        {
            // A word may be begun only; a number is a whole one: 1 is not 14.
            var sought = AddressKey.IsNumber(word) ? $" {word} " : $" {word}";
            homes = homes.Where(r => (" " + r.Address.StreetKey + " ").Contains(sought));
        }

        return homes;
    }

    [GeneratedRegex(@"^(?<line>.*[\s,])(?<postcode>[A-Za-z]{1,2}[0-9][0-9A-Za-z]?\s*[0-9][A-Za-z]{2})\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex EndsInPostcode();
}
