using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>The shape of an email address (reference/domain.md NOT06). Whether it reaches anyone only a message can tell.</summary>
public static partial class EmailAddress
{
    /// <summary>Longest address that mail can carry.</summary>
    public const int MaxLength = 254;

    /// <summary>As stored: without spaces around it.</summary>
    public static string Normalise(string text) => text.Trim();

    /// <summary>Whether the text has the shape of an email address.</summary>
    public static bool IsValid(string? text) => Problem(text) is null;

    /// <summary>What is wrong with the address, as a sentence for the person who typed it, or null.</summary>
    public static string? Problem(string? text)
    {
        var address = Normalise(text ?? "");
        var at = address.LastIndexOf('@');
        return address.Length <= MaxLength && at is > 0 and <= 64 && Shape().IsMatch(address)
            ? null
            : "Enter an email address in the correct format, like name@example.com";
    }

    // Dots separate, never lead, trail or double; the domain has at least two labels of up to 63 characters.
    [GeneratedRegex(
        @"^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
