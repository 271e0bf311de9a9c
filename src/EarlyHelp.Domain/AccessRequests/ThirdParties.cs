using System.Text.RegularExpressions;

namespace EarlyHelp.Domain.AccessRequests;

/// <summary>A piece of a text that is given to the person it is about.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsThirdParty">Whether they tell who somebody else is, so that they are looked at before the record leaves.</param>
public sealed record TextPart(string Text, bool IsThirdParty);

/// <summary>
/// Finds in a text who else is named: other people of the family, notifiers, staff. It marks and decides nothing: a person looks at each mark,
/// and reads for what names nobody and still tells who it was.
/// </summary>
public sealed class ThirdParties
{
    private const int ShortestName = 2;

    private readonly Regex? names;

    /// <summary>Looks for these names, but for those that are the person's own.</summary>
    public ThirdParties(IEnumerable<string?> others, IEnumerable<string?> own)
    {
        var mine = own.OfType<string>().Select(n => n.Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        // The longest first: "Ann Marie Hart" is one mark, not two.
        var found = others.OfType<string>().Select(n => n.Trim()).Where(n => n.Length >= ShortestName && !mine.Contains(n)).Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).Select(Regex.Escape).ToList();
        if (found.Count > 0)
            names = new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{string.Join('|', found)})(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The names by which somebody may be called in a text: all of it, and each part.</summary>
    public static IEnumerable<string> Of(string? first, string? last, string? others = null) =>
        new[] { $"{first} {last}".Trim(), first ?? "", last ?? "" }.Concat((others ?? "").Split(',', StringSplitOptions.TrimEntries)).Where(n => n.Length >= ShortestName);

    /// <summary>The text in parts; all of it is one mark where it tells of somebody else altogether.</summary>
    public IReadOnlyList<TextPart> Mark(string text, bool altogether = false)
    {
        if (altogether || names is null)
            return [new(text, altogether)];
        List<TextPart> parts = [];
        var at = 0;
        foreach (Match name in names.Matches(text))
        {
            if (name.Index > at)
                parts.Add(new(text[at..name.Index], false));
            parts.Add(new(name.Value, true));
            at = name.Index + name.Length;
        }

        if (at < text.Length || parts.Count == 0)
            parts.Add(new(text[at..], false));
        return parts;
    }
}
