using EarlyHelp.Domain.Notifications.Form;
using FluentValidation;

namespace EarlyHelp.Web.Features.Families;

/// <summary>What a typed day must be.</summary>
public static class DayRules
{
    /// <summary>Blank, or a real day, and with <paramref name="latest"/> no later than that.</summary>
    public static void IsDay<T>(this IRuleBuilder<T, string?> rule, string called, Func<DateOnly?>? latest = null) => rule
        .Must(day => string.IsNullOrWhiteSpace(day) || DateAnswer.Of(day) is not null).WithMessage($"{called} must be a real date, like 27 3 2026")
        .Must(day => latest?.Invoke() is not { } last || DateAnswer.Of(day) is not { } typed || typed <= last).WithMessage($"{called} must be today or in the past");
}
