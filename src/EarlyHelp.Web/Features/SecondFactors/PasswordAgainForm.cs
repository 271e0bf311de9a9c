using FluentValidation;

namespace EarlyHelp.Web.Features.SecondFactors;

/// <summary>The password, asked again before something about signing in is changed: an open session may be in other hands.</summary>
public sealed class PasswordAgainForm
{
    /// <summary>The current password.</summary>
    public string? CurrentPassword { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<PasswordAgainForm>
    {
        /// <summary>The rules.</summary>
        public Validator() =>
            RuleFor(f => f.CurrentPassword).NotEmpty().WithMessage("Enter your current password").MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
    }
}
