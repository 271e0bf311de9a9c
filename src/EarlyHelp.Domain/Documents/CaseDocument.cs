using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Documents;

/// <summary>
/// A document of a case: what it is, who may see it, and where a virus scanner stands with it. The bytes are kept outside the web root; once it
/// is taken away they are gone, and this record says what they were.
/// </summary>
public sealed class CaseDocument : ScannedFile
{
    /// <summary>Longest title.</summary>
    public const int TitleMaxLength = 150;

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>The note it came with; null when it was added by itself.</summary>
    public long? NoteId { get; private set; }

    /// <summary>The note it came with.</summary>
    public CaseNote? Note { get; private set; }

    /// <summary>What kind of document it is.</summary>
    public DocumentType Type { get; private set; }

    /// <summary>What staff call it.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Who may see it.</summary>
    public DocumentAudience Audience { get; private set; }

    /// <summary>Whether it stays out of what the family is given of its record.</summary>
    public bool IsKeptFromFamily { get; private set; }

    /// <summary>The local day it was added.</summary>
    public DateOnly AddedOn { get; private set; }

    /// <summary>When it was taken away (UTC).</summary>
    public DateTime? TakenAwayAt { get; private set; }

    /// <summary>Who took it away.</summary>
    public string? TakenAwayBy { get; private set; }

    /// <summary>Why it was taken away.</summary>
    public string? TakenAwayReason { get; private set; }

    /// <summary>Whether it can be downloaded: there, and not held back by a scanner.</summary>
    public bool IsReadable => TakenAwayAt is null && Scan is ScanState.NotScanned or ScanState.Clean;

    private CaseDocument()
    {
    }

    internal CaseDocument(DocumentFacts facts, KeptFile file, bool isHeldBack, CaseNote? note, Actor by, DateTime at, DateOnly on)
    {
        Note = note;
        (Type, Title, Audience) = (facts.Type!.Value, facts.Title!.Trim(), facts.Audience!.Value);
        IsKeptFromFamily = facts.IsKeptFromFamily || Audience == DocumentAudience.StaffOfTheCase;
        (FileName, ContentType, Bytes, Sha256, StoredAs) = (file.Name, file.ContentType, file.Bytes, file.Sha256, file.StoredAs);
        (AddedOn, At, By, ByStaffId) = (on, at, by.Name, by.StaffId);
        if (isHeldBack)
            (Scan, ScanNotBefore) = (ScanState.Waiting, at);
    }

    // Its bytes go: a scanner has nothing to look at any more.
    internal void TakeAway(string reason, Actor by, DateTime at) => (TakenAwayAt, TakenAwayBy, TakenAwayReason, ScanNotBefore) = (at, by.Name, reason.Trim(), null);
}

/// <summary>What kind of document it is.</summary>
public enum DocumentType
{
    /// <summary>A letter, e-mail or text.</summary>
    Letter,

    /// <summary>A report of a school or setting.</summary>
    SchoolReport,

    /// <summary>A report of a health service.</summary>
    HealthReport,

    /// <summary>An assessment or a plan of another service.</summary>
    AssessmentOrPlan,

    /// <summary>A signed consent.</summary>
    Consent,

    /// <summary>Minutes of a meeting.</summary>
    Minutes,

    /// <summary>What a child drew, wrote or made.</summary>
    ChildsWork,

    /// <summary>A photograph.</summary>
    Photograph,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Who may see a document.</summary>
public enum DocumentAudience
{
    /// <summary>Everybody who may open the case.</summary>
    Everybody,

    /// <summary>Only who works on the case: its worker and who covers, the lead of its unit, the manager of its district. Never in the family's copy.</summary>
    StaffOfTheCase,
}

/// <summary>Where a virus scanner stands with a document.</summary>
public enum ScanState
{
    /// <summary>No scanner is set up.</summary>
    NotScanned,

    /// <summary>Held back until it is scanned.</summary>
    Waiting,

    /// <summary>Nothing was found.</summary>
    Clean,

    /// <summary>Something was found; refused.</summary>
    Infected,
}

/// <summary>What somebody says about a document.</summary>
/// <param name="Type">What kind it is.</param>
/// <param name="Title">What staff call it.</param>
/// <param name="Audience">Who may see it.</param>
/// <param name="IsKeptFromFamily">Whether it stays out of what the family is given.</param>
public sealed record DocumentFacts(DocumentType? Type, string? Title, DocumentAudience? Audience, bool IsKeptFromFamily = false)
{
    internal Rule[] Rules() =>
    [
        new(Type is not null, "Select what kind of document it is", nameof(Type)),
        Text.Given(Title, "Enter a title", nameof(Title)),
        Text.Short(Title, CaseDocument.TitleMaxLength, "Title", nameof(Title)),
        new(Audience is not null, "Select who may see it", nameof(Audience)),
    ];
}

/// <summary>A file as it is kept.</summary>
/// <param name="Name">Name, made safe.</param>
/// <param name="ContentType">What its content is, by its content.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the content, hexadecimal.</param>
/// <param name="StoredAs">Name under which the bytes are kept.</param>
public sealed record KeptFile(string Name, string ContentType, long Bytes, string Sha256, string StoredAs);
