using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Data.Families;

/// <summary>Which of a family's people a list of described people are: each at most once, the surest pairs first.</summary>
internal static class PersonPairs
{
    /// <summary>
    /// The known person for each key that has one. A name alone is enough only where the same form is read again (<paramref name="sameForm"/>):
    /// a father and a son may share it.
    /// </summary>
    public static Dictionary<TKey, Person> Of<TKey>(
        IEnumerable<(TKey Key, PersonFacts Facts, FamilyRole Role)> described, Family family, IReadOnlyList<Person> known, bool sameForm)
        where TKey : notnull
    {
        var pairs = from one in described
                    from person in known
                    let score = Score(one.Facts, one.Role, person, family, sameForm)
                    where score > 0
                    orderby score descending
                    select (one.Key, Person: person);
        var found = new Dictionary<TKey, Person>();
        foreach (var (key, person) in pairs)
        {
            if (!found.ContainsValue(person))
                found.TryAdd(key, person);
        }

        return found;
    }

    private static int Score(PersonFacts one, FamilyRole role, Person person, Family family, bool sameForm)
    {
        var other = person.Facts();
        var sameRole = family.Members.Any(m => m.Person == person && m.Role == role);
        var sameName = NameKey.Of(one.FirstName, one.LastName) is { Length: > 0 } name && name == person.NameKey;
        var bornOtherwise = BirthDates.Differ(one, other) && BirthDates.Slip(one, other) is null;
        var strength = PersonMatcher.Compare(one, other)?.Strength;
        if (bornOtherwise && strength != MatchStrength.Certain)
            return sameForm && sameRole && sameName ? 10 : 0;

        var score = strength switch { MatchStrength.Certain => 100, MatchStrength.Likely => 50, MatchStrength.Possible => 20, _ => 0 };
        if (sameName)
            score += 15;
        if (sameRole && (BirthDates.Same(one, other) || (role == FamilyRole.Unborn && one.DueOn == other.DueOn)))
            score += 15;
        return score > 0 && sameRole ? score + 5 : score;
    }
}
