using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Data.Seeding;

/// <summary>How the work with a demonstration family goes.</summary>
internal enum DemoTurn
{
    /// <summary>As it should: each step in its time, and each child heard.</summary>
    AsPlanned,

    /// <summary>The assessment was written and the unit lead sent it back.</summary>
    Returned,

    /// <summary>The unit lead wrote a part of the assessment, so that the district manager answers it.</summary>
    LeadsHand,

    /// <summary>Visits, and never an assessment or a plan.</summary>
    NoPlan,

    /// <summary>Worker and mother see the same thing very differently.</summary>
    FarApart,

    /// <summary>Nobody has written down what the children say.</summary>
    NoWords,

    /// <summary>The plan was agreed and nobody has looked at it again.</summary>
    NoReview,

    /// <summary>Two reviews, and nothing moved.</summary>
    Stuck,

    /// <summary>The mother took back her consent to share with others.</summary>
    Withdrew,

    /// <summary>The worker has proposed to close.</summary>
    Closing,

    /// <summary>Past its weeks, and nobody has decided.</summary>
    Drifts,

    /// <summary>The district manager has let the work go on past its weeks.</summary>
    Continued,

    /// <summary>Closed with everything achieved.</summary>
    Closed,

    /// <summary>Closed with some of it achieved.</summary>
    ClosedInPart,
}

/// <summary>A demonstration family that a worker holds.</summary>
/// <param name="Case">The case.</param>
/// <param name="DaysAgo">How long ago it was given to the worker, days.</param>
/// <param name="Turn">How it goes.</param>
/// <param name="Worker">Account of the worker.</param>
/// <param name="Lead">Account of the unit lead.</param>
/// <param name="Manager">Account of the district manager.</param>
internal sealed record DemoHeld(EarlyHelpCase Case, int DaysAgo, DemoTurn Turn, string Worker, string Lead, string Manager)
{
    /// <summary>The family as it was written down.</summary>
    public required DemoFamily Family { get; init; }

    /// <summary>The day on which it was.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The day after the allocation on which the work stops, because the family goes on to another service; null when it does not.</summary>
    public int? Until { get; init; }
}
