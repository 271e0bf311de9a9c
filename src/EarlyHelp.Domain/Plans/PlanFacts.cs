namespace EarlyHelp.Domain.Plans;

/// <summary>What a plan says when the family agrees to it.</summary>
public sealed record PlanFacts
{
    /// <summary>Years ahead in which an action can be due; far more than the 20 weeks, so that only a mistyped year is refused.</summary>
    public const int LatestYears = 1;

    /// <summary>The day the family agreed.</summary>
    public required DateOnly AgreedOn { get; init; }

    /// <summary>One to ten outcomes.</summary>
    public IReadOnlyList<OutcomeFacts> Outcomes { get; init; } = [];

    /// <summary>What everybody does if things get worse.</summary>
    public string? IfThingsGetWorse { get; init; }

    /// <summary>Who of the family agreed, and when.</summary>
    public IReadOnlyList<AgreementFacts> Agreements { get; init; } = [];

    /// <summary>What is different from the version before, and why.</summary>
    public string? WhatChanged { get; init; }

    /// <summary>Why it is recorded later than it was agreed.</summary>
    public string? BackdateReason { get; init; }
}

/// <summary>One outcome of a plan.</summary>
/// <param name="What">What will be different, in the family's words.</param>
/// <param name="Baseline">How it is now.</param>
/// <param name="BaselineScore">How it is now, 0 to 10; reviews rate beside it.</param>
/// <param name="Measure">How everybody will see it.</param>
/// <param name="Target">What is good enough.</param>
/// <param name="Actions">At least one.</param>
public sealed record OutcomeFacts(string What, string Baseline, int? BaselineScore, string Measure, string Target, IReadOnlyList<ActionFacts> Actions)
{
    /// <summary>Its number on the case, when it goes on from the version before; null for a new one.</summary>
    public int? Number { get; init; }

    /// <summary>Number of the danger and goal of the assessment that it answers.</summary>
    public int? Goal { get; init; }
}

/// <summary>One action of an outcome.</summary>
/// <param name="What">What is done.</param>
/// <param name="Owner">What kind of owner.</param>
/// <param name="OwnerPersonId">Which person of the family.</param>
/// <param name="OwnerName">Which worker or agency.</param>
/// <param name="DueOn">By when.</param>
public sealed record ActionFacts(string What, ActionOwner? Owner, long? OwnerPersonId, string? OwnerName, DateOnly? DueOn)
{
    /// <summary>Its number on the case, when it goes on from the version before; null for a new one.</summary>
    public int? Number { get; init; }

    /// <summary>Whether somebody is named.</summary>
    public bool HasOwner => Owner switch
    {
        ActionOwner.FamilyMember => OwnerPersonId is not null,
        ActionOwner.Worker or ActionOwner.Agency => !string.IsNullOrWhiteSpace(OwnerName),
        _ => false,
    };
}

/// <summary>A person's agreement to a plan.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="On">The day.</param>
/// <param name="Agrees">Whether they agree; a disagreement is kept with its note.</param>
/// <param name="Note">What they said about it.</param>
public sealed record AgreementFacts(long PersonId, DateOnly On, bool Agrees, string? Note = null);

/// <summary>Who does an action.</summary>
public enum ActionOwner
{
    /// <summary>A person of the family.</summary>
    FamilyMember,

    /// <summary>A worker of the service.</summary>
    Worker,

    /// <summary>An agency.</summary>
    Agency,
}

/// <summary>How far an action is.</summary>
public enum ActionStatus
{
    /// <summary>Not begun.</summary>
    Open,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Done,

    /// <summary>It was not done and won't be.</summary>
    NotDone,

    /// <summary>It is no longer needed.</summary>
    NoLongerNeeded,

    /// <summary>At closure: somebody carries it on, who is said.</summary>
    CarriedOn,
}

/// <summary>A step of an action: how far it is, or a new date.</summary>
/// <param name="Action">Number of the action on the case.</param>
/// <param name="Status">How far it is now.</param>
/// <param name="DueOn">The new date when it moves.</param>
/// <param name="Note">What happened, or why it moves.</param>
public sealed record ActionStep(int Action, ActionStatus Status, DateOnly? DueOn = null, string? Note = null);
