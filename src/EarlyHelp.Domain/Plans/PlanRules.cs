using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Plans;

/// <summary>What must be true of a plan that a family agrees to (spec 2-workflow).</summary>
internal static class PlanRules
{
    internal static Rule[] Of(PlanFacts facts, FamilyPlan? before, IReadOnlySet<int> goals, FamilyToday family, DateOnly on) =>
    [
        new(facts.Outcomes.Count > 0, "Enter at least one outcome", nameof(facts.Outcomes)),
        new(facts.Outcomes.Count <= FamilyPlan.MostOutcomes, $"A plan has at most {FamilyPlan.MostOutcomes} outcomes: choose what matters most", nameof(facts.Outcomes)),
        .. facts.Outcomes.SelectMany((o, i) => OfOutcome(o, i + 1, goals, family, before is null ? facts.AgreedOn : null, nameof(facts.Outcomes))),
        .. Known(facts, before),
        Text.Given(facts.IfThingsGetWorse, "Enter what everybody does if things get worse", nameof(facts.IfThingsGetWorse)),
        Text.Short(facts.IfThingsGetWorse, FamilyPlan.TextMaxLength, "What everybody does if things get worse", nameof(facts.IfThingsGetWorse)),
        Text.Short(facts.WhatChanged, FamilyPlan.TextMaxLength, "What changes", nameof(facts.WhatChanged)),
        new(facts.Agreements.Any(a => a.Agrees), "Record who of the family agreed, and when", nameof(facts.Agreements)),
        .. facts.Agreements.SelectMany(a => (Rule[])
        [
            new(family.Has(a.PersonId), "Choose a person of the family who agreed", nameof(facts.Agreements)),
            new(a.On <= on, "The day somebody agreed must be today or in the past", nameof(facts.Agreements)),
            new(a.Agrees || Text.Is(a.Note), "Enter what a person who does not agree said", nameof(facts.Agreements)),
            Text.Short(a.Note, PlanAgreement.NoteMaxLength, "What a person said about the plan", nameof(facts.Agreements)),
        ]),
        new(before is null || facts.AgreedOn >= before.AgreedOn, $"The version before was agreed on {UkDates.Date(before?.AgreedOn ?? on)}: this one comes after it", nameof(facts.AgreedOn)),
        .. Backdating.Rules(facts.AgreedOn, facts.BackdateReason, on, nameof(facts.AgreedOn), nameof(facts.BackdateReason)),
    ];

    private static Rule[] OfOutcome(OutcomeFacts outcome, int place, IReadOnlySet<int> goals, FamilyToday family, DateOnly? dueFrom, string field) =>
    [
        Text.Given(outcome.What, $"Outcome {place}: enter what will be different", field),
        Text.Given(outcome.Baseline, $"Outcome {place}: enter how it is now", field),
        new(outcome.BaselineScore is >= 0 and <= 10, $"Outcome {place}: score how it is now, from 0 to 10", field),
        Text.Given(outcome.Measure, $"Outcome {place}: enter how everybody will see it", field),
        Text.Given(outcome.Target, $"Outcome {place}: enter what is good enough", field),
        new(outcome.Goal is not { } goal || goals.Contains(goal), $"Outcome {place}: choose a goal of the assessment", field),
        new(outcome.Actions.Count > 0, $"Outcome {place}: enter at least one action", field),
        .. new[] { outcome.What, outcome.Baseline, outcome.Measure, outcome.Target }.Select(t => Text.Short(t, FamilyPlan.TextMaxLength, $"Outcome {place}: each text", field)),
        .. outcome.Actions.SelectMany((a, i) => OfAction(a, $"Outcome {place}, action {i + 1}", family, dueFrom, field)),
    ];

    private static Rule[] OfAction(ActionFacts action, string which, FamilyToday family, DateOnly? dueFrom, string field) =>
    [
        Text.Given(action.What, $"{which}: enter what is done", field),
        Text.Short(action.What, FamilyPlan.TextMaxLength, $"{which}: what is done", field),
        new(action.HasOwner, $"{which}: choose who does it", field),
        new(action.Owner != ActionOwner.FamilyMember || action.OwnerPersonId is null || family.Has(action.OwnerPersonId), $"{which}: choose a person of the family", field),
        Text.Short(action.OwnerName, PlanAction.OwnerMaxLength, $"{which}: who does it", field),
        new(action.DueOn is not null, $"{which}: enter by when", field),
        new(action.DueOn is null || dueFrom is null || action.DueOn >= dueFrom, $"{which}: the date must not be before the plan was agreed", field),
    ];

    // A number that goes on must be one of the version before, and mean one thing.
    private static Rule[] Known(PlanFacts facts, FamilyPlan? before)
    {
        int[] outcomes = [.. facts.Outcomes.Select(o => o.Number).OfType<int>()];
        int[] actions = [.. facts.Outcomes.SelectMany(o => o.Actions).Select(a => a.Number).OfType<int>()];
        const string Sentence = "An outcome or action goes on from the version before: it must be one of that version, and stand once";
        return
        [
            new(outcomes.Distinct().Count() == outcomes.Length && outcomes.All(n => before?.Outcomes.Any(o => o.Number == n) == true), Sentence, nameof(facts.Outcomes)),
            new(actions.Distinct().Count() == actions.Length && actions.All(n => before?.Actions.Any(a => a.Number == n) == true), Sentence, nameof(facts.Outcomes)),
        ];
    }
}
