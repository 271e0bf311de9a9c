using System.Globalization;

namespace EarlyHelp.Data.Auditing;

/// <summary>Places of the chain in their order, as an erasure names them: "3-5, 9". Entries of one post stand together, so that a million of them need little room.</summary>
internal sealed class PlaceRuns
{
    private readonly List<(long First, long Last)> runs = [];

    /// <summary>How many places.</summary>
    public long Count { get; private set; }

    /// <summary>First and last place of each run.</summary>
    public IReadOnlyList<(long First, long Last)> Runs => runs;

    /// <summary>The places in their order.</summary>
    public static PlaceRuns Of(IEnumerable<long> places)
    {
        var all = new PlaceRuns();
        foreach (var place in places)
            all.Add(place);
        return all;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is anything else. However much a run names, it is not counted out.</summary>
    public static PlaceRuns? Read(string words)
    {
        var read = new PlaceRuns();
        foreach (var run in words.Split(", "))
        {
            var ends = run.Split('-');
            if (ends.Length > 2 || !TryRead(ends[0], out var first) || !TryRead(ends[^1], out var last) || first > last || first < 1 || (read.runs.Count > 0 && first <= read.runs[^1].Last))
                return null;
            read.runs.Add((first, last));
            read.Count += last - first + 1;
        }

        return read;
    }

    /// <summary>Adds a place behind all others.</summary>
    public void Add(long place)
    {
        if (runs.Count > 0 && runs[^1].Last == place - 1)
            runs[^1] = (runs[^1].First, place);
        else
            runs.Add((place, place));
        Count++;
    }

    /// <summary>Whether a place is among them.</summary>
    public bool Has(long place)
    {
        var (low, high) = (0, runs.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (place < runs[middle].First)
                high = middle - 1;
            else if (place > runs[middle].Last)
                low = middle + 1;
            else
                return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", runs.Select(r => r.First == r.Last ? Words(r.First) : $"{Words(r.First)}-{Words(r.Last)}"));

    private static string Words(long place) => place.ToString(CultureInfo.InvariantCulture);

    private static bool TryRead(string text, out long place) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out place);
}
