using EarlyHelp.Domain.Closures;

namespace EarlyHelp.Domain.Registers;

/// <summary>A closure that another system recorded.</summary>
/// <param name="caseId">The case.</param>
/// <param name="on">The day it was closed.</param>
/// <param name="reason">Why (code of <see cref="ClosureReason"/>).</param>
/// <param name="outcome">How it ended.</param>
/// <param name="reopenedOn">The day it was reopened there; null when it was not.</param>
public sealed class PastClosure(long caseId, DateOnly on, string reason, OverallOutcome outcome, DateOnly? reopenedOn)
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; } = caseId;

    /// <summary>The day it was closed.</summary>
    public DateOnly On { get; private set; } = on;

    /// <summary>Why (code).</summary>
    public string Reason { get; private set; } = reason;

    /// <summary>How it ended.</summary>
    public OverallOutcome Outcome { get; private set; } = outcome;

    /// <summary>The day it was reopened.</summary>
    public DateOnly? ReopenedOn { get; private set; } = reopenedOn;
}
