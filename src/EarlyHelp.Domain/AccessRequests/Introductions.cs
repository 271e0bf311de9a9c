using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.AccessRequests;

/// <summary>A name that a text gives away itself.</summary>
/// <param name="Start">First character, of the title where there is one.</param>
/// <param name="End">The character after the last.</param>
/// <param name="OwnFrom">From where on it must be the person's own names to be theirs: a title says which Walker it is, a first name says it better.</param>
internal readonly record struct Introduction(int Start, int End, int OwnFrom);

/// <summary>Names that a text gives away itself, by what stands before them: "Mr Reed", "his uncle Dan", "Nan Joan Fettle".</summary>
internal static partial class Introductions
{
    /// <summary>All of a text, in order.</summary>
    public static IEnumerable<Introduction> In(string text) => Pattern().Matches(text).Select(Of);

    private static Introduction Of(Match match)
    {
        var (name, full) = (match.Groups["name"], match.Groups["full"]);
        return new(name.Index, name.Index + name.Length, full.Success ? full.Index : name.Index);
    }

    // Each word is begun once, and what stands before a role in it is short: a text of one endless word is read as fast as any.
    [GeneratedRegex("""
        (?<![\p{L}\p{N}])
        (?: (?<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|PC|DC|Sgt)\.?[ ]
              (?: (?<full>\p{Lu}[\p{L}\p{M}'’-]*\p{L}[ ]\p{Lu}[\p{L}\p{M}'’-]*\p{L}) | \p{Lu}[\p{L}\p{M}'’-]*\p{L} ) )
          | \p{L}{0,20}(?:[Mm]um|[Mm]other|[Mm]ummy|[Dd]ad|[Ff]ather|[Dd]addy|[Nn]an|[Nn]anny|[Gg]ran|[Gg]randad|[Gg]randma|[Aa]unt|[Aa]untie|[Uu]ncle|[Ss]ister|[Bb]rother|[Cc]ousin|[Pp]artner
              |[Bb]oyfriend|[Gg]irlfriend|[Ff]riend|[Nn]eighbour|[Tt]eacher|[Nn]urse|[Ww]orker|[Mm]idwife)
            [ ](?<name>(?:\p{Lu}[\p{L}\p{M}'’-]*\p{L})(?:[ ]\p{Lu}[\p{L}\p{M}'’-]*\p{L})?) )
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();
}
