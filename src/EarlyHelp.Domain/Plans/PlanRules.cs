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
        .. facts.Outcomes.SelectMany((o, i) => OfOutcome(o, i, goals, family, before is null ? facts.AgreedOn : null, on.AddYears(PlanFacts.LatestYears))),
        .. Known(facts, before),
        .. facts.Outcomes.SelectMany((o, i) => before?.Outcomes.FirstOrDefault(b => b.Number == o.Number) is { } agreed && o.BaselineScore is { } score && score != agreed.BaselineScore
            ? [new Rule(false, $"Outcome {i + 1}: how it was at the start was scored {agreed.BaselineScore} and stays, so that everybody can see what has changed", $"{nameof(facts.Outcomes)}[{i}].{nameof(o.BaselineScore)}")]
            : (Rule[])[]),
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

    private static Rule[] OfOutcome(OutcomeFacts outcome, int index, IReadOnlySet<int> goals, FamilyToday family, DateOnly? dueFrom, DateOnly latest)
    {
        var (which, at) = ($"Outcome {index + 1}", $"{nameof(PlanFacts.Outcomes)}[{index}]");
        return
        [
            .. OfText(outcome.What, which, "enter what will be different", $"{at}.{nameof(outcome.What)}"),
            .. OfText(outcome.Baseline, which, "enter how it is now", $"{at}.{nameof(outcome.Baseline)}"),
            new(outcome.BaselineScore is >= 0 and <= 10, $"{which}: score how it is now, from 0 to 10", $"{at}.{nameof(outcome.BaselineScore)}"),
            .. OfText(outcome.Measure, which, "enter how everybody will see it", $"{at}.{nameof(outcome.Measure)}"),
            .. OfText(outcome.Target, which, "enter what is good enough", $"{at}.{nameof(outcome.Target)}"),
            new(outcome.Goal is not { } goal || goals.Contains(goal), $"{which}: choose a goal of the assessment", $"{at}.{nameof(outcome.Goal)}"),
            new(outcome.Actions.Count > 0, $"{which}: enter at least one action", $"{at}.{nameof(outcome.Actions)}"),
            new(outcome.Actions.Count <= FamilyPlan.MostActions, $"{which}: at most {FamilyPlan.MostActions} actions", $"{at}.{nameof(outcome.Actions)}"),
            .. outcome.Actions.SelectMany((a, i) => OfAction(a, $"{which}, action {i + 1}", family, dueFrom, latest, $"{at}.{nameof(outcome.Actions)}[{i}]")),
        ];
    }

    private static Rule[] OfAction(ActionFacts action, string which, FamilyToday family, DateOnly? dueFrom, DateOnly latest, string at) =>
    [
        .. OfText(action.What, which, "enter what is done", $"{at}.{nameof(action.What)}"),
        new(action.HasOwner, $"{which}: choose who does it", $"{at}.{nameof(action.Owner)}"),
        new(action.Owner != ActionOwner.FamilyMember || action.OwnerPersonId is null || family.Has(action.OwnerPersonId), $"{which}: choose a person of the family", $"{at}.{nameof(action.Owner)}"),
        Text.Short(action.OwnerName, PlanAction.OwnerMaxLength, $"{which}: who does it", $"{at}.{nameof(action.OwnerName)}"),
        new(action.DueOn is not null, $"{which}: enter by when", $"{at}.{nameof(action.DueOn)}"),
        new(action.DueOn is null || dueFrom is null || action.DueOn >= dueFrom, $"{which}: the date must not be before the plan was agreed", $"{at}.{nameof(action.DueOn)}"),
        new(action.DueOn is null || action.DueOn <= latest, $"{which}: the date must be within a year, by {UkDates.Date(latest)}", $"{at}.{nameof(action.DueOn)}"),
    ];

    private static Rule[] OfText(string text, string which, string sentence, string field) =>
        [Text.Given(text, $"{which}: {sentence}", field), Text.Short(text, FamilyPlan.TextMaxLength, $"{which}: each text", field)];

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
