using System.Globalization;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>Which entries of the audit tell of a family: by its keys, and by the keys of every row that goes.</summary>
internal static class AuditPlaces
{
    /// <summary>Their places in the chain.</summary>
    public static async Task<IReadOnlyCollection<long>> OfAsync(EarlyHelpDbContext db, ErasurePlan plan, ErasedWords words)
    {
        HashSet<long> places = [];
        foreach (var some in plan.Families.Chunk(ErasurePlan.KeysOfOneCommand))
        {
            places.UnionWith(await db.AuditEntries.Where(e => e.FamilyId != null && some.Contains(e.FamilyId.Value)).Select(e => e.Id).ToListAsync());
            places.UnionWith(await db.Looks.Where(l => some.Contains(l.FamilyId) && l.Reason != null).Select(l => l.Id).ToListAsync());
        }

        foreach (var some in plan.Of(typeof(EarlyHelpCase)).Chunk(ErasurePlan.KeysOfOneCommand))
            places.UnionWith(await db.AuditEntries.Where(e => e.CaseId != null && some.Contains(e.CaseId.Value)).Select(e => e.Id).ToListAsync());
        foreach (var some in plan.Of(typeof(Notification)).Chunk(ErasurePlan.KeysOfOneCommand))
            places.UnionWith(await db.AuditEntries.Where(e => e.NotificationId != null && some.Contains(e.NotificationId.Value)).Select(e => e.Id).ToListAsync());
        foreach (var some in plan.People.Chunk(ErasurePlan.KeysOfOneCommand))
            places.UnionWith(await db.AuditEntries.Where(e => e.PersonId != null && some.Contains(e.PersonId.Value)).Select(e => e.Id).ToListAsync());
        foreach (var (kind, keys) in plan.Rows)
            places.UnionWith(await OfRowsAsync(db, kind.ClrType.Name, keys));
        places.UnionWith(await OfRowsAsync(db, nameof(OutboxMessage), words.Messages));
        places.UnionWith(await OfRowsAsync(db, nameof(Address), await AddressesAsync(db, plan)));
        return places;
    }

    /// <summary>Addresses where people of the family live or lived and nobody else does.</summary>
    internal static async Task<IReadOnlyList<long>> AddressesAsync(EarlyHelpDbContext db, ErasurePlan plan)
    {
        List<long> residences = [.. plan.Of(typeof(Residence))];
        var addresses = await db.Residences.Where(r => residences.Contains(r.Id)).Select(r => r.AddressId).Distinct().ToListAsync();
        return [.. addresses.Except(await db.Residences.Where(r => addresses.Contains(r.AddressId) && !residences.Contains(r.Id)).Select(r => r.AddressId).ToListAsync())];
    }

    // That somebody searched stands with the key of what was found, which is none of a row of this kind.
    private static async Task<List<long>> OfRowsAsync(EarlyHelpDbContext db, string kind, IEnumerable<long> keys)
    {
        List<long> places = [];
        foreach (var some in keys.Select(k => k.ToString(CultureInfo.InvariantCulture)).Chunk(ErasurePlan.KeysOfOneCommand))
            places.AddRange(await db.AuditEntries.Where(e => e.Entity == kind && e.Action != AuditEntry.Searched && some.Contains(e.EntityKey)).Select(e => e.Id).ToListAsync());
        return places;
    }
}
