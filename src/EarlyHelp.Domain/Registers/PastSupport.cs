namespace EarlyHelp.Domain.Registers;

/// <summary>An episode of additional support that another system recorded. It is kept and goes out again; nobody works on it here (ADR 20).</summary>
public sealed class PastSupport
{
    /// <summary>Longest outcome.</summary>
    public const int OutcomeMaxLength = 200;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The old system's reference.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>The district; null when it is not known.</summary>
    public long? DistrictId { get; private set; }

    /// <summary>The day it began.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>The day it ended; null while it lasts.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>How it ended, as the old system says it.</summary>
    public string? Outcome { get; private set; }

    private PastSupport()
    {
    }

    /// <summary>As the register has it.</summary>
    public PastSupport(SupportRow row, long familyId) =>
        (Reference, FamilyId, DistrictId, OpenedOn, ClosedOn, Outcome) = (row.Reference, familyId, row.DistrictId, row.OpenedOn, row.ClosedOn, row.Outcome);
}
