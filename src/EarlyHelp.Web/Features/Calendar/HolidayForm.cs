using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Standards;
using FluentValidation;

namespace EarlyHelp.Web.Features.Calendar;

/// <summary>A bank holiday to add.</summary>
public sealed class HolidayForm
{
    /// <summary>The day, as typed.</summary>
    public string? Date { get; set; }

    /// <summary>What people call it.</summary>
    public string? Name { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<HolidayForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Date).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date must be a real date, like 27 3 2026").OverridePropertyName("Form.Date");
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the name of the bank holiday")
                .MaximumLength(BankHoliday.NameMaxLength).WithMessage($"The name must be {BankHoliday.NameMaxLength} characters or fewer").OverridePropertyName("Form.Name");
        }
    }
}
