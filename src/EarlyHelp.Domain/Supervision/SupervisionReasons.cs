using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Cases;

namespace EarlyHelp.Domain.Supervision;

/// <summary>Why a case is on the supervision list, as sentences. The list itself is found in the database by the same numbers.</summary>
public static class SupervisionReasons
{
    /// <summary>Every reason that holds on a day, in the order of the reasons; none keeps the case off the list.</summary>
    public static IReadOnlyList<SupervisionPoint> Of(SupervisionFacts facts, DateOnly on) =>
        [.. (facts.Dates.ClosedOn is null ? OfOpen(facts, on) : OfClosed(facts, on)).OrderBy(p => p.Reason)];

    /// <summary>What a reason is called on filters and headings.</summary>
    public static string Name(SupervisionReason reason) => reason switch
    {
        SupervisionReason.New => "New",
        SupervisionReason.NoVisit => $"No visit for {SupervisionDays.NoVisit} days",
        SupervisionReason.PlanDue => "Plan due",
        SupervisionReason.PlanLate => "Plan late",
        SupervisionReason.ReviewLate => "Review late",
        SupervisionReason.PastWeek14 => "Past week 14",
        SupervisionReason.PastWeek16 => "Past week 16",
        SupervisionReason.PastWeek20 => "Past week 20",
        SupervisionReason.NoChildsWords => "No child’s words",
        SupervisionReason.ScaleGap => "Voices far apart",
        SupervisionReason.NoMovement => "No movement",
        SupervisionReason.AssessmentWaits => "Assessment waits",
        SupervisionReason.AssessmentReturned => "Assessment returned",
        SupervisionReason.ClosureWaits => "Closure waits",
        SupervisionReason.ManagerAnswers => "For the district manager",
        SupervisionReason.HolderLeft => "Worker has left",
        SupervisionReason.ConsentWithdrawn => "Consent withdrawn",
        SupervisionReason.ActionLate => "Supervision action late",
        SupervisionReason.FollowUpDue => "Did it last?",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    private static IEnumerable<SupervisionPoint> OfOpen(SupervisionFacts facts, DateOnly on)
    {
        foreach (var point in Work(facts, on).Concat(Weeks(facts.Dates, on)).Concat(Voices(facts, on)).Concat(Waiting(facts, on)))
            yield return point;
    }

    private static IEnumerable<SupervisionPoint> Work(SupervisionFacts facts, DateOnly on)
    {
        var dates = facts.Dates;
        if (dates.OpenedOn is { } opened && opened > on.AddDays(-SupervisionDays.New))
            yield return new(SupervisionReason.New, $"New: opened on {UkDates.Date(opened)}");
        if (dates.AllocatedOn is { } allocated && (facts.LastVisitOn ?? allocated) <= on.AddDays(-SupervisionDays.NoVisit) && allocated <= on.AddDays(-SupervisionDays.NoVisit))
        {
            yield return new(SupervisionReason.NoVisit, facts.LastVisitOn is { } visit
                ? $"No visit for {Days(visit, on)}, since {UkDates.Date(visit)}"
                : $"No visit in the {Days(allocated, on)} since a worker has held it");
        }

        if (dates.PlanAgreedOn is null && dates.State != CaseState.Closing)
        {
            if (dates.PlanBy < on)
                yield return new(SupervisionReason.PlanLate, $"The plan is {Days(dates.PlanBy, on)} late");
            else if (dates.PlanBy < on.AddDays(SupervisionDays.PlanDue))
                yield return new(SupervisionReason.PlanDue, $"The plan is due on {UkDates.WithWeekday(dates.PlanBy)}");
        }

        if (dates.ReviewBy is { } review && review < on)
            yield return new(SupervisionReason.ReviewLate, $"The review is {Days(review, on)} late");
    }

    private static IEnumerable<SupervisionPoint> Weeks(CaseDates dates, DateOnly on)
    {
        if (dates.OpenedOn is not { } opened || dates.EndBy is not { } end)
            yield break;
        if (end < on)
        {
            yield return new(SupervisionReason.PastWeek20, dates.ContinuedTo is { } to && to >= on
                ? $"Past week 20; the work may go on until {UkDates.Date(to)}"
                : "Past week 20, without a decision that covers it");
        }
        else if (opened < on.AddDays(-7 * CaseDates.DriftWeek))
        {
            yield return new(SupervisionReason.PastWeek16, $"Week {dates.WeekInWords(on)}: is it drifting?");
        }
        else if (opened < on.AddDays(-7 * SupervisionDays.EndingWeek))
        {
            yield return new(SupervisionReason.PastWeek14, $"Week {dates.WeekInWords(on)}: talk about the ending");
        }
    }

    private static IEnumerable<SupervisionPoint> Voices(SupervisionFacts facts, DateOnly on)
    {
        var since = on.AddDays(-SupervisionDays.NoWords);
        if (facts.Dates.AllocatedOn is { } allocated && allocated <= since)
        {
            var unheard = facts.Children.Where(c => IsOldEnough(c.Born, on) && (c.LastWordsOn is null || c.LastWordsOn <= since)).ToList();
            if (unheard.Count > 0)
            {
                yield return new(SupervisionReason.NoChildsWords, string.Join("; ", unheard.Select(c => c.LastWordsOn is { } last
                    ? $"{c.Name}’s own words were last recorded on {UkDates.Date(last)}"
                    : $"{c.Name}’s own words have never been recorded")));
            }
        }

        if (facts.WidestGap >= ScaleGap.Flagged)
            yield return new(SupervisionReason.ScaleGap, $"Voices are {facts.WidestGap} points apart on one scale");
        if (facts.StillReviews >= SupervisionDays.StillReviews)
            yield return new(SupervisionReason.NoMovement, $"No outcome had risen at the last {facts.StillReviews} reviews");
    }

    private static IEnumerable<SupervisionPoint> Waiting(SupervisionFacts facts, DateOnly on)
    {
        if (facts.HolderWhoLeft is { } left)
            yield return new(SupervisionReason.HolderLeft, $"{left} holds it and no longer works in the unit");
        // While the closure waits, nobody answers an assessment.
        var (closing, waits) = (facts.Dates.State == CaseState.Closing, facts.Dates.State != CaseState.Closing && facts.Assessment == AssessmentState.Submitted);
        if (closing && facts.IsClosureOfLead)
            yield return new(SupervisionReason.ManagerAnswers, "The unit lead proposed the closure: the district manager answers it");
        if (waits && facts.IsAssessmentOfLead)
            yield return new(SupervisionReason.ManagerAnswers, "The unit lead wrote on the assessment: the district manager answers it");
        if (waits && !facts.IsAssessmentOfLead)
            yield return new(SupervisionReason.AssessmentWaits, "The assessment waits to be authorised or returned");
        if (facts.Assessment == AssessmentState.Returned)
            yield return new(SupervisionReason.AssessmentReturned, "The assessment was returned and has not come back");
        if (closing && !facts.IsClosureOfLead)
            yield return new(SupervisionReason.ClosureWaits, "The closure waits to be signed off or returned");
        if (facts.Withdrawn.Count > 0)
            yield return new(SupervisionReason.ConsentWithdrawn, $"{string.Join(" and ", facts.Withdrawn)} withdrew consent");
        if (facts.ActionDueOn is { } due && due < on)
            yield return new(SupervisionReason.ActionLate, $"An action of supervision is {Days(due, on)} late");
    }

    private static IEnumerable<SupervisionPoint> OfClosed(SupervisionFacts facts, DateOnly on) => facts.FollowUpDueOn is { } due && due <= on
        ? [new(SupervisionReason.FollowUpDue, $"Closed. Asking whether it lasted was due on {UkDates.Date(due)}")]
        : [];

    /// <summary>Whether a child is old enough for own words on a day.</summary>
    private static bool IsOldEnough(DateOnly? born, DateOnly on) => born is { } day && day <= on.AddMonths(-MemberToday.PreVerbalMonths);

    private static string Days(DateOnly from, DateOnly to) => UkDates.Count(to.DayNumber - from.DayNumber, "day");
}
