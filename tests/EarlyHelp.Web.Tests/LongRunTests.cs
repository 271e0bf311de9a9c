namespace EarlyHelp.Web.Tests;

public sealed class LongRunTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(19, 6)]
    public void Over_as_many_turns_as_there_are_shares_each_is_tried(int many, int of) =>
        Assert.Equal(Enumerable.Range(0, many), Enumerable.Range(0, of).SelectMany(turn => LongRun.Share(Enumerable.Range(0, many), of, turn)).Distinct().Order());
}
