namespace EarlyHelp.Data.Auditing;

/// <summary>Where the chain of the audit ends: one row, moved in the transaction of each save, so that an end that was cut off is missed.</summary>
public sealed class AuditHead
{
    /// <summary>Key of the one row.</summary>
    public const int OnlyKey = 1;

    /// <summary>Key of the one row.</summary>
    public int Id { get; private set; } = OnlyKey;

    /// <summary>How many entries there are: the place of the last.</summary>
    public long Sequence { get; private set; }

    /// <summary>Link of the last entry; zeros where there is none.</summary>
    public byte[] Link { get; private set; } = new byte[ChainedEntry.HashLength];

    /// <summary>As it is noted elsewhere, and given to verify-audit: "1234:9f…".</summary>
    public string Anchor => FormattableString.Invariant($"{Sequence}:{Convert.ToHexStringLower(Link)}");
}
