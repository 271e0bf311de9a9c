using System.Text.RegularExpressions;
using EarlyHelp.Domain;

namespace EarlyHelp.Web.Infrastructure;

/// <summary>One field as typed.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Value">What was typed.</param>
public sealed partial record TypedValue(string Name, string Value)
{
    private const int LongestChoice = 20;

    /// <summary>What a person typed, of all that a form posts.</summary>
    public static IReadOnlyList<TypedValue> Of(IEnumerable<KeyValuePair<string, string>> posted) =>
        [.. posted.Where(f => IsTyped(f.Key) && f.Value.Length > 0).Select(f => new TypedValue(Place().Replace(f.Key.Split('.')[^1], ""), f.Value))];

    /// <summary>What a person typed in a form.</summary>
    public static IReadOnlyList<TypedValue> Of(IFormCollection form) => Of(form.Select(f => KeyValuePair.Create(f.Key, string.Join(", ", f.Value.ToArray()))));

    /// <summary>Whether it is somebody's own words, and not a choice, a date or a number.</summary>
    public bool IsWords => (Value.Contains(' ', StringComparison.Ordinal) && Value.Any(char.IsLetter)) || Value.Length > LongestChoice;

    private static bool IsTyped(string field) =>
        field.Length > 0 && field[0] != '_' && field is not (nameof(Versioned.Version) or "version" or FormRows.WasField or FormRows.Field) && !field.EndsWith("Id", StringComparison.Ordinal);

    // "Words[12]" is one of several fields called Words.
    [GeneratedRegex(@"\[[^\]]*\]$")]
    private static partial Regex Place();
}
