using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Matching;

/// <summary>
/// Says whether two records may be of one person, how surely, and why. Only an identifier makes it certain.
/// </summary>
public static class PersonMatcher
{
    // A baby is born some weeks either side of the date that was expected.
    private const int BornBeforeExpectedDays = 112;
    private const int BornAfterExpectedDays = 28;

    /// <summary>Compares a person with a candidate; null when too little is alike.</summary>
    public static MatchFinding? Compare(PersonFacts person, PersonFacts candidate) => Compare(new PersonToMatch(person), new PersonToMatch(candidate));

    /// <summary>The same for a person who is compared with many.</summary>
    public static MatchFinding? Compare(PersonToMatch one, PersonToMatch other)
    {
        var (name, person, candidate) = (NameLikeness.OfWhole(one, other), one.Facts, other.Facts);
        var identifiers = SameIdentifiers(person, candidate);
        var (strength, reasons) = WithoutIdentifiers(one, other, name);
        if (identifiers.Count == 0)
            return strength is { } found ? new MatchFinding(found, [.. reasons, .. DifferentIdentifiers(person, candidate)]) : null;

        var contradicted = name == Likeness.Different && BirthDates.Differ(person, candidate);
        string[] contradiction = contradicted ? ["But the name and the date of birth are both different"] : [];
        return new MatchFinding(
            contradicted ? MatchStrength.Likely : MatchStrength.Certain,
            [.. identifiers, .. reasons, .. DifferentIdentifiers(person, candidate), .. contradiction]);
    }

    private static (MatchStrength? Strength, List<string> Reasons) WithoutIdentifiers(PersonToMatch one, PersonToMatch other, Likeness name)
    {
        var (person, candidate) = (one.Facts, other.Facts);
        MatchStrength? strength = null;
        var reasons = new List<string>();
        var sameAddress = person.AddressKeys.Any(candidate.AddressKeys.Contains);
        var samePostcode = one.Postcodes.Any(other.Postcodes.Contains);
        var nameIsAlike = name != Likeness.Different;

        if (nameIsAlike && BirthDates.Same(person, candidate))
            Add(MatchStrength.Likely, $"{NameInWords(name)} and same date of birth");
        if (sameAddress && NameLikeness.OfFirst(one, other) is var first and not Likeness.Different)
            Add(MatchStrength.Likely, first == Likeness.Same ? "Same address and first name" : "Same address and similar first name");
        if (AreOneExpectedChild(one, other, sameAddress))
            Add(MatchStrength.Likely, sameAddress ? "Same address and same expected date of delivery" : "Same last name and same expected date of delivery");
        if (nameIsAlike && samePostcode)
            Add(MatchStrength.Possible, $"{NameInWords(name)} and same postcode");
        if (nameIsAlike && BirthDates.Slip(person, candidate) is { } slip)
            Add(MatchStrength.Possible, name == Likeness.Same ? slip : $"{NameInWords(name)}", name == Likeness.Same ? null : slip);
        if (sameAddress && (IsBornAsExpected(person, candidate) || IsBornAsExpected(candidate, person)))
            Add(MatchStrength.Possible, "Same address, and born near the date that a baby was expected");
        if (strength is not null && BirthDates.Differ(person, candidate) && BirthDates.Slip(person, candidate) is null)
            reasons.Add("But the date of birth is different");
        return (strength, reasons);

        void Add(MatchStrength found, params string?[] why)
        {
            strength = strength > found ? strength : found;
            reasons.AddRange(why.OfType<string>());
        }
    }

    private static string NameInWords(Likeness name) => name switch
    {
        Likeness.Same => "Same name",
        Likeness.SoundsTheSame => "Name sounds the same",
        _ => "Similar name",
    };

    private static List<string> SameIdentifiers(PersonFacts person, PersonFacts candidate)
    {
        var same = new List<string>();
        if (Compare(person.Upn, candidate.Upn, Upn.Normalise) == true)
            same.Add("Same UPN");
        if (Compare(person.NhsNumber, candidate.NhsNumber, NhsNumber.Normalise) == true)
            same.Add("Same NHS number");
        return same;
    }

    private static IEnumerable<string> DifferentIdentifiers(PersonFacts person, PersonFacts candidate)
    {
        if (Compare(person.Upn, candidate.Upn, Upn.Normalise) == false)
            yield return "But the UPN is different";
        if (Compare(person.NhsNumber, candidate.NhsNumber, NhsNumber.Normalise) == false)
            yield return "But the NHS number is different";
    }

    private static bool? Compare(string? one, string? other, Func<string, string> normalise) =>
        string.IsNullOrWhiteSpace(one) || string.IsNullOrWhiteSpace(other) ? null : normalise(one) == normalise(other);

    private static bool AreOneExpectedChild(PersonToMatch one, PersonToMatch other, bool sameAddress) =>
        one.Facts.Born is null && other.Facts.Born is null && one.Facts.DueOn is not null && one.Facts.DueOn == other.Facts.DueOn
        && (sameAddress || NameLikeness.OfLast(one, other) != Likeness.Different);

    private static bool IsBornAsExpected(PersonFacts unborn, PersonFacts baby) =>
        unborn is { Born: null, DueOn: { } due } && baby.Born is { } born
        && born >= due.AddDays(-BornBeforeExpectedDays) && born <= due.AddDays(BornAfterExpectedDays);
}
