using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Transfers;
using FluentValidation;

namespace EarlyHelp.Web.Features.StepsAcross;

/// <summary>To whom a family is offered. What it needs is the step across's own rule.</summary>
public sealed class StepAcrossForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>What kind of service.</summary>
    public HoldingService? Service { get; set; }

    /// <summary>Which one.</summary>
    public string? Place { get; set; }

    /// <summary>Whom to reach there.</summary>
    public string? Contact { get; set; }

    /// <summary>Why, and what they must know.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether the family agrees; false when it was not asked.</summary>
    public bool? FamilyAgrees { get; set; }

    /// <summary>Why it was not asked.</summary>
    public string? WhyNotAsked { get; set; }

    /// <summary>Under which key an unfinished one is kept.</summary>
    public static string DraftKey(string caseReference) => $"step-across:{caseReference}";

    /// <summary>What the form says.</summary>
    public StepAcrossFacts ToFacts() => new() { Service = Service, Place = Place, Contact = Contact, Reason = Reason, FamilyAgrees = FamilyAgrees, WhyNotAsked = WhyNotAsked };

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<StepAcrossForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Place).MaximumLength(StepAcross.PlaceMaxLength).WithMessage($"The name of the service must be {StepAcross.PlaceMaxLength} characters or fewer");
    }
}

/// <summary>What the other side said, as the worker records it.</summary>
public sealed class OtherSideForm
{
    /// <summary>The answer that accepts.</summary>
    public const string Accept = "accept";

    /// <summary>The answer that declines.</summary>
    public const string Decline = "decline";

    /// <summary>Version of the step across that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>accept or decline.</summary>
    public string? Answer { get; set; }

    /// <summary>Who there.</summary>
    public string? Who { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? On { get; set; }

    /// <summary>How it came.</summary>
    public AnswerChannel? How { get; set; }

    /// <summary>What they said.</summary>
    public string? Words { get; set; }

    /// <summary>Why it is recorded later.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public OtherSide ToFacts() => new(Who, DateAnswer.Of(On)!.Value, How, Words, BackdateReason);

    /// <summary>The shape of what is typed; the rest are rules of the step across.</summary>
    public sealed class Validator : AbstractValidator<OtherSideForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Answer).Must(a => a is Accept or Decline).WithMessage("Select what they answered");
            RuleFor(f => f.On).Must(d => DateAnswer.Of(d) is not null).WithMessage("Enter the day on which they answered, like 27 3 2026");
        }
    }
}

/// <summary>That the other side holds the family, and how the work ended.</summary>
public sealed class AcrossHeldForm
{
    /// <summary>Version of the step across that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Who there.</summary>
    public string? Who { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? On { get; set; }

    /// <summary>How it came.</summary>
    public AnswerChannel? How { get; set; }

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

    /// <summary>What they confirmed, once it is valid.</summary>
    public OtherSide Confirmed() => new(Who, DateAnswer.Of(On)!.Value, How, null, BackdateReason);

    /// <summary>How the work ended.</summary>
    public EndOfWork End() => new(Overall, Summary, FamilyTold, WhyNotTold);

    /// <summary>The shape of what is typed; the rest are rules of the step across.</summary>
    public sealed class Validator : AbstractValidator<AcrossHeldForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.On).Must(d => DateAnswer.Of(d) is not null).WithMessage("Enter the day on which they confirmed it, like 27 3 2026");
    }
}
