using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Tests.Cases;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Organisation;

public sealed class PlacesOfCountyTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-18");
    private static readonly DateOnly Beginning = Day.Of("2014-04-01");
    private static readonly Actor Admin = ACase.Person(Role.Administrator, null);

    private static readonly PlaceKnown[] Places =
    [
        new(PlaceKind.County, 1, "Kent", null, null),
        new(PlaceKind.District, 7, "Ashford", Beginning, null),
        new(PlaceKind.District, 8, "Dover", Beginning, null),
        new(PlaceKind.Unit, 71, "Ashford 1", Beginning, null),
        new(PlaceKind.Unit, 72, "Ashford 2", Beginning, Day.Of("2026-12-31")),
        new(PlaceKind.Unit, 73, "Ashford 3", Day.Of("2027-02-01"), null),
    ];

    private readonly List<PlaceName> changes = [];

    [Fact]
    public void A_place_is_called_by_its_name_of_the_day()
    {
        Rename(7, "Ashford and Tenterden", "2026-12-01");
        Rename(7, "Mid Kent", "2027-03-01");
        var names = new DatedNames(changes);

        Assert.Equal(["Ashford", "Ashford", "Ashford and Tenterden", "Ashford and Tenterden", "Mid Kent"],
            new[] { "2016-03-01", "2026-11-30", "2026-12-01", "2027-02-28", "2027-03-01" }.Select(d => names.On(PlaceKind.District, 7, Day.Of(d), "Ashford")));
        Assert.Equal("Dover", names.On(PlaceKind.District, 8, Today, "Dover"));
        Assert.Equal("Ashford 1", names.On(PlaceKind.Unit, 7, Today, "Ashford 1"));
    }

    [Fact]
    public void The_name_of_a_day_can_be_corrected_on_that_day()
    {
        Rename(7, "Ashfrod", "2026-11-18");
        Rename(7, "Ashford Town", "2026-11-18");

        Assert.Equal(("Ashford", "Ashford Town"), (Assert.Single(changes).Before, changes[0].Name));
    }

    [Theory]
    [InlineData("", "2026-11-18", "Name", "Enter the name")]
    [InlineData("Ashford", "2026-11-18", "Name", "It is called Ashford already")]
    [InlineData("dover", "2026-11-18", "Name", "Another district is called dover")]
    [InlineData("=2+2", "2026-11-18", "Name", "must begin with a letter or a number")]
    [InlineData("A: B", "2026-11-18", "Name", "have no colon")]
    [InlineData("<b>Ashford</b>", "2026-11-18", "Name", "must begin with a letter")]
    [InlineData("Ashford Town", "2026-11-17", "From", "The date must be today or later")]
    public void Each_guard_of_a_name_has_its_sentence(string name, string from, string field, string sentence)
    {
        var broken = Assert.Throws<RulesBrokenException>(() => Rename(7, name, from)).Broken;

        Assert.Contains(broken, b => b.Field == field && b.Sentence.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_has_80_characters_at_most() =>
        Assert.Contains("80 characters", Assert.Throws<RulesBrokenException>(() => Rename(7, new string('a', 81), "2026-11-18")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_change_comes_after_the_one_before_it()
    {
        Rename(7, "Mid Kent", "2027-03-01");

        Assert.Contains("The date must be 1 March 2027 or later: from then on it is called Mid Kent", Assert.Throws<RulesBrokenException>(() => Rename(7, "Ashford Town", "2026-12-01")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_free_once_nobody_has_it_any_more()
    {
        Rename(7, "Mid Kent", "2027-03-01");

        Assert.Throws<RulesBrokenException>(() => Rename(8, "Ashford", "2027-02-28"));
        Assert.Throws<RulesBrokenException>(() => Rename(8, "Mid Kent", "2026-12-01"));
        Rename(8, "Ashford", "2027-03-01");
        Assert.Equal(3 - 1, changes.Count);
        // A unit that has ended gives its name back; one that is to open has it already.
        Assert.Throws<RulesBrokenException>(() => Open("Ashford 2", "2026-12-31"));
        Assert.Throws<RulesBrokenException>(() => Open("Ashford 3", "2026-12-01"));
        Assert.Equal("Ashford 2", Open(" Ashford  2 ", "2027-01-01").Name);
    }

    [Fact]
    public void A_unit_is_opened_from_today_on_with_a_capacity()
    {
        Assert.Equal((Day.Of("2026-11-18"), 48), Open("Ashford 4", "2026-11-18") is var opened ? (opened.From, opened.Capacity) : default);
        Assert.Throws<RulesBrokenException>(() => Open("Ashford 5", "2026-11-17"));
    }

    private void Rename(long id, string name, string from)
    {
        var renamed = new PlacesOfCounty(Places, changes).Rename(PlaceKind.District, id, name, Day.Of(from), Admin, ACase.At, Today);
        if (!changes.Contains(renamed))
            changes.Add(renamed);
    }

    private Unit Open(string name, string from) => new PlacesOfCounty(Places, changes).Open(ACase.Ashford, name, Day.Of(from), 48, Today);
}
