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
    private const string NoNameYet = "unborn";

    /// <summary>The likeness of two whole names, whichever way round, other names included.</summary>
    internal static Likeness OfWhole(PersonFacts one, PersonFacts other) => WholeNames(one)
        .SelectMany(_ => WholeNames(other), OfParts)
        .DefaultIfEmpty(Likeness.Different)
        .Max();

    /// <summary>The likeness of two first names; different when one is missing or the child has no name yet.</summary>
    internal static Likeness OfFirst(PersonFacts one, PersonFacts other) => OfPart(First(one), First(other));

    /// <summary>The likeness of two last names; different when one is missing.</summary>
    internal static Likeness OfLast(PersonFacts one, PersonFacts other) => OfPart(NameKey.Of(one.LastName), NameKey.Of(other.LastName));

    private static string First(PersonFacts person) => NameKey.Of(person.FirstName) is var key && key == NoNameYet ? "" : key;

    // An other name is a whole one ("Leo James Smith"), or replaces either part ("Smith").
    private static IEnumerable<(string First, string Last)> WholeNames(PersonFacts person)
    {
        var (first, last) = (First(person), NameKey.Of(person.LastName));
        // An unborn child is known by its mother's last name, which does not say who it is.
        if (first.Length == 0 && (last.Length == 0 || person.DueOn is not null))
            yield break;
        yield return (first, last);
        foreach (var other in person.OtherNames.Select(name => NameKey.Words(NameKey.Of(name))).Where(words => words.Length > 0))
        {
            if (other.Length > 1)
            {
                yield return (string.Join(' ', other[..^1]), other[^1]);
            }
            else
            {
                yield return (first, other[0]);
                yield return (other[0], last);
            }
        }
    }

    private static Likeness OfParts((string First, string Last) one, (string First, string Last) other)
    {
        var straight = Least(OfPartOrNone(one.First, other.First), OfPartOrNone(one.Last, other.Last));
        var turned = Least(OfPart(one.First, other.Last), OfPart(one.Last, other.First));
        // The wrong way round is never more than similar.
        return (Likeness)Math.Max((int)straight, Math.Min((int)turned, (int)Likeness.Similar));
    }

    private static Likeness OfPartOrNone(string one, string other) =>
        one.Length == 0 && other.Length == 0 ? Likeness.Same : OfPart(one, other);

    private static Likeness OfPart(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return Likeness.Different;
        if (one == other)
            return Likeness.Same;
        if (SoundKey.OfWord(one) == SoundKey.OfWord(other))
            return Likeness.SoundsTheSame;
        return NameSimilarity.OfKeys(one, other) >= NameSimilarity.NearlyTheSame || SharesAName(one, other)
            ? Likeness.Similar
            : Likeness.Different;
    }

    // "Leo James" and "Leo", "Smith-Jones" and "Jones".
    private static bool SharesAName(string one, string other)
    {
        var (words, others) = (NameKey.Words(one), NameKey.Words(other));
        return words.Length != others.Length && (words.All(others.Contains) || others.All(words.Contains));
    }

    private static Likeness Least(Likeness one, Likeness other) => (Likeness)Math.Min((int)one, (int)other);
}
