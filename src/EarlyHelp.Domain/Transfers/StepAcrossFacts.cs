namespace EarlyHelp.Domain.Transfers;

/// <summary>To whom a family is offered, and why.</summary>
public sealed record StepAcrossFacts
{
    /// <summary>What kind of service: open access, a commissioned service or another authority.</summary>
    public HoldingService? Service { get; init; }

    /// <summary>Which one, by name.</summary>
    public string? Place { get; init; }

    /// <summary>Whom to reach there, and how.</summary>
    public string? Contact { get; init; }

    /// <summary>Why, and what they must know.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the family agrees; false when it was not asked.</summary>
    public bool? FamilyAgrees { get; init; }

    /// <summary>Why the family was not asked.</summary>
    public string? WhyNotAsked { get; init; }
}

/// <summary>What somebody of the other side said, who has no account here.</summary>
/// <param name="Who">Who there.</param>
/// <param name="On">The day.</param>
/// <param name="How">How it came.</param>
/// <param name="Words">What they said.</param>
/// <param name="BackdateReason">Why it is recorded later.</param>
public sealed record OtherSide(string? Who, DateOnly On, AnswerChannel? How, string? Words, string? BackdateReason);
