using System.Globalization;
using EarlyHelp.Domain.Identifiers;

namespace EarlyHelp.Data.Registers;

/// <summary>Gives references to imported records. One that came from a system of this kind keeps its own; the counters go on behind the highest of them.</summary>
internal sealed class RegisterNumbers(RowWriter rows, IReadOnlyDictionary<string, long> own)
{
    private readonly Dictionary<string, (long Before, long Last)> counters = new(StringComparer.Ordinal);

    /// <summary>Reference of a notification that was received on the day.</summary>
    public string Notification(string legacy, DateOnly on) => Kept(ReferenceKind.Notification, "Notifications", legacy) ?? Reference.OfNotification(on.Year, Next($"EHN-{Year(on)}")).ToString();

    /// <summary>Reference of a case that was opened on the day.</summary>
    public string Case(string legacy, DateOnly on) => Kept(ReferenceKind.Case, "Cases", legacy) ?? Reference.OfCase(on.Year, Next($"EHC-{Year(on)}")).ToString();

    /// <summary>Reference of a family.</summary>
    public string Family(string legacy) => Kept(ReferenceKind.Family, "Families", legacy) ?? Reference.OfFamily(Next("FAM")).ToString();

    /// <summary>Writes how far the counters are.</summary>
    public void Save()
    {
        foreach (var series in own.Keys)
            At(series);
        foreach (var (series, (before, last)) in counters.Where(c => c.Value.Last > c.Value.Before))
        {
            if (rows.Run("UPDATE ReferenceCounters SET Last = @p0 WHERE Series = @p1", last, series) == 0)
                rows.Run("INSERT INTO ReferenceCounters (Series, Last) VALUES (@p1, @p0)", last, series);
        }
    }

    // Another record may have it already; then the old reference is kept as such only.
    private string? Kept(ReferenceKind kind, string table, string legacy) =>
        KnownRecords.OwnFormat(kind, legacy) is not null && rows.Ask($"SELECT COUNT(*) FROM {table} WHERE Reference = @p0", legacy) == 0 ? legacy : null;

    private int Next(string series)
    {
        var (before, last) = At(series);
        counters[series] = (before, ++last);
        return (int)last;
    }

    private (long Before, long Last) At(string series)
    {
        if (!counters.TryGetValue(series, out var counter))
        {
            // Held from here on, so that nobody else takes the same number meanwhile.
            rows.Run("UPDATE ReferenceCounters SET Last = Last WHERE Series = @p0", series);
            var before = rows.Ask("SELECT Last FROM ReferenceCounters WHERE Series = @p0", series) ?? 0;
            counters[series] = counter = (before, Math.Max(before, own.GetValueOrDefault(series)));
        }

        return counter;
    }

    private static string Year(DateOnly on) => on.Year.ToString("0000", CultureInfo.InvariantCulture);
}
