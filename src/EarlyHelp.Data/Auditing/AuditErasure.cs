using System.Globalization;
using System.Text.Json;
using EarlyHelp.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>Takes away what entries of the audit say of a family that is erased. Their digests stay, so that the chain still verifies (adr/0028).</summary>
internal static class AuditErasure
{
    /// <summary>What the entry that names the erased ones is about.</summary>
    public const string Entity = "AuditContent";

    private const string Action = "Erased";
    private const int KeysOfOneCommand = 500;

    /// <summary>Blanks entries by their places, and writes down in the chain which they were. Needs a transaction; what names erased ones stays itself.</summary>
    public static async Task EraseAsync(EarlyHelpDbContext db, Actor by, DateTime at, IReadOnlyCollection<long> places, CancellationToken stop = default)
    {
        List<long> erased = [];
        foreach (var some in places.Distinct().Order().Chunk(KeysOfOneCommand))
        {
            var entries = await db.AuditEntries.Where(e => some.Contains(e.Id) && e.Salt != null && e.Entity != Entity).Select(e => e.Id).ToListAsync(stop);
            var looks = await db.Looks.Where(l => some.Contains(l.Id) && l.Salt != null).Select(l => l.Id).ToListAsync(stop);
            await db.AuditEntries.Where(e => entries.Contains(e.Id)).ExecuteUpdateAsync(u => u.SetProperty(e => e.Changes, AuditEntry.NoChanges).SetProperty(e => e.Salt, (byte[]?)null), stop);
            await db.Looks.Where(l => looks.Contains(l.Id)).ExecuteUpdateAsync(u => u.SetProperty(l => l.Reason, (string?)null).SetProperty(l => l.Salt, (byte[]?)null), stop);
            erased.AddRange(entries.Concat(looks).Order());
        }

        if (erased.Count == 0)
            return;
        var said = JsonSerializer.Serialize(new[] { new AuditedValue("Places", null, Words(erased)) });
        await AuditWriter.WriteAsync(db, [new AuditEntry(by, at, Action, Entity, "", default, said)], stop);
    }

    /// <summary>The places that entries of the chain name as erased.</summary>
    public static async Task<IReadOnlySet<long>> NamedAsync(EarlyHelpDbContext db, CancellationToken stop)
    {
        HashSet<long> places = [];
        await foreach (var said in db.AuditEntries.Where(e => e.Entity == Entity && e.EntityKey == "").OrderBy(e => e.Id).Select(e => e.Changes).AsAsyncEnumerable().WithCancellation(stop))
            places.UnionWith(Places(said));
        return places;
    }

    // "3-5, 9": entries of one post stand together.
    private static string Words(List<long> places)
    {
        List<(long First, long Last)> runs = [];
        foreach (var place in places)
        {
            if (runs.Count > 0 && runs[^1].Last == place - 1)
                runs[^1] = (runs[^1].First, place);
            else
                runs.Add((place, place));
        }

        return string.Join(", ", runs.Select(r => r.First == r.Last ? $"{r.First}" : FormattableString.Invariant($"{r.First}-{r.Last}")));
    }

    private static IEnumerable<long> Places(string changes)
    {
        foreach (var run in (JsonSerializer.Deserialize<List<AuditedValue>>(changes) ?? []).SelectMany(v => (v.After ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var ends = run.Split('-');
            if (!long.TryParse(ends[0], CultureInfo.InvariantCulture, out var first) || !long.TryParse(ends[^1], CultureInfo.InvariantCulture, out var last))
                continue;
            for (var place = first; place <= last; place++)
                yield return place;
        }
    }
}
