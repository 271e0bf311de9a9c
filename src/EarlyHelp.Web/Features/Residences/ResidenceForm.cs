using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Features.Families;
using FluentValidation;

namespace EarlyHelp.Web.Features.Residences;

/// <summary>Where a person lives from a day on.</summary>
public sealed class ResidenceForm
{
    /// <summary>Version of the person when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>Under which key the unfinished form is kept.</summary>
    public static string DraftKey(Family family, FamilyMember member) => $"residence:{family.Reference}:{member.PersonId}";

    /// <summary>First line.</summary>
    public string? Line1 { get; set; }

    /// <summary>Second line.</summary>
    public string? Line2 { get; set; }

    /// <summary>Town or city.</summary>
    public string? Town { get; set; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; set; }

    /// <summary>How they live there.</summary>
    public ResidenceKind? Kind { get; set; } = ResidenceKind.MainHome;

    /// <summary>From which day, as typed.</summary>
    public string? From { get; set; }

    /// <summary>Who else of the family moves there too.</summary>
    public List<long> Others { get; set; } = [];

    /// <summary>Whether it must be kept confidential.</summary>
    public bool? IsConfidential { get; set; }

    /// <summary>From whom.</summary>
    public string? ConfidentialFrom { get; set; }

    /// <summary>The place.</summary>
    public Address Place() => Address.At(Line1!, FamilyWords.Blank(Line2), FamilyWords.Blank(Town), null, Postcode);

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<ResidenceForm>
    {
        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.Line1).NotEmpty().WithMessage("Enter address line 1, typically the building and street")
                .MaximumLength(Address.LineMaxLength).WithMessage($"Address line 1 must be {Address.LineMaxLength} characters or fewer");
            RuleFor(f => f.Line2).MaximumLength(Address.LineMaxLength).WithMessage($"Address line 2 must be {Address.LineMaxLength} characters or fewer");
            RuleFor(f => f.Town).NotEmpty().WithMessage("Enter town or city")
                .MaximumLength(Address.LineMaxLength).WithMessage($"Town or city must be {Address.LineMaxLength} characters or fewer");
            RuleFor(f => f.Postcode).Must(Domain.Identifiers.Postcode.IsValid).WithMessage("Enter a full UK postcode");
            RuleFor(f => f.Kind).NotNull().WithMessage("Select how they live there");
            RuleFor(f => f.From).NotEmpty().WithMessage("Enter the day from which they live there");
            RuleFor(f => f.From).IsDay("The day from which they live there", () => UkTime.Today(clock));
            RuleFor(f => f.IsConfidential).NotNull().WithMessage("Select whether this address must be kept confidential");
            RuleFor(f => f.ConfidentialFrom).MaximumLength(Residence.ConfidentialFromMaxLength).WithMessage($"From whom must be {Residence.ConfidentialFromMaxLength} characters or fewer");
        }
    }
}
