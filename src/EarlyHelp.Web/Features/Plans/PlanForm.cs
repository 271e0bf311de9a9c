using System.Globalization;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;

namespace EarlyHelp.Web.Features.Plans;

/// <summary>A plan as it is typed.</summary>
public sealed class PlanForm
{
    /// <summary>What it was typed on (<see cref="FormRows.StateOf"/>).</summary>
    public string? Was { get; set; }

    /// <summary>The outcomes.</summary>
    public List<OutcomeForm> Outcomes { get; set; } = [];

    /// <summary>What everybody does if things get worse.</summary>
    public string? IfThingsGetWorse { get; set; }

    /// <summary>What changes and why.</summary>
    public string? WhatChanged { get; set; }

    /// <summary>The day the family agreed, as typed.</summary>
    public string? AgreedOn { get; set; }

    /// <summary>Why it is recorded later than it was agreed.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>Who agreed, by the person.</summary>
    public Dictionary<long, AgreementForm> Agreements { get; set; } = [];

    /// <summary>A first plan, begun from the goals of the assessment; or the plan that stands, to be changed.</summary>
    public static PlanForm Of(PlanInHand hand)
    {
        var form = new PlanForm { AgreedOn = Typed(hand.Header.Today), IfThingsGetWorse = hand.Plan?.IfThingsGetWorse };
        if (hand.Plan is { } plan)
        {
            var due = hand.Case.Actions.ToDictionary(a => a.Agreed.Number, a => a.DueOn);
            form.Outcomes.AddRange(plan.Outcomes.OrderBy(o => o.Id).Select(o => OutcomeForm.Of(o, due, hand.Case.Worker?.Name)));
        }
        else
        {
            form.Outcomes.AddRange(hand.Goals.Take(FamilyPlan.MostOutcomes).Select(g => new OutcomeForm { What = g.Value, Goal = g.Key.ToString(CultureInfo.InvariantCulture), Actions = [new()] }));
        }

        if (form.Outcomes.Count == 0)
            form.Outcomes.Add(new() { Actions = [new()] });
        form.Was = FormRows.StateOf((hand.Case.PlanCount, form.Outcomes, form.IfThingsGetWorse).ToTuple());
        return form;
    }

    /// <summary>The same with room for an action under each outcome: none is agreed without one.</summary>
    public PlanForm WithAnAction()
    {
        foreach (var outcome in Outcomes.Where(o => o.Actions.Count == 0))
            outcome.Actions.Add(new());
        return this;
    }

    /// <summary>What the form says, once it is valid.</summary>
    public PlanFacts ToFacts(string? worker) => new()
    {
        AgreedOn = DateAnswer.Of(AgreedOn)!.Value,
        Outcomes = [.. Outcomes.Select(o => o.ToFacts(worker))],
        IfThingsGetWorse = IfThingsGetWorse,
        WhatChanged = WhatChanged,
        BackdateReason = BackdateReason,
        Agreements =
        [
            .. Agreements.Where(a => a.Value?.Answer is AgreementForm.Yes or AgreementForm.No)
                .Select(a => new AgreementFacts(a.Key, DateAnswer.Of(AgreedOn)!.Value, a.Value.Answer == AgreementForm.Yes, a.Value.Note)),
        ],
    };

    /// <summary>Every text that the family reads, for the words that it may not know.</summary>
    public IEnumerable<string?> Texts => Outcomes.SelectMany(o => new[] { o.What, o.Baseline, o.Measure, o.Target }.Concat(o.Actions.Select(a => a.What))).Append(IfThingsGetWorse);

    internal static string Typed(DateOnly day) => day.ToString("d M yyyy", CultureInfo.InvariantCulture);

    /// <summary>The shape of what is typed; what a plan must hold are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<PlanForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.AgreedOn).NotEmpty().WithMessage("Enter the day the family agreed");
            RuleFor(f => f.AgreedOn).IsDay("The day the family agreed");
            RuleFor(f => f).Custom((form, context) =>
            {
                foreach (var (outcome, o) in form.Outcomes.Select((x, i) => (x, i)))
                {
                    foreach (var (action, a) in outcome.Actions.Select((x, i) => (x, i)).Where(x => !string.IsNullOrWhiteSpace(x.x.DueOn) && DateAnswer.Of(x.x.DueOn) is null))
                        context.AddFailure(FormattableString.Invariant($"Outcomes[{o}].Actions[{a}].DueOn"), $"Outcome {o + 1}, action {a + 1}: the date must be a real date, like 27 3 2026");
                }

                foreach (var person in form.Agreements.Where(a => a.Value?.Answer == AgreementForm.No && string.IsNullOrWhiteSpace(a.Value.Note)).Select(a => a.Key))
                    context.AddFailure(FormattableString.Invariant($"Agreements[{person}].Note"), "Enter what a person who does not agree said");
            });
        }
    }
}

/// <summary>Whether one person agreed, as it is typed.</summary>
public sealed class AgreementForm
{
    /// <summary>The person agrees.</summary>
    public const string Yes = "yes";

    /// <summary>The person does not agree.</summary>
    public const string No = "no";

    /// <summary>yes, no, or nothing.</summary>
    public string? Answer { get; set; }

    /// <summary>What they said.</summary>
    public string? Note { get; set; }
}
