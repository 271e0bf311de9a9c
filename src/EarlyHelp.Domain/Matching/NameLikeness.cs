namespace EarlyHelp.Domain.Matching;

/// <summary>How alike two people's names are, from least to most.</summary>
internal enum Likeness
{
    Different,
    Similar,
    SoundsTheSame,
    Same,
}

/// <summary>Compares names part by part, so that brothers and sisters are not alike for their last name alone.</summary>
internal static class NameLikeness
{
    /// <summary>The likeness of two whole names, whichever way round, other names included.</summary>
    internal static Likeness OfWhole(PersonToMatch one, PersonToMatch other)
    {
        var most = Likeness.Different;
        foreach (var name in one.Names)
        {
            foreach (var candidate in other.Names)
                most = Most(most, OfParts(name, candidate));
        }

        return most;
    }

    /// <summary>The likeness of two first names; different when one is missing or the child has no name yet.</summary>
    internal static Likeness OfFirst(PersonToMatch one, PersonToMatch other) => OfPart(one.First, other.First);

    /// <summary>The likeness of two last names; different when one is missing.</summary>
    internal static Likeness OfLast(PersonToMatch one, PersonToMatch other) => OfPart(one.Last, other.Last);

    private static Likeness OfParts((NamePart First, NamePart Last) one, (NamePart First, NamePart Last) other)
    {
        var straight = OfPartOrNone(one.First, other.First);
        if (straight != Likeness.Different)
            straight = Least(straight, OfPartOrNone(one.Last, other.Last));
        // The wrong way round is never more than similar.
        if (straight >= Likeness.Similar || OfPart(one.First, other.Last) == Likeness.Different)
            return straight;
        return OfPart(one.Last, other.First) == Likeness.Different ? straight : Likeness.Similar;
    }

    private static Likeness OfPartOrNone(NamePart one, NamePart other) => one.IsNone && other.IsNone ? Likeness.Same : OfPart(one, other);

    private static Likeness OfPart(NamePart one, NamePart other)
    {
        if (one.IsNone || other.IsNone)
            return Likeness.Different;
        if (one.Key == other.Key)
            return Likeness.Same;
        if (one.Sound == other.Sound)
            return Likeness.SoundsTheSame;
        return NameSimilarity.AreNearlyTheSame(one, other) || SharesAName(one, other) ? Likeness.Similar : Likeness.Different;
    }

    // "Leo James" and "Leo", "Smith-Jones" and "Jones".
    private static bool SharesAName(NamePart one, NamePart other)
    {
        var (words, others) = (one.Words, other.Words);
        return words.Length != others.Length && (words.All(others.Contains) || others.All(words.Contains));
    }

    private static Likeness Least(Likeness one, Likeness other) => one < other ? one : other;

    private static Likeness Most(Likeness one, Likeness other) => one > other ? one : other;
}
