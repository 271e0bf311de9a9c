using System.Text.Json;
using EarlyHelp.Domain.Privacy;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Auditing;

/// <summary>Takes away what entries of the audit say of a family that is erased. Their digests stay, so that the chain still verifies (adr/0028).</summary>
internal static class AuditErasure
{
    /// <summary>What the entry that names the erased ones is about.</summary>
    public const string Entity = "AuditContent";

    private const string Action = "Erased";
    private const string Places = "Places";
    private const int KeysOfOneCommand = 500;

    /// <summary>Whether an entry stays as it is for good: erasures and their certificates prove the others.</summary>
    public static bool Stays(ChainedEntry entry) => entry is AuditEntry { Entity: Entity or nameof(Erasure) };

    /// <summary>Blanks entries by their places, in the transaction in hand; gives those that were not blank already.</summary>
    public static async Task<PlaceRuns> BlankAsync(EarlyHelpDbContext db, IEnumerable<long> places, CancellationToken stop = default)
    {
        var erased = new PlaceRuns();
        foreach (var some in places.Distinct().Order().Chunk(KeysOfOneCommand))
        {
            var entries = await db.AuditEntries.Where(e => some.Contains(e.Id) && e.Salt != null && e.Entity != Entity && e.Entity != nameof(Erasure)).Select(e => e.Id).ToListAsync(stop);
            var looks = await db.Looks.Where(l => some.Contains(l.Id) && l.Salt != null).Select(l => l.Id).ToListAsync(stop);
            await db.AuditEntries.Where(e => entries.Contains(e.Id)).ExecuteUpdateAsync(u => u.SetProperty(e => e.Changes, AuditEntry.NoChanges).SetProperty(e => e.Salt, (byte[]?)null), stop);
            await db.Looks.Where(l => looks.Contains(l.Id)).ExecuteUpdateAsync(u => u.SetProperty(l => l.Reason, (string?)null).SetProperty(l => l.Salt, (byte[]?)null), stop);
            foreach (var place in entries.Concat(looks).Order())
                erased.Add(place);
        }

        return erased;
    }

    /// <summary>The entry that names the blanked ones, by which certificate. It stands right behind the certificate's own.</summary>
    public static AuditEntry EntryOf(Erasure certificate, Domain.Access.Actor by, PlaceRuns erased) => new(
        by, certificate.At, Action, Entity, certificate.FamilyKey, new(null, null, certificate.FamilyId, null), JsonSerializer.Serialize(new[] { new AuditedValue(Places, null, erased.ToString()) }));

    /// <summary>The places that such an entry names; null when it says anything else. Who made a chain anew can have written whatever they like.</summary>
    public static PlaceRuns? PlacesOf(AuditEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<List<AuditedValue?>>(entry.Changes) is [{ Name: Places, After: { } words }] ? PlaceRuns.Read(words) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
