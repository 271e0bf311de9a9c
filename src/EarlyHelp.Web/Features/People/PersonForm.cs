using EarlyHelp.Domain;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Features.Families;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.People;

/// <summary>A person of a family, new or known.</summary>
public sealed class PersonForm
{
    /// <summary>Version of the person when the page was opened; of the family for a new one.</summary>
    public int Version { get; set; }

    /// <summary>First name or names.</summary>
    public string? FirstName { get; set; }

    /// <summary>Last name.</summary>
    public string? LastName { get; set; }

    /// <summary>Also known as.</summary>
    public string? OtherNames { get; set; }

    /// <summary>What they are in the family.</summary>
    public FamilyRole? Role { get; set; }

    /// <summary>Whether they are whom to ring first.</summary>
    public bool IsMainContact { get; set; }

    /// <summary>Date of birth, as typed.</summary>
    public string? Born { get; set; }

    /// <summary>Whether it is an estimate.</summary>
    public bool BornIsEstimated { get; set; }

    /// <summary>Expected date of delivery, as typed.</summary>
    public string? DueOn { get; set; }

    /// <summary>F, M, X or U.</summary>
    public string? Sex { get; set; } = "U";

    /// <summary>Ethnicity code.</summary>
    public string? Ethnicity { get; set; }

    /// <summary>First language code.</summary>
    public string? Language { get; set; }

    /// <summary>Whether an interpreter is needed.</summary>
    public string? NeedsInterpreter { get; set; } = "not-known";

    /// <summary>Unique pupil number.</summary>
    public string? Upn { get; set; }

    /// <summary>Why there is none.</summary>
    public string? UpnUnknownReason { get; set; }

    /// <summary>NHS number.</summary>
    public string? NhsNumber { get; set; }

    /// <summary>Telephone.</summary>
    public string? Telephone { get; set; }

    /// <summary>E-mail.</summary>
    public string? Email { get; set; }

    /// <summary>Whether it is safe to leave a message.</summary>
    public string? SafeToLeaveMessage { get; set; } = "not-known";

    /// <summary>Whether they also belong to a family that is hidden from who types: numbers and how to reach them stay as they are.</summary>
    [BindNever]
    public bool IsElsewhere { get; set; }

    /// <summary>Under which key the unfinished form is kept.</summary>
    public static string DraftKey(Family family, FamilyMember? member) => $"person:{family.Reference}:{member?.PersonId}";

    /// <summary>The form of a member as recorded.</summary>
    public static PersonForm Of(FamilyMember member, bool isElsewhere = false) => isElsewhere ? Reachless(member) : Whole(member);

    private static PersonForm Whole(FamilyMember member) => new()
    {
        Version = member.Person.Version, Role = member.Role, IsMainContact = member.IsMainContact,
        FirstName = member.Person.FirstName, LastName = member.Person.LastName, OtherNames = member.Person.OtherNames,
        Born = FamilyWords.Typed(member.Person.Born), BornIsEstimated = member.Person.BornIsEstimated, DueOn = FamilyWords.Typed(member.Person.DueOn),
        Sex = member.Person.Sex, Ethnicity = member.Person.Ethnicity, Language = member.Person.Language, NeedsInterpreter = FamilyWords.Choice(member.Person.NeedsInterpreter),
        Upn = member.Person.Upn, UpnUnknownReason = member.Person.UpnUnknownReason, NhsNumber = member.Person.NhsNumber,
        Telephone = member.Person.Telephone, Email = member.Person.Email, SafeToLeaveMessage = FamilyWords.Choice(member.Person.SafeToLeaveMessage),
    };

    /// <summary>What was typed.</summary>
    public PersonDetails Details() => new(FirstName?.Trim() ?? "", LastName?.Trim() ?? "", FamilyWords.Blank(OtherNames), Sex ?? "U")
    {
        Born = FamilyWords.Day(Born), BornIsEstimated = BornIsEstimated, DueOn = FamilyWords.Day(DueOn),
        Ethnicity = FamilyWords.Blank(Ethnicity), Language = FamilyWords.Blank(Language), NeedsInterpreter = FamilyWords.Chosen(NeedsInterpreter),
        Upn = FamilyWords.Blank(Upn), UpnUnknownReason = FamilyWords.Blank(UpnUnknownReason), NhsNumber = FamilyWords.Blank(NhsNumber),
        Telephone = FamilyWords.Blank(Telephone), Email = FamilyWords.Blank(Email), SafeToLeaveMessage = FamilyWords.Chosen(SafeToLeaveMessage),
    };

    /// <summary>What was typed about somebody whom we know.</summary>
    public PersonDetails DetailsOf(Person known) => !IsElsewhere ? Details() : Details() with
    {
        Upn = known.Upn, UpnUnknownReason = known.UpnUnknownReason, NhsNumber = known.NhsNumber,
        Telephone = known.Telephone, Email = known.Email, SafeToLeaveMessage = known.SafeToLeaveMessage,
    };

    private static PersonForm Reachless(FamilyMember member)
    {
        var form = Whole(member);
        (form.IsElsewhere, form.Upn, form.UpnUnknownReason, form.NhsNumber, form.Telephone, form.Email, form.SafeToLeaveMessage) = (true, null, null, null, null, null, "not-known");
        return form;
    }

    /// <summary>What must be typed, and how.</summary>
    public sealed class Validator : AbstractValidator<PersonForm>
    {
        // The longest a pregnancy can still last, in days (domain.md PER08).
        private const int LatestDueDays = 308;

        /// <summary>The rules.</summary>
        public Validator(TimeProvider clock)
        {
            RuleFor(f => f.FirstName).Must((f, first) => !string.IsNullOrWhiteSpace(first + f.LastName)).WithMessage("Enter a first or a last name");
            RuleFor(f => f.FirstName).MaximumLength(Person.NameMaxLength).WithMessage($"First name must be {Person.NameMaxLength} characters or fewer");
            RuleFor(f => f.LastName).MaximumLength(Person.NameMaxLength).WithMessage($"Last name must be {Person.NameMaxLength} characters or fewer");
            RuleFor(f => f.OtherNames).MaximumLength(Person.OtherNamesMaxLength).WithMessage($"Other names must be {Person.OtherNamesMaxLength} characters or fewer");
            RuleFor(f => f.Role).NotNull().WithMessage("Select this person’s role in the family");
            RuleFor(f => f.Born).IsDay("Date of birth", () => UkTime.Today(clock));
            RuleFor(f => f.DueOn).IsDay("Expected date of delivery");
            RuleFor(f => f.DueOn).Must((f, due) => f.Role != FamilyRole.Unborn || FamilyWords.Day(due) is not null || FamilyWords.Day(f.Born) is not null)
                .When(f => string.IsNullOrWhiteSpace(f.DueOn)).WithMessage("Enter the expected date of delivery");
            RuleFor(f => f.DueOn).Must(due => FamilyWords.Day(due) is not { } day || day <= UkTime.Today(clock).AddDays(LatestDueDays))
                .WithMessage("Expected date of delivery must be in the next 10 months");
            RuleFor(f => f.Sex).IsOf(PersonCodes.Sex, "Select the sex");
            RuleFor(f => f.Ethnicity).IsOf(PersonCodes.Ethnicity, "Select the ethnic group from the list");
            RuleFor(f => f.Language).IsOf(Languages.List, "Select the first language from the list");
            RuleFor(f => f.UpnUnknownReason).IsOf(EducationCodes.NoUpn, "Select why there is no UPN from the list");
            Number(f => f.Upn, Domain.Identifiers.Upn.Problem);
            Number(f => f.NhsNumber, Domain.Identifiers.NhsNumber.Problem);
            Number(f => f.Telephone, TelephoneNumber.Problem);
            Number(f => f.Email, EmailAddress.Problem);
        }

        private void Number(System.Linq.Expressions.Expression<Func<PersonForm, string?>> field, Func<string?, string?> problem) =>
            RuleFor(field).Custom((typed, context) =>
            {
                if (!string.IsNullOrWhiteSpace(typed) && problem(typed) is { } sentence)
                    context.AddFailure(sentence);
            });
    }
}
