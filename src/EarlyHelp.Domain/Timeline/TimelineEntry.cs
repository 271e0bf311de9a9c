using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Timeline;

/// <summary>
/// One thing that happened to a record, for the people who work on it: who, when, from, to and the reason (spec 2-workflow, Always).
/// Written by the verb that made the change, so in the same transaction. Never changed or removed.
/// </summary>
public sealed class TimelineEntry
{
    /// <summary>Longest heading.</summary>
    public const int WhatMaxLength = 200;

    /// <summary>Longest detail.</summary>
    public const int DetailMaxLength = 4000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The notification it happened to.</summary>
    public long? NotificationId { get; private set; }

    /// <summary>The case it happened to.</summary>
    public long? CaseId { get; private set; }

    /// <summary>The family it happened to.</summary>
    public long? FamilyId { get; private set; }

    /// <summary>The step-down it happened to.</summary>
    public long? StepDownId { get; private set; }

    /// <summary>The panel it happened to.</summary>
    public long? PanelId { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    /// <summary>When it happened, local day; earlier than the recorded day when backdated.</summary>
    public DateOnly HappenedOn { get; private set; }

    /// <summary>Who did it, by name at the time.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who did it, when a member of staff.</summary>
    public long? ByStaffId { get; private set; }

    /// <summary>What happened: "Screened", "Allocated to Sam Hill".</summary>
    public string What { get; private set; } = "";

    /// <summary>The reason or the detail.</summary>
    public string? Detail { get; private set; }

    /// <summary>State before, when the state changed.</summary>
    public string? FromState { get; private set; }

    /// <summary>State after, when the state changed.</summary>
    public string? ToState { get; private set; }

    private TimelineEntry()
    {
    }

    /// <summary>Something that happened now.</summary>
    public TimelineEntry(Actor by, DateTime at, DateOnly happenedOn, string what, string? detail = null, string? from = null, string? to = null)
    {
        (By, ByStaffId, At, HappenedOn) = (by.Name, by.StaffId, at, happenedOn);
        What = what.Length <= WhatMaxLength ? what : what[..(WhatMaxLength - 1)] + "…";
        Detail = detail is { Length: > DetailMaxLength } ? detail[..(DetailMaxLength - 1)] + "…" : detail;
        (FromState, ToState) = (from, to);
    }
}
