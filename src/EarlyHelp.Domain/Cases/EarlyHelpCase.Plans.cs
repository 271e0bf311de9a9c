using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Cases;

/// <summary>The family's plan, version by version, and how far its actions are.</summary>
public sealed partial class EarlyHelpCase
{
    private readonly List<FamilyPlan> plans = [];
    private readonly List<ActionProgress> actionSteps = [];
    private readonly List<PlanCopy> copies = [];

    /// <summary>Versions of the plan, the newest last.</summary>
    public IReadOnlyList<FamilyPlan> Plans => plans;

    /// <summary>Steps of actions, in the order they were recorded.</summary>
    public IReadOnlyList<ActionProgress> ActionSteps => actionSteps;

    /// <summary>To whom the family's copy was given.</summary>
    public IReadOnlyList<PlanCopy> Copies => copies;

    /// <summary>How many versions of the plan there are.</summary>
    public int PlanCount { get; private set; }

    /// <summary>Day the first plan was agreed: stops the plan clock.</summary>
    public DateOnly? PlanAgreedOn { get; private set; }

    /// <summary>The version that stands; null when there never was a plan.</summary>
    public FamilyPlan? Plan => Loaded(plans, PlanCount).MaxBy(p => p.Number);

    /// <summary>The actions of the version that stands, and how far they are.</summary>
    public IReadOnlyList<ActionNow> Actions => Plan is not { } plan ? [] : [.. plan.Outcomes.SelectMany(o => o.Actions.Select(a => Now(plan, o, a)))];

    /// <summary>Agrees the first plan with the family: stops the plan clock, starts the review clock.</summary>
    public FamilyPlan AgreePlan(PlanFacts facts, FamilyToday family, ServiceStandards standards, WorkingCalendar calendar, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.AgreePlan, by);
        Rule.Check(
        [
            new(Loaded(assessments, AssessmentCount).Any(a => a.IsComplete), "Complete the assessment before you agree a plan"),
            InItsWeeks(on),
            .. PlanRules.Of(facts, Plan, GoalNumbers(), family, on),
        ]);
        var plan = Keep(facts, by, at);
        // An imported case may have had a plan before that is not here: the clock stopped then.
        (PlanAgreedOn, ReviewFrom) = (PlanAgreedOn ?? facts.AgreedOn, facts.AgreedOn);
        ReviewBy = ReviewClock(facts.AgreedOn, standards, calendar);
        Move(step, by, at, facts.AgreedOn, "Plan agreed, version 1", facts.BackdateReason);
        return plan;
    }

    /// <summary>Changes the plan with the family: a new version. The one before can always be read.</summary>
    public FamilyPlan ChangePlan(PlanFacts facts, FamilyToday family, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.ChangePlan, by);
        var kept = facts.Outcomes.SelectMany(o => o.Actions).Select(a => a.Number).ToHashSet();
        Rule.Check(
        [
            InItsWeeks(on),
            Text.Given(facts.WhatChanged, "Say what changes and why", nameof(facts.WhatChanged)),
            .. PlanRules.Of(facts, Plan, GoalNumbers(), family, on),
            .. Actions.Where(a => a.IsOpen && !kept.Contains(a.Agreed.Number)).Select(a => new Rule(
                false, $"“{a.Agreed.What}” is not in the new version and still open: say first what became of it", nameof(facts.Outcomes))),
        ]);
        var plan = Keep(facts, by, at);
        Move(step, by, at, facts.AgreedOn, $"Plan changed, version {plan.Number}", facts.WhatChanged!.Trim());
        return plan;
    }

    /// <summary>The family's copy of the version that stands was given to somebody.</summary>
    public void GiveCopy(CopyFacts facts, FamilyToday family, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.GiveCopy, by);
        Rule.Check(
        [
            new(Plan is not null, "There is no plan to give yet"),
            new(family.Has(facts.PersonId), "Choose to whom of the family you gave the copy", nameof(facts.PersonId)),
            Text.Given(facts.How, "Enter how you gave it", nameof(facts.How)),
            Text.Short(facts.How, PlanCopy.LineMaxLength, "How you gave it", nameof(facts.How)),
            Text.Short(facts.Language, PlanCopy.LineMaxLength, "Language", nameof(facts.Language)),
            new(Plan is null || facts.GivenOn >= Plan.AgreedOn, $"This version was agreed on {UkDates.Date(Plan?.AgreedOn ?? on)}: it was given on that day or later", nameof(facts.GivenOn)),
            .. Backdating.Rules(facts.GivenOn, facts.BackdateReason, on, nameof(facts.GivenOn), nameof(facts.BackdateReason)),
        ]);
        copies.Add(new PlanCopy(Plan!.Number, facts, by, at));
        Move(step, by, at, facts.GivenOn, $"Family’s copy given, version {Plan.Number}", $"To {family.Name(facts.PersonId)}, {facts.How.Trim()}");
    }

    /// <summary>Says how far an action is, or moves its date.</summary>
    public void UpdateAction(ActionStep update, Actor by, DateTime at, DateOnly on)
    {
        var step = Take(CaseAction.UpdateAction, by);
        Rule.Check(StepRules([update], on, nameof(update.Status)));
        Progress([update], on, by, at);
        Move(step, by, at, on, $"Action {StateWords.Of(update.Status)}: {Actions.First(a => a.Agreed.Number == update.Action).Agreed.What}", Text.Tidy(update.Note));
    }

    private FamilyPlan Keep(PlanFacts facts, Actor by, DateTime at)
    {
        var numbers = new PlanNumbers(
            plans.SelectMany(p => p.Outcomes).Select(o => o.Number).DefaultIfEmpty().Max(),
            plans.SelectMany(p => p.Actions).Select(a => a.Number).DefaultIfEmpty().Max());
        var plan = new FamilyPlan(++PlanCount, facts, numbers, by, at);
        plans.Add(plan);
        return plan;
    }

    // Of every version ever submitted: a later return does not take away the goal that the family agreed to.
    private HashSet<int> GoalNumbers() => [.. Loaded(assessments, AssessmentCount).Where(a => a.SubmittedOn is not null).SelectMany(a => a.Content.Pairs).Select(p => p.Number)];

    private ActionNow Now(FamilyPlan plan, PlanOutcome outcome, PlanAction action)
    {
        var steps = actionSteps.Where(p => p.Action == action.Number).OrderBy(p => p.At).ThenBy(p => p.Id).ToList();
        var moved = steps.LastOrDefault(p => p.DueOn is not null && p.PlanNumber == plan.Number)?.DueOn;
        return new(action, outcome.Number, steps.LastOrDefault()?.Status ?? ActionStatus.Open, moved ?? action.DueOn);
    }

    private Rule[] StepRules(IReadOnlyList<ActionStep> steps, DateOnly on, string field, bool closing = false)
    {
        if (steps.Count == 0)
            return [];
        var actions = Actions.ToDictionary(a => a.Agreed.Number);
        return
        [
            new(steps.Select(s => s.Action).Distinct().Count() == steps.Count, "Say once for each action how far it is", field),
            .. steps.SelectMany(s => (Rule[])
            [
                new(actions.ContainsKey(s.Action), "Choose an action of the plan", field),
                new(closing || s.Status != ActionStatus.CarriedOn, "Somebody carries an action on only when the case closes", field),
                new(s.DueOn is null || s.DueOn >= on, "The new date of an action must be today or later", field),
                new(s.DueOn is null || s.DueOn <= on.AddYears(PlanFacts.LatestYears), "The new date of an action must be within a year", field),
                new(s.DueOn is null || s.Status is ActionStatus.Open or ActionStatus.InProgress, "Only an action that is still open has a new date", field),
                new((s.DueOn is null && s.Status <= ActionStatus.Done) || Text.Is(s.Note),
                    s.DueOn is null ? $"Say why it is {StateWords.Of(s.Status)}{(s.Status == ActionStatus.CarriedOn ? ", and by whom" : "")}" : "Say why the date moves", field),
                Text.Short(s.Note, ActionProgress.NoteMaxLength, "What happened", field),
            ]),
        ];
    }

    private void Progress(IReadOnlyList<ActionStep> steps, DateOnly happenedOn, Actor by, DateTime at, CaseNote? note = null, int? closure = null) =>
        actionSteps.AddRange(steps.Select(s => new ActionProgress(s, Plan!.Number, happenedOn, by, at, note, closure)));
}
