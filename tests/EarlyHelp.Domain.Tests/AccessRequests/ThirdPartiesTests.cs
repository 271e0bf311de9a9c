using EarlyHelp.Domain.AccessRequests;

namespace EarlyHelp.Domain.Tests.AccessRequests;

public sealed class ThirdPartiesTests
{
    private static readonly ThirdParties Others = new(
        [.. ThirdParties.Of("Kerry", "Walker"), .. ThirdParties.Of("Mia", "Walker"), "Helen Marsh", "h.marsh@school.example", "Sam Hill"],
        [.. ThirdParties.Of("Leo", "Walker", "Leon")]);

    [Theory]
    [InlineData("Kerry took Leo to school", "[Kerry] took Leo to school")]
    [InlineData("Leo Walker is ten", "Leo Walker is ten")]
    [InlineData("Mia Walker and KERRY", "[Mia Walker] and [KERRY]")]
    [InlineData("Kerrys and Miami are no names", "Kerrys and Miami are no names")]
    [InlineData("Write to h.marsh@school.example.", "Write to [h.marsh@school.example].")]
    [InlineData("Sam Hill's note (Mia)", "[Sam Hill]'s note ([Mia])")]
    [InlineData("", "")]
    public void Who_else_is_named_is_marked_and_the_persons_own_name_is_not(string text, string marked) =>
        Assert.Equal(marked, string.Concat(Others.Mark(text).Select(p => p.IsThirdParty ? $"[{p.Text}]" : p.Text)));

    [Fact]
    public void What_is_about_somebody_else_altogether_is_one_mark() => Assert.Equal([new TextPart("Likes swimming", true)], Others.Mark("Likes swimming", altogether: true));

    [Fact]
    public void Nothing_is_marked_where_nobody_else_is_known() => Assert.Equal([new TextPart("Kerry", false)], new ThirdParties([], []).Mark("Kerry"));
}
