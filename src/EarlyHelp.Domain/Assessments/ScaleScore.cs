using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Assessments;

/// <summary>Whose score it is.</summary>
public enum ScaleVoice
{
    /// <summary>The worker.</summary>
    Worker,

    /// <summary>A person of the family.</summary>
    FamilyMember,

    /// <summary>An agency, by name.</summary>
    Agency,
}

/// <summary>How one voice scores a danger and its goal: 0 as bad as it could be, 10 good enough to end.</summary>
/// <param name="Voice">Whose score.</param>
/// <param name="PersonId">Which person of the family.</param>
/// <param name="Agency">Which agency.</param>
/// <param name="Score">0 to 10.</param>
/// <param name="On">The day.</param>
/// <param name="Why">Why not lower, and what would be one higher.</param>
public sealed record ScoreFacts(ScaleVoice Voice, long? PersonId, string? Agency, int Score, DateOnly On, string Why);

/// <summary>A score that was given; only ever added. Scores of different voices are set side by side and never averaged.</summary>
public sealed class ScaleScore
{
    /// <summary>Lowest score.</summary>
    public const int Lowest = 0;

    /// <summary>Highest score.</summary>
    public const int Highest = 10;

    /// <summary>Longest name of an agency.</summary>
    public const int AgencyMaxLength = 150;

    /// <summary>Longest reason.</summary>
    public const int WhyMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>Number of the danger and goal on the case.</summary>
    public int Pair { get; private set; }

    /// <summary>Whose score.</summary>
    public ScaleVoice Voice { get; private set; }

    /// <summary>Which person of the family.</summary>
    public long? PersonId { get; private set; }

    /// <summary>Which agency.</summary>
    public string? Agency { get; private set; }

    /// <summary>0 to 10.</summary>
    public int Score { get; private set; }

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Why.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private ScaleScore()
    {
    }

    internal ScaleScore(int pair, ScoreFacts facts, Actor by, DateTime at)
    {
        (Pair, Voice, PersonId, Agency) = (pair, facts.Voice, facts.PersonId, facts.Agency?.Trim());
        (Score, On, Why, By, At) = (facts.Score, facts.On, facts.Why.Trim(), by.Name, at);
    }

    internal bool Says(int pair, ScoreFacts facts) =>
        (Pair, Voice, PersonId, Agency, Score, On, Why) == (pair, facts.Voice, facts.PersonId, facts.Agency?.Trim(), facts.Score, facts.On, facts.Why.Trim());
}

/// <summary>Two voices that see one thing very differently: for the worker and supervision to talk about.</summary>
/// <param name="Pair">Number of the danger and goal.</param>
/// <param name="Low">The newest score of the voice that scores lowest.</param>
/// <param name="High">The newest score of the voice that scores highest.</param>
public sealed record ScaleGap(int Pair, ScaleScore Low, ScaleScore High)
{
    /// <summary>Points of difference from which it is flagged.</summary>
    public const int Flagged = 3;

    /// <summary>Points between them.</summary>
    public int Points => High.Score - Low.Score;

    /// <summary>Days for which a voice counts beside the newest one: two reviews. Older ones stay in the history.</summary>
    public const int VoiceLastsDays = 84;

    /// <summary>The gaps to flag: for each danger and goal, over the newest score of every voice.</summary>
    public static IReadOnlyList<ScaleGap> Of(IEnumerable<ScaleScore> scores) =>
    [
        .. from pair in scores.GroupBy(s => s.Pair).OrderBy(g => g.Key)
           let newest = pair.GroupBy(s => (s.Voice, s.PersonId, s.Agency)).Select(v => v.OrderBy(s => s.On).ThenBy(s => s.At).Last()).ToList()
           let since = newest.Max(s => s.On).AddDays(-VoiceLastsDays)
           let today = newest.Where(s => s.On >= since).ToList()
           let gap = new ScaleGap(pair.Key, today.MinBy(s => s.Score)!, today.MaxBy(s => s.Score)!)
           where gap.Points >= Flagged
           select gap,
    ];
}
