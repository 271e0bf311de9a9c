using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Privacy;

/// <summary>What belonged to a family that was erased, as far as the keys that stay tell it.</summary>
internal sealed class ErasedFamily(EarlyHelpDbContext db, long familyId)
{
    private Keys? keys;
    private Keys? followed;

    /// <summary>Whether an entry of the audit that was blanked is of this family: by its keys, or because its row once was the family's. One without any key can be.</summary>
    public async Task<bool> OwnsAsync(BlankEntry entry)
    {
        if ((keys ??= await KeysAsync()).Has(entry))
            return true;
        // Of two people who are related one may stay, and the row goes.
        if (entry is { Entity: not null, FamilyId: null, CaseId: null, NotificationId: null } && (entry.PersonId is null || entry.Entity == nameof(Relationship)))
            return true;
        followed ??= await FollowedAsync();
        return followed.Has(entry) || (entry.Entity is not null && await WasOnceAsync(entry, followed));
    }

    private async Task<Keys> KeysAsync()
    {
        var families = await db.Families.Where(f => f.Id == familyId || f.MergedIntoId == familyId).Select(f => f.Id).ToHashSetAsync();
        return new(
            families,
            await db.Cases.Where(c => families.Contains(c.FamilyId)).Select(c => c.Id).ToHashSetAsync(),
            await db.Notifications.Where(n => families.Contains(n.FamilyId)).Select(n => n.Id).ToHashSetAsync(),
            await db.FamilyMembers.Where(m => families.Contains(m.FamilyId)).Select(m => m.PersonId).ToHashSetAsync());
    }

    // As the erasure did: what it followed stays.
    private async Task<Keys> FollowedAsync()
    {
        var plan = await ErasurePlan.OfAsync(db, familyId);
        return new([.. plan.Families], [.. plan.Of(typeof(EarlyHelpCase))], [.. plan.Of(typeof(Notification))], [.. plan.People, .. plan.Staying]);
    }

    // While two families were taken for one, entries were written with the other's key.
    private Task<bool> WasOnceAsync(BlankEntry entry, Keys of) => db.AuditEntries.AnyAsync(e => e.Entity == entry.Entity && e.EntityKey == entry.EntityKey
        && ((e.FamilyId != null && of.Families.Contains(e.FamilyId.Value)) || (e.CaseId != null && of.Cases.Contains(e.CaseId.Value))
            || (e.NotificationId != null && of.Notifications.Contains(e.NotificationId.Value)) || (e.PersonId != null && of.People.Contains(e.PersonId.Value))));

    private sealed record Keys(HashSet<long> Families, HashSet<long> Cases, HashSet<long> Notifications, HashSet<long> People)
    {
        // A look goes by its family alone, as in the erasure.
        public bool Has(BlankEntry entry) => Holds(Families, entry.FamilyId)
            || (entry.Entity is not null && (Holds(Cases, entry.CaseId) || Holds(Notifications, entry.NotificationId) || Holds(People, entry.PersonId)));

        private static bool Holds(HashSet<long> keys, long? key) => key is { } known && keys.Contains(known);
    }
}

/// <summary>What is left of an entry of the audit that was blanked.</summary>
/// <param name="Id">Its place in the chain.</param>
/// <param name="Table">Table it stands in.</param>
/// <param name="Entity">Kind of row; null for a look.</param>
/// <param name="EntityKey">Key of the row.</param>
/// <param name="FamilyId">The family.</param>
/// <param name="CaseId">The case.</param>
/// <param name="NotificationId">The notification.</param>
/// <param name="PersonId">The person.</param>
internal sealed record BlankEntry(long Id, string Table, string? Entity, string? EntityKey, long? FamilyId, long? CaseId, long? NotificationId, long? PersonId);
