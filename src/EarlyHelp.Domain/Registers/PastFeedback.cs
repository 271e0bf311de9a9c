namespace EarlyHelp.Domain.Registers;

/// <summary>That a family was asked what it thought of a case, as another system recorded it.</summary>
/// <param name="caseId">The case.</param>
/// <param name="invitedOn">The day it was asked.</param>
/// <param name="receivedOn">The day it answered; null when it did not.</param>
public sealed class PastFeedback(long caseId, DateOnly invitedOn, DateOnly? receivedOn)
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; } = caseId;

    /// <summary>The day it was asked.</summary>
    public DateOnly InvitedOn { get; private set; } = invitedOn;

    /// <summary>The day it answered.</summary>
    public DateOnly? ReceivedOn { get; private set; } = receivedOn;
}
