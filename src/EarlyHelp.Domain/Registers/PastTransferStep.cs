namespace EarlyHelp.Domain.Registers;

/// <summary>Something that happened in a transfer that another system recorded.</summary>
/// <param name="transferId">The transfer.</param>
/// <param name="on">The day.</param>
/// <param name="step">What happened.</param>
/// <param name="reason">Why.</param>
public sealed class PastTransferStep(long transferId, DateOnly on, string step, string? reason)
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The transfer.</summary>
    public long TransferId { get; private set; } = transferId;

    /// <summary>The day.</summary>
    public DateOnly On { get; private set; } = on;

    /// <summary>What happened.</summary>
    public string Step { get; private set; } = step;

    /// <summary>Why.</summary>
    public string? Reason { get; private set; } = reason;
}
