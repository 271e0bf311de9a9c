namespace EarlyHelp.Domain.Matching;

/// <summary>How alike two names are written, from 0 to 100 (Jaro–Winkler): typing errors and swapped letters score high.</summary>
public static class NameSimilarity
{
    /// <summary>From here on two names count as nearly the same.</summary>
    public const int NearlyTheSame = 85;

    /// <summary>The likeness of two names, whatever their case, accents, apostrophes and script; 0 when one is missing.</summary>
    public static int Percent(string? one, string? other) => OfKeys(NameKey.Of(one), NameKey.Of(other));

    /// <summary>The likeness of two names that are already keys.</summary>
    internal static int OfKeys(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return 0;
        var jaro = Jaro(one, other);
        var sameStart = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Take(4).Count();
        return (int)Math.Round(100 * (jaro + sameStart * 0.1 * (1 - jaro)), MidpointRounding.AwayFromZero);
    }

    private static double Jaro(string one, string other)
    {
        var reach = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        var taken = new bool[other.Length];
        var found = new List<char>();
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(other.Length, i + reach + 1); j++)
            {
                if (taken[j] || one[i] != other[j])
                    continue;
                taken[j] = true;
                found.Add(one[i]);
                break;
            }
        }

        if (found.Count == 0)
            return 0;
        var inOrder = other.Where((_, j) => taken[j]);
        var swapped = found.Zip(inOrder).Count(pair => pair.First != pair.Second) / 2.0;
        double same = found.Count;
        return (same / one.Length + same / other.Length + (same - swapped) / same) / 3;
    }
}
