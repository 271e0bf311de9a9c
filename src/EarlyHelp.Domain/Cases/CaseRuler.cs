namespace EarlyHelp.Domain.Cases;

/// <summary>What stands on the ruler of a case.</summary>
public enum RulerPointKind
{
    /// <summary>The notification was received; for a step-down, responsibility was taken on.</summary>
    Notification,

    /// <summary>A unit accepted the family: the 20 weeks begin.</summary>
    Opened,

    /// <summary>First contact with the family.</summary>
    FirstContact,

    /// <summary>The assessment was submitted.</summary>
    Assessment,

    /// <summary>The plan, due 4 weeks after the notification.</summary>
    Plan,

    /// <summary>A review.</summary>
    Review,

    /// <summary>Week 16, from which managers look at drift.</summary>
    Week16,

    /// <summary>A decision that the work goes on.</summary>
    Continuation,

    /// <summary>Week 20, by which the case should be closed.</summary>
    Week20,

    /// <summary>The day to which the work may go on.</summary>
    ContinuedTo,
}

/// <summary>How a point of the ruler stands on a day.</summary>
public enum RulerPointState
{
    /// <summary>It happened, in time.</summary>
    Done,

    /// <summary>It happened, late.</summary>
    DoneLate,

    /// <summary>Still to come.</summary>
    Due,

    /// <summary>It should have happened.</summary>
    Late,
}

/// <summary>One point of the 20-week ruler.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="What">In words.</param>
/// <param name="DueOn">By when, where there is a standard.</param>
/// <param name="DoneOn">The day it happened.</param>
public sealed record RulerPoint(RulerPointKind Kind, string What, DateOnly? DueOn, DateOnly? DoneOn)
{
    /// <summary>Where it stands on the ruler: the day it happened, or is due; null while neither is known.</summary>
    public DateOnly? Day => DoneOn ?? DueOn;

    /// <summary>How it stands on a day.</summary>
    public RulerPointState StateOn(DateOnly day) => (DoneOn, DueOn) switch
    {
        ({ } done, { } due) when done > due => RulerPointState.DoneLate,
        ({ }, _) => RulerPointState.Done,
        (null, { } due) when due < day => RulerPointState.Late,
        _ => RulerPointState.Due,
    };
}

/// <summary>The 20-week ruler of a case as data: everything that happened and is due, in the order of days (issue 3).</summary>
public static class CaseRuler
{
    /// <summary>The points of a case whose reviews and continuations are loaded, as they stand on a day; what has no day yet comes last.</summary>
    public static IReadOnlyList<RulerPoint> Of(EarlyHelpCase given, DateOnly on)
    {
        List<RulerPoint> points =
        [
            new(RulerPointKind.Notification, given.Origin == CaseOrigin.StepDown ? "Taken on from social care" : "Notification", null, given.PlanFrom),
            new(RulerPointKind.FirstContact, "First contact", null, given.FamilyContactedOn),
            new(RulerPointKind.Assessment, "Assessment", null, given.AssessedOn),
            new(RulerPointKind.Plan, "Plan agreed", given.PlanBy, given.PlanAgreedOn),
            .. given.Reviews.Select(r => new RulerPoint(RulerPointKind.Review, $"Review {r.Number}", r.DueOn, r.HeldOn)),
            .. given.Continuations.Select(c => new RulerPoint(RulerPointKind.Continuation, $"Decided to go on until {UkDates.Date(c.EndsOn)}", null, c.DecidedOn)),
        ];
        if (given is { ReviewBy: { } review, ClosedOn: null })
            points.Add(new(RulerPointKind.Review, "Next review", review, null));
        if (given is { OpenedOn: { } opened, EndBy: { } end })
        {
            points.Add(new(RulerPointKind.Opened, "Opened", null, opened));
            var week16 = opened.AddDays(7 * CaseDates.DriftWeek);
            if (given.ClosedOn is null || given.ClosedOn >= week16)
                points.Add(new(RulerPointKind.Week16, "Week 16", week16, on >= week16 ? week16 : null));
            points.Add(new(RulerPointKind.Week20, given.ClosedOn is null ? "Week 20: close" : "Closed", end, given.ClosedOn));
        }

        if (given is { ContinuedTo: { } to, ClosedOn: null })
            points.Add(new(RulerPointKind.ContinuedTo, "End of the continuation", to, null));
        return [.. points.Where(p => p.Day is not null || given.ClosedOn is null).OrderBy(p => p.Day ?? DateOnly.MaxValue).ThenBy(p => p.Kind)];
    }
}
