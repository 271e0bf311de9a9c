using System.Text;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Workflow;

/// <summary>Names of states, roles and codes as words: "AwaitingAllocation" is "awaiting allocation".</summary>
public static class StateWords
{
    /// <summary>The name in small letters with spaces.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Of(value.ToString());

    /// <summary>The name in small letters with spaces.</summary>
    public static string Of(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && words.Length > 0)
                words.Append(' ');
            words.Append(char.ToLowerInvariant(letter));
        }

        // The service has a name, which keeps its capitals in the middle of a sentence too.
        return words.ToString().Replace("early help", "Early Help", StringComparison.Ordinal);
    }

    /// <summary>The name with a capital first letter: "Awaiting allocation".</summary>
    public static string Title<T>(T value)
        where T : struct, Enum => Title(value.ToString());

    /// <summary>The name as words with a capital first letter.</summary>
    public static string Title(string name)
    {
        var words = Of(name);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>Whom to ask: "a triage officer or a triage manager".</summary>
    public static string RolesHolding(Permission permission)
    {
        var roles = RolePermissions.Holding(permission).Select(r => Article(Of(r))).ToList();
        return roles.Count switch
        {
            0 => "an administrator",
            1 => roles[0],
            _ => string.Join(", ", roles[..^1]) + " or " + roles[^1],
        };
    }

    private static string Article(string words) => ("aeiou".Contains(words[0], StringComparison.Ordinal) && !words.StartsWith("unit", StringComparison.Ordinal) ? "an " : "a ") + words;
}
