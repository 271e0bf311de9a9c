using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Domain.Reviews;
using EarlyHelp.Domain.Supervision;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>Supervision: what lead and worker talked through, and what is counted from the work so that a stuck case shows.</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<SupervisionRecord> supervisions = [];

    /// <summary>Records of supervision that are loaded, the newest last.</summary>
    public IReadOnlyList<SupervisionRecord> Supervisions => supervisions;

    /// <summary>How many records of supervision there are.</summary>
    public int SupervisionCount { get; private set; }

    /// <summary>Day of the last supervision.</summary>
    public DateOnly? SupervisedOn { get; private set; }

    /// <summary>Points between the voices that are farthest apart on one danger and goal, over the newest score of each.</summary>
    public int WidestGap { get; private set; }

    /// <summary>Reviews in a row at which no outcome had risen since the review before, or since it was agreed.</summary>
    public int StillReviews { get; private set; }

    /// <summary>Records supervision on the case.</summary>
    public SupervisionRecord Supervise(SupervisionTalk talk, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
        [
            .. SuperviseRules(by),
            new(ClosedOn is null, "The case is closed: there is nothing to supervise any more"),
            new(talk.Improving is not null, "Select whether the plan is improving things for the children", nameof(talk.Improving)),
            Text.Given(talk.Reflection, "Enter what you thought about", nameof(talk.Reflection)),
            Text.Short(talk.Reflection, SupervisionRecord.TextMaxLength, "What you thought about", nameof(talk.Reflection)),
            Text.Short(talk.Decisions, SupervisionRecord.TextMaxLength, "What you decided", nameof(talk.Decisions)),
            .. Backdating.Rules(talk.HeldOn, talk.BackdateReason, on, nameof(talk.HeldOn), nameof(talk.BackdateReason)),
            new(talk.Actions.Count <= SupervisionRecord.MostActions, $"Enter at most {SupervisionRecord.MostActions} actions", nameof(talk.Actions)),
            .. talk.Actions.SelectMany(a => (Rule[])
            [
                Text.Given(a.What, "Enter what is done", $"{a.Field}.What"),
                Text.Short(a.What, SupervisionAction.WhatMaxLength, "What is done", $"{a.Field}.What"),
                Text.Given(a.Who, "Enter who does it", $"{a.Field}.Who"),
                Text.Short(a.Who, SupervisionAction.WhoMaxLength, "Who does it", $"{a.Field}.Who"),
                new(a.DueOn is not null, "Enter by when it is done", $"{a.Field}.DueOn"),
                new(a.DueOn is not { } late || late <= on.AddYears(1), "The day must be within a year", $"{a.Field}.DueOn"),
                new(a.DueOn is not { } due || due >= talk.HeldOn, "The day must be the day of the supervision or later", $"{a.Field}.DueOn"),
            ]),
        ]);
        var record = new SupervisionRecord(++SupervisionCount, talk, Worker?.Name, by, at);
        supervisions.Add(record);
        SupervisedOn = SupervisedOn is { } last && last > talk.HeldOn ? last : talk.HeldOn;
        Remember(by, at, talk.HeldOn, $"Supervision {record.Number}", talk.BackdateReason);
        return record;
    }

    /// <summary>An action of supervision is done.</summary>
    public void FinishSupervisionAction(SupervisionAction action, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check(
            new(by.May(Permission.WorkWithFamily), $"Your role can’t do this. Ask {StateWords.RolesHolding(Permission.WorkWithFamily)}."),
            new(action.DoneOn is null, $"This was marked as done on {UkDates.Date(action.DoneOn ?? on)}"));
        action.Done(by, on);
        // What was decided is for lead and worker; the history, which more people read, says only that it was done.
        Remember(by, at, on, "Action of supervision done");
    }

    private Rule[] SuperviseRules(Actor by) =>
    [
        new(by.May(Permission.Supervise), $"Your role can’t record supervision. Ask {StateWords.RolesHolding(Permission.Supervise)}."),
        OfOwnUnit(by, "record supervision"), IsOfHolder(by),
    ];

    // Kept on the case, so that the lists find it without reading every score and rating.
    private void MeasureGap(FamilyToday family) => WidestGap = ScaleGap.Of(CurrentScores(family)).Select(g => g.Points).DefaultIfEmpty().Max();

    private void MeasureMovement(PlanReview held)
    {
        var before = reviews.Where(r => r.Number < held.Number).SelectMany(r => r.Ratings.Select(o => (r.Number, Rating: o)))
            .GroupBy(r => r.Rating.Outcome).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Number).Rating.Rating);
        var moved = held.Ratings.Any(r => r.Rating > before.GetValueOrDefault(r.Outcome, r.Baseline));
        StillReviews = moved ? 0 : StillReviews + 1;
    }
}
