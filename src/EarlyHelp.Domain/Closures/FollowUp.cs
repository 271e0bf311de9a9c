using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Closures;

/// <summary>Did it last? Asked 3, 6 and 12 months after a case closed.</summary>
public sealed class FollowUp
{
    /// <summary>Months after closing at which somebody asks.</summary>
    public static IReadOnlyList<int> AskedAfterMonths { get; } = [3, 6, 12];

    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>Number of the closure it follows.</summary>
    public int ClosureNumber { get; private set; }

    /// <summary>Months after closing.</summary>
    public int Months { get; private set; }

    /// <summary>The day on which it is due.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What was found; null while nobody has asked.</summary>
    public FollowUpResult? Result { get; private set; }

    /// <summary>The day somebody asked.</summary>
    public DateOnly? AskedOn { get; private set; }

    /// <summary>What the family said.</summary>
    public string? Text { get; private set; }

    /// <summary>Who asked.</summary>
    public string? By { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime? At { get; private set; }

    /// <summary>Day from which it is no longer asked, because the case was reopened.</summary>
    public DateOnly? CancelledOn { get; private set; }

    /// <summary>Whether somebody still has to ask.</summary>
    public bool IsOpen => Result is null && CancelledOn is null;

    private FollowUp()
    {
    }

    internal FollowUp(int closure, int months, DateOnly closedOn) => (ClosureNumber, Months, DueOn) = (closure, months, closedOn.AddMonths(months));

    internal void Record(FollowUpFacts facts, Actor by, DateTime at) =>
        (Result, AskedOn, Text, By, At) = (facts.Result, facts.AskedOn, Workflow.Text.Tidy(facts.Text), by.Name, at);

    internal void Cancel(DateOnly on) => CancelledOn = on;
}

/// <summary>What was found when somebody asked whether it lasted.</summary>
public enum FollowUpResult
{
    /// <summary>It lasted.</summary>
    Lasted,

    /// <summary>Some of it lasted.</summary>
    PartlyLasted,

    /// <summary>It did not last.</summary>
    DidNotLast,

    /// <summary>The family could not be reached.</summary>
    NotReached,

    /// <summary>The family did not want to say.</summary>
    Declined,
}

/// <summary>What somebody found who asked whether it lasted.</summary>
/// <param name="Months">Which of the follow-ups: 3, 6 or 12 months.</param>
/// <param name="AskedOn">The day.</param>
/// <param name="Result">What was found.</param>
/// <param name="Text">What the family said.</param>
/// <param name="BackdateReason">Why it is recorded later than it happened.</param>
public sealed record FollowUpFacts(int Months, DateOnly AskedOn, FollowUpResult? Result, string? Text, string? BackdateReason = null);
