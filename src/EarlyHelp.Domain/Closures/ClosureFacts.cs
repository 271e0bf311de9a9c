using EarlyHelp.Domain.Plans;

namespace EarlyHelp.Domain.Closures;

/// <summary>What a worker proposes when the work ends.</summary>
public sealed record ClosureFacts
{
    /// <summary>Why it closes (code of ClosureReason).</summary>
    public string? Reason { get; init; }

    /// <summary>What the other reason is.</summary>
    public string? OtherReason { get; init; }

    /// <summary>Who goes on with the family, or where it moved.</summary>
    public string? WhoGoesOn { get; init; }

    /// <summary>How each outcome of the plan ended, by its number.</summary>
    public IReadOnlyDictionary<int, OutcomeResult> Results { get; init; } = new Dictionary<int, OutcomeResult>();

    /// <summary>The overall outcome.</summary>
    public OverallOutcome? Overall { get; init; }

    /// <summary>Decisions on actions that are still open.</summary>
    public IReadOnlyList<ActionStep> Actions { get; init; } = [];

    /// <summary>Who supports the family from now on, warning signs, and what the family does.</summary>
    public string? ExitStrategy { get; init; }

    /// <summary>Who of the family agreed to it.</summary>
    public IReadOnlyCollection<long> AgreedByPersonIds { get; init; } = [];

    /// <summary>Who else agreed to it: school, agencies.</summary>
    public string? AgreedWithOthers { get; init; }

    /// <summary>The day the notifier was told that the work ends.</summary>
    public DateOnly? NotifierToldOn { get; init; }

    /// <summary>The notifier is told by a message when the closure is signed off, so that nobody is told of an end that is returned.</summary>
    public bool TellNotifierByMessage { get; init; }

    /// <summary>Why the notifier was not told.</summary>
    public string? WhyNotifierNotTold { get; init; }

    /// <summary>Whether the family was offered to say what they thought.</summary>
    public FeedbackOffer? Feedback { get; init; }

    /// <summary>Who of the family is invited; children get their own questions.</summary>
    public IReadOnlyCollection<long> InvitedPersonIds { get; init; } = [];

    /// <summary>Why feedback was not offered.</summary>
    public string? WhyNoFeedback { get; init; }

    /// <summary>What the family thinks about the end of the work.</summary>
    public string? FamilysView { get; init; }

    /// <summary>The closing summary.</summary>
    public string? Summary { get; init; }
}
