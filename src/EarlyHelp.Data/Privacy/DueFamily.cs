namespace EarlyHelp.Data.Privacy;

/// <summary>A family that is due for erasure: found each night, so that the list is a page of an index and not a reckoning over ten years. Not audited.</summary>
public sealed class DueFamily
{
    /// <summary>The family.</summary>
    public long FamilyId { get; private set; }

    /// <summary>By which rule.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>Since when.</summary>
    public DateOnly DueOn { get; private set; }

    private DueFamily()
    {
    }

    /// <summary>A family that is due.</summary>
    public DueFamily(long familyId, string rule, DateOnly dueOn) => (FamilyId, Rule, DueOn) = (familyId, rule, dueOn);

    /// <summary>The same by what is known now.</summary>
    public void Is(string rule, DateOnly dueOn) => (Rule, DueOn) = (rule, dueOn);
}
