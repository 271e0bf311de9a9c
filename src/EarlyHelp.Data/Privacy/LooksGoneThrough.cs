namespace EarlyHelp.Data.Privacy;

/// <summary>Up to where looks were gone through for unusual ones: one row, not audited.</summary>
public sealed class LooksGoneThrough
{
    /// <summary>Key of the one row.</summary>
    public const int OnlyKey = 1;

    /// <summary>Key of the one row.</summary>
    public int Id { get; private set; } = OnlyKey;

    /// <summary>Place in the audit's chain of the last look that was gone through.</summary>
    public long LastLook { get; private set; }

    /// <summary>When looks were last gone through (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>Looks up to this one have been gone through.</summary>
    public void Reach(long lastLook, DateTime at) => (LastLook, At) = (Math.Max(lastLook, LastLook), at);
}
