using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Privacy;

/// <summary>
/// A version of what people are told about their data, in force from a day until the next. Never changed: a consent was given by the version of its day, and
/// somebody may ask years later what it said.
/// </summary>
public sealed class PrivacyNotice
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 20_000;

    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 100;

    private const int TextMinLength = 100;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Version: 1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>The text: paragraphs with an empty line between them, "# " before a heading, "- " before each point of a list.</summary>
    public string Text { get; private set; } = "";

    /// <summary>First day in force.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Who added it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    private PrivacyNotice()
    {
    }

    /// <summary>The version that every database starts with.</summary>
    public static PrivacyNotice Shipped(string text, DateOnly from, DateTime at) => new() { Number = 1, Text = text, EffectiveFrom = from, By = "First data", At = at };

    /// <summary>The version that follows the last one, from a day after today on.</summary>
    public static PrivacyNotice After(PrivacyNotice last, string? text, DateOnly from, Actor by, DateTime at, DateOnly today)
    {
        Rule.Check(
            new(by.May(Permission.KeepNotices), $"Your role can’t change the privacy notice. Ask {StateWords.RolesHolding(Permission.KeepNotices)}."),
            new(from > today, "The date must be in the future, so that nobody agreed to what they could not have read", nameof(EffectiveFrom)),
            new(from > last.EffectiveFrom, $"The date must be after {UkDates.Date(last.EffectiveFrom)}, when version {last.Number} starts", nameof(EffectiveFrom)),
            new(text?.Trim().Length >= TextMinLength, $"Enter the whole text, in at least {TextMinLength} characters", nameof(Text)),
            Workflow.Text.Short(text, TextMaxLength, "Text", nameof(Text)),
            new(text is null || last.Text.Trim() != text.Trim(), "This is the text of the version before", nameof(Text)));
        return new() { Number = last.Number + 1, Text = text!.Trim(), EffectiveFrom = from, By = by.Name, At = at };
    }

    /// <summary>The one of these in force on a day; null before the first.</summary>
    public static PrivacyNotice? On(DateOnly day, IEnumerable<PrivacyNotice> notices) => notices.Where(n => n.EffectiveFrom <= day).MaxBy(n => n.Number);

    /// <summary>The text in parts, to be shown.</summary>
    public IEnumerable<NoticePart> Parts()
    {
        foreach (var block in Text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = block.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (lines.All(l => l.StartsWith("- ", StringComparison.Ordinal)))
                yield return new(NoticePartKind.List, [.. lines.Select(l => l[2..])]);
            else if (lines is [['#', ' ', .. var heading]])
                yield return new(NoticePartKind.Heading, [heading]);
            else
                yield return new(NoticePartKind.Paragraph, [string.Join(' ', lines)]);
        }
    }
}

/// <summary>A part of a notice.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">Its text; of a list its points.</param>
public sealed record NoticePart(NoticePartKind Kind, IReadOnlyList<string> Lines);

/// <summary>What a part of a notice is.</summary>
public enum NoticePartKind
{
    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A list of points.</summary>
    List,
}
