using System.Text;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Standards;

/// <summary>The official list of bank holidays as a file. The lists here are invented, in its format.</summary>
public sealed class BankHolidayFileTests
{
    private static readonly DateOnly Today = Day.Of("2026-11-18");

    [Fact]
    public void The_days_of_England_and_Wales_are_read_in_order_with_their_notes()
    {
        var read = Read(File("""{"title":"Boxing Day","date":"2029-12-26","notes":"Substitute day","bunting":true},{"title":"New Year’s Day","date":"2029-01-01","notes":"","bunting":true}"""));

        Assert.Equal([new(Day.Of("2029-01-01"), "New Year’s Day"), new(Day.Of("2029-12-26"), "Boxing Day (substitute day)")], read);
        Assert.Equal(read, Read(BankHolidayFile.Written(read)));
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("<html>Not found</html>", "is not JSON")]
    [InlineData("[1,2]", "has no list of England and Wales")]
    [InlineData("{\"scotland\":{\"division\":\"scotland\",\"events\":[]}}", "has no list of England and Wales")]
    [InlineData("{\"england-and-wales\":{\"division\":\"scotland\",\"events\":[{}]}}", "has no list of England and Wales")]
    [InlineData("{\"england-and-wales\":{\"events\":\"none\"}}", "has no list of England and Wales")]
    [InlineData("{\"england-and-wales\":{\"events\":[]}}", "is empty")]
    [InlineData("[[[[[[[[[[[[]]]]]]]]]]]]", "is not JSON")]
    public void A_file_that_is_no_such_list_is_refused(string file, string sentence) => Assert.Contains(sentence, Refusal(file), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"title":"Easter","date":"2027-02-30"}""", "Day 1 of the list has no real date")]
    [InlineData("""{"title":"Easter","date":"3/4/2027"}""", "Day 1 of the list has no real date")]
    [InlineData("""{"title":"Easter","date":20270403}""", "Day 1 of the list has no real date")]
    [InlineData("""{"title":"Easter","date":"1066-10-14"}""", "such a year can’t be")]
    [InlineData("""{"date":"2027-05-03"}""", "3 May 2027 has no name")]
    [InlineData("""{"title":"<script>alert(1)</script>","date":"2027-05-03"}""", "characters in it that no name has")]
    [InlineData("""{"title":"May\u0007 Day","date":"2027-05-03"}""", "characters in it that no name has")]
    [InlineData("""{"title":"=cmd()","date":"2027-05-03"}""", "characters in it that no name has")]
    [InlineData("""{"title":"May Day","date":"2027-05-03"},{"title":"Spring","date":"2027-05-03"}""", "3 May 2027 stands in the file twice")]
    [InlineData("17", "Day 1 of the list has no real date")]
    public void A_day_that_can_not_be_is_named(string events, string sentence) => Assert.Contains(sentence, Refusal(File(events)), StringComparison.Ordinal);

    [Fact]
    public void A_name_is_not_endless() => Assert.Contains("longer than 80", Refusal(File($$"""{"title":"{{new string('a', 81)}}","date":"2027-05-03"}""")), StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_is_refused_and_no_error() => Assert.NotEmpty(Refusal(File("""{"title":"May \ud800 Day","date":"2027-05-03"}""")));

    [Fact]
    public void A_file_that_is_too_large_is_refused_before_it_is_read() =>
        Assert.Contains("larger than 1 MB", Assert.Throws<RulesBrokenException>(() => BankHolidayFile.Read(new byte[BankHolidayFile.MostBytes + 1])).Message, StringComparison.Ordinal);

    [Fact]
    public void Of_many_wrong_days_the_first_are_named()
    {
        var broken = Assert.Throws<RulesBrokenException>(() => Read(File(string.Join(',', Enumerable.Repeat("{}", 20))))).Broken;

        Assert.Equal(6, broken.Count);
        Assert.Equal("And 15 more days are wrong", broken[^1].Sentence);
    }

    [Fact]
    public void What_the_file_changes_is_told_and_what_is_over_is_left_alone()
    {
        IReadOnlyList<BankHoliday> shipped = [.. WorkingCalendar.ShippedHolidays(), BankHoliday.On(Day.Of("2027-09-09"), "Day of the county")];
        var file = shipped.Where(h => h.Date.Year is >= 2026 and <= 2028).Select(h => new HolidayInFile(h.Date, h.Name)).ToList();
        // A day more, one called otherwise, one fewer, and one of last spring that never was.
        file.Add(new(Day.Of("2027-06-04"), "Day of the sample"));
        file[file.FindIndex(h => h.Date == Day.Of("2027-05-03"))] = new(Day.Of("2027-05-03"), "May Day");
        file.RemoveAll(h => h.Date == Day.Of("2027-09-09"));
        file.Add(new(Day.Of("2026-04-01"), "All Fools"));

        var changes = HolidayChanges.Between(shipped, [.. file.OrderBy(h => h.Date)], Today);

        Assert.Equal([Day.Of("2027-06-04")], changes.Added.Select(c => c.Date));
        Assert.Equal(("Early May bank holiday", "May Day"), Assert.Single(changes.Renamed) is var r ? (r.Now, r.InFile) : default);
        Assert.Equal([Day.Of("2027-09-09")], changes.Removed.Select(c => c.Date));
        Assert.Equal([Day.Of("2026-04-01")], changes.LeftAlone.Select(c => c.Date));
        Assert.Equal(Day.Of("2028-12-31"), changes.CoversUntil);
    }

    [Fact]
    public void Years_that_the_file_does_not_have_stay()
    {
        var shipped = WorkingCalendar.ShippedHolidays();

        Assert.True(HolidayChanges.Between(shipped, [.. shipped.Where(h => h.Date.Year == 2027).Select(h => new HolidayInFile(h.Date, h.Name))], Today).IsNothing);
    }

    [Fact]
    public void A_file_after_which_the_list_would_end_earlier_is_refused()
    {
        var shipped = WorkingCalendar.ShippedHolidays();

        var refused = Assert.Throws<RulesBrokenException>(() => HolidayChanges.Between(shipped, [.. shipped.Where(h => h.Date.Year == 2027).Take(3).Select(h => new HolidayInFile(h.Date, h.Name))], Today));

        Assert.Contains("complete up to 31 December 2026 only", refused.Message, StringComparison.Ordinal);
    }

    private static string File(string events) => $$$"""{"england-and-wales":{"division":"england-and-wales","events":[{{{events}}}]},"scotland":{"division":"scotland","events":[]}}""";

    private static IReadOnlyList<HolidayInFile> Read(string file) => BankHolidayFile.Read(Encoding.UTF8.GetBytes(file));

    private static string Refusal(string file) => Assert.Throws<RulesBrokenException>(() => Read(file)).Message;
}
