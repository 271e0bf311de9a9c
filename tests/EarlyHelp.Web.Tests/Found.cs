namespace EarlyHelp.Web.Tests;

/// <summary>For tests that look for faults and must find none: the failure lists every one.</summary>
public static class Found
{
    /// <summary>No fault was found.</summary>
    public static void Nothing(IEnumerable<string?> faults)
    {
        string?[] all = [.. faults];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }
}
