namespace EarlyHelp.Domain.Supervision;

/// <summary>Why a case stands on the supervision list (features 4, idea 20; issue 3). In the order of the list's filter.</summary>
public enum SupervisionReason
{
    /// <summary>Opened in the last 7 days.</summary>
    New,

    /// <summary>No visit for three weeks.</summary>
    NoVisit,

    /// <summary>The plan is due in the next 7 days.</summary>
    PlanDue,

    /// <summary>The plan is past its date.</summary>
    PlanLate,

    /// <summary>The review is past its date.</summary>
    ReviewLate,

    /// <summary>Past week 14: talk about the ending.</summary>
    PastWeek14,

    /// <summary>Past week 16: drift.</summary>
    PastWeek16,

    /// <summary>Past week 20.</summary>
    PastWeek20,

    /// <summary>A child old enough to speak, whose own words nobody recorded for six weeks.</summary>
    NoChildsWords,

    /// <summary>Voices see one thing very differently.</summary>
    ScaleGap,

    /// <summary>Two reviews in a row at which no outcome had risen.</summary>
    NoMovement,

    /// <summary>The assessment waits for the unit lead.</summary>
    AssessmentWaits,

    /// <summary>The assessment was returned and has not come back.</summary>
    AssessmentReturned,

    /// <summary>The closure waits for the unit lead.</summary>
    ClosureWaits,

    /// <summary>The lead wrote the assessment or proposed the closure, so that the district manager answers it.</summary>
    ManagerAnswers,

    /// <summary>Whoever holds the case no longer works in its unit.</summary>
    HolderLeft,

    /// <summary>Somebody has withdrawn consent.</summary>
    ConsentWithdrawn,

    /// <summary>An action of supervision is past its date.</summary>
    ActionLate,

    /// <summary>Closed, and nobody has asked yet whether it lasted.</summary>
    FollowUpDue,
}

/// <summary>The numbers behind the reasons, in days; local defaults. Lists and sentences both count by these.</summary>
public static class SupervisionDays
{
    /// <summary>Days for which a case counts as new.</summary>
    public const int New = 7;

    /// <summary>Days without a visit from which it is named.</summary>
    public const int NoVisit = 21;

    /// <summary>Days before the plan is due from which it is named.</summary>
    public const int PlanDue = 7;

    /// <summary>Days without a child's own words from which it is named, and from a worker holding the case.</summary>
    public const int NoWords = 42;

    /// <summary>Week from which the ending is talked about.</summary>
    public const int EndingWeek = 14;

    /// <summary>Reviews in a row without movement from which the work is called stuck.</summary>
    public const int StillReviews = 2;
}

/// <summary>What the reasons are counted from: one case on one day.</summary>
public sealed record SupervisionFacts
{
    /// <summary>Its dates.</summary>
    public required Cases.CaseDates Dates { get; init; }

    /// <summary>Day of the last visit.</summary>
    public DateOnly? LastVisitOn { get; init; }

    /// <summary>Whether a lead wrote on the newest version of the assessment.</summary>
    public bool IsAssessmentOfLead { get; init; }

    /// <summary>Whether a lead proposed the closure.</summary>
    public bool IsClosureOfLead { get; init; }

    /// <summary>The worker who holds it and no longer works in its unit; null while it is well held.</summary>
    public string? HolderWhoLeft { get; init; }

    /// <summary>Points between the voices that are farthest apart on one danger and goal.</summary>
    public int WidestGap { get; init; }

    /// <summary>Reviews in a row at which no outcome had risen.</summary>
    public int StillReviews { get; init; }

    /// <summary>State of the newest version of the assessment.</summary>
    public Assessments.AssessmentState? Assessment { get; init; }

    /// <summary>Children old enough to speak, and when their own words were last recorded.</summary>
    public IReadOnlyList<ChildHeard> Children { get; init; } = [];

    /// <summary>Who has withdrawn consent to something.</summary>
    public IReadOnlyList<string> Withdrawn { get; init; } = [];

    /// <summary>The action of supervision that is longest past its date.</summary>
    public DateOnly? ActionDueOn { get; init; }

    /// <summary>The follow-up after closing that nobody has recorded.</summary>
    public DateOnly? FollowUpDueOn { get; init; }
}

/// <summary>A child of the family.</summary>
/// <param name="Name">First name.</param>
/// <param name="Born">Date of birth.</param>
/// <param name="LastWordsOn">When the child's own words were last recorded.</param>
public sealed record ChildHeard(string Name, DateOnly? Born, DateOnly? LastWordsOn);

/// <summary>One reason with its sentence.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Sentence">Why this case, in words.</param>
public sealed record SupervisionPoint(SupervisionReason Reason, string Sentence);
