namespace EarlyHelp.Domain.Registers;

/// <summary>A review of a plan that another system recorded: the day by which it was due, the day it was held, or both.</summary>
/// <param name="caseId">The case.</param>
/// <param name="dueOn">The day by which it was due; null when that is not known, and then it counts in no figure.</param>
/// <param name="heldOn">The day it was held; null when it was not.</param>
/// <param name="decision">What was decided, as the old system says it.</param>
public sealed class PastReview(long caseId, DateOnly? dueOn, DateOnly? heldOn, string? decision)
{
    /// <summary>Longest decision.</summary>
    public const int DecisionMaxLength = 200;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; } = caseId;

    /// <summary>The day by which it was due.</summary>
    public DateOnly? DueOn { get; private set; } = dueOn;

    /// <summary>The day it was held.</summary>
    public DateOnly? HeldOn { get; private set; } = heldOn;

    /// <summary>What was decided.</summary>
    public string? Decision { get; private set; } = decision;
}
