using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Assessments;

/// <summary>
/// One version of the assessment of a family. Its content changes only while it is in progress; what was submitted, returned or authorised
/// stays as it was, and going on from it is a new version.
/// </summary>
public sealed class Assessment
{
    /// <summary>Longest words of the unit lead: points of a return, analysis of an authorisation.</summary>
    public const int LeadMaxLength = 4000;

    /// <summary>Shortest analysis of the unit lead, characters (reference 4.4).</summary>
    public const int LeadMinLength = 50;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first version.</summary>
    public int Number { get; private set; }

    /// <summary>Full, or the lighter form of open access.</summary>
    public AssessmentKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public AssessmentState State { get; private set; }

    /// <summary>Day it was begun; the family criteria are those in force on it.</summary>
    public DateOnly BegunOn { get; private set; }

    /// <summary>Who wrote on it last, or submitted it.</summary>
    public string Author { get; private set; } = "";

    /// <summary>Everybody who wrote on this version or submitted it; none of them answers it (spec 2-workflow: another person looks).</summary>
    public IReadOnlyList<long> WriterIds { get; private set; } = [];

    /// <summary>Whether a unit lead is among the writers, so that the district manager is asked to answer it.</summary>
    public bool IsWrittenByLead { get; private set; }

    /// <summary>What it says, as JSON; read it through <see cref="Content"/>.</summary>
    public string ContentJson { get; private set; } = "";

    /// <summary>Day it was submitted: from then on it counts as complete, unless it is returned.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>When it was submitted (UTC).</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>When the unit lead returned or authorised it (UTC).</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Who returned or authorised it.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>The points to work on when it was returned, the lead's own analysis when it was authorised.</summary>
    public string? LeadsWords { get; private set; }

    /// <summary>What it says.</summary>
    public AssessmentContent Content => AssessmentContent.FromJson(ContentJson);

    /// <summary>Submitted and not returned.</summary>
    public bool IsComplete => State is AssessmentState.Submitted or AssessmentState.Authorised or AssessmentState.Superseded;

    private Assessment()
    {
    }

    internal Assessment(int number, AssessmentKind kind, Assessment? before, AssessmentContent content, Actor by, DateOnly on)
    {
        (Number, Kind, ContentJson, BegunOn, Author) = (number, kind, content.ToJson(), on, by.Name);
        // What another person authorised has been looked at; what was returned has not.
        if (before?.State == AssessmentState.Returned)
            (WriterIds, IsWrittenByLead) = (before.WriterIds, before.IsWrittenByLead);
    }

    internal void Write(AssessmentContent content, Actor by)
    {
        ContentJson = content.ToJson();
        IsOf(by);
    }

    internal void Submit(Actor by, DateTime at, DateOnly on)
    {
        (State, SubmittedAt, SubmittedOn) = (AssessmentState.Submitted, at, on);
        IsOf(by);
    }

    internal void Answer(AssessmentState state, string words, Actor by, DateTime at) =>
        (State, LeadsWords, AnsweredBy, AnsweredAt) = (state, words.Trim(), by.Name, at);

    internal void Supersede() => State = AssessmentState.Superseded;

    private void IsOf(Actor by)
    {
        Author = by.Name;
        IsWrittenByLead |= by.Role == Role.UnitLead;
        if (by.StaffId is { } id && !WriterIds.Contains(id))
            WriterIds = [.. WriterIds, id];
    }
}

/// <summary>Where a version of an assessment stands.</summary>
public enum AssessmentState
{
    /// <summary>Being written.</summary>
    InProgress,

    /// <summary>Complete, and waiting for the unit lead.</summary>
    Submitted,

    /// <summary>Sent back by the unit lead with points; the next version goes on from it.</summary>
    Returned,

    /// <summary>Authorised by the unit lead.</summary>
    Authorised,

    /// <summary>A newer version has been authorised.</summary>
    Superseded,
}

/// <summary>Which form of assessment.</summary>
public enum AssessmentKind
{
    /// <summary>The whole assessment.</summary>
    Full,

    /// <summary>The shorter one of open access.</summary>
    LightTouch,
}
