namespace EarlyHelp.Browser.Tests;

/// <summary>What a piece of work costs a person: pages that load, and fields typed or chosen, a date being one (spec/6-interface.md).</summary>
public sealed class Cost
{
    /// <summary>Pages that loaded.</summary>
    public int PageLoads { get; private set; }

    /// <summary>Fields typed or chosen.</summary>
    public int Inputs { get; private set; }

    /// <summary>Starts to count from here.</summary>
    public void Reset() => (PageLoads, Inputs) = (0, 0);

    /// <summary>The work so far stayed within its budget.</summary>
    public void IsAtMost(int pageLoads, int inputs)
    {
        Assert.True(PageLoads <= pageLoads, $"{PageLoads} page loads, of {pageLoads} allowed");
        Assert.True(Inputs <= inputs, $"{Inputs} inputs, of {inputs} allowed");
    }

    internal void Loaded() => PageLoads++;

    internal void Entered() => Inputs++;
}
