using FluentValidation;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>What a person types to sign in.</summary>
public sealed class SignInForm
{
    /// <summary>Work e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>Password; never shown again.</summary>
    public string? Password { get; set; }

    /// <summary>The page to come back to, within this service.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the session before ended by itself.</summary>
    public bool SessionEnded { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<SignInForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Email).NotEmpty().WithMessage("Enter your email address").MaximumLength(254).WithMessage("Email address must be 254 characters or fewer");
            RuleFor(f => f.Password).NotEmpty().WithMessage("Enter your password").MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
        }
    }
}
