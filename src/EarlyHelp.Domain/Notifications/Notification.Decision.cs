using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Notifications;

/// <summary>The decision, and its change by a triage manager.</summary>
public sealed partial class Notification
{
    /// <summary>Calendar days in which a triage manager can change a decision.</summary>
    public const int ChangeDecisionDays = 28;

    private readonly List<TriageDecision> decisions = [];

    /// <summary>Every decision, the newest last; a changed one is kept.</summary>
    public IReadOnlyList<TriageDecision> Decisions => decisions;

    /// <summary>When it was first decided (UTC): stops the decision clock.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Local day on which it was first decided.</summary>
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>The outcome that stands.</summary>
    public TriageOutcome? Outcome { get; private set; }

    /// <summary>The decision that stands.</summary>
    public TriageDecision? Decision => decisions.MaxBy(d => d.Number);

    /// <summary>Whether deciding on this day would be late, so that a breach reason is needed.</summary>
    public bool IsLateOn(DateOnly day) => DecidedAt is null && day > DecideBy;

    /// <summary>Decides. Everything that is missing is said at once.</summary>
    public TriageDecision Decide(DecisionFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.Decide, by);
        Rule.Check(
        [
            new(Screening is not null, "Screen the notification before you decide it"),
            new(!UnansweredChecks.Any(), $"Answer every check before you decide: {string.Join(", ", UnansweredChecks.Select(CheckNames.Of))}"),
            .. Shape(facts, on),
            new(!IsLateOn(on) || facts.BreachReason is not null, "This decision is late: choose the reason", nameof(facts.BreachReason)),
            new(!IsLateOn(on) || facts.BreachExplanation?.Trim().Length >= 10, "This decision is late: explain it in at least 10 characters", nameof(facts.BreachExplanation)),
        ]);
        OpenRequest?.Close(at);
        var decision = Add(facts, null, by, at);
        (DecidedAt, DecidedOn) = (at, on);
        Claim = null;
        Move(step, by, at, on, $"Decided: {OutcomeNames.Of(facts.Outcome)}", facts.Rationale);
        return decision;
    }

    /// <summary>A triage manager changes the decision within 28 days; both are kept.</summary>
    public TriageDecision ChangeDecision(DecisionFacts facts, string reason, Actor by, DateTime at, DateOnly on)
    {
        var step = NotificationWorkflow.Table.Take(State, NotificationAction.ChangeDecision, by);
        Rule.Check(
        [
            new(on.DayNumber - DecidedOn!.Value.DayNumber <= ChangeDecisionDays, $"A decision can be changed within {ChangeDecisionDays} days. Ask for a new notification"),
            new(reason.Trim().Length >= 10, "Say in at least 10 characters why the decision changes", "Reason"),
            Short(reason, TriageDecision.LineMaxLength, "Reason", "Reason"),
            .. Shape(facts, on),
        ]);
        var before = Decision!.Outcome;
        var decision = Add(facts, reason.Trim(), by, at);
        Move(step, by, at, on, $"Decision changed from {OutcomeNames.Of(before)} to {OutcomeNames.Of(facts.Outcome)}", reason);
        return decision;
    }

    private Rule[] Shape(DecisionFacts facts, DateOnly on) =>
    [
        new(ThresholdScheme.InForceOn(on).Levels.Any(l => l.Code == facts.Level), "Choose the level of need", nameof(facts.Level)),
        new(facts.Rationale.Trim().Length >= TriageDecision.RationaleMinLength, $"Explain the decision in at least {TriageDecision.RationaleMinLength} characters", nameof(facts.Rationale)),
        new(!OutcomeNames.NeedsDistrict(facts.Outcome) || facts.DistrictId is not null, "Choose the district", nameof(facts.DistrictId)),
        new(facts.Outcome != TriageOutcome.Commissioned || !string.IsNullOrWhiteSpace(facts.Service), "Enter the commissioned service", nameof(facts.Service)),
        new(facts.Outcome != TriageOutcome.JoinedOpenCase || facts.JoinedCaseId is not null, "Choose the open case to join", nameof(facts.JoinedCaseId)),
        new(facts.Outcome != TriageOutcome.JoinedNotification || facts.JoinedNotificationId is not null, "Choose the notification to join", nameof(facts.JoinedNotificationId)),
        new(facts.JoinedNotificationId is null || facts.JoinedNotificationId != Id, "A notification can’t be joined to itself", nameof(facts.JoinedNotificationId)),
        new(!string.IsNullOrWhiteSpace(facts.Message), "Enter the message to the notifier", nameof(facts.Message)),
        Short(facts.Rationale, TriageDecision.TextMaxLength, "Reasons", nameof(facts.Rationale)),
        Short(facts.Message, TriageDecision.TextMaxLength, "Message to the notifier", nameof(facts.Message)),
        Short(facts.Service, TriageDecision.LineMaxLength, "Commissioned service", nameof(facts.Service)),
        Short(facts.BreachExplanation, TriageDecision.LineMaxLength, "Explanation", nameof(facts.BreachExplanation)),
    ];

    private static Rule Short(string? text, int most, string what, string field) =>
        new(text is null || text.Trim().Length <= most, $"{what} must be {most:N0} characters or fewer", field);

    private TriageDecision Add(DecisionFacts facts, string? changeReason, Actor by, DateTime at)
    {
        var decision = new TriageDecision(decisions.Count + 1, facts, changeReason, by, at);
        decisions.Add(decision);
        Outcome = facts.Outcome;
        DistrictId = facts.DistrictId ?? DistrictId;
        return decision;
    }
}

/// <summary>What a decision says.</summary>
public sealed record DecisionFacts
{
    /// <summary>The outcome.</summary>
    public required TriageOutcome Outcome { get; init; }

    /// <summary>Level of need (code of the threshold scheme in force).</summary>
    public string? Level { get; init; }

    /// <summary>Why, in at least 20 characters.</summary>
    public string Rationale { get; init; } = "";

    /// <summary>The district that takes over.</summary>
    public long? DistrictId { get; init; }

    /// <summary>The commissioned service.</summary>
    public string? Service { get; init; }

    /// <summary>The open case it is joined to.</summary>
    public long? JoinedCaseId { get; init; }

    /// <summary>The notification in the queue it is joined to.</summary>
    public long? JoinedNotificationId { get; init; }

    /// <summary>What the notifier is told.</summary>
    public string Message { get; init; } = "";

    /// <summary>Why it is late.</summary>
    public BreachReason? BreachReason { get; init; }

    /// <summary>The explanation of the breach.</summary>
    public string? BreachExplanation { get; init; }

    /// <summary>
    /// What the lead of a restricted record said that may be of this family, or why the decision can't wait for them. It stands with that record and not here,
    /// where everybody would read it.
    /// </summary>
    public string? LeadSaid { get; init; }
}

/// <summary>A decision of triage; never changed, a change is a new one.</summary>
public sealed class TriageDecision
{
    /// <summary>Shortest rationale, characters.</summary>
    public const int RationaleMinLength = 20;

    /// <summary>Longest rationale or message.</summary>
    public const int TextMaxLength = 4000;

    /// <summary>Longest name of a service, longest explanation.</summary>
    public const int LineMaxLength = 1000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification.</summary>
    public long NotificationId { get; private set; }

    /// <summary>1 for the first, 2 for its change.</summary>
    public int Number { get; private set; }

    /// <summary>The outcome.</summary>
    public TriageOutcome Outcome { get; private set; }

    /// <summary>Level of need.</summary>
    public string Level { get; private set; } = "";

    /// <summary>Why.</summary>
    public string Rationale { get; private set; } = "";

    /// <summary>The district that takes over.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The commissioned service.</summary>
    public string? Service { get; private set; }

    /// <summary>The open case it was joined to.</summary>
    public long? JoinedCaseId { get; private set; }

    /// <summary>The notification it was joined to.</summary>
    public long? JoinedNotificationId { get; private set; }

    /// <summary>What the notifier was told.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Why it was late.</summary>
    public BreachReason? BreachReason { get; private set; }

    /// <summary>The explanation of the breach.</summary>
    public string? BreachExplanation { get; private set; }

    /// <summary>Why a manager changed the one before.</summary>
    public string? ChangeReason { get; private set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>By whom.</summary>
    public string By { get; private set; } = "";

    /// <summary>By whom.</summary>
    public long? ByStaffId { get; private set; }

    private TriageDecision()
    {
    }

    internal TriageDecision(int number, DecisionFacts facts, string? changeReason, Actor by, DateTime at)
    {
        (Number, Outcome, Level, Rationale, DistrictId) = (number, facts.Outcome, facts.Level!, facts.Rationale.Trim(), facts.DistrictId);
        (Service, JoinedCaseId, JoinedNotificationId, Message) = (facts.Service?.Trim(), facts.JoinedCaseId, facts.JoinedNotificationId, facts.Message.Trim());
        (BreachReason, BreachExplanation, ChangeReason) = (facts.BreachReason, facts.BreachExplanation?.Trim(), changeReason);
        (At, By, ByStaffId) = (at, by.Name, by.StaffId);
    }
}
