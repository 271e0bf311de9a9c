using EarlyHelp.Domain.Standards;

namespace EarlyHelp.Domain.Cases;

/// <summary>The dates of a case: its clocks, the next thing that is due, and how far the 20 weeks have run.</summary>
/// <param name="State">Where the case stands.</param>
/// <param name="PassedOn">Day it was passed to the district.</param>
/// <param name="AllocateBy">Day by which it must be allocated.</param>
/// <param name="AllocatedOn">Day the first worker was allocated.</param>
/// <param name="PlanFrom">Day on which the plan's clock started.</param>
/// <param name="PlanBy">Day by which the plan must be agreed.</param>
/// <param name="OpenedOn">Day it was opened to the unit.</param>
/// <param name="EndBy">Day by which it should be closed.</param>
/// <param name="ClosedOn">Day it was closed.</param>
/// <param name="IsAccepted">Whether a unit has accepted it.</param>
public sealed record CaseDates(
    CaseState State, DateOnly PassedOn, DateOnly AllocateBy, DateOnly? AllocatedOn, DateOnly PlanFrom, DateOnly PlanBy,
    DateOnly? OpenedOn, DateOnly? EndBy, DateOnly? ClosedOn, bool IsAccepted)
{
    /// <summary>Week of the 20 from which managers look at drift (DURATION warns with 4 weeks left).</summary>
    public const int DriftWeek = 16;

    /// <summary>Days without a note after which a worker is reminded.</summary>
    public const int QuietDays = 14;

    /// <summary>Day the first plan was agreed.</summary>
    public DateOnly? PlanAgreedOn { get; init; }

    /// <summary>Day on which the review clock that runs started: the plan agreed, or the last review.</summary>
    public DateOnly? ReviewFrom { get; init; }

    /// <summary>Day by which the plan must be reviewed.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>Day to which a district manager let the work go on past its 20 weeks.</summary>
    public DateOnly? ContinuedTo { get; init; }

    /// <summary>The last day on which the plan may be worked: the 20 weeks, or the newest continuation.</summary>
    public DateOnly? WorkEndsOn => ContinuedTo ?? EndBy;

    /// <summary>Its clocks, in the order in which they started to matter: allocation, plan, review, duration.</summary>
    public IEnumerable<CaseClock> Clocks
    {
        get
        {
            yield return new(ServiceStandard.Allocated, IsAccepted ? "Allocate to a worker" : "Accept to a unit", PassedOn, AllocateBy, AllocatedOn ?? ClosedOn);
            if (PlanAgreedOn is not null || ClosedOn is null)
                yield return new(ServiceStandard.Plan, "Agree the family plan", PlanFrom, PlanBy, PlanAgreedOn);
            if (ReviewFrom is { } from && ReviewBy is { } by)
                yield return new(ServiceStandard.Review, "Review the plan", from, by, ClosedOn);
            if (OpenedOn is { } opened && EndBy is { } end)
                yield return new(ServiceStandard.Duration, "Close the case", opened, end, ClosedOn);
        }
    }

    /// <summary>The clock that runs out first; null once the case is closed. After a continuation the work is due to end on its day; the 20 weeks stay missed.</summary>
    public CaseClock? Next => ClosedOn is not null ? null : Clocks.Where(c => c.StoppedOn is null)
        .Select(c => c.Standard == ServiceStandard.Duration && ContinuedTo is { } to ? c with { DueOn = to } : c).MinBy(c => c.DueOn);

    /// <summary>Which week of the case a day falls in, from 1; null before it is opened. The last day of a week still belongs to it.</summary>
    public int? WeekOn(DateOnly day) => OpenedOn is { } opened ? Math.Max(1, ((ClosedOn ?? day).DayNumber - opened.DayNumber + 6) / 7) : null;

    /// <summary>Weeks the case may take.</summary>
    public int? Weeks => OpenedOn is { } opened && EndBy is { } end ? (end.DayNumber - opened.DayNumber) / 7 : null;

    /// <summary>"13 of 20"; "23, past the 20"; nothing before it is opened.</summary>
    public string WeekInWords(DateOnly day) => (WeekOn(day), Weeks) switch
    {
        ({ } week, { } weeks) when week > weeks => $"{week}, past the {weeks}",
        ({ } week, { } weeks) => $"{week} of {weeks}",
        _ => "Not opened yet",
    };
}

/// <summary>One clock of a case.</summary>
/// <param name="Standard">Code of the service standard.</param>
/// <param name="What">What must be done, in a few words.</param>
/// <param name="StartedOn">Day 0.</param>
/// <param name="DueOn">Last day within the standard.</param>
/// <param name="StoppedOn">The day it was done.</param>
public sealed record CaseClock(string Standard, string What, DateOnly StartedOn, DateOnly DueOn, DateOnly? StoppedOn);
