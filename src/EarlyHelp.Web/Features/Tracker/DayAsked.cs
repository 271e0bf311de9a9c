using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Notifications.Form;

namespace EarlyHelp.Web.Features.Tracker;

/// <summary>The day for which figures are asked: today, or any day before it.</summary>
/// <param name="Day">The day; today where what was asked for is none.</param>
/// <param name="Problem">What is wrong with what was asked for.</param>
public sealed record DayAsked(DateOnly Day, string? Problem)
{
    /// <summary>Reads what stands in an address or was typed.</summary>
    public static DayAsked Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(today, null);
        if (!DateAnswer.TryParse(text, out var day))
            return new(today, "Enter a real date, for example 31 7 2016");
        if (day > today)
            return new(today, "The date must be today or in the past");
        return day < TrackerFacts.Earliest ? new(today, $"The date must be {UkDates.Date(TrackerFacts.Earliest)} or later") : new(day, null);
    }
}
