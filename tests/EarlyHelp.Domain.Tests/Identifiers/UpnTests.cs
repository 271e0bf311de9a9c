using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Tests.Identifiers;

public class UpnTests
{
    [Theory]
    [InlineData("A950000178301")]
    [InlineData("H243278544154")]
    [InlineData("B801200005001")]
    [InlineData("X845212818005")]
    [InlineData("P207000016049")]
    [InlineData("T886200115001")]
    [InlineData("G886216220017")]
    [InlineData("K886540321042")]
    [InlineData("D88640002501A")]
    [InlineData("a950000178301")]
    [InlineData(" A 950 0001 78-301 ")]
    [InlineData("A950–0001–78–301")]
    public void A_upn_whose_check_letter_agrees_is_accepted(string upn) => Assert.Null(Upn.Problem(upn));

    [Theory]
    [InlineData("R247962919251")]
    [InlineData("X428558133462")]
    [InlineData("Q207000016049")]
    [InlineData("A801200005001")]
    public void A_upn_whose_check_letter_disagrees_is_refused(string upn) =>
        Assert.Equal("Check the UPN: its first letter does not agree with the rest", Upn.Problem(upn));

    [Theory]
    [InlineData("S886200115001")]
    [InlineData("1950000178301")]
    [InlineData("A9500001783O1")]
    [InlineData("D88640002501I")]
    [InlineData("A٩50000178301")]
    public void A_upn_of_the_wrong_shape_is_refused(string upn) =>
        Assert.Equal("Enter a UPN in the correct format, like A950000178301", Upn.Problem(upn));

    [Theory]
    [InlineData("A95000017830", "UPN must be 13 characters, like A950000178301")]
    [InlineData("A9500001783011", "UPN must be 13 characters, like A950000178301")]
    [InlineData("", "Enter a UPN")]
    [InlineData(null, "Enter a UPN")]
    public void A_upn_of_the_wrong_length_is_refused(string? upn, string problem)
    {
        Assert.Equal(problem, Upn.Problem(upn));
        Assert.False(Upn.IsValid(upn));
    }

    [Fact]
    public void A_upn_is_stored_in_upper_case_without_spaces() => Assert.Equal("D88640002501A", Upn.Normalise(" d886 4000-25 01a"));
}
