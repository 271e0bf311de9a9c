using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;

namespace EarlyHelp.Web.Features.Staff;

/// <summary>As what somebody is posted, where and from when, as typed.</summary>
public class PostingForm
{
    /// <summary>As what.</summary>
    public Role? Role { get; set; }

    /// <summary>Where: "unit-12", "district-3", "area-1", or nothing for the whole county.</summary>
    public string? Place { get; set; }

    /// <summary>First day, as typed.</summary>
    public string? From { get; set; }

    /// <summary>The shape of what is typed; who can be posted where is a rule of people.</summary>
    public sealed class Validator : AbstractValidator<PostingForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Role).NotNull().WithMessage("Select the role").IsInEnum().WithMessage("Select the role");
            RuleFor(f => f.Place).Must((form, place) => form.Role is not { } role || PostingFacts.LevelOf(role) != PlaceLevel.County || string.IsNullOrEmpty(place))
                .WithMessage(f => $"Leave the place at the whole county: the role of {StateWords.Of(f.Role!.Value)} has no smaller one");
            RuleFor(f => f.From).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the first day")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The first day must be a real date, like 27 3 2026");
        }
    }
}

/// <summary>Somebody who is invited, as typed.</summary>
public sealed class PersonForm : PostingForm
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Work e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The shape of what is typed.</summary>
    public new sealed class Validator : AbstractValidator<PersonForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the name").MaximumLength(StaffMember.NameMaxLength).WithMessage($"Name must be {StaffMember.NameMaxLength} characters or fewer");
            RuleFor(f => f.Email).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the email address")
                .MaximumLength(StaffMember.EmailMaxLength).WithMessage($"Email address must be {StaffMember.EmailMaxLength} characters or fewer")
                .EmailAddress().WithMessage("Enter an email address in the correct format, like name@example.com");
            Include(new PostingForm.Validator());
        }
    }
}

/// <summary>The page on which somebody is invited or moved.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Places">Where somebody can be posted.</param>
public sealed record PostingFields(PostingForm Form, IReadOnlyList<Choice> Places)
{
    /// <summary>The roles.</summary>
    public static IEnumerable<Choice> Roles => Enum.GetValues<Role>().Select(r => new Choice(r.ToString(), StateWords.Title(r)));
}
