using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Notes: what happened, who was seen.</summary>
public sealed partial class EarlyHelpCase
{
    /// <summary>Calendar days back that something can be recorded, with a reason (spec 2-workflow, Always).</summary>
    public const int BackdateDays = 28;

    /// <summary>Adds a note. The day it happened and the day it was recorded are both kept.</summary>
    public CaseNote WriteNote(CaseNoteFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = CaseWorkflow.Table.Take(State, CaseAction.WriteNote, by);
        Rule.Check(
            new(!string.IsNullOrWhiteSpace(facts.Text), "Enter the note", nameof(facts.Text)),
            new(facts.HappenedOn <= on, "The date must be today or in the past", nameof(facts.HappenedOn)),
            new(facts.HappenedOn >= on.AddDays(-BackdateDays), $"The date must be in the last {BackdateDays} days", nameof(facts.HappenedOn)),
            new(facts.HappenedOn >= on || !string.IsNullOrWhiteSpace(facts.BackdateReason), "Say why this is recorded later than it happened", nameof(facts.BackdateReason)));
        var note = new CaseNote(facts, by, at);
        notes.Add(note);
        LastNoteOn = LastNoteOn is { } last && last > facts.HappenedOn ? last : facts.HappenedOn;
        Remember(by, at, facts.HappenedOn, $"Note: {StateWords.Of(facts.Kind)}", facts.BackdateReason);
        State = step.To;
        return note;
    }
}

/// <summary>What kind of contact a note is about.</summary>
public enum ContactKind
{
    /// <summary>A visit to the family.</summary>
    Visit,

    /// <summary>A telephone call.</summary>
    Call,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>A letter, e-mail or text.</summary>
    Letter,

    /// <summary>Something noted without contact.</summary>
    Note,
}

/// <summary>What a note says.</summary>
/// <param name="Kind">Kind of contact.</param>
/// <param name="HappenedOn">The day it happened.</param>
/// <param name="Text">The note.</param>
/// <param name="SeenPersonIds">Who of the family was seen.</param>
/// <param name="BackdateReason">Why it is recorded later than it happened.</param>
public sealed record CaseNoteFacts(ContactKind Kind, DateOnly HappenedOn, string Text, IReadOnlyCollection<long> SeenPersonIds, string? BackdateReason = null);

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

    /// <summary>Why it was recorded later than it happened.</summary>
    public string? BackdateReason { get; private set; }

    /// <summary>Who of the family was seen.</summary>
    public IReadOnlyList<SeenPerson> Seen => seen;

    private CaseNote()
    {
    }

    internal CaseNote(CaseNoteFacts facts, Actor by, DateTime at)
    {
        (Kind, HappenedOn, Text, BackdateReason) = (facts.Kind, facts.HappenedOn, facts.Text.Trim(), facts.BackdateReason?.Trim());
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
