using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Domain.Tests.Matching;

/// <summary>What makes comparing quick changes nothing of what is said: looked at on made-up names and dates.</summary>
public class QuickComparisonTests
{
    private const string Few = "aeklrw -";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Names_told_apart_by_their_letters_alone_are_not_nearly_the_same(int seed)
    {
        var random = new Random(seed);
        var (alike, apart) = (0, 0);
        for (var i = 0; i < 100_000; i++)
        {
            var one = NameKey.Of(Made(random, Few, 12));
            var other = random.Next(2) == 0 ? NameKey.Of(Made(random, Few, 12)) : NameKey.Of(WithSlips(random, one));

            var counted = one.Length > 0 && other.Length > 0 && Published(one, other) >= NameSimilarity.NearlyTheSame;

            Assert.True(counted == NameSimilarity.AreNearlyTheSame(new(one), new(other)), $"{one} and {other}");
            Assert.Equal(one.Length == 0 || other.Length == 0 ? 0 : Published(one, other), NameSimilarity.Percent(one, other));
            _ = counted ? alike++ : apart++;
        }

        Assert.True(alike > 10_000 && apart > 10_000, $"{alike} alike, {apart} apart");
    }

    [Fact]
    public void A_name_of_plain_letters_gets_the_key_that_it_would_get_among_names_of_any_script()
    {
        var random = new Random(3);
        var ascii = new string([.. Enumerable.Range(0, 128).Select(c => (char)c)]);
        foreach (var letters in new[] { ascii, "abzghZGH '-.,/ ", "O'Connor Smith-Jones" })
        {
            for (var i = 0; i < 20_000; i++)
            {
                var name = Made(random, letters, 20);
                Assert.Equal(NameKey.OfAny(name), NameKey.Of(name));
            }
        }
    }

    [Theory]
    [InlineData("2016-05-19")]
    [InlineData("1989-04-02")]
    [InlineData("2000-02-29")]
    [InlineData("2011-11-11")]
    [InlineData("1999-12-31")]
    public void The_dates_that_one_may_be_mistyped_as_are_all_that_the_matcher_takes_for_it(string born)
    {
        var facts = new PersonFacts { Born = Day.Of(born) };
        var (from, to) = (new DateOnly(1880, 1, 1), new DateOnly(2110, 1, 1));

        var told = Enumerable.Range(from.DayNumber, to.DayNumber - from.DayNumber).Select(DateOnly.FromDayNumber).Where(day => BirthDates.Slip(facts, new PersonFacts { Born = day }) is not null);

        Assert.Equal(told, BirthDates.SlipsOf(Day.Of(born)).Where(day => day >= from && day < to).Order());
        Assert.All(BirthDates.SlipsOf(Day.Of(born)), day => Assert.NotNull(BirthDates.Slip(facts, new PersonFacts { Born = day })));
    }

    private static string Made(Random random, string letters, int longest) =>
        new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => letters[random.Next(letters.Length)])]);

    private static string WithSlips(Random random, string name)
    {
        var letters = name.ToList();
        for (var slips = random.Next(4); slips > 0 && letters.Count > 1; slips--)
        {
            var at = random.Next(letters.Count - 1);
            switch (random.Next(3))
            {
                case 0: letters.RemoveAt(at); break;
                case 1: letters.Insert(at, Few[random.Next(6)]); break;
                default: (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]); break;
            }
        }

        return new([.. letters]);
    }

    // Jaro–Winkler as it is published, letter by letter.
    private static int Published(string one, string other)
    {
        var reach = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        var taken = new bool[other.Length];
        List<char> found = [];
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

        double same = found.Count;
        var swapped = found.Zip(other.Where((_, j) => taken[j])).Count(pair => pair.First != pair.Second) / 2.0;
        var jaro = found.Count == 0 ? 0 : (same / one.Length + same / other.Length + (same - swapped) / same) / 3;
        var sameStart = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Take(4).Count();
        return (int)Math.Round(100 * (jaro + sameStart * 0.1 * (1 - jaro)), MidpointRounding.AwayFromZero);
    }
}
