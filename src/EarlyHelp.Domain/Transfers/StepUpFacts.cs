using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Domain.Transfers;

/// <summary>What whoever raises a step-up says.</summary>
public sealed record StepUpFacts
{
    /// <summary>The children it is about.</summary>
    public IReadOnlyCollection<long> ChildIds { get; init; } = [];

    /// <summary>What has changed.</summary>
    public string? WhatChanged { get; init; }

    /// <summary>What has happened to the children: harm.</summary>
    public string? Harm { get; init; }

    /// <summary>What may happen to them if nothing changes: danger.</summary>
    public string? Danger { get; init; }

    /// <summary>What shows it: who saw or said what, when.</summary>
    public string? Evidence { get; init; }

    /// <summary>Whether the family knows of the step-up.</summary>
    public bool? FamilyInformed { get; init; }

    /// <summary>What the family knows and says.</summary>
    public string? FamilySays { get; init; }

    /// <summary>Why the family does not know.</summary>
    public string? WhyNotInformed { get; init; }

    /// <summary>Whether a child is at immediate risk, so that it goes at once.</summary>
    public bool? IsImmediate { get; init; }

    /// <summary>Who at social care was called.</summary>
    public string? CalledWhom { get; init; }

    /// <summary>When they were called (UTC).</summary>
    public DateTime? CalledAt { get; init; }

    /// <summary>The district whose social care answers; needed only when it goes at once.</summary>
    public District? To { get; init; }
}

/// <summary>What the end of the work looks like when a family goes on to another service: the facts of a closure that can be said then.</summary>
/// <param name="Overall">The overall outcome of the plan so far.</param>
/// <param name="Summary">The closing summary.</param>
/// <param name="FamilyTold">Whether the family was told who holds them from now on.</param>
/// <param name="WhyNotTold">Why it was not.</param>
public sealed record EndOfWork(OverallOutcome? Overall, string? Summary, bool? FamilyTold, string? WhyNotTold);

/// <summary>How a family goes from one service to the other.</summary>
/// <param name="On">The day.</param>
/// <param name="FromUs">Who of Early Help.</param>
/// <param name="FromThem">Who of the other side.</param>
public sealed record PlannedHandover(DateOnly? On, string? FromUs, string? FromThem);

/// <summary>That the family was handed over.</summary>
/// <param name="On">The day.</param>
/// <param name="BackdateReason">Why it is recorded later.</param>
/// <param name="End">The end of the work.</param>
public sealed record HandoverGiven(DateOnly On, string? BackdateReason, EndOfWork End);

/// <summary>Whether it was right to step up, in the eyes of whoever reviews it.</summary>
public enum ThresholdView
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>It can't be said yet.</summary>
    CantSay,
}

/// <summary>The review of a step-up (reference 4.6, idea 17).</summary>
/// <param name="RightThreshold">Whether the threshold was right.</param>
/// <param name="Timely">Whether it was timely.</param>
/// <param name="Avoidable">Whether it could have been avoided.</param>
/// <param name="EarlierSignals">What could have been seen earlier.</param>
/// <param name="Learned">What was learned.</param>
public sealed record StepUpReviewFacts(ThresholdView? RightThreshold, bool? Timely, bool? Avoidable, string? EarlierSignals, string? Learned);
