namespace EarlyHelp.Domain.Families;

/// <summary>Why somebody no longer stands on a family's record.</summary>
public enum LeavingReason
{
    /// <summary>The child will not be born.</summary>
    PregnancyEnded,

    /// <summary>The person has left the family, or never was of it.</summary>
    NoLongerOfTheFamily,
}

/// <summary>Somebody leaves a family's record.</summary>
/// <param name="On">From which day.</param>
/// <param name="Why">Why.</param>
/// <param name="Words">What is said about it.</param>
public sealed record LeavingFacts(DateOnly On, LeavingReason? Why, string? Words = null)
{
    /// <summary>Longest words.</summary>
    public const int WordsMaxLength = 1000;
}
