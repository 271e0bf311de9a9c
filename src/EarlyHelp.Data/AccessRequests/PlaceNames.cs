using EarlyHelp.Domain.Families;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>By which words a place is known in a text: all of it, its first line, its street without the house.</summary>
internal static class PlaceNames
{
    /// <summary>Of a stored address.</summary>
    public static IEnumerable<string> Of(Address address, bool withTown = false) =>
        [address.OneLine, .. Of(address.Line1), .. Of(address.Line2 ?? ""), address.Postcode ?? "", withTown ? address.Town ?? "" : ""];

    /// <summary>Of a line that somebody typed.</summary>
    public static IEnumerable<string> Of(string line)
    {
        yield return line;
        var lines = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in lines.Where(l => l.Any(char.IsDigit)))
        {
            yield return part;
            // "Flat 2" is in many houses; a street in one place.
            if (part.TrimStart(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '/') is { Length: > 4 } street && street.Contains(' ', StringComparison.Ordinal))
                yield return street.Length > 2 && char.IsLetter(street[0]) && street[1] == ' ' ? street[2..] : street;
        }
    }
}
