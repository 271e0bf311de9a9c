namespace EarlyHelp.Domain;

/// <summary>
/// A record that two people may change at once. Every verb touches it, so that the second to save is told (spec 2-workflow, Always).
/// </summary>
public abstract class Versioned
{
    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>Goes up by one with every change; carried by forms.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Marks the record as changed, also when only something under it changed.</summary>
    protected void Touch() => Version++;
}
