using System.Globalization;

namespace EarlyHelp.Domain.Matching;

/// <summary>Compares dates of birth as people get them wrong.</summary>
internal static class BirthDates
{
    internal static bool Same(PersonFacts one, PersonFacts other) => one.Born is not null && one.Born == other.Born;

    internal static bool Differ(PersonFacts one, PersonFacts other) => one.Born is { } a && other.Born is { } b && a != b;

    /// <summary>How one differing date could be the other mistyped, in words; null when it could not.</summary>
    internal static string? Slip(PersonFacts one, PersonFacts other)
    {
        if (!Differ(one, other))
            return null;
        var (a, b) = (one.Born!.Value, other.Born!.Value);
        if (a.Year == b.Year && a.Day == b.Month && a.Month == b.Day)
            return "Birth date differs by swapped day and month";
        return Digits(a).Zip(Digits(b)).Count(pair => pair.First != pair.Second) == 1 ? "Birth date differs by one digit" : null;
    }

    private static string Digits(DateOnly day) => day.ToString("ddMMyyyy", CultureInfo.InvariantCulture);
}
