using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Domain.Scorecards;

/// <summary>A case as the tracker needs it: what happened to it, each with its own day, so that it can be seen as it stood on any of them.</summary>
/// <param name="Id">Database key.</param>
/// <param name="Reference">EHC reference.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="Family">FAM reference.</param>
/// <param name="PassedOn">The day it was passed to a district.</param>
/// <param name="PassedTo">That district.</param>
/// <param name="OpenedOn">The day a unit accepted it; null when none has.</param>
/// <param name="AllocatedOn">The day a worker first held it.</param>
/// <param name="PlanBy">Day by which a plan is agreed.</param>
/// <param name="PlanAgreedOn">Day on which the first plan was agreed.</param>
public sealed record TrackedCase(
    long Id, string Reference, long FamilyId, string Family, DateOnly PassedOn, Place PassedTo, DateOnly? OpenedOn, DateOnly? AllocatedOn, DateOnly PlanBy, DateOnly? PlanAgreedOn)
{
    /// <summary>Who held it, the first spell first.</summary>
    public IReadOnlyList<HeldFrom> Held { get; init; } = [];

    /// <summary>When it was open: from its opening or a reopening to a closure, the first first.</summary>
    public IReadOnlyList<ClosedAndReopened> Closures { get; init; } = [];

    /// <summary>The review clocks that ever ran, the first one first.</summary>
    public IReadOnlyList<ReviewClock> ReviewClocks { get; init; } = [];

    /// <summary>Decisions that the work goes on past its weeks.</summary>
    public IReadOnlyList<GoesOn> Continuations { get; init; } = [];

    /// <summary>Days of notes: at least the newest of each day that is asked for.</summary>
    public IReadOnlyList<DateOnly> NotesOn { get; init; } = [];

    /// <summary>Whether it is open in a unit at the end of the day.</summary>
    public bool IsOpenOn(DateOnly day) => OpenedOn <= day && !IsClosedOn(day);

    /// <summary>Whether a district has it at the end of the day and no unit has accepted it.</summary>
    public bool IsPassedOn(DateOnly day) => PassedOn <= day && !(OpenedOn <= day) && !IsClosedOn(day);

    /// <summary>Who holds it at the end of the day; of a closed case who held it last. A register names the worker of a case from its first day: before it was allocated nobody held it.</summary>
    public Place HeldOn(DateOnly day) => AllocatedOn > day ? SpellOn(day) with { WorkerId = null } : SpellOn(day);

    /// <summary>Day of the last note up to the day.</summary>
    public DateOnly? LastNoteOn(DateOnly day) => NotesOn.Where(n => n <= day).Select(n => (DateOnly?)n).Max();

    /// <summary>Day by which the plan is reviewed next, as it stood on the day.</summary>
    public DateOnly? NextReviewOn(DateOnly day) => ReviewClocks.LastOrDefault(c => c.From <= day)?.DueOn;

    /// <summary>Day to which the work was let go on, as it stood on the day.</summary>
    public DateOnly? ContinuedTo(DateOnly day) => Continuations.Where(c => c.DecidedOn <= day).Select(c => (DateOnly?)c.EndsOn).Max();

    /// <summary>Whether nobody has written a note for two weeks, or since a worker holds it.</summary>
    public bool IsQuietOn(DateOnly day) => AllocatedOn <= day && (LastNoteOn(day) ?? AllocatedOn) <= day.AddDays(-CaseDates.QuietDays);

    private Place SpellOn(DateOnly day) => Held.LastOrDefault(h => h.From <= day)?.Place ?? (OpenedOn <= day && Held.Count > 0 ? Held[0].Place : PassedTo);

    private bool IsClosedOn(DateOnly day) => Closures.Any(c => c.On <= day && (c.ReopenedOn is null || c.ReopenedOn > day));
}

/// <summary>A closure, and the day on which the case was reopened after it.</summary>
/// <param name="On">The day the case closed.</param>
/// <param name="ReopenedOn">The day it was reopened; null when it was not.</param>
public sealed record ClosedAndReopened(DateOnly On, DateOnly? ReopenedOn);

/// <summary>A decision that the work goes on.</summary>
/// <param name="DecidedOn">The day it was decided.</param>
/// <param name="EndsOn">To which day.</param>
public sealed record GoesOn(DateOnly DecidedOn, DateOnly EndsOn);

/// <summary>A review of a plan, as far as it is known.</summary>
/// <param name="ClockFrom">The day its clock started; null when that is not known.</param>
/// <param name="DueOn">The day by which it was due.</param>
/// <param name="HeldOn">The day it was held; null when it was not.</param>
public sealed record KnownReview(DateOnly? ClockFrom, DateOnly? DueOn, DateOnly? HeldOn);

/// <summary>A review clock of a case: it starts when the plan is agreed and anew with each review.</summary>
/// <param name="From">The day it started.</param>
/// <param name="DueOn">The day by which the plan is reviewed; null where no standard says so.</param>
public sealed record ReviewClock(DateOnly From, DateOnly? DueOn)
{
    /// <summary>The clocks of a case, the first one first.</summary>
    /// <param name="planAgreedOn">The day the first plan was agreed.</param>
    /// <param name="reviews">Its reviews, also those of another system.</param>
    /// <param name="running">The clock that runs now.</param>
    /// <param name="standard">When a clock that starts on a day falls due by the standard of that day; null where there was none.</param>
    public static IReadOnlyList<ReviewClock> Of(DateOnly? planAgreedOn, IReadOnlyCollection<KnownReview> reviews, ReviewClock? running, Func<DateOnly, DateOnly?> standard)
    {
        var starts = reviews.Select(r => r.HeldOn).Append(planAgreedOn).OfType<DateOnly>().Distinct().Order().ToList();
        // What was stored when a clock started or stopped beats what the standard says.
        var stored = new Dictionary<DateOnly, DateOnly?>();
        if (running is not null)
            stored[running.From] = running.DueOn;
        foreach (var review in reviews.Where(r => r.DueOn is not null))
        {
            var stopped = review.HeldOn ?? review.DueOn!.Value;
            if ((review.ClockFrom ?? starts.Where(s => s < stopped).Select(s => (DateOnly?)s).LastOrDefault()) is { } from)
                stored[from] = review.DueOn;
        }

        return [.. starts.Select(s => new ReviewClock(s, stored.TryGetValue(s, out var due) ? due : standard(s)))];
    }
}
