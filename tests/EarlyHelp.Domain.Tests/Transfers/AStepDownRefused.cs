using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Domain.Tests.Transfers;

/// <summary>A refusal says exactly these sentences.</summary>
internal static class AStepDownRefused
{
    internal static void Says(Action act, params string[] sentences) =>
        Assert.Equal(sentences, Assert.Throws<RulesBrokenException>(act).Broken.Select(b => b.Sentence));
}
