using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Generating;

/// <summary>Chance that falls alike for the same seed, on every machine and version of .NET (SplitMix64). Not for secrets.</summary>
internal sealed class Chance(ulong seed)
{
    private const int Strata = 20;

    private readonly Dictionary<string, Queue<int>> ahead = [];
    private ulong state = seed;

    /// <summary>From 0 to just under 1.</summary>
    public double Share() => (Bits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether it falls so, for a share from 0 to 1.</summary>
    public bool Is(double share) => Share() < share;

    /// <summary>From 0 to just under 1, and of twenty in a row one in each twentieth: what the sources count comes out in a month too, and not only over years.</summary>
    /// <param name="flow">Of what; each has its own row.</param>
    public double Even(string flow)
    {
        if (!ahead.TryGetValue(flow, out var row))
            ahead[flow] = row = [];
        if (row.Count == 0)
        {
            List<int> left = [.. Enumerable.Range(0, Strata)];
            while (left.Count > 0)
            {
                var at = Between(0, left.Count - 1);
                row.Enqueue(left[at]);
                left.RemoveAt(at);
            }
        }

        return (row.Dequeue() + Share()) / Strata;
    }

    /// <summary>Whether it falls so, evenly spread.</summary>
    public bool Is(double share, string flow) => Even(flow) < share;

    /// <summary>Whether it falls so, evenly spread over the month in which it counts: families are told one after the other to their ends.</summary>
    public bool Is(double share, string flow, DateOnly on) => Even($"{flow} {Month.Of(on)}") < share;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int least, int most) => least + (int)(Bits() % (ulong)(most - least + 1));

    /// <summary>One of several.</summary>
    public T One<T>(IReadOnlyList<T> several) => several[Between(0, several.Count - 1)];

    /// <summary>One of several, by their shares; what is left of 1 falls to the last.</summary>
    public T One<T>(params ReadOnlySpan<(double Share, T What)> several) => At(Share(), several);

    /// <summary>One of several by their shares, evenly spread.</summary>
    public T One<T>(string flow, params ReadOnlySpan<(double Share, T What)> several) => At(Even(flow), several);

    private static T At<T>(double at, ReadOnlySpan<(double Share, T What)> several)
    {
        foreach (var (share, what) in several)
        {
            if ((at -= share) < 0)
                return what;
        }

        return several[^1].What;
    }

    /// <summary>A number that lies about the mean, most within one deviation of it.</summary>
    public double About(double mean, double deviation) => mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share()));

    private ulong Bits()
    {
        var bits = state += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
