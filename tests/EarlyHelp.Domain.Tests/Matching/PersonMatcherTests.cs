using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Domain.Tests.Matching;

public class PersonMatcherTests
{
    private static readonly string[] Home = [AddressKey.Of("14 Cooper's Lane", "TN24 8AA")!];
    private static readonly string[] HomeSpeltOtherwise = [AddressKey.Of("14 Coopers Lane", "TN248AA")!];
    private static readonly string[] Elsewhere = [AddressKey.Of("7 Mill Road", "ME14 1AA")!];

    private static readonly PersonFacts Leo = Person("Leo", "Walker", "2016-05-19") with { Upn = "A950000178301", AddressKeys = Home, Postcodes = ["TN24 8AA"] };
    private static readonly PersonFacts Mia = Person("Mia", "Walker", "2022-11-30") with { AddressKeys = Home, Postcodes = ["TN24 8AA"] };
    private static readonly PersonFacts Kerry = Person("Kerry", "Walker", "1989-04-02") with { AddressKeys = Home, Postcodes = ["TN24 8AA"] };
    private static readonly PersonFacts Olena = Person("Олена", "Шевченко", "1990-06-20") with { Postcodes = ["ME14 1AA"] };
    private static readonly PersonFacts Unborn = Person("Unborn", "Müller", null) with { DueOn = Day.Of("2027-02-12"), Postcodes = ["CT9 1AA"] };

    public static TheoryData<string, PersonFacts, PersonFacts, MatchStrength?, string> Pairs => new()
    {
        { "UPN alone", Leo, new PersonFacts { Upn = "a950 000178301" }, MatchStrength.Certain, "Same UPN" },
        { "UPN, other name", Leo, Person("Lee", "Marsh", "2016-05-19") with { Upn = Leo.Upn }, MatchStrength.Certain, "Same UPN" },
        {
            "UPN, all else different", Leo, Person("Ben", "Ward", "2018-03-03") with { Upn = Leo.Upn }, MatchStrength.Likely,
            "Same UPN | But the name and the date of birth are both different"
        },
        {
            "NHS number", Person("Leo", "Walker", null) with { NhsNumber = "943 476 5919" },
            Person("Leo", "Smith", null) with { NhsNumber = "9434765919" }, MatchStrength.Certain, "Same NHS number"
        },
        { "name and birth date", Leo, Person("LEO", "Walker", "2016-05-19"), MatchStrength.Likely, "Same name and same date of birth" },
        {
            "name and birth date, other UPN", Leo, Person("Leo", "Walker", "2016-05-19") with { Upn = "H243278544154" }, MatchStrength.Likely,
            "Same name and same date of birth | But the UPN is different"
        },
        { "letters swapped", Leo, Person("Leo", "Wlaker", "2016-05-19"), MatchStrength.Likely, "Name sounds the same and same date of birth" },
        { "consonants swapped", Leo, Person("Leo", "Wakler", "2016-05-19"), MatchStrength.Likely, "Similar name and same date of birth" },
        { "sound", Leo, Person("Leo", "Wallker", "2016-05-19"), MatchStrength.Likely, "Name sounds the same and same date of birth" },
        { "wrong way round", Leo, Person("Walker", "Leo", "2016-05-19"), MatchStrength.Likely, "Similar name and same date of birth" },
        { "more first names", Leo, Person("Leo James", "Walker", "2016-05-19"), MatchStrength.Likely, "Similar name and same date of birth" },
        {
            "maiden name", Kerry, Person("Kerry", "Hughes", "1989-04-02") with { OtherNames = ["Walker"] }, MatchStrength.Likely,
            "Same name and same date of birth"
        },
        { "two scripts", Olena, Person("Olena", "Shevchenko", "1990-06-20"), MatchStrength.Likely, "Same name and same date of birth" },
        {
            "first name at the address", Leo, Person("Leo", "Hughes", null) with { AddressKeys = HomeSpeltOtherwise }, MatchStrength.Likely,
            "Same address and first name"
        },
        {
            "father and son", Leo, Person("Leo", "Hughes", "1985-01-07") with { AddressKeys = Home }, MatchStrength.Likely,
            "Same address and first name | But the date of birth is different"
        },
        { "name and postcode", Leo, Person("Leo", "Walkr", null) with { Postcodes = ["tn248aa"] }, MatchStrength.Possible, "Name sounds the same and same postcode" },
        {
            "day and month swapped", Kerry, Person("Kerry", "Walker", "1989-02-04"), MatchStrength.Possible,
            "Birth date differs by swapped day and month"
        },
        { "one digit", Leo, Person("Leo", "Walker", "2016-05-18"), MatchStrength.Possible, "Birth date differs by one digit" },
        {
            "sound and one digit", Leo, Person("Leo", "Wallker", "2015-05-19"), MatchStrength.Possible,
            "Name sounds the same | Birth date differs by one digit"
        },
        {
            "one expected child", Unborn, Person("Unborn", "Muller", null) with { DueOn = Day.Of("2027-02-12") }, MatchStrength.Likely,
            "Same last name and same expected date of delivery"
        },
        {
            "born since", Unborn with { AddressKeys = Home }, Person("Ella", "Smith", "2027-02-03") with { AddressKeys = Home }, MatchStrength.Possible,
            "Same address, and born near the date that a baby was expected"
        },
        { "twins", Leo, Person("Mia", "Walker", "2016-05-19"), null, "" },
        { "brother and sister at home", Leo, Mia, null, "" },
        { "mother and child at home", Kerry, Leo, null, "" },
        { "name only", Leo, Person("Leo", "Walker", null) with { AddressKeys = Elsewhere }, null, "" },
        { "birth date only", Leo, Person("Ben", "Ward", "2016-05-19"), null, "" },
        { "another person of the name", Leo, Person("Leo", "Walker", "2009-11-23"), null, "" },
        { "two babies of one mother", Unborn, Unborn with { DueOn = Day.Of("2029-06-30") }, null, "" },
        {
            "no fixed abode is no place", Person("Leo", "Walker", null) with { Postcodes = ["ZZ99 3VZ"] },
            Person("Leo", "Walker", null) with { Postcodes = ["ZZ99 3VZ"] }, null, ""
        },
        { "nothing known", new PersonFacts(), new PersonFacts(), null, "" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_records_match_as_surely_as_what_they_share(string about, PersonFacts person, PersonFacts candidate, MatchStrength? strength, string reasons)
    {
        var finding = PersonMatcher.Compare(person, candidate);

        Assert.Equal((about, strength), (about, finding?.Strength));
        Assert.Equal(reasons, string.Join(" | ", finding?.Reasons ?? []));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void It_does_not_matter_which_of_the_two_was_first(string about, PersonFacts person, PersonFacts candidate, MatchStrength? strength, string reasons)
    {
        var finding = PersonMatcher.Compare(candidate, person);

        Assert.Equal((about, strength, reasons), (about, finding?.Strength, string.Join(" | ", finding?.Reasons ?? [])));
    }

    // Items 1 and 7 of the sample notifications: the nursery writes about the family that the school wrote about a day before.
    [Fact]
    public void The_nursery_writes_of_the_same_walkers_as_the_school()
    {
        PersonFacts[] school = [Kerry, Leo, Mia];
        PersonFacts[] nursery =
        [
            Person("Mia", "Walker", "2022-11-30") with { AddressKeys = HomeSpeltOtherwise, Postcodes = ["TN248AA"] },
            Person("Kerry", "Walker", "1989-04-02") with { AddressKeys = HomeSpeltOtherwise, Postcodes = ["TN248AA"] },
        ];

        var matches = nursery.Select(n => school.Where(s => PersonMatcher.Compare(n, s) is { Strength: MatchStrength.Likely }).ToArray()).ToArray();

        Assert.Equal([[Mia], [Kerry]], matches);
        Assert.Equal(
            ["Same name and same date of birth", "Same address and first name", "Same name and same postcode"],
            PersonMatcher.Compare(nursery[0], Mia)!.Reasons);
    }

    private static PersonFacts Person(string first, string last, string? born) =>
        new() { FirstName = first, LastName = last, Born = born is null ? null : Day.Of(born) };
}
