namespace EarlyHelp.Data.Cases;

/// <summary>When a person last looked at the chronology of a case, so that it can say what is new.</summary>
public sealed class ChronologyMark
{
    /// <summary>Looks that follow each other within this time are one: a page read on, printed or filtered stays as new as it was.</summary>
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(30);

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Who looks.</summary>
    public long StaffId { get; private set; }

    /// <summary>At which case.</summary>
    public long CaseId { get; private set; }

    /// <summary>When they looked last (UTC).</summary>
    public DateTime LookedAt { get; private set; }

    /// <summary>When they had looked before that (UTC); null at the first look.</summary>
    public DateTime? Before { get; private set; }

    private ChronologyMark()
    {
    }

    internal ChronologyMark(long staffId, long caseId, DateTime at) => (StaffId, CaseId, LookedAt) = (staffId, caseId, at);

    internal void LookAgain(DateTime at)
    {
        if (at - LookedAt > OneLook)
            Before = LookedAt;
        LookedAt = at;
    }
}
