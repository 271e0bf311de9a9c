using System.Globalization;
using System.Text;

namespace EarlyHelp.Domain.Identifiers;

/// <summary>Evens out how people type an identifier.</summary>
internal static class Typed
{
    /// <summary>Upper case without white space, invisible characters and dashes of any kind.</summary>
    internal static string Squeeze(string text)
    {
        var squeezed = new StringBuilder(text.Length);
        foreach (var character in text.Normalized(NormalizationForm.FormKC))
        {
            if (!IsFiller(character))
                squeezed.Append(char.ToUpperInvariant(character));
        }

        return squeezed.ToString();
    }

    private static bool IsFiller(char character) => char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation
            or UnicodeCategory.Format;
}
