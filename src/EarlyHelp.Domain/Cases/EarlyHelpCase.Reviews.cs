using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Reviews of the plan, and the decision that work goes on past 20 weeks.</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<PlanReview> reviews = [];
    private readonly List<Continuation> continuations = [];

    /// <summary>Reviews, the newest last.</summary>
    public IReadOnlyList<PlanReview> Reviews => reviews;

    /// <summary>Decisions to go on past 20 weeks, the newest last.</summary>
    public IReadOnlyList<Continuation> Continuations => continuations;

    /// <summary>How many reviews there are.</summary>
    public int ReviewCount { get; private set; }

    /// <summary>Day on which the review clock that runs started.</summary>
    public DateOnly? ReviewFrom { get; private set; }

    /// <summary>Day by which the plan must be reviewed.</summary>
    public DateOnly? ReviewBy { get; private set; }

    /// <summary>Day on which the next review is planned; never after the day by which it is due.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    /// <summary>Day to which a district manager let the work go on.</summary>
    public DateOnly? ContinuedTo { get; private set; }

    /// <summary>Whether the case is past its weeks on a day without a decision that covers it.</summary>
    public bool IsPastItsWeeks(DateOnly day) => Dates.WorkEndsOn is { } end && day > end;

    /// <summary>Reviews the plan with the family: stops the review clock and starts the next one.</summary>
    public PlanReview Review(ReviewFacts facts, FamilyToday family, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.Review, by);
        // A day that the rules refuse may lie outside what standard and calendar know.
        var due = facts.HeldOn <= on && facts.HeldOn >= on.AddDays(-BackdateDays) ? ReviewClock(facts.HeldOn, standards, calendar) : DateOnly.MaxValue;
        Rule.Check(
        [
            .. ReviewRules(facts, family, due, on),
            facts.NextStep == NextStep.Continue ? InItsWeeks(on) : new Rule(true, ""),
        ]);
        var review = new PlanReview(Loaded(reviews, ReviewCount).Count + 1, Plan!, ReviewFrom!.Value, ReviewBy!.Value, facts, by, at);
        reviews.Add(review);
        ReviewCount++;
        MeasureMovement(review);
        Progress(facts.Actions, facts.HeldOn, by, at);
        foreach (var voice in facts.Voices)
            Hear(voice, by, at, review: review.Number);
        Score(facts.Scores.Select(s => (s.Pair, s.Facts)), family, by, at);
        (ReviewFrom, ReviewBy, NextReviewOn) = (facts.HeldOn, due, facts.NextReviewOn);
        Move(step, by, at, facts.HeldOn, $"Review {review.Number}: {StateWords.Of(review.NextStep)}", facts.BackdateReason);
        return review;
    }

    /// <summary>A district manager decides that the work goes on past 20 weeks. It can be repeated; every decision stays.</summary>
    public Continuation Continue(ContinuationFacts facts, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.Continue, by);
        var ends = Dates.WorkEndsOn;
        Rule.Check(
            new(ends is not null, "No unit has accepted this family yet: its 20 weeks have not begun"),
            new(ends is null || on > ends.Value.AddDays(-Continuation.LongestDays), $"The work may go on until {UkDates.Date(ends ?? on)} as it is: decide in the 4 weeks before"),
            Text.Given(facts.Reason, "Say why the work goes on", nameof(facts.Reason)),
            Text.Given(facts.WhatWillChange, "Say what will be different", nameof(facts.WhatWillChange)),
            Text.Short(facts.Reason, Continuation.TextMaxLength, "Why the work goes on", nameof(facts.Reason)),
            Text.Short(facts.WhatWillChange, Continuation.TextMaxLength, "What will be different", nameof(facts.WhatWillChange)),
            new(facts.EndsOn > on && (ends is null || facts.EndsOn > ends), $"The new end must be after {UkDates.Date(ends > on ? ends.Value : on)}", nameof(facts.EndsOn)),
            new(facts.EndsOn <= on.AddDays(Continuation.LongestDays), $"The new end must be within 4 weeks, by {UkDates.Date(on.AddDays(Continuation.LongestDays))}", nameof(facts.EndsOn)));
        var decision = new Continuation(facts, by, at, on);
        continuations.Add(decision);
        ContinuedTo = facts.EndsOn;
        Move(step, by, at, on, $"Work goes on until {UkDates.Date(facts.EndsOn)}", $"{decision.Reason} What will be different: {decision.WhatWillChange}");
        return decision;
    }

    private static DateOnly ReviewClock(DateOnly from, ServiceStandards standards, WorkingCalendar calendar) =>
        Clock.Start(standards.InForce(ServiceStandard.Review, from), from, calendar).DueOn;

    private Rule InItsWeeks(DateOnly on) => new(!IsPastItsWeeks(on),
        $"The case was to end by {UkDates.Date(Dates.WorkEndsOn ?? on)}: the district manager decides first whether the work goes on. You can still write notes, step up and close");

    private Rule[] ReviewRules(ReviewFacts facts, FamilyToday family, DateOnly due, DateOnly on)
    {
        var goals = GoalNumbers();
        return
        [
            .. Plan!.Outcomes.Select(o => new Rule(facts.Ratings.Count(r => r.Outcome == o.Number) == 1, $"Rate “{o.What}”, from 0 to 10", nameof(facts.Ratings))),
            .. facts.Ratings.SelectMany(r => (Rule[])
            [
                new(Plan.Outcomes.Any(o => o.Number == r.Outcome), "Rate outcomes of the plan that stands", nameof(facts.Ratings)),
                new(r.Rating is >= 0 and <= 10, "A rating must be between 0 and 10", nameof(facts.Ratings)),
                Text.Given(r.Evidence, "Enter what shows each rating", nameof(facts.Ratings)),
                Text.Short(r.Evidence, PlanReview.TextMaxLength, "What shows a rating", nameof(facts.Ratings)),
            ]),
            .. Actions.Where(a => a.IsLateOn(facts.HeldOn) && !facts.Actions.Any(s => s.Action == a.Agreed.Number)).Select(a => new Rule(
                false, $"“{a.Agreed.What}” was due on {UkDates.Date(a.DueOn)}: say how far it is, or move its date", nameof(facts.Actions))),
            .. StepRules(facts.Actions, on, nameof(facts.Actions)),
            Text.Given(facts.FamilysView, "Enter what the family thinks", nameof(facts.FamilysView)),
            Text.Short(facts.FamilysView, PlanReview.TextMaxLength, "What the family thinks", nameof(facts.FamilysView)),
            Text.Short(facts.TookPart, PlanReview.TextMaxLength, "Who took part", nameof(facts.TookPart)),
            Text.Short(facts.Minutes, PlanReview.MinutesMaxLength, "Minutes", nameof(facts.Minutes)),
            .. TeamMember.Rules(facts.Team, nameof(facts.Team)),
            .. facts.Scores.SelectMany(s => (Rule[])
            [
                new(goals.Contains(s.Pair), "Score a danger and goal of the assessment", nameof(facts.Scores)),
                .. AssessmentRules.OfScore(s.Facts, family, on, nameof(facts.Scores)),
            ]),
            .. facts.Voices.SelectMany(v => AssessmentRules.OfVoice(v, family, on, nameof(facts.Voices))),
            new(facts.NextStep is not null, "Choose what comes next", nameof(facts.NextStep)),
            new(facts.NextReviewOn is not null || facts.NextStep is null or NextStep.Close, "Enter the day of the next review", nameof(facts.NextReviewOn)),
            new(facts.NextReviewOn is not { } next || next > facts.HeldOn, "The next review must be after this one", nameof(facts.NextReviewOn)),
            new(facts.NextReviewOn is not { } late || late <= due, $"The next review must be by {UkDates.Date(due)}", nameof(facts.NextReviewOn)),
            new(facts.HeldOn >= ReviewFrom, $"The plan was agreed or last reviewed on {UkDates.Date(ReviewFrom ?? on)}: this review comes after it", nameof(facts.HeldOn)),
            .. Backdating.Rules(facts.HeldOn, facts.BackdateReason, on, nameof(facts.HeldOn), nameof(facts.BackdateReason)),
        ];
    }
}
