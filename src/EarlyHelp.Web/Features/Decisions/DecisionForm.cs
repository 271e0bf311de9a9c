using EarlyHelp.Domain.Notifications;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Decisions;

/// <summary>A decision as it is typed: one outcome, of which only its own fields count. The names of the fields are those of the outcomes.</summary>
public class DecisionForm
{
    /// <summary>Version of the notification when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>The outcome.</summary>
    public TriageOutcome? Outcome { get; set; }

    /// <summary>Level of need by the threshold scheme in force.</summary>
    public string? Level { get; set; }

    /// <summary>Why.</summary>
    public string? Rationale { get; set; }

    /// <summary>Why it is late.</summary>
    public BreachReason? BreachReason { get; set; }

    /// <summary>The explanation of the breach.</summary>
    public string? BreachExplanation { get; set; }

    /// <summary>What the lead of a restricted record that may be this family said.</summary>
    public string? LeadSaid { get; set; }

    /// <summary>Fields of <see cref="TriageOutcome.Unit"/>.</summary>
    public OutcomeFields Unit { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.OpenAccess"/>.</summary>
    public OutcomeFields OpenAccess { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.Commissioned"/>.</summary>
    public OutcomeFields Commissioned { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.Advice"/>.</summary>
    public OutcomeFields Advice { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.SocialCare"/>.</summary>
    public OutcomeFields SocialCare { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.SocialCareJoint"/>.</summary>
    public OutcomeFields SocialCareJoint { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.JoinedOpenCase"/>.</summary>
    public OutcomeFields JoinedOpenCase { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.JoinedNotification"/>.</summary>
    public OutcomeFields JoinedNotification { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.Returned"/>.</summary>
    public OutcomeFields Returned { get; set; } = new();

    /// <summary>Fields of <see cref="TriageOutcome.NoFurtherAction"/>.</summary>
    public OutcomeFields NoFurtherAction { get; set; } = new();

    /// <summary>The fields of an outcome.</summary>
    public OutcomeFields this[TriageOutcome outcome] => outcome switch
    {
        TriageOutcome.Unit => Unit,
        TriageOutcome.OpenAccess => OpenAccess,
        TriageOutcome.Commissioned => Commissioned,
        TriageOutcome.Advice => Advice,
        TriageOutcome.SocialCare => SocialCare,
        TriageOutcome.SocialCareJoint => SocialCareJoint,
        TriageOutcome.JoinedOpenCase => JoinedOpenCase,
        TriageOutcome.JoinedNotification => JoinedNotification,
        TriageOutcome.Returned => Returned,
        _ => NoFurtherAction,
    };

    /// <summary>A form with the district preselected and a message drafted for every outcome.</summary>
    public static T Drafted<T>(T form, int version, long? districtId)
        where T : DecisionForm
    {
        form.Version = version;
        foreach (var outcome in Enum.GetValues<TriageOutcome>())
            (form[outcome].DistrictId, form[outcome].Message) = (OutcomeNames.NeedsDistrict(outcome) ? districtId : null, DecisionMessage.For(outcome));
        return form;
    }

    /// <summary>What was typed as a decision. Without an outcome the rest is judged all the same, so that every message is met at once.</summary>
    public DecisionFacts Facts()
    {
        var outcome = Outcome ?? TriageOutcome.NoFurtherAction;
        var own = this[outcome];
        return new DecisionFacts
        {
            Outcome = outcome,
            Level = Level,
            Rationale = Rationale ?? "",
            DistrictId = OutcomeNames.NeedsDistrict(outcome) ? own.DistrictId : null,
            Service = outcome == TriageOutcome.Commissioned ? own.Service : null,
            JoinedCaseId = outcome == TriageOutcome.JoinedOpenCase ? own.JoinedCaseId : null,
            JoinedNotificationId = outcome == TriageOutcome.JoinedNotification ? own.JoinedNotificationId : null,
            Message = Outcome is null ? DecisionMessage.For(outcome) : own.Message ?? "",
            BreachReason = BreachReason,
            BreachExplanation = BreachExplanation,
            LeadSaid = LeadSaid,
        };
    }

    /// <summary>Puts the messages of the rules beside the fields of the chosen outcome.</summary>
    public void PlaceErrors(ModelStateDictionary modelState)
    {
        if (Outcome is not { } outcome)
            return;
        string[] own = [nameof(OutcomeFields.DistrictId), nameof(OutcomeFields.Service), nameof(OutcomeFields.JoinedCaseId), nameof(OutcomeFields.JoinedNotificationId), nameof(OutcomeFields.Message)];
        foreach (var field in own.Where(modelState.ContainsKey))
        {
            foreach (var error in modelState[field]!.Errors)
                modelState.AddModelError($"{outcome}.{field}", error.ErrorMessage);
            modelState.Remove(field);
        }
    }

    /// <summary>What must be chosen; the rest are rules of the notification.</summary>
    public sealed class Validator : AbstractValidator<DecisionForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Outcome).NotNull().WithMessage("Choose what happens next");
    }
}

/// <summary>The fields of one outcome.</summary>
public sealed class OutcomeFields
{
    /// <summary>The district that takes over.</summary>
    public long? DistrictId { get; set; }

    /// <summary>The commissioned service.</summary>
    public string? Service { get; set; }

    /// <summary>The open case to join.</summary>
    public long? JoinedCaseId { get; set; }

    /// <summary>The notification to join.</summary>
    public long? JoinedNotificationId { get; set; }

    /// <summary>What the notifier is told.</summary>
    public string? Message { get; set; }
}
