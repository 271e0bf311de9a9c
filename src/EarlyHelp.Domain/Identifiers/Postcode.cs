using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>A UK postcode: outward code, one space, inward code (reference/domain.md ADD02).</summary>
public static partial class Postcode
{
    /// <summary>Longest postcode as stored.</summary>
    public const int MaxLength = 8;

    /// <summary>Pseudo-postcode of a person with no fixed abode.</summary>
    public const string NoFixedAbode = "ZZ99 3VZ";

    /// <summary>Pseudo-postcode of an address that is not known.</summary>
    public const string Unknown = "ZZ99 3WZ";

    /// <summary>As stored: upper case with one space before the last three characters.</summary>
    public static string Normalise(string text)
    {
        var squeezed = Typed.Squeeze(text).Replace(".", "", StringComparison.Ordinal);
        return squeezed.Length > 3 ? $"{squeezed[..^3]} {squeezed[^3..]}" : squeezed;
    }

    /// <summary>Whether the text has the format of a full UK postcode or is one of the pseudo-postcodes.</summary>
    public static bool IsValid(string? text) => Problem(text) is null;

    /// <summary>What is wrong with the postcode, as a sentence for the person who typed it, or null.</summary>
    public static string? Problem(string? text) =>
        !string.IsNullOrWhiteSpace(text) && Shape().IsMatch(Normalise(text)) ? null : "Enter a full UK postcode";

    /// <summary>Whether the postcode stands for no fixed abode or an unknown address, so that sharing it means nothing.</summary>
    public static bool IsPseudo(string text) => Normalise(text) is NoFixedAbode or Unknown;

    /// <summary>The part before the space ("TN24"), by which a district is suggested.</summary>
    public static string OutwardCode(string text) => Normalise(text).Split(' ')[0];

    [GeneratedRegex("^([A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}|GIR 0AA|ZZ99 3[VW]Z)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
