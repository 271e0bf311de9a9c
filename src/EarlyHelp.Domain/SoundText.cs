using System.Text;

namespace EarlyHelp.Domain;

/// <summary>
/// Text as it can be stored and compared: half characters and the two code points that are none, as badly decoded documents hold them,
/// become the replacement character. Without this, normalizing refuses the text and everything typed with it is lost.
/// </summary>
public static class SoundText
{
    /// <summary>The text in a normal form, whatever it holds.</summary>
    public static string Normalized(this string text, NormalizationForm form) => Sound(text).Normalize(form);

    /// <summary>The text with nothing in it that is no character.</summary>
    public static string Sound(string text)
    {
        if (IsSound(text))
            return text;
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            sound.Append(IsNone(rune) ? Rune.ReplacementChar : rune);
        return sound.ToString();
    }

    private static bool IsSound(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsNone(rune) || rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }

    private static bool IsNone(Rune rune) => rune.Value is 0xFFFE or 0xFFFF;
}
