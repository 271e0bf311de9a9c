namespace EarlyHelp.Domain.Matching;

/// <summary>How alike two names are written, from 0 to 100 (Jaro–Winkler): typing errors and swapped letters score high.</summary>
public static class NameSimilarity
{
    /// <summary>From here on two names count as nearly the same.</summary>
    public const int NearlyTheSame = 85;

    // Rounded up, it is still less than nearly the same.
    private const double CertainlyLess = NearlyTheSame / 100.0 - 0.0051;

    private const int LongestOnStack = 128;

    /// <summary>The likeness of two names, whatever their case, accents, apostrophes and script; 0 when one is missing.</summary>
    public static int Percent(string? one, string? other) => OfKeys(NameKey.Of(one), NameKey.Of(other));

    /// <summary>The likeness of two names that are already keys.</summary>
    internal static int OfKeys(string one, string other) => one.Length == 0 || other.Length == 0
        ? 0
        : (int)Math.Round(100 * WithSameStart(Jaro(one, other), SameStart(one, other)), MidpointRounding.AwayFromZero);

    /// <summary>Whether two names are nearly the same; most pairs are told apart by the letters they have, without counting.</summary>
    internal static bool AreNearlyTheSame(NamePart one, NamePart other)
    {
        var (length, otherLength) = (one.Key.Length, other.Key.Length);
        if (length == 0 || otherLength == 0)
            return false;
        double most = Math.Min(length - one.Unmet(other), otherLength - other.Unmet(one));
        var atMost = most <= 0 ? 0 : (most / length + most / otherLength + 1) / 3;
        return WithSameStart(atMost, SameStart(one.Key, other.Key)) >= CertainlyLess && OfKeys(one.Key, other.Key) >= NearlyTheSame;
    }

    private static double WithSameStart(double jaro, int sameStart) => jaro + sameStart * 0.1 * (1 - jaro);

    private static int SameStart(string one, string other) => Math.Min(4, one.AsSpan().CommonPrefixLength(other));

    private static double Jaro(string one, string other)
    {
        var reach = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        var taken = other.Length <= LongestOnStack ? stackalloc bool[other.Length] : new bool[other.Length];
        var found = one.Length <= LongestOnStack ? stackalloc char[one.Length] : new char[one.Length];
        var count = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(other.Length, i + reach + 1); j++)
            {
                if (taken[j] || one[i] != other[j])
                    continue;
                taken[j] = true;
                found[count++] = one[i];
                break;
            }
        }

        if (count == 0)
            return 0;
        var (next, moved) = (0, 0);
        for (var j = 0; j < other.Length; j++)
        {
            if (taken[j] && found[next++] != other[j])
                moved++;
        }

        double same = count;
        return (same / one.Length + same / other.Length + (same - moved / 2.0) / same) / 3;
    }
}
