using EarlyHelp.Domain;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using FluentValidation;

namespace EarlyHelp.Web.Features.StepUps;

/// <summary>A step-up as it is raised. What it needs is the step-up's own rule.</summary>
public sealed class StepUpForm
{
    /// <summary>Version of what is changed: the case for a new one, the step-up for one that was returned.</summary>
    public int Version { get; set; }

    /// <summary>The children it is about.</summary>
    public List<long> ChildIds { get; set; } = [];

    /// <summary>What has changed.</summary>
    public string? WhatChanged { get; set; }

    /// <summary>Harm.</summary>
    public string? Harm { get; set; }

    /// <summary>Danger.</summary>
    public string? Danger { get; set; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; set; }

    /// <summary>Whether the family knows.</summary>
    public bool? FamilyInformed { get; set; }

    /// <summary>What the family knows and says.</summary>
    public string? FamilySays { get; set; }

    /// <summary>Why the family does not know.</summary>
    public string? WhyNotInformed { get; set; }

    /// <summary>Whether a child is at immediate risk.</summary>
    public bool? IsImmediate { get; set; }

    /// <summary>Who at social care was called.</summary>
    public string? CalledWhom { get; set; }

    /// <summary>The day of the call, as typed.</summary>
    public string? CalledOn { get; set; }

    /// <summary>The time of the call, as typed.</summary>
    public string? CalledAt { get; set; }

    /// <summary>The district whose social care answers.</summary>
    public long? ToDistrictId { get; set; }

    /// <summary>Under which key an unfinished one is kept.</summary>
    public static string DraftKey(string caseReference) => $"step-up:{caseReference}";

    /// <summary>The form of one that was returned.</summary>
    public static StepUpForm Of(StepUp returned) => new()
    {
        Version = returned.Version, ChildIds = [.. returned.Children.Select(c => c.PersonId)], WhatChanged = returned.WhatChanged, Harm = returned.Harm, Danger = returned.Danger, Evidence = returned.Evidence,
        FamilyInformed = returned.FamilyInformed, FamilySays = returned.FamilySays, WhyNotInformed = returned.WhyNotInformed, IsImmediate = returned.IsImmediate,
    };

    /// <summary>What the form says.</summary>
    public StepUpFacts ToFacts(IReadOnlyList<District> districts) => new()
    {
        ChildIds = ChildIds, WhatChanged = WhatChanged, Harm = Harm, Danger = Danger, Evidence = Evidence, FamilyInformed = FamilyInformed, FamilySays = FamilySays, WhyNotInformed = WhyNotInformed,
        IsImmediate = IsImmediate, CalledWhom = CalledWhom, CalledAt = CallOf(CalledOn, CalledAt) is { } local ? UkTime.ToUtc(local) : null, To = districts.FirstOrDefault(d => d.Id == ToDistrictId),
    };

    private static DateTime? CallOf(string? day, string? time) =>
        DateAnswer.Of(day) is { } on && !string.IsNullOrWhiteSpace(time) && DateAnswer.TryParseTime($"{DateAnswer.Iso(on)} {time.Replace(" ", "", StringComparison.Ordinal)}", out var local) ? local : null;

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<StepUpForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.CalledOn).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.Of(d) is not null).When(f => f.IsImmediate == true).WithMessage("The day of the call must be a real date, like 27 3 2026");
            RuleFor(f => f.CalledAt).Must((f, t) => string.IsNullOrWhiteSpace(t) || DateAnswer.Of(f.CalledOn) is null || CallOf(f.CalledOn, t) is not null).When(f => f.IsImmediate == true).WithMessage("The time of the call must be a time, like 2:15pm or 14:15");
        }
    }
}

/// <summary>The manager's answer.</summary>
public sealed class AgreeForm
{
    /// <summary>The answer that agrees.</summary>
    public const string Agree = "agree";

    /// <summary>The answer that returns.</summary>
    public const string Return = "return";

    /// <summary>Version of the step-up that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>agree or return.</summary>
    public string? Decision { get; set; }

    /// <summary>The district whose social care answers.</summary>
    public long? ToDistrictId { get; set; }

    /// <summary>What is missing, or words.</summary>
    public string? ManagersWords { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the step-up.</summary>
    public sealed class Validator : AbstractValidator<AgreeForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Decision).Must(a => a is Agree or Return).WithMessage("Select whether you agree");
    }
}

/// <summary>Why it is taken back.</summary>
public sealed class WithdrawForm
{
    /// <summary>Version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public string? WithdrawReason { get; set; }

    /// <summary>The shape of what is typed; that there is a reason is a rule of the transfer.</summary>
    public sealed class Validator : AbstractValidator<WithdrawForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.WithdrawReason).MaximumLength(StepUp.TextMaxLength).WithMessage($"The reason must be {StepUp.TextMaxLength:N0} characters or fewer");
    }
}

/// <summary>What the manager found in what went at once.</summary>
public sealed class ImmediateReviewForm
{
    /// <summary>Version of the step-up that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>What they found.</summary>
    public string? ImmediateWords { get; set; }

    /// <summary>The shape of what is typed; that there are words is a rule of the step-up.</summary>
    public sealed class Validator : AbstractValidator<ImmediateReviewForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.ImmediateWords).MaximumLength(StepUp.TextMaxLength).WithMessage($"What you found must be {StepUp.TextMaxLength:N0} characters or fewer");
    }
}

/// <summary>The answer of social care.</summary>
public sealed class CareAnswerForm
{
    /// <summary>The answer that accepts.</summary>
    public const string Accept = "accept";

    /// <summary>The answer that declines.</summary>
    public const string Decline = "decline";

    /// <summary>Version of the step-up that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>accept or decline.</summary>
    public string? Answer { get; set; }

    /// <summary>Who takes the family.</summary>
    public string? TakenBy { get; set; }

    /// <summary>Words to the worker.</summary>
    public string? AnswerWords { get; set; }

    /// <summary>Why it is declined.</summary>
    public string? DeclineReason { get; set; }

    /// <summary>What is advised.</summary>
    public string? Advice { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the step-up.</summary>
    public sealed class Validator : AbstractValidator<CareAnswerForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Answer).Must(a => a is Accept or Decline).WithMessage("Select whether social care takes the family");
    }
}

/// <summary>The handover as it is planned.</summary>
public sealed class HandoverPlanForm
{
    /// <summary>Version that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? On { get; set; }

    /// <summary>Who of Early Help.</summary>
    public string? FromUs { get; set; }

    /// <summary>Who of the other side.</summary>
    public string? FromThem { get; set; }

    /// <summary>What the form says.</summary>
    public PlannedHandover ToFacts() => new(DateAnswer.Of(On), FromUs, FromThem);

    /// <summary>The shape of what is typed; the rest are rules of the transfer.</summary>
    public sealed class Validator : AbstractValidator<HandoverPlanForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.On).Must(d => string.IsNullOrWhiteSpace(d) || DateAnswer.Of(d) is not null).WithMessage("The day of the handover must be a real date, like 27 3 2026");
    }
}

/// <summary>That the family was handed over, and how the work ended.</summary>
public sealed class GivenForm
{
    /// <summary>Version of the step-up that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? GivenOn { get; set; }

    /// <summary>Why it is recorded later.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>The overall outcome so far.</summary>
    public OverallOutcome? Overall { get; set; }

    /// <summary>The closing summary.</summary>
    public string? Summary { get; set; }

    /// <summary>Whether the family was told.</summary>
    public bool? FamilyTold { get; set; }

    /// <summary>Why it was not.</summary>
    public string? WhyNotTold { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public HandoverGiven ToFacts() => new(DateAnswer.Of(GivenOn)!.Value, BackdateReason, new(Overall, Summary, FamilyTold, WhyNotTold));

    /// <summary>The shape of what is typed; the rest are rules of the step-up.</summary>
    public sealed class Validator : AbstractValidator<GivenForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.GivenOn).Must(d => DateAnswer.Of(d) is not null).WithMessage("Enter the day on which you handed the family over, like 27 3 2026");
    }
}

/// <summary>That social care holds the family.</summary>
public sealed class HeldForm
{
    /// <summary>Version of the step-up that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Who holds the family.</summary>
    public string? HeldBy { get; set; }

    /// <summary>The shape of what is typed; that there is somebody is a rule of the step-up.</summary>
    public sealed class Validator : AbstractValidator<HeldForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.HeldBy).MaximumLength(StepUp.LineMaxLength).WithMessage($"Who holds the family must be {StepUp.LineMaxLength} characters or fewer");
    }
}

/// <summary>The review of a step-up.</summary>
public sealed class StepUpReviewForm
{
    /// <summary>Version of the step-up that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Whether the threshold was right.</summary>
    public ThresholdView? RightThreshold { get; set; }

    /// <summary>Whether it was timely.</summary>
    public bool? Timely { get; set; }

    /// <summary>Whether it could have been avoided.</summary>
    public bool? Avoidable { get; set; }

    /// <summary>What could have been seen earlier.</summary>
    public string? EarlierSignals { get; set; }

    /// <summary>What was learned.</summary>
    public string? Learned { get; set; }

    /// <summary>What the form says.</summary>
    public StepUpReviewFacts ToFacts() => new(RightThreshold, Timely, Avoidable, EarlierSignals, Learned);

    /// <summary>The shape of what is typed; the rest are rules of the step-up.</summary>
    public sealed class Validator : AbstractValidator<StepUpReviewForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Learned).MaximumLength(StepUp.TextMaxLength).WithMessage($"What was learned must be {StepUp.TextMaxLength:N0} characters or fewer");
    }
}
