using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Plans;

namespace EarlyHelp.Domain.Reviews;

/// <summary>What comes after a review.</summary>
public enum NextStep
{
    /// <summary>Work on with the plan.</summary>
    Continue,

    /// <summary>End the work: the worker proposes closure.</summary>
    Close,

    /// <summary>Pass the family to social care.</summary>
    StepUp,
}

/// <summary>What a review found.</summary>
public sealed record ReviewFacts
{
    /// <summary>The day it was held.</summary>
    public required DateOnly HeldOn { get; init; }

    /// <summary>Who took part.</summary>
    public string? TookPart { get; init; }

    /// <summary>One rating for each outcome of the plan.</summary>
    public IReadOnlyList<RatingFacts> Ratings { get; init; } = [];

    /// <summary>The team around the family: who was invited, and who came.</summary>
    public IReadOnlyList<TeamFacts> Team { get; init; } = [];

    /// <summary>What was said and agreed at the meeting.</summary>
    public string? Minutes { get; init; }

    /// <summary>How far the actions are.</summary>
    public IReadOnlyList<ActionStep> Actions { get; init; } = [];

    /// <summary>What the family thinks.</summary>
    public string? FamilysView { get; init; }

    /// <summary>The scales taken again, by danger and goal.</summary>
    public IReadOnlyList<PairScore> Scores { get; init; } = [];

    /// <summary>What the children said.</summary>
    public IReadOnlyList<VoiceFacts> Voices { get; init; } = [];

    /// <summary>What comes next.</summary>
    public NextStep? NextStep { get; init; }

    /// <summary>When the plan is reviewed again; no later than the REVIEW standard.</summary>
    public DateOnly? NextReviewOn { get; init; }

    /// <summary>Why it is recorded later than it was held.</summary>
    public string? BackdateReason { get; init; }
}

/// <summary>A score of one danger and goal.</summary>
/// <param name="Pair">Its number on the case.</param>
/// <param name="Facts">The score.</param>
public sealed record PairScore(int Pair, ScoreFacts Facts);

/// <summary>How one outcome stands.</summary>
/// <param name="Outcome">Its number on the case.</param>
/// <param name="Rating">0 to 10, beside its baseline.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record RatingFacts(int Outcome, int? Rating, string Evidence);

/// <summary>A review of the plan; never changed.</summary>
public sealed class PlanReview
{
    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest minutes.</summary>
    public const int MinutesMaxLength = 20000;

    private readonly List<OutcomeRating> ratings = [];
    private readonly List<TeamMember> team = [];

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>Version of the plan that was reviewed.</summary>
    public int PlanNumber { get; private set; }

    /// <summary>The day it was held.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Day on which its clock had started: the plan agreed, or the review before.</summary>
    public DateOnly ClockFrom { get; private set; }

    /// <summary>Day by which it was due.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Who took part.</summary>
    public string? TookPart { get; private set; }

    /// <summary>What was said and agreed at the meeting.</summary>
    public string? Minutes { get; private set; }

    /// <summary>What the family thinks.</summary>
    public string FamilysView { get; private set; } = "";

    /// <summary>What comes next.</summary>
    public NextStep NextStep { get; private set; }

    /// <summary>When the plan is reviewed again.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>Why it was recorded later than it was held.</summary>
    public string? BackdateReason { get; private set; }

    /// <summary>Who recorded it.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who recorded it.</summary>
    public long? ByStaffId { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>How each outcome stood.</summary>
    public IReadOnlyList<OutcomeRating> Ratings => ratings;

    /// <summary>The team around the family: who was invited, and who came.</summary>
    public IReadOnlyList<TeamMember> Team => team;

    private PlanReview()
    {
    }

    internal PlanReview(int number, FamilyPlan plan, DateOnly clockFrom, DateOnly due, ReviewFacts facts, Actor by, DateTime at)
    {
        (Number, PlanNumber, HeldOn, ClockFrom, DueOn) = (number, plan.Number, facts.HeldOn, clockFrom, due);
        (TookPart, Minutes, FamilysView) = (Workflow.Text.Tidy(facts.TookPart), Workflow.Text.Tidy(facts.Minutes), facts.FamilysView!.Trim());
        (NextStep, NextReviewOn, BackdateReason) = (facts.NextStep!.Value, facts.NextReviewOn, Workflow.Text.Tidy(facts.BackdateReason));
        (By, ByStaffId, At) = (by.Name, by.StaffId, at);
        ratings.AddRange(facts.Ratings.Select(r => new OutcomeRating(r, plan.Outcomes.First(o => o.Number == r.Outcome).BaselineScore)));
        team.AddRange(facts.Team.Select(t => new TeamMember(t)));
    }
}

/// <summary>How one outcome stood at a review, beside where it began.</summary>
public sealed class OutcomeRating
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Number of the outcome on the case.</summary>
    public int Outcome { get; private set; }

    /// <summary>Where it began, 0 to 10.</summary>
    public int Baseline { get; private set; }

    /// <summary>0 to 10.</summary>
    public int Rating { get; private set; }

    /// <summary>What shows it.</summary>
    public string Evidence { get; private set; } = "";

    private OutcomeRating()
    {
    }

    internal OutcomeRating(RatingFacts facts, int baseline) => (Outcome, Baseline, Rating, Evidence) = (facts.Outcome, baseline, facts.Rating!.Value, facts.Evidence.Trim());
}
