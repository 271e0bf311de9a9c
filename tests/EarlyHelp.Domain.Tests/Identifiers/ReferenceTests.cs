using EarlyHelp.Domain.Identifiers;
using FsCheck;
using FsCheck.Fluent;

namespace EarlyHelp.Domain.Tests.Identifiers;

public class ReferenceTests
{
    [Theory]
    [InlineData("EHN-2026-000123", "EHN-2026-000123")]
    [InlineData("ehn-2026-000123", "EHN-2026-000123")]
    [InlineData(" EHN 2026 000123 ", "EHN-2026-000123")]
    [InlineData("ehn2026000123", "EHN-2026-000123")]
    [InlineData("EHN–2026–123", "EHN-2026-000123")]
    [InlineData("ehc 2026-45", "EHC-2026-000045")]
    [InlineData("sd 2026-7", "SD-2026-000007")]
    [InlineData("su2026000007", "SU-2026-000007")]
    [InlineData("SA-2026-7", "SA-2026-000007")]
    [InlineData("fam 789", "FAM-000789")]
    [InlineData("FAM-1000000", "FAM-1000000")]
    public void A_reference_is_read_as_people_type_it(string typed, string reference) =>
        Assert.Equal(reference, Reference.Parse(typed)?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Walker")]
    [InlineData("EHN-2026")]
    [InlineData("EHN-2026-000000")]
    [InlineData("EHX-2026-000123")]
    [InlineData("FAM-2026-000123")]
    [InlineData("EHN-2026-00000123")]
    public void Anything_else_is_no_reference(string? typed) => Assert.Null(Reference.Parse(typed));

    [Fact]
    public void A_reference_is_numbered_from_1() => Assert.Throws<ArgumentOutOfRangeException>(() => Reference.OfFamily(0));

    [Fact]
    public void Always_a_reference_is_read_back_as_it_was_written() =>
        Prop.ForAll(
            Gen.Choose(2014, 2099).ToArbitrary(),
            Gen.Choose(1, 9_999_999).ToArbitrary(),
            (year, number) => new[] { Reference.OfNotification(year, number), Reference.OfCase(year, number), Reference.OfFamily(number) }
                .All(r => Reference.Parse(r.ToString()) == r && r.ToString().Length <= Reference.MaxLength))
            .QuickCheckThrowOnFailure();
}
