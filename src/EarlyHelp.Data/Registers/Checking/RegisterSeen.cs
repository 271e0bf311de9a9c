using System.Globalization;

namespace EarlyHelp.Data.Registers;

/// <summary>A row that was met.</summary>
/// <param name="Line">Its line; 0 when it is broken.</param>
/// <param name="Digest">Digest of its values.</param>
internal readonly record struct SeenRow(int Line, string Digest);

/// <summary>The rows of one file that belong to one record.</summary>
/// <param name="Line">Line of the first of them.</param>
/// <param name="Sum">Sum of their digests, which is the same in whatever order they stand.</param>
internal readonly record struct SeenPart(int Line, UInt128 Sum)
{
    /// <summary>Their digest.</summary>
    public string Digest => Sum.ToString("X32", CultureInfo.InvariantCulture);
}

/// <summary>A worker who was met: the unit of the newest case, the first and the last day.</summary>
internal readonly record struct WorkerSeen(long UnitId, DateOnly First, DateOnly Last);

/// <summary>A family that was met: the last names of its people.</summary>
internal sealed class FamilySeen
{
    private const int MostNames = 3;

    /// <summary>Last names of its people, the first few.</summary>
    public List<string> LastNames { get; } = [];

    public void Names(string? lastName)
    {
        if (lastName is not null && LastNames.Count < MostNames && !LastNames.Contains(lastName, StringComparer.CurrentCultureIgnoreCase))
            LastNames.Add(lastName);
    }
}
