using EarlyHelp.Domain.AccessRequests;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>Everything that is held about one person, for an access request.</summary>
/// <param name="Name">The person.</param>
/// <param name="Born">Birth date.</param>
/// <param name="MadeAt">When it was put together (UTC).</param>
/// <param name="MadeBy">By whom.</param>
/// <param name="Sections">The person, then each case, notification and family, and who looked.</param>
public sealed record PersonFile(string Name, DateOnly? Born, DateTime MadeAt, string MadeBy, IReadOnlyList<FileSection> Sections)
{
    /// <summary>Records in all.</summary>
    public int Count => Sections.Sum(s => s.Entries.Count);
}

/// <summary>A part of the file.</summary>
/// <param name="Title">What it is of: "Case EHC-2026-000045".</param>
/// <param name="Entries">Its records.</param>
public sealed record FileSection(string Title, IReadOnlyList<FileEntry> Entries);

/// <summary>A record.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsAboutAnother">Whether it is about somebody else of the family, so that all of it is marked.</param>
/// <param name="Lines">What it says.</param>
public sealed record FileEntry(string Kind, bool IsAboutAnother, IReadOnlyList<FileLine> Lines);

/// <summary>One thing that a record says.</summary>
/// <param name="Label">What.</param>
/// <param name="Parts">The words, those marked that tell of somebody else.</param>
public sealed record FileLine(string Label, IReadOnlyList<TextPart> Parts);
