using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Domain.Assessments;

/// <summary>What a child said or how a child was seen, on a day: from a visit, an assessment or a review. Only ever added.</summary>
public sealed class ChildVoice
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>The child.</summary>
    public long PersonId { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The child's own words; null when the child was only observed.</summary>
    public string? OwnWords { get; private set; }

    /// <summary>House of worries.</summary>
    public string? Worries { get; private set; }

    /// <summary>House of good things.</summary>
    public string? GoodThings { get; private set; }

    /// <summary>House of dreams.</summary>
    public string? Dreams { get; private set; }

    /// <summary>What was seen of the child.</summary>
    public string? Observation { get; private set; }

    /// <summary>Why an older child has no words of their own here.</summary>
    public string? WhyNoWords { get; private set; }

    /// <summary>The note it came with.</summary>
    public long? NoteId { get; private set; }

    /// <summary>The note it came with.</summary>
    public CaseNote? Note { get; private set; }

    /// <summary>Version of the assessment it came with.</summary>
    public int? AssessmentNumber { get; private set; }

    /// <summary>Number of the review it came with.</summary>
    public int? ReviewNumber { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private ChildVoice()
    {
    }

    internal ChildVoice(VoiceFacts facts, Actor by, DateTime at, CaseNote? note = null, int? assessment = null, int? review = null)
    {
        (PersonId, On, OwnWords, Observation, WhyNoWords) = (facts.PersonId, facts.On, Tidy(facts.OwnWords), Tidy(facts.Observation), Tidy(facts.WhyNoWords));
        (Worries, GoodThings, Dreams) = (Tidy(facts.Worries), Tidy(facts.GoodThings), Tidy(facts.Dreams));
        (Note, AssessmentNumber, ReviewNumber, By, At) = (note, assessment, review, by.Name, at);
    }

    /// <summary>Whether the child said anything.</summary>
    public bool HasWords => (OwnWords ?? Worries ?? GoodThings ?? Dreams) is not null;

    internal bool Says(VoiceFacts facts) =>
        (PersonId, On, OwnWords, Worries, GoodThings, Dreams, Observation) ==
        (facts.PersonId, facts.On, Tidy(facts.OwnWords), Tidy(facts.Worries), Tidy(facts.GoodThings), Tidy(facts.Dreams), Tidy(facts.Observation));

    private static string? Tidy(string? text) => Workflow.Text.Tidy(text);
}
