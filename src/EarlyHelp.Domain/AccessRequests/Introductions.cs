using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.AccessRequests;

/// <summary>Names that a text gives away itself, by what stands before them: "Mr Reed", "his uncle Dan", "Nan Joan Fettle".</summary>
internal static partial class Introductions
{
    /// <summary>All of a text, in order.</summary>
    public static IEnumerable<Found> In(string text) => Pattern().Matches(text).Select(m => m.Groups["name"]).Select(n => new Found(n.Index, n.Index + n.Length, false));

    [GeneratedRegex("""
        (?<![\p{L}\p{N}])
        (?: (?<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|PC|DC|Sgt)\.?[ ](?:\p{Lu}[\p{L}\p{M}'’-]*\p{L})(?:[ ]\p{Lu}[\p{L}\p{M}'’-]*\p{L})?)
          | [\p{L}-]*(?:[Mm]um|[Mm]other|[Mm]ummy|[Dd]ad|[Ff]ather|[Dd]addy|[Nn]an|[Nn]anny|[Gg]ran|[Gg]randad|[Gg]randma|[Aa]unt|[Aa]untie|[Uu]ncle|[Ss]ister|[Bb]rother|[Cc]ousin|[Pp]artner
              |[Bb]oyfriend|[Gg]irlfriend|[Ff]riend|[Nn]eighbour|[Tt]eacher|[Nn]urse|[Ww]orker|[Mm]idwife)
            [ ](?<name>(?:\p{Lu}[\p{L}\p{M}'’-]*\p{L})(?:[ ]\p{Lu}[\p{L}\p{M}'’-]*\p{L})?) )
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
