using System.Globalization;

namespace EarlyHelp.Data.Registers;

/// <summary>How an export names a person who was first met here: people have no reference that one could read out.</summary>
internal static class PersonName
{
    private const string Prefix = "PERSON-";

    /// <summary>The name of a person.</summary>
    /// <param name="id">Database key.</param>
    public static string Of(long id) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{id}");

    /// <summary>The database key that a name was made of, also where another had the name first; null when it is none of ours.</summary>
    public static long? KeyOf(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name[Prefix.Length..].Split('-') is { Length: 1 or 2 } parts
        && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
