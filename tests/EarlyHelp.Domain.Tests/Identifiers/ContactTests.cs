using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Tests.Identifiers;

public class ContactTests
{
    [Theory]
    [InlineData("h.marsh@st-annes.example")]
    [InlineData(" olena@mail.example ")]
    [InlineData("aoife.o'connor+work@health.example.org")]
    [InlineData("олена@пошта.укр")]
    public void An_address_with_the_shape_of_an_email_is_accepted(string address) => Assert.Null(EmailAddress.Problem(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("helen")]
    [InlineData("helen@")]
    [InlineData("@school.example")]
    [InlineData("helen@school")]
    [InlineData("helen@@school.example")]
    [InlineData("helen marsh@school.example")]
    [InlineData("helen.@school.example")]
    [InlineData("helen..marsh@school.example")]
    [InlineData("helen@-school.example")]
    [InlineData("helen@school..example")]
    [InlineData("helen@school.example\nbcc:all@school.example")]
    public void Anything_else_is_asked_for_as_an_email_address(string? address) =>
        Assert.Equal("Enter an email address in the correct format, like name@example.com", EmailAddress.Problem(address));

    [Fact]
    public void An_address_longer_than_mail_can_carry_is_refused()
    {
        Assert.False(EmailAddress.IsValid($"{new string('a', 65)}@school.example"));
        Assert.False(EmailAddress.IsValid($"helen@{string.Join('.', Enumerable.Repeat(new string('a', 60), 5))}.example"));
    }

    [Theory]
    [InlineData("01632 960 001")]
    [InlineData("07700 900 982")]
    [InlineData("+44 (0)1632 960-001")]
    [InlineData("9600011")]
    public void A_number_that_can_be_called_is_accepted(string number) => Assert.Null(TelephoneNumber.Problem(number));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("101")]
    [InlineData("960001")]
    [InlineData("1234567890123456")]
    [InlineData("01632 960 001 ext 4")]
    [InlineData("01632+960001")]
    [InlineData("ask at school")]
    public void Anything_else_is_asked_for_as_a_telephone_number(string? number) =>
        Assert.Equal("Enter a telephone number, like 01632 960 001 or 07700 900 982", TelephoneNumber.Problem(number));
}
