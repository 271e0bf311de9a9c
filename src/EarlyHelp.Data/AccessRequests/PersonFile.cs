using EarlyHelp.Domain.AccessRequests;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Everything that is held about one person, for an access request.</summary>
/// <param name="Name">The person.</param>
/// <param name="Born">Birth date.</param>
/// <param name="MadeAt">When it was put together (UTC).</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="Left">Families that the person left: what was recorded later is not in the file.</param>
/// <param name="Sections">The person, then each case, notification and family, and who looked.</param>
public sealed record PersonFile(string Name, DateOnly? Born, DateTime MadeAt, string MadeBy, IReadOnlyList<FamilyLeft> Left, IReadOnlyList<FileSection> Sections)
{
    /// <summary>Records in all.</summary>
    public int Count => Sections.Sum(s => s.Entries.Count);
}

/// <summary>A family that the person left.</summary>
/// <param name="Family">Its reference.</param>
/// <param name="On">The last day they belonged to it.</param>
public sealed record FamilyLeft(string Family, DateOnly On);

/// <summary>A part of the file.</summary>
/// <param name="Title">What it is of: "Case EHC-2026-000045".</param>
/// <param name="Entries">Its records.</param>
public sealed record FileSection(string Title, IReadOnlyList<FileEntry> Entries);

/// <summary>A record.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="WhyMarked">Why all of it is marked: "about somebody else"; null when only words of it are.</param>
/// <param name="Lines">What it says.</param>
public sealed record FileEntry(string Kind, string? WhyMarked, IReadOnlyList<FileLine> Lines);

/// <summary>One thing that a record says.</summary>
/// <param name="Label">What, those words marked that tell of somebody else: a form's questions and pages name people.</param>
/// <param name="Parts">The words, those marked that tell of somebody else.</param>
public sealed record FileLine(IReadOnlyList<TextPart> Label, IReadOnlyList<TextPart> Parts);

/// <summary>A record before its words were read for names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="WhyMarked">Why all of it is marked, or null.</param>
/// <param name="Lines">What it says.</param>
internal sealed record DraftEntry(string Kind, string? WhyMarked, IReadOnlyList<DraftLine> Lines)
{
    /// <summary>With what is marked.</summary>
    public FileEntry Marked(ThirdParties others) => new(Kind, WhyMarked, [.. Lines.Select(l => l.Marked(others, WhyMarked is not null))]);
}

/// <summary>A line before its words were read for names.</summary>
/// <param name="Label">What.</param>
/// <param name="Text">The words.</param>
internal sealed record DraftLine(string Label, string Text)
{
    /// <summary>Whether it tells of somebody else altogether, unless it is the person's own name, number or address after all.</summary>
    public bool IsOfAnother { get; init; }

    /// <summary>Whether also its label does.</summary>
    public bool IsLabelOfAnother { get; init; }

    /// <summary>What in it is another's by whatever words it is called elsewhere: names, lines of an address.</summary>
    public IEnumerable<string> Others { get; init; } = [];

    /// <summary>What in it is the person's own.</summary>
    public IEnumerable<string> Own { get; init; } = [];

    /// <summary>What in it is an address that is kept confidential, the person's own or not.</summary>
    public IEnumerable<string> Kept { get; init; } = [];

    /// <summary>With what is marked.</summary>
    public FileLine Marked(ThirdParties others, bool altogether) =>
        new(others.Mark(Label, IsLabelOfAnother), others.Mark(Text, altogether || (IsOfAnother && (IsLabelOfAnother || !others.IsOwn(Text)))));
}
