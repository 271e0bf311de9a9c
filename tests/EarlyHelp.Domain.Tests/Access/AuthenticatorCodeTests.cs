using EarlyHelp.Domain.Access;

namespace EarlyHelp.Domain.Tests.Access;

public sealed class AuthenticatorCodeTests
{
    // The key of RFC 6238, "12345678901234567890", in base 32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly DateTimeOffset Now = new(2026, 11, 18, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code, AuthenticatorCode.Of(Key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(-60, false)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_off_and_no_more(int seconds, bool taken) =>
        Assert.Equal(taken, AuthenticatorCode.Accept(Key, AuthenticatorCode.Of(Key, Now.AddSeconds(seconds)), Now, null) is not null);

    [Fact]
    public void A_code_is_taken_once_and_none_before_it_later()
    {
        var before = AuthenticatorCode.Of(Key, Now.AddSeconds(-30));
        var step = AuthenticatorCode.Accept(Key, AuthenticatorCode.Of(Key, Now), Now, null);

        Assert.NotNull(step);
        Assert.Null(AuthenticatorCode.Accept(Key, AuthenticatorCode.Of(Key, Now), Now, step));
        Assert.Null(AuthenticatorCode.Accept(Key, before, Now, step));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("abcdef")]
    [InlineData("٠٠٥٩٢٤")]
    public void What_is_no_code_is_not_taken(string? typed) => Assert.Null(AuthenticatorCode.Accept(Key, typed, DateTimeOffset.FromUnixTimeSeconds(1234567890), null));

    [Fact]
    public void Spaces_in_a_code_do_no_harm() => Assert.NotNull(AuthenticatorCode.Accept(Key, " 005 924 ", DateTimeOffset.FromUnixTimeSeconds(1234567890), null));

    [Fact]
    public void A_new_key_has_160_bits_in_letters_that_apps_know_and_no_two_are_the_same()
    {
        var keys = Enumerable.Range(0, 50).Select(_ => AuthenticatorCode.NewKey()).ToList();

        Assert.All(keys, k => Assert.Matches("^[A-Z2-7]{32}$", k));
        Assert.Equal(50, keys.Distinct().Count());
    }

    [Fact]
    public void A_recovery_code_works_once_however_it_is_typed_and_only_digests_are_kept()
    {
        var codes = RecoveryCode.New();
        var kept = RecoveryCode.Keep(codes);

        var left = RecoveryCode.Use(kept, codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal));

        Assert.Equal((RecoveryCode.Count, RecoveryCode.Count - 1), (codes.Distinct().Count(), RecoveryCode.Left(left)));
        Assert.Null(RecoveryCode.Use(left, codes[3]));
        Assert.Null(RecoveryCode.Use(left, "abcd-efgh-jkmn-pqrs"));
        Assert.Null(RecoveryCode.Use(null, ""));
        Assert.All(codes, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_role_that_reads_anything_of_a_family_needs_a_second_factor()
    {
        Role[] without = [Role.OpenAccessWorker, Role.QualityAuditor, Role.Administrator];

        Assert.Equal(Enum.GetValues<Role>().Except(without), Enum.GetValues<Role>().Where(RolePermissions.ReadsFamilyRecords));
    }

    [Fact]
    public void An_administrator_needs_one_too() =>
        Assert.Equal([Role.OpenAccessWorker, Role.QualityAuditor], Enum.GetValues<Role>().Where(r => !RolePermissions.NeedsSecondFactor(r)));

    [Theory]
    [InlineData(0, CodeAnswer.TakenAlready)]
    [InlineData(-300, CodeAnswer.ClockBehind)]
    [InlineData(300, CodeAnswer.ClockAhead)]
    [InlineData(-330, CodeAnswer.Wrong)]
    public void A_code_that_is_not_taken_says_why(int seconds, CodeAnswer why) => Assert.Equal(why, AuthenticatorCode.WhyNot(Key, AuthenticatorCode.Of(Key, Now.AddSeconds(seconds)), Now));

    [Fact]
    public void Who_still_owes_the_second_factor_may_do_nothing_but_be_signed_in()
    {
        var owing = Actor.Staff(1, "Sam Hill", Role.UnitWorker) with { OwesSecondFactor = true };

        Assert.Equal([Permission.SignedIn], Enum.GetValues<Permission>().Where(owing.May));
    }
}
