using EarlyHelp.Domain.Matching;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Privacy;

/// <summary>
/// The street where a member of staff lives, so that looks at neighbours are found. The service keeps no home addresses of staff: the privacy officer enters
/// a street that the person told them, and nobody else reads it.
/// </summary>
public sealed class StaffStreet
{
    /// <summary>Longest street.</summary>
    public const int StreetMaxLength = 60;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public long StaffId { get; private set; }

    /// <summary>The street as typed, without the number of the house.</summary>
    public string Street { get; private set; } = "";

    /// <summary>Postcode in capitals with one space.</summary>
    public string Postcode { get; private set; } = "";

    /// <summary>How the keys of addresses in the street begin.</summary>
    public string StreetKey { get; private set; } = "";

    private StaffStreet()
    {
    }

    /// <summary>A street that the person told the privacy officer.</summary>
    public static StaffStreet Of(long staffId, string? street, string? postcode)
    {
        var words = AddressKey.Parted(street).Street;
        Rule.Check(
            new(words.Count > 0, "Enter the street without the number of the house", nameof(Street)),
            Text.Short(street, StreetMaxLength, "Street", nameof(Street)),
            new(Identifiers.Postcode.IsValid(postcode), "Enter a full UK postcode", nameof(Postcode)));
        return new() { StaffId = staffId, Street = street!.Trim(), Postcode = Identifiers.Postcode.Normalise(postcode!), StreetKey = string.Join(' ', words) };
    }

    /// <summary>Whether an address is in this street: of the same postcode, or of the same name in the same postcode district.</summary>
    public bool Has(string? postcode, string streetKey) =>
        postcode is not null && (postcode == Postcode || (Outward(postcode) == Outward(Postcode) && (streetKey == StreetKey || streetKey.StartsWith(StreetKey + " ", StringComparison.Ordinal))));

    private static string Outward(string postcode) => postcode.Split(' ')[0];
}
