using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Tests.Identifiers;

public class NhsNumberTests
{
    [Theory]
    [InlineData("9434765919")]
    [InlineData("9434765870")]
    [InlineData("9990000018")]
    [InlineData("9990000026")]
    [InlineData("9990000034")]
    [InlineData("943 476 5919")]
    [InlineData("943-476-5919")]
    public void A_number_whose_check_digit_agrees_is_accepted(string number) => Assert.Null(NhsNumber.Problem(number));

    [Fact]
    public void A_number_whose_check_digit_disagrees_is_refused() =>
        Assert.Equal("Check the NHS number: its last digit does not agree with the rest", NhsNumber.Problem("9434765918"));

    [Fact]
    public void A_base_whose_check_would_be_10_is_refused_with_any_last_digit() =>
        Assert.All(Enumerable.Range(0, 10), digit => Assert.False(NhsNumber.IsValid($"999123456{digit}")));

    [Fact]
    public void Ten_equal_digits_are_refused() =>
        Assert.All(Enumerable.Range(0, 10), digit => Assert.False(NhsNumber.IsValid(new string((char)('0' + digit), 10))));

    [Theory]
    [InlineData("943476591")]
    [InlineData("94347659190")]
    [InlineData("943476591X")]
    [InlineData("٩434765919")]
    public void A_number_of_the_wrong_shape_is_refused(string number) =>
        Assert.Equal("Enter an NHS number in the correct format, like 943 476 5919", NhsNumber.Problem(number));

    [Fact]
    public void A_missing_number_is_asked_for() => Assert.Equal("Enter an NHS number", NhsNumber.Problem(" "));

    [Fact]
    public void A_number_is_read_as_three_three_and_four_digits() => Assert.Equal("943 476 5919", NhsNumber.Format("9434765919"));
}
