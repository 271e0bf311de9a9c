using EarlyHelp.Domain.Returns;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Domain.Tests.Returns;

public sealed class AnnexATests
{
    private static readonly DateOnly AsAt = new(2016, 7, 31);

    [Theory]
    [InlineData("M", "a) Male")]
    [InlineData("F", "b) Female")]
    [InlineData("U", "c) Not stated/recorded")]
    [InlineData("X", "d) Neither")]
    public void Gender_has_the_words_of_the_list(string sex, string words) => Assert.Equal(words, AnnexA.GenderOf(sex));

    [Theory]
    [InlineData("WBRI", "a) WBRI")]
    [InlineData("CHNE", "q) CHNE")]
    [InlineData("NOBT", "t) NOBT")]
    [InlineData("WENG", "u) UNKNOWN")]
    [InlineData(null, "u) UNKNOWN")]
    public void Ethnicity_has_the_words_of_the_list(string? code, string words) => Assert.Equal(words, AnnexA.EthnicityOf(code));

    [Theory]
    [InlineData("1A", "a) 1A: Individual")]
    [InlineData("5C", "p) 5C: LA services")]
    [InlineData("5D", "p1) 5D: LA services")]
    [InlineData("6", "q) 6: Police")]
    [InlineData("10", "u) 10: Unknown")]
    [InlineData("", "u) 10: Unknown")]
    public void The_source_has_the_words_of_the_list(string code, string words) => Assert.Equal(words, AnnexA.SourceOf(code));

    [Fact]
    public void A_line_has_the_columns_of_its_list_and_an_age_in_whole_years_as_at_the_last_day()
    {
        var child = new AnnexAChild(17, "F", "BAFR", new(2006, 8, 1));

        Assert.Equal(["17", "b) Female", "o) BAFR", "01/08/2006", "9", "03/05/2016", "e) 2A: Schools"], AnnexA.Cells(new AnnexAContact(child, new(2016, 5, 3), "2A"), AsAt));
        Assert.Equal(["17", "b) Female", "o) BAFR", "01/08/2006", "10", null, "04/06/2016", "Kent"], AnnexA.Cells(new AnnexAAssessment(child, null, new(2016, 6, 4), "Kent"), AsAt.AddDays(1)));
        Assert.Equal(AnnexA.AssessmentColumns.Count, AnnexA.Cells(new AnnexAAssessment(child, null, null, "Kent"), AsAt).Count);
    }

    [Fact]
    public void An_unborn_child_has_neither_a_date_of_birth_nor_an_age()
    {
        var cells = AnnexA.Cells(new AnnexAContact(new(18, "U", null, null), AsAt, "3D"), AsAt);

        Assert.Equal((null, null), (cells[3], cells[4]));
    }

    [Fact]
    public void Six_months_end_with_their_last_day_or_today()
    {
        Assert.Equal(new AnnexAPeriod(new(2016, 2, 1), AsAt), AnnexAPeriod.From(new Month(2016, 2), new(2026, 11, 18)));
        Assert.Equal(new AnnexAPeriod(new(2026, 9, 1), new(2026, 11, 18)), AnnexAPeriod.From(new Month(2026, 9), new(2026, 11, 18)));
    }
}
