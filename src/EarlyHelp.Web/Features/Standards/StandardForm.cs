using System.Globalization;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Standards;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.Standards;

/// <summary>A change of a service standard from a date.</summary>
public sealed class StandardForm
{
    /// <summary>The row that is changed; shown, not posted.</summary>
    [BindNever]
    public ServiceStandard Row { get; set; } = null!;

    /// <summary>First day on which a clock starts by the new row.</summary>
    public string? EffectiveFrom { get; set; }

    /// <summary>How many of the standard's unit.</summary>
    public string? Length { get; set; }

    /// <summary>Days before the due date from which it warns; empty: from the start.</summary>
    public string? WarnDaysLeft { get; set; }

    /// <summary>Per cent.</summary>
    public string? TargetPercent { get; set; }

    /// <summary>Who decided it.</summary>
    public string? Source { get; set; }

    /// <summary>A whole number as typed, or null where nothing was typed.</summary>
    public int? Number(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What must be typed; the standard itself says the rest.</summary>
    public sealed class Validator : AbstractValidator<StandardForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.EffectiveFrom).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date from which it changes")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date must be a real date, like 27 3 2026");
            RuleFor(f => f.Length).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the length").Must(Whole).WithMessage("Length must be a whole number, like 10");
            RuleFor(f => f.WarnDaysLeft).Must(w => string.IsNullOrWhiteSpace(w) || Whole(w)).WithMessage("Days before the due date must be a whole number, like 2");
            RuleFor(f => f.TargetPercent).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the target").Must(Whole).WithMessage("Target must be a whole number, like 85");
            RuleFor(f => f.Source).NotEmpty().WithMessage("Enter who decided the change")
                .MaximumLength(ServiceStandard.SourceMaxLength).WithMessage($"Who decided the change must be {ServiceStandard.SourceMaxLength} characters or fewer");
        }

        private static bool Whole(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
