using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Plans;

namespace EarlyHelp.Domain.Cases;

/// <summary>What a note says.</summary>
/// <param name="Kind">Kind of contact.</param>
/// <param name="HappenedOn">The day it happened.</param>
/// <param name="Text">The note.</param>
/// <param name="SeenPersonIds">Who of the family was seen.</param>
/// <param name="BackdateReason">Why it is recorded later than it happened.</param>
public sealed record CaseNoteFacts(ContactKind Kind, DateOnly HappenedOn, string Text, IReadOnlyCollection<long> SeenPersonIds, string? BackdateReason = null)
{
    /// <summary>What each child said, in the child's own words.</summary>
    public IReadOnlyList<ChildWords> Words { get; init; } = [];

    /// <summary>The actions of the plan that it met or moved. The plan must be loaded.</summary>
    public IReadOnlyList<ActionStep> Actions { get; init; } = [];

    /// <summary>The day of the next visit.</summary>
    public DateOnly? NextVisitOn { get; init; }
}

/// <summary>What a child said.</summary>
/// <param name="PersonId">The child.</param>
/// <param name="Words">In the child's own words.</param>
public sealed record ChildWords(long PersonId, string Words);

/// <summary>A note on a case; never changed, a correction is a new note.</summary>
public sealed class CaseNote
{
    /// <summary>Longest note.</summary>
    public const int TextMaxLength = 20000;

    /// <summary>Longest reason for backdating.</summary>
    public const int ReasonMaxLength = 500;

    private readonly List<SeenPerson> seen = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>Kind of contact.</summary>
    public ContactKind Kind { get; private set; }

    /// <summary>The day it happened.</summary>
    public DateOnly HappenedOn { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Who wrote it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who wrote it.</summary>
    public long? ByStaffId { get; private set; }

    /// <summary>The note.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Why it was recorded later than it happened, or what was wrong with the note that it corrects.</summary>
    public string? BackdateReason { get; private set; }

    /// <summary>The day of the next visit.</summary>
    public DateOnly? NextVisitOn { get; private set; }

    /// <summary>The note that this one corrects; it stays as it was written.</summary>
    public long? CorrectsId { get; private set; }

    /// <summary>The note that this one corrects.</summary>
    public CaseNote? Corrects { get; private set; }

    /// <summary>Who of the family was seen.</summary>
    public IReadOnlyList<SeenPerson> Seen => seen;

    private CaseNote()
    {
    }

    internal CaseNote(CaseNoteFacts facts, CaseNote? corrects, Actor by, DateTime at)
    {
        (Kind, HappenedOn, Text, BackdateReason) = (facts.Kind, facts.HappenedOn, facts.Text.Trim(), facts.BackdateReason?.Trim());
        (NextVisitOn, Corrects) = (facts.NextVisitOn, corrects);
        (RecordedAt, By, ByStaffId) = (at, by.Name, by.StaffId);
        seen.AddRange(facts.SeenPersonIds.Distinct().Select(id => new SeenPerson(id)));
    }
}

/// <summary>A person of the family who was seen.</summary>
public sealed class SeenPerson
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The person.</summary>
    public long PersonId { get; private set; }

    private SeenPerson()
    {
    }

    internal SeenPerson(long personId) => PersonId = personId;
}
