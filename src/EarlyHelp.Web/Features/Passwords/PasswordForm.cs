using FluentValidation;

namespace EarlyHelp.Web.Features.Passwords;

/// <summary>What a person types to change their password; none of it is shown again.</summary>
public sealed class PasswordForm
{
    /// <summary>The password until now.</summary>
    public string? CurrentPassword { get; set; }

    /// <summary>The new one.</summary>
    public string? NewPassword { get; set; }

    /// <summary>What must be typed; whether the new one is good enough is asked of <see cref="PasswordRules"/>.</summary>
    public sealed class Validator : AbstractValidator<PasswordForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.CurrentPassword).NotEmpty().WithMessage("Enter your current password").MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
            RuleFor(f => f.NewPassword).NotEmpty().WithMessage("Enter a new password").MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
        }
    }
}
