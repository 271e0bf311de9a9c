using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using FluentValidation;

namespace EarlyHelp.Web.Features.Closures;

/// <summary>How the notifier learns that the work ends.</summary>
public enum NotifierTold
{
    /// <summary>By a message of EarlyHelp at the sign-off.</summary>
    Message,

    /// <summary>The worker told them.</summary>
    Told,

    /// <summary>They are not told.</summary>
    Not,
}

/// <summary>A closure as it is proposed. Outcomes and actions stand under their numbers on the case.</summary>
public sealed class ClosureForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why it closes (code of ClosureReason).</summary>
    public string? Reason { get; set; }

    /// <summary>What the other reason is.</summary>
    public string? OtherReason { get; set; }

    /// <summary>Who goes on with the family, or where it moved, under the code of the reason that asks it.</summary>
    public Dictionary<string, string?> WhoGoesOn { get; set; } = [];

    /// <summary>How each outcome ended.</summary>
    public Dictionary<int, OutcomeResult?> Results { get; set; } = [];

    /// <summary>The overall outcome.</summary>
    public OverallOutcome? Overall { get; set; }

    /// <summary>What becomes of each action that is still open.</summary>
    public Dictionary<int, EndOfAction> Actions { get; set; } = [];

    /// <summary>The exit strategy.</summary>
    public string? ExitStrategy { get; set; }

    /// <summary>Who of the family agreed to it.</summary>
    public List<long> AgreedByPersonIds { get; set; } = [];

    /// <summary>Who else agreed to it.</summary>
    public string? AgreedWithOthers { get; set; }

    /// <summary>How the notifier learns of it.</summary>
    public NotifierTold? Notifier { get; set; }

    /// <summary>The day the worker told the notifier, as typed.</summary>
    public string? NotifierToldOn { get; set; }

    /// <summary>Why the notifier is not told.</summary>
    public string? WhyNotifierNotTold { get; set; }

    /// <summary>What the family thinks.</summary>
    public string? FamilysView { get; set; }

    /// <summary>Whether the family was offered to say what they thought.</summary>
    public FeedbackOffer? Feedback { get; set; }

    /// <summary>Who is invited.</summary>
    public List<long> InvitedPersonIds { get; set; } = [];

    /// <summary>Why feedback was not offered.</summary>
    public string? WhyNoFeedback { get; set; }

    /// <summary>The closing summary.</summary>
    public string? Summary { get; set; }

    /// <summary>Under which key an unfinished proposal is kept.</summary>
    public static string DraftKey(string reference) => $"closure:{reference}";

    /// <summary>What the form says. Only the fields of what was chosen count.</summary>
    /// <param name="hasPlan">Whether there ever was a plan.</param>
    public ClosureFacts ToFacts(bool hasPlan) => new()
    {
        Reason = Reason,
        OtherReason = Reason == ClosureReason.Other ? OtherReason : null,
        WhoGoesOn = Reason is null ? null : WhoGoesOn.GetValueOrDefault(Reason),
        Results = Results.Where(r => r.Value is not null).ToDictionary(r => r.Key, r => r.Value!.Value),
        Overall = hasPlan ? Overall : OverallOutcome.NotApplicable,
        Actions = [.. Actions.Where(a => a.Value.Status is not null).Select(a => new ActionStep(a.Key, a.Value.Status!.Value, null, a.Value.Note))],
        ExitStrategy = ExitStrategy,
        AgreedByPersonIds = AgreedByPersonIds,
        AgreedWithOthers = AgreedWithOthers,
        TellNotifierByMessage = Notifier == NotifierTold.Message,
        NotifierToldOn = Notifier == NotifierTold.Told ? DateAnswer.Of(NotifierToldOn) : null,
        WhyNotifierNotTold = Notifier == NotifierTold.Not ? WhyNotifierNotTold : null,
        FamilysView = FamilysView,
        Feedback = Feedback,
        InvitedPersonIds = Feedback == FeedbackOffer.Invited ? InvitedPersonIds : [],
        WhyNoFeedback = Feedback == FeedbackOffer.NotOffered ? WhyNoFeedback : null,
        Summary = Summary,
    };

    /// <summary>The shape of what is typed; what a closure needs is the case's own rule.</summary>
    public sealed class Validator : AbstractValidator<ClosureForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.NotifierToldOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.TryParse(d, out _)).When(f => f.Notifier == NotifierTold.Told)
            .WithMessage("The day you told the notifier must be a real date, like 27 3 2026");
    }
}

/// <summary>What becomes of an action that is still open when the work ends.</summary>
public sealed class EndOfAction
{
    /// <summary>Done, not done, no longer needed, or carried on.</summary>
    public ActionStatus? Status { get; set; }

    /// <summary>Why, and who carries it on.</summary>
    public string? Note { get; set; }
}

/// <summary>The sign-off.</summary>
public sealed class SignOffForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>A word to the worker, when there is one.</summary>
    public string? Words { get; set; }

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<SignOffForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Words).MaximumLength(Closure.TextMaxLength).WithMessage($"Your words must be {Closure.TextMaxLength:N0} characters or fewer");
    }
}

/// <summary>Why a closure is returned, or a case reopened.</summary>
public sealed class ReasonForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>The shape of what is typed; that there is a reason is the case's own rule.</summary>
    public sealed class Validator : AbstractValidator<ReasonForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Reason).MaximumLength(Closure.TextMaxLength).WithMessage($"The reason must be {Closure.TextMaxLength:N0} characters or fewer");
    }
}
