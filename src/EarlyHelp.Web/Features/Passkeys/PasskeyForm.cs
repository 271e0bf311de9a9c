using FluentValidation;
using Microsoft.AspNetCore.Identity;

namespace EarlyHelp.Web.Features.Passkeys;

/// <summary>A passkey that is added.</summary>
public sealed class PasskeyForm
{
    /// <summary>Longest name.</summary>
    public const int NameMaxLength = 60;

    /// <summary>What to call it.</summary>
    public string? Name { get; set; }

    /// <summary>The password again.</summary>
    public string? CurrentPassword { get; set; }

    /// <summary>What the device answered, as JSON.</summary>
    public string? Credential { get; set; }

    /// <summary>What must be typed; the password is asked before the device is.</summary>
    public sealed class Validator : AbstractValidator<PasskeyForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter a name for the passkey").MaximumLength(NameMaxLength).WithMessage($"Name must be {NameMaxLength} characters or fewer");
            RuleFor(f => f.CurrentPassword).MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
            RuleFor(f => f.Credential).MaximumLength(20_000).WithMessage("The passkey was not added");
        }
    }
}

/// <summary>Another name of a passkey.</summary>
public sealed class PasskeyNameForm
{
    /// <summary>What to call it.</summary>
    public string? Name { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<PasskeyNameForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Name).NotEmpty().WithMessage("Enter a name for the passkey")
            .MaximumLength(PasskeyForm.NameMaxLength).WithMessage($"Name must be {PasskeyForm.NameMaxLength} characters or fewer");
    }
}

/// <summary>The page of one passkey.</summary>
/// <param name="Key">Its key in addresses.</param>
/// <param name="Passkey">The passkey.</param>
/// <param name="Name">Its name as typed.</param>
public sealed record PasskeyPage(string Key, UserPasskeyInfo Passkey, string? Name);
