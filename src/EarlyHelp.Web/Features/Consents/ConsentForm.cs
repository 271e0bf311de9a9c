using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Features.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.Consents;

/// <summary>One person's answer to one item, or its withdrawal.</summary>
public sealed class ConsentForm
{
    /// <summary>Version of the family when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>The earlier answer that is withdrawn; null for an answer of its own.</summary>
    public long? From { get; set; }

    /// <summary>Who answered.</summary>
    public long? PersonId { get; set; }

    /// <summary>The item, C1 to C9.</summary>
    public string? Item { get; set; }

    /// <summary>The answer.</summary>
    public ConsentAnswer? Answer { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? On { get; set; }

    /// <summary>How it was given.</summary>
    public string? How { get; set; }

    /// <summary>Exceptions, or what the withdrawal means.</summary>
    public string? Exceptions { get; set; }

    /// <summary>Under which key the unfinished form is kept.</summary>
    public string DraftKey(Family family) => $"consent:{family.Reference}:{From}";

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<ConsentForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.PersonId).NotNull().WithMessage("Select who answered");
            RuleFor(f => f.Item).Must(i => FamilyWords.ConsentItems.Any(c => c.Value == i)).WithMessage("Select what they were asked");
            RuleFor(f => f.Answer).NotNull().WithMessage("Select the answer");
            RuleFor(f => f.On).NotEmpty().WithMessage(f => f.Answer == ConsentAnswer.Withdrawn ? "Enter the date consent was withdrawn" : "Enter the date of the answer");
            RuleFor(f => f.On).IsDay("The date", () => UkTime.Today(clock));
            RuleFor(f => f.How).IsOf(ConsentCodes.How, "Select how it was given from the list");
            RuleFor(f => f.Exceptions).NotEmpty().When(f => f.Answer == ConsentAnswer.Partial).WithMessage("Enter which organisations or topics must not be shared");
            RuleFor(f => f.Exceptions).MaximumLength(Consent.TextMaxLength).WithMessage($"This must be {Consent.TextMaxLength:N0} characters or fewer");
        }
    }
}
