using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Reviews;

/// <summary>A district manager's decision that work goes on past 20 weeks. It can be repeated; every one stays to be seen.</summary>
public sealed class Continuation
{
    /// <summary>Days after the decision by which the work must end: 4 weeks (spec 2-workflow).</summary>
    public const int LongestDays = 28;

    /// <summary>Longest text.</summary>
    public const int TextMaxLength = 2000;

    /// <summary>Database key.</summary>
    public long Id { get; private set; }

    /// <summary>The case.</summary>
    public long CaseId { get; private set; }

    /// <summary>The day it was decided.</summary>
    public DateOnly DecidedOn { get; private set; }

    /// <summary>Why the work goes on.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What will be different.</summary>
    public string WhatWillChange { get; private set; } = "";

    /// <summary>The day by which it ends.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Who decided.</summary>
    public string By { get; private set; } = "";

    /// <summary>Who decided.</summary>
    public long? ByStaffId { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTime At { get; private set; }

    private Continuation()
    {
    }

    internal Continuation(ContinuationFacts facts, Actor by, DateTime at, DateOnly on) =>
        (DecidedOn, Reason, WhatWillChange, EndsOn, By, ByStaffId, At) = (on, facts.Reason.Trim(), facts.WhatWillChange.Trim(), facts.EndsOn, by.Name, by.StaffId, at);
}

/// <summary>What a district manager decides past 20 weeks.</summary>
/// <param name="Reason">Why the work goes on.</param>
/// <param name="WhatWillChange">What will be different.</param>
/// <param name="EndsOn">The day by which it ends.</param>
public sealed record ContinuationFacts(string Reason, string WhatWillChange, DateOnly EndsOn);
