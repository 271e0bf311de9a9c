using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Features.CaseNotes;
using EarlyHelp.Web.Features.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.FirstContacts;

/// <summary>Contact with the notifier, as it is typed. It shares its page with the first contact with the family, so its fields carry its name.</summary>
public sealed class NotifierContactForm
{
    /// <summary>What the fields of this form begin with.</summary>
    public const string Prefix = "Notifier";

    /// <summary>yes, or no.</summary>
    public string? NotifierContacted { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? NotifierHappenedOn { get; set; }

    /// <summary>What was said.</summary>
    public string? NotifierWhat { get; set; }

    /// <summary>Why the notifier was not contacted first.</summary>
    public string? NotifierWhyNot { get; set; }

    /// <summary>Why it is recorded later than it happened.</summary>
    public string? NotifierBackdateReason { get; set; }

    /// <summary>What the form says, once it is valid; what belongs to the other answer is left out.</summary>
    public NotifierContactFacts ToFacts() => NotifierContacted == "yes"
        ? new(DateAnswer.Of(NotifierHappenedOn), NotifierWhat, null, NotifierBackdateReason)
        : new(null, null, NotifierWhyNot);

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<NotifierContactForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.NotifierContacted).Must(a => a is "yes" or "no").WithMessage("Select whether you have contacted the notifier");
            RuleFor(f => f.NotifierHappenedOn).IsDay("The day you contacted the notifier");
            RuleFor(f => f.NotifierWhyNot).NotEmpty().When(f => f.NotifierContacted == "no").WithMessage("Say why you did not contact the notifier first");
        }
    }
}

/// <summary>The page of first contact.</summary>
/// <param name="Notifier">Contact with the notifier, as it is typed.</param>
/// <param name="Family">First contact with the family, as it is typed.</param>
/// <param name="FromNotification">Who notified us, when somebody did.</param>
public sealed record ContactPage(NotifierContactForm Notifier, NewNotePage Family, Data.Cases.NotificationOfCase? FromNotification)
{
    /// <summary>The case.</summary>
    public EarlyHelpCase Case => Family.Header.Case;

    /// <summary>Whether contact with the notifier is still to be recorded, or the reason why there was none.</summary>
    public bool NeedsNotifier => !Case.MayContactFamily;

    /// <summary>Under which key the unfinished contact with the notifier is kept.</summary>
    public static string NotifierKey(string reference) => $"contact-notifier:{reference}";

    /// <summary>Under which key the unfinished contact with the family is kept.</summary>
    public static string FamilyKey(string reference) => $"contact-family:{reference}";
}
