namespace EarlyHelp.Domain.Matching;

/// <summary>How sure a match is. It is always a person who decides.</summary>
public enum MatchStrength
{
    /// <summary>Something is alike; it may well be someone else.</summary>
    Possible,

    /// <summary>Enough is alike to think it is the same person.</summary>
    Likely,

    /// <summary>The same identifier, and nothing speaks against it.</summary>
    Certain,
}

/// <summary>Why we think that two records are of one person.</summary>
/// <param name="Strength">How sure it is.</param>
/// <param name="Reasons">What is alike, then what contradicts it, each in words.</param>
public sealed record MatchFinding(MatchStrength Strength, IReadOnlyList<string> Reasons);
