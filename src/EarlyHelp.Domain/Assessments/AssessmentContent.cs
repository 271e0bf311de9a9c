using System.Text.Json;
using System.Text.Json.Serialization;

namespace EarlyHelp.Domain.Assessments;

/// <summary>What one version of an assessment says (reference 5.1). Kept whole, as a notification's version is, so that a version can always be read as it was.</summary>
public sealed record AssessmentContent
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Longest row, statement, voice or reason.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest line: when something happened, who says so.</summary>
    public const int LineMaxLength = 500;

    /// <summary>Longest analysis.</summary>
    public const int AnalysisMaxLength = 20000;

    /// <summary>Who took part, and who did not and why.</summary>
    public string? TookPart { get; init; }

    /// <summary>Rows of the three columns.</summary>
    public IReadOnlyList<AssessmentRow> Rows { get; init; } = [];

    /// <summary>What could happen if nothing changes, each with its goal and how everybody scores it.</summary>
    public IReadOnlyList<DangerAndGoal> Pairs { get; init; } = [];

    /// <summary>The voice of each child.</summary>
    public IReadOnlyList<VoiceFacts> Voices { get; init; } = [];

    /// <summary>The family criteria, member by member.</summary>
    public IReadOnlyList<CriterionAnswer> Criteria { get; init; } = [];

    /// <summary>The worker's judgement.</summary>
    public string? Analysis { get; init; }

    /// <summary>Everybody whom it names.</summary>
    [JsonIgnore]
    public IEnumerable<long> People =>
        Voices.Select(v => v.PersonId).Concat(Criteria.Select(c => c.PersonId)).Concat(Pairs.SelectMany(p => p.Scores).Select(s => s.PersonId).OfType<long>()).Concat(Rows.Select(r => r.PersonId).OfType<long>()).Distinct();

    /// <summary>As it is kept.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>As it was kept.</summary>
    public static AssessmentContent FromJson(string json) =>
        JsonSerializer.Deserialize<AssessmentContent>(json, Json) ?? throw new FormatException("An assessment is kept without its content.");
}

/// <summary>One row of an assessment.</summary>
/// <param name="Kind">Which column.</param>
/// <param name="Text">What it says.</param>
/// <param name="PersonId">Whom it is about, when one person.</param>
/// <param name="When">When it happened, in words.</param>
/// <param name="Source">Who says so.</param>
public sealed record AssessmentRow(RowKind Kind, string Text, long? PersonId = null, string? When = null, string? Source = null);

/// <summary>The columns of an assessment. Strengths and safety are kept apart.</summary>
public enum RowKind
{
    /// <summary>Worries: what has happened that hurt a child, or could.</summary>
    Harm,

    /// <summary>Worries: what makes things harder.</summary>
    ComplicatingFactor,

    /// <summary>Working well: what the family is good at.</summary>
    Strength,

    /// <summary>Working well: what protected the child when there was danger.</summary>
    Safety,

    /// <summary>What needs to happen.</summary>
    NeedsToHappen,
}

/// <summary>A danger or worry with the goal that answers it, and the scale between them.</summary>
/// <param name="Number">Its number on the case; it keeps it from version to version, so that scores make a line.</param>
/// <param name="Danger">Who is worried about what, and what might happen if nothing changes.</param>
/// <param name="Goal">What will be different.</param>
/// <param name="Scores">How each voice scores it.</param>
public sealed record DangerAndGoal(int Number, string Danger, string Goal, IReadOnlyList<ScoreFacts> Scores);

/// <summary>A child's voice as it was heard.</summary>
/// <param name="PersonId">The child.</param>
/// <param name="On">The day.</param>
public sealed record VoiceFacts(long PersonId, DateOnly On)
{
    /// <summary>The child's own words.</summary>
    public string? OwnWords { get; init; }

    /// <summary>House of worries.</summary>
    public string? Worries { get; init; }

    /// <summary>House of good things.</summary>
    public string? GoodThings { get; init; }

    /// <summary>House of dreams.</summary>
    public string? Dreams { get; init; }

    /// <summary>What was seen of the child: for an unborn or pre-verbal child in place of words.</summary>
    public string? Observation { get; init; }

    /// <summary>Why an older child has no words of their own here.</summary>
    public string? WhyNoWords { get; init; }

    /// <summary>Whether the child said anything.</summary>
    [JsonIgnore]
    public bool HasWords => !string.IsNullOrWhiteSpace(OwnWords) || !string.IsNullOrWhiteSpace(Worries) || !string.IsNullOrWhiteSpace(GoodThings) || !string.IsNullOrWhiteSpace(Dreams);
}

/// <summary>The answer to one family criterion for one person.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Code">The criterion (CriteriaSet).</param>
/// <param name="Answer">The answer.</param>
/// <param name="Evidence">What says so.</param>
public sealed record CriterionAnswer(long PersonId, string Code, CriterionMet Answer, string? Evidence = null);

/// <summary>Whether a criterion is met for a person.</summary>
public enum CriterionMet
{
    /// <summary>Not met.</summary>
    No,

    /// <summary>Met.</summary>
    Yes,

    /// <summary>Asked, and not known.</summary>
    NotKnown,
}
