using System.Globalization;

namespace EarlyHelp.Domain.Matching;

/// <summary>Compares dates of birth as people get them wrong.</summary>
internal static class BirthDates
{
    private const string Written = "ddMMyyyy";

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

    /// <summary>Every date that could be this one mistyped: one digit otherwise, or day and month swapped.</summary>
    internal static IReadOnlySet<DateOnly> SlipsOf(DateOnly born)
    {
        var slips = new HashSet<DateOnly>();
        if (born.Day <= 12 && born.Day != born.Month)
            slips.Add(new(born.Year, born.Day, born.Month));
        var digits = Digits(born).ToCharArray();
        for (var i = 0; i < digits.Length; i++)
        {
            var right = digits[i];
            for (digits[i] = '0'; digits[i] <= '9'; digits[i]++)
            {
                if (digits[i] != right && DateOnly.TryParseExact(digits, Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var slip))
                    slips.Add(slip);
            }

            digits[i] = right;
        }

        return slips;
    }

    private static string Digits(DateOnly day) => day.ToString(Written, CultureInfo.InvariantCulture);
}
