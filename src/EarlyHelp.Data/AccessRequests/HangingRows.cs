using System.Reflection;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>
/// Finds every row that hangs on some records, by the foreign keys of the model: a kind of record that is added to the model later is found too,
/// without anybody thinking of it. One query for each kind and key.
/// </summary>
internal sealed class HangingRows(EarlyHelpDbContext db)
{
    // Records of their own, with their own section; and what is not held about anybody: counters, drafts, secrets, marks of where somebody read.
    private static readonly HashSet<Type> Apart = [typeof(EarlyHelpCase), typeof(Notification), typeof(Family), typeof(Person), typeof(AuditEntry), typeof(Look), typeof(StatusCode), typeof(NotificationDraft)];

    private static readonly MethodInfo Load = typeof(HangingRows).GetMethod(nameof(LoadAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly HashSet<(Type, long)> seen = [];

    /// <summary>The rows that hang on records of a kind, and on those rows, that were not found before.</summary>
    public async Task<IReadOnlyList<(IEntityType Kind, object Row)>> OfAsync(Type kind, IReadOnlyCollection<long> keys)
    {
        List<(IEntityType, object)> found = [];
        Queue<(IEntityType Kind, IReadOnlyCollection<long> Keys)> next = new([(db.Model.FindEntityType(kind)!, keys)]);
        while (next.TryDequeue(out var above))
        {
            foreach (var key in above.Kind.GetReferencingForeignKeys().Where(k => k.Properties.Count == 1 && IsOwnRow(k.DeclaringEntityType)))
            {
                var rows = await (Task<List<object>>)Load.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(this, [key.Properties[0].Name, key.Properties[0].ClrType == typeof(long), above.Keys])!;
                var added = rows.Where(r => seen.Add((key.DeclaringEntityType.ClrType, KeyOf(key.DeclaringEntityType, r)))).ToList();
                found.AddRange(added.Select(r => (key.DeclaringEntityType, r)));
                if (added.Count > 0)
                    next.Enqueue((key.DeclaringEntityType, [.. added.Select(r => KeyOf(key.DeclaringEntityType, r))]));
            }
        }

        return found;
    }

    private static bool IsOwnRow(IEntityType kind) => !kind.IsOwned() && !Apart.Contains(kind.ClrType) && kind.FindPrimaryKey() is { Properties: [{ ClrType: var key, PropertyInfo: not null }] } && key == typeof(long);

    private static long KeyOf(IEntityType kind, object row) => (long)kind.FindPrimaryKey()!.Properties[0].PropertyInfo!.GetValue(row)!;

    private async Task<List<object>> LoadAsync<T>(string property, bool isRequired, IReadOnlyCollection<long> keys)
        where T : class
    {
        var rows = isRequired
            ? db.Set<T>().AsNoTracking().Where(r => keys.Contains(EF.Property<long>(r, property)))
            : db.Set<T>().AsNoTracking().Where(r => EF.Property<long?>(r, property) != null && keys.Contains(EF.Property<long?>(r, property)!.Value));
        return [.. await rows.IgnoreAutoIncludes().ToListAsync()];
    }
}
