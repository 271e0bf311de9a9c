using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Registers;

/// <summary>A row that was met.</summary>
/// <param name="Line">Its line; 0 when it is broken.</param>
/// <param name="Digest">Digest of its values.</param>
internal readonly record struct SeenRow(int Line, string Digest);

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

/// <summary>What a folder says of a case beside its row.</summary>
internal sealed class CaseHistory
{
    public List<SpellRow> Spells { get; } = [];

    public List<ReviewRow> Reviews { get; } = [];

    public List<FeedbackRow> Feedback { get; } = [];

    public List<ClosureRow> Closures { get; } = [];

    public List<ClockRow> Clocks { get; } = [];

    public bool IsEmpty => Spells.Count + Reviews.Count + Feedback.Count + Closures.Count + Clocks.Count == 0;

    public override string ToString() => string.Join('\u001e', [.. Spells, .. Reviews, .. Feedback, .. Closures, .. Clocks.Cast<object>()]);
}
