using System.Text;
using EarlyHelp.Web.Infrastructure;

namespace EarlyHelp.Web.Tests.Infrastructure;

public sealed class CsvFileTests
{
    [Fact]
    public void A_list_is_its_headings_and_a_line_for_each_row_with_days_and_numbers_as_people_read_them()
    {
        (string? Name, DateOnly? On, int Number, bool Is)[] rows = [("Ada Marsh", new DateOnly(2026, 3, 9), 1204, true), ("=SUM(A1)", null, 0, false)];

        var text = Encoding.UTF8.GetString(CsvFile.Of("some.csv", rows, ("Name", r => r.Name), ("On", r => r.On), ("Number", r => r.Number), ("Is", r => r.Is)).FileContents);

        Assert.Equal("\uFEFF\"Name\",\"On\",\"Number\",\"Is\"\r\n\"Ada Marsh\",\"9 March 2026\",\"1204\",\"Yes\"\r\n\"'=SUM(A1)\",\"\",\"0\",\"No\"\r\n", text);
    }

    [Fact]
    public void An_instant_is_told_in_local_time() =>
        Assert.Contains("\"1 July 2026, 1:05pm\"", Encoding.UTF8.GetString(CsvFile.Of("some.csv", [new DateTime(2026, 7, 1, 12, 5, 0, DateTimeKind.Utc)], ("At", at => at)).FileContents), StringComparison.Ordinal);

    [Fact]
    public void An_empty_list_is_its_headings_alone() =>
        Assert.Equal("\uFEFF\"Name\"\r\n", Encoding.UTF8.GetString(CsvFile.Of("none.csv", Array.Empty<string>(), ("Name", name => name)).FileContents));
}
