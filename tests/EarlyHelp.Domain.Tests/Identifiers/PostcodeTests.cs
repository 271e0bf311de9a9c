using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Domain.Tests.Identifiers;

public class PostcodeTests
{
    [Theory]
    [InlineData("TN24 8AA", "TN24 8AA", "TN24")]
    [InlineData("tn248aa", "TN24 8AA", "TN24")]
    [InlineData(" TN2 48AA ", "TN24 8AA", "TN24")]
    [InlineData("CT9 1AA", "CT9 1AA", "CT9")]
    [InlineData("m11ae", "M1 1AE", "M1")]
    [InlineData("EC1A1BB", "EC1A 1BB", "EC1A")]
    [InlineData("W1A 0AX", "W1A 0AX", "W1A")]
    [InlineData("zz993vz", Postcode.NoFixedAbode, "ZZ99")]
    [InlineData("ZZ99 3WZ", Postcode.Unknown, "ZZ99")]
    public void A_postcode_is_stored_in_upper_case_with_one_space(string typed, string stored, string outward)
    {
        Assert.Null(Postcode.Problem(typed));
        Assert.Equal(stored, Postcode.Normalise(typed));
        Assert.Equal(outward, Postcode.OutwardCode(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("TN24")]
    [InlineData("8AA")]
    [InlineData("TN24 8A")]
    [InlineData("TN24 8CA")]
    [InlineData("TN24 AAA")]
    [InlineData("Ashford")]
    [InlineData("TN248 8AA")]
    public void Anything_else_is_asked_for_in_full(string? typed) => Assert.Equal("Enter a full UK postcode", Postcode.Problem(typed));

    [Theory]
    [InlineData("zz99 3vz", true)]
    [InlineData("ZZ993WZ", true)]
    [InlineData("TN24 8AA", false)]
    public void No_fixed_abode_and_unknown_are_told_apart_from_places(string typed, bool pseudo) =>
        Assert.Equal(pseudo, Postcode.IsPseudo(typed));
}
