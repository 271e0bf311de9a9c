using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Closures;

/// <summary>What must be true before a closure is proposed (spec 2-workflow); what cannot be asked for a reason, or where there never was a plan, is not (ADR 13).</summary>
internal static class ClosureRules
{
    /// <summary>Shortest closing summary, characters.</summary>
    internal const int SummaryMinLength = 20;

    internal static Rule[] Of(ClosureFacts facts, EarlyHelpCase given, FamilyToday family, DateOnly on)
    {
        var reason = ClosureReason.Of(facts.Reason);
        var plan = given.Plan;
        return
        [
            new(given.UnitId is not null, "No unit has accepted this family: ask triage to change its decision"),
            new(reason is not null, "Choose why the case closes", nameof(facts.Reason)),
            new(reason?.NeedsPlan != true || plan is not null, $"There never was a plan, so “{reason?.Label}” can’t be why the case closes: choose another reason", nameof(facts.Reason)),
            new(reason?.Code != ClosureReason.Other || Text.Is(facts.OtherReason), "Say what the other reason is", nameof(facts.OtherReason)),
            new(reason?.WhoGoesOn is null || Text.Is(facts.WhoGoesOn), reason?.WhoGoesOn ?? "", nameof(facts.WhoGoesOn)),
            .. Outcomes(facts, reason, plan),
            .. given.Actions.Where(a => a.IsOpen && !facts.Actions.Any(s => s.Action == a.Agreed.Number && s.Status > ActionStatus.InProgress)).Select(a => new Rule(
                false, $"“{a.Agreed.What}” is still open: say whether it was done, is no longer needed, or who carries it on", nameof(facts.Actions))),
            .. Exit(facts, reason, family),
            .. Notifier(facts, given, on),
            .. Feedback(facts, reason, family),
            new(facts.Summary?.Trim().Length >= SummaryMinLength, $"Enter the closing summary in at least {SummaryMinLength} characters", nameof(facts.Summary)),
            Text.Short(facts.Summary, Closure.TextMaxLength, "Closing summary", nameof(facts.Summary)),
            Text.Short(facts.FamilysView, Closure.TextMaxLength, "What the family thinks", nameof(facts.FamilysView)),
            Text.Short(facts.OtherReason, Closure.LineMaxLength, "The other reason", nameof(facts.OtherReason)),
            Text.Short(facts.WhoGoesOn, Closure.LineMaxLength, "Who goes on with the family", nameof(facts.WhoGoesOn)),
        ];
    }

    private static Rule[] Outcomes(ClosureFacts facts, ClosureReason? reason, FamilyPlan? plan)
    {
        const string Overall = nameof(facts.Overall);
        if (plan is null)
        {
            return
            [
                new(facts.Results.Count == 0, "There never was a plan, so there are no outcomes to rate", nameof(facts.Results)),
                new(facts.Overall == OverallOutcome.NotApplicable, "There never was a plan: choose “not applicable” as the overall outcome", Overall),
            ];
        }

        var all = facts.Results.Values.All(r => r == OutcomeResult.Achieved);
        var any = facts.Results.Values.Any(r => r == OutcomeResult.Achieved);
        return
        [
            .. plan.Outcomes.Where(o => !facts.Results.ContainsKey(o.Number)).Select(o => new Rule(false, $"Say whether “{o.What}” was achieved, partly or not", nameof(facts.Results))),
            .. facts.Results.Keys.Where(n => !plan.Outcomes.Any(o => o.Number == n)).Select(_ => new Rule(false, "Rate the outcomes of the plan that stands", nameof(facts.Results))),
            new(facts.Overall is not null, "Choose the overall outcome", Overall),
            new(facts.Overall != OverallOutcome.NotApplicable, "There was a plan: choose how much of it was achieved", Overall),
            new(facts.Overall != OverallOutcome.All || all, "Not every outcome was achieved, so the overall outcome can’t be all", Overall),
            new(facts.Overall != OverallOutcome.None || !any, "An outcome was achieved, so the overall outcome can’t be none", Overall),
            new(reason?.Code != ClosureReason.Achieved || facts.Overall is null or OverallOutcome.All or OverallOutcome.Most, "“Outcomes achieved” means all or most of them: choose another reason or overall outcome", nameof(facts.Reason)),
        ];
    }

    private static Rule[] Exit(ClosureFacts facts, ClosureReason? reason, FamilyToday family) =>
    [
        new(reason?.NeedsExit == false || Text.Is(facts.ExitStrategy), reason is null or { FamilyAgrees: true }
            ? "Enter the exit strategy: who supports the family, what to watch for, what the family does"
            : "Enter the exit strategy: who else knows the family and what they were told", nameof(facts.ExitStrategy)),
        new(reason is { FamilyAgrees: false } || facts.AgreedByPersonIds.Count > 0, "Choose who of the family agreed to the exit strategy", nameof(facts.AgreedByPersonIds)),
        new(reason is { FamilyAgrees: false } || Text.Is(facts.AgreedWithOthers), "Enter who else agreed to the exit strategy", nameof(facts.AgreedWithOthers)),
        .. facts.AgreedByPersonIds.Select(id => new Rule(family.Has(id), "Choose a person of the family who agreed", nameof(facts.AgreedByPersonIds))),
        Text.Short(facts.ExitStrategy, Closure.TextMaxLength, "Exit strategy", nameof(facts.ExitStrategy)),
        Text.Short(facts.AgreedWithOthers, Closure.LineMaxLength, "Who else agreed", nameof(facts.AgreedWithOthers)),
    ];

    private static Rule[] Notifier(ClosureFacts facts, EarlyHelpCase given, DateOnly on) => given.Origin != CaseOrigin.Notification ? [] :
    [
        new(facts.NotifierToldOn is not null || facts.TellNotifierByMessage || Text.Is(facts.WhyNotifierNotTold), "Enter the day you told the notifier that the work ends, or say why you did not", nameof(facts.NotifierToldOn)),
        new(facts.NotifierToldOn is not { } told || told <= on, "The day you told the notifier must be today or in the past", nameof(facts.NotifierToldOn)),
        Text.Short(facts.WhyNotifierNotTold, Closure.LineMaxLength, "Why the notifier was not told", nameof(facts.WhyNotifierNotTold)),
    ];

    private static Rule[] Feedback(ClosureFacts facts, ClosureReason? reason, FamilyToday family)
    {
        const string Field = nameof(facts.Feedback);
        if (reason is { OffersFeedback: false })
        {
            var why = reason.Code == ClosureReason.ChildDied ? "A child died: nobody is invited to give feedback" : "The case was opened in error: nobody is invited to give feedback";
            return [new(facts.Feedback is null && facts.InvitedPersonIds.Count == 0, why, Field)];
        }

        return
        [
            new(facts.Feedback is not null, "Say whether you invited the family to tell us what they thought", Field),
            new(facts.Feedback != FeedbackOffer.Invited || facts.InvitedPersonIds.Count > 0, "Choose whom you invited", nameof(facts.InvitedPersonIds)),
            new(facts.Feedback is null or FeedbackOffer.Invited || facts.InvitedPersonIds.Count == 0, "Nobody is invited when the invitation was declined or not offered", nameof(facts.InvitedPersonIds)),
            new(facts.Feedback != FeedbackOffer.NotOffered || Text.Is(facts.WhyNoFeedback), "Say why the family was not invited", nameof(facts.WhyNoFeedback)),
            .. facts.InvitedPersonIds.Select(id => new Rule(family.Has(id), "Choose a person of the family to invite", nameof(facts.InvitedPersonIds))),
            Text.Short(facts.WhyNoFeedback, Closure.LineMaxLength, "Why the family was not invited", nameof(facts.WhyNoFeedback)),
        ];
    }
}
