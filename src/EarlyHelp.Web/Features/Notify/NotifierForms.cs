using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications;
using FluentValidation;

namespace EarlyHelp.Web.Features.Notify;

/// <summary>An e-mail address of a notifier.</summary>
public sealed class EmailForm
{
    /// <summary>As typed.</summary>
    public string? Email { get; set; }

    /// <summary>As kept.</summary>
    public string Address => Email!.Trim();

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<EmailForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(form => form.Email).MustBeAnAddress();
    }
}

/// <summary>A one-time code.</summary>
public sealed class CodeForm
{
    /// <summary>Which form or notification it is for; from the address, never from the form.</summary>
    public string Key { get; set; } = "";

    /// <summary>As typed.</summary>
    public string? Code { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<CodeForm>
    {
        private const int Figures = 6;

        /// <summary>The rules.</summary>
        public Validator() => RuleFor(form => form.Code).Must(code => code is not null && code.Count(char.IsAsciiDigit) == Figures)
            .WithMessage($"Enter the {Figures} figures of the code");
    }
}

/// <summary>Which notification, and where its code goes.</summary>
public sealed class StatusForm
{
    /// <summary>As typed.</summary>
    public string? Reference { get; set; }

    /// <summary>As typed.</summary>
    public string? Email { get; set; }

    /// <summary>The reference as written on messages.</summary>
    public string Number => string.Concat(Reference!.Where(sign => !char.IsWhiteSpace(sign))).ToUpperInvariant();

    /// <summary>As kept.</summary>
    public string Address => Email!.Trim();

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<StatusForm>
    {
        private const int ReferenceMaxLength = 30;

        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(form => form.Reference).Must(text => text?.Trim().Length is > 0 and <= ReferenceMaxLength).WithMessage("Enter your reference, like EHN-2026-000123");
            RuleFor(form => form.Email).MustBeAnAddress();
        }
    }
}

internal static class AddressRules
{
    public static void MustBeAnAddress<T>(this IRuleBuilder<T, string?> rule) => rule.Must(text => !string.IsNullOrWhiteSpace(text)
            && text.Trim().Length <= Notification.LineMaxLength && EmailAddress.Problem(text.Trim()) is null)
        .WithMessage("Enter an email address in the correct format, like name@example.com");
}
