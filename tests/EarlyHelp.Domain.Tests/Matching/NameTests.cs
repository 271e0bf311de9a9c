using EarlyHelp.Domain.Matching;

namespace EarlyHelp.Domain.Tests.Matching;

public class NameTests
{
    [Theory]
    [InlineData("Ní Bhriain", "ni bhriain")]
    [InlineData("O’Connor", "oconnor")]
    [InlineData("O'CONNOR", "oconnor")]
    [InlineData("d'Souza", "dsouza")]
    [InlineData("Müller", "muller")]
    [InlineData("Smith–Jones", "smith jones")]
    [InlineData("  Smith -  Jones ", "smith jones")]
    [InlineData("Łukasz Strøm", "lukasz strom")]
    [InlineData("Шевченко", "shevchenko")]
    [InlineData("Олена", "olena")]
    [InlineData("Юлія", "yuliia")]
    [InlineData("Сергій", "serhii")]
    [InlineData("Згурський", "zhurskyi")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("李 小龙", "李 小龙")]
    [InlineData("गीता", "गीता")]
    [InlineData(null, "")]
    [InlineData("-", "")]
    public void A_name_is_evened_out_for_comparing(string? name, string key) => Assert.Equal(key, NameKey.Of(name));

    [Fact]
    public void Several_names_make_one_key() => Assert.Equal("leo oconnor", NameKey.Of("Leo", "O’Connor"));

    [Theory]
    [InlineData("Шевченко", "Shevchenko")]
    [InlineData("Catherine", "Katherine")]
    [InlineData("Philip", "Filip")]
    [InlineData("Walker", "Wallker")]
    [InlineData("O’Connor", "OConor")]
    [InlineData("Ashcraft", "Ashcroft")]
    [InlineData("Müller", "Muller")]
    public void Names_that_sound_alike_share_a_key(string one, string other) =>
        Assert.Equal(SoundKey.OfWord(one), SoundKey.OfWord(other));

    [Theory]
    [InlineData("Walker", "Ward")]
    [InlineData("Leo", "Mia")]
    [InlineData("Hussain", "Marsh")]
    [InlineData("李", "王")]
    public void Names_that_sound_different_do_not(string one, string other) =>
        Assert.NotEqual(SoundKey.OfWord(one), SoundKey.OfWord(other));

    [Theory]
    [InlineData("Leo", "Walker", "W426L000")]
    [InlineData("", "Walker", "W4260000")]
    [InlineData("小龙", "李", "李000小龙00")]
    public void The_key_of_a_person_opens_with_the_last_name(string first, string last, string key) =>
        Assert.Equal(key, SoundKey.Of(first, last));

    [Theory]
    [InlineData("Leo Walker", "Leo Wlaker")]
    [InlineData("Walker", "Wlaker")]
    [InlineData("Walker", "Walkr")]
    [InlineData("Walker", "Walkerr")]
    [InlineData("Шевченко", "Shevchenco")]
    public void A_typing_error_is_nearly_the_same(string one, string other) =>
        Assert.InRange(NameSimilarity.Percent(one, other), NameSimilarity.NearlyTheSame, 99);

    [Theory]
    [InlineData("Leo", "Mia")]
    [InlineData("Jack", "Jade")]
    [InlineData("Walker", "Ward")]
    [InlineData("Walker", "")]
    public void Other_names_are_not(string one, string other) =>
        Assert.InRange(NameSimilarity.Percent(one, other), 0, NameSimilarity.NearlyTheSame - 1);

    [Theory]
    [InlineData("WALKER", "walker", 100)]
    [InlineData("Martha", "Marhta", 96)]
    [InlineData("Dixon", "Dicksonx", 81)]
    [InlineData("Leo", "", 0)]
    public void The_likeness_is_that_of_the_published_examples(string one, string other, int percent) =>
        Assert.Equal(percent, NameSimilarity.Percent(one, other));

    [Theory]
    [InlineData("14 Cooper's Lane", "TN24 8AA", "TN24 8AA 14 coopers lane")]
    [InlineData("14 Coopers Lane", "TN248AA", "TN24 8AA 14 coopers lane")]
    [InlineData("14, Cooper’s Ln.", "tn24 8aa", "TN24 8AA 14 coopers lane")]
    [InlineData("Apt 3, 9 Marine Parade", "CT20 1AA", "CT20 1AA flat 3 9 marine parade")]
    [InlineData("2 St Mary's St", "CT16 1AA", "CT16 1AA 2 st marys street")]
    public void An_address_spelt_differently_gives_the_same_key(string line1, string postcode, string key) =>
        Assert.Equal(key, AddressKey.Of(line1, postcode));

    [Theory]
    [InlineData("No fixed abode", "ZZ99 3VZ")]
    [InlineData("Not known", "ZZ99 3WZ")]
    [InlineData("14 Coopers Lane", "TN24")]
    [InlineData("14 Coopers Lane", null)]
    [InlineData("", "TN24 8AA")]
    public void An_address_without_a_place_has_no_key(string line1, string? postcode) => Assert.Null(AddressKey.Of(line1, postcode));

    [Theory]
    [InlineData("14 Cooper's Ln", null, "Ashford", "coopers lane 14 ashford")]
    [InlineData("Flat 2, 14a Mill St", "Old Town", "Dover", "mill street flat 2 14a old town dover")]
    [InlineData("Rose Cottage", "Mill Lane", null, "rose cottage mill lane")]
    [InlineData("Coopers Lane 14", null, null, "coopers lane 14")]
    [InlineData("", null, null, "")]
    public void The_key_by_street_begins_with_the_street(string line1, string? line2, string? town, string key) =>
        Assert.Equal(key, AddressKey.ByStreet(line1, line2, town));
}
