using System.Globalization;
using System.Reflection;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Data.AccessRequests;

/// <summary>
/// Finds every row that hangs on some records, by the foreign keys of the model: a kind of record that is added to the model later is found too,
/// without anybody thinking of it. One query for each kind and key.
/// </summary>
internal sealed class HangingRows(EarlyHelpDbContext db)
{
    // Records of their own, with their own section; what is not held about anybody: counters, drafts, secrets, marks of where somebody read or who has
    // something in hand; and what tells of two families or two people, of whom one is not who asks. A test holds it that nothing else is left out.
    internal static readonly HashSet<Type> Apart =
    [
        typeof(EarlyHelpCase), typeof(Notification), typeof(Family), typeof(Person), typeof(AuditEntry), typeof(Look), typeof(StatusCode), typeof(NotificationDraft),
        typeof(RecordMerge), typeof(MergeMove), typeof(NotTheSame), typeof(Cases.ChronologyMark), typeof(TriageClaim), typeof(DeclaredInterest), typeof(Domain.Privacy.UnusualLook), typeof(Domain.Privacy.LegalHold), typeof(Domain.Privacy.Erasure), typeof(Privacy.DueFamily),
    ];

    private static readonly MethodInfo Load = typeof(HangingRows).GetMethod(nameof(LoadAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private static readonly MethodInfo LoadAboves = typeof(HangingRows).GetMethod(nameof(LoadAbovesAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly HashSet<(Type, string)> seen = [];

    /// <summary>The rows that hang on records of a kind, and on those rows, that were not found before. What is not kept is not followed either.</summary>
    public async Task<IReadOnlyList<(IEntityType Kind, object Row)>> OfAsync(Type kind, IReadOnlyCollection<long> keys, Func<IEntityType, object, bool> keep)
    {
        List<(IEntityType, object)> found = [];
        Queue<Above> next = new([new(db.Model.FindEntityType(kind)!, keys, [])]);
        while (next.TryDequeue(out var above))
        {
            foreach (var key in above.Kind.GetReferencingForeignKeys().Where(IsFollowed))
            {
                var below = key.DeclaringEntityType;
                var added = (await BelowAsync(key, above)).Where(r => keep(below, r) && seen.Add((below.ClrType, KeyOf(below, r)))).ToList();
                found.AddRange(added.Select(r => (below, r)));
                if (added.Count > 0)
                    next.Enqueue(new(below, [], added));
            }
        }

        return found;
    }

    /// <summary>The rows above those that name one of these people by key: the note of which it says who was seen.</summary>
    public async Task<IReadOnlySet<(Type Kind, string Key)>> NamingAsync(IReadOnlyCollection<long> people)
    {
        HashSet<(Type, string)> found = [];
        foreach (var key in db.Model.FindEntityType(typeof(Person))!.GetReferencingForeignKeys().Where(k => k.Properties.Count == 1 && IsOwnRow(k.DeclaringEntityType)))
        {
            foreach (var above in key.DeclaringEntityType.GetForeignKeys().Where(k => k.Properties.Count == 1 && IsOwnRow(k.PrincipalEntityType)))
                found.UnionWith((await (Task<List<long>>)LoadAboves.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(this, [key.Properties[0].Name, above.Properties[0].Name, people])!).Select(k => (above.PrincipalEntityType.ClrType, Words(k))));
        }

        return found;
    }

    /// <summary>The key of a row, all parts of it.</summary>
    public static string KeyOf(IEntityType kind, object row) => Values(kind.FindPrimaryKey()!.Properties, row);

    /// <summary>Whether the rows that hang on others by this key are found.</summary>
    public static bool IsFollowed(IForeignKey key) => IsOwnRow(key.DeclaringEntityType) && (key.Properties.Count == 1 || key.Properties.All(p => p.PropertyInfo is not null));

    private static bool IsOwnRow(IEntityType kind) => !kind.IsOwned() && !Apart.Contains(kind.ClrType) && kind.FindPrimaryKey() is { } key && key.Properties.All(p => p.PropertyInfo is not null);

    private static string Values(IEnumerable<IProperty> properties, object row) => string.Join('/', properties.Select(p => Words(p.PropertyInfo!.GetValue(row))));

    private static string Words(object? part) => Convert.ToString(part, CultureInfo.InvariantCulture) ?? "";

    // By the first column in the database; a key of several columns is then looked at whole.
    private async Task<IReadOnlyList<object>> BelowAsync(IForeignKey key, Above above)
    {
        var (column, first) = (key.Properties[0], key.PrincipalKey.Properties[0]);
        var keys = above.Rows.Count == 0 ? above.Keys : [.. above.Rows.Select(r => (long)first.PropertyInfo!.GetValue(r)!).Distinct()];
        var rows = await (Task<List<object>>)Load.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(this, [column.Name, column.ClrType == typeof(long), keys])!;
        if (key.Properties.Count == 1)
            return rows;
        var whole = above.Rows.Select(r => Values(key.PrincipalKey.Properties, r)).ToHashSet();
        return [.. rows.Where(r => whole.Contains(Values(key.Properties, r)))];
    }

    private async Task<List<object>> LoadAsync<T>(string property, bool isRequired, IReadOnlyCollection<long> keys)
        where T : class
    {
        var rows = isRequired
            ? db.Set<T>().AsNoTracking().Where(r => keys.Contains(EF.Property<long>(r, property)))
            : db.Set<T>().AsNoTracking().Where(r => EF.Property<long?>(r, property) != null && keys.Contains(EF.Property<long?>(r, property)!.Value));
        return [.. await rows.IgnoreAutoIncludes().ToListAsync()];
    }

    // The records to begin with are known by their keys alone, those found below them as rows.
    private sealed record Above(IEntityType Kind, IReadOnlyCollection<long> Keys, IReadOnlyList<object> Rows);

    // A key to the row above may stand in the database only.
    private Task<List<long>> LoadAbovesAsync<T>(string property, string above, IReadOnlyCollection<long> keys)
        where T : class => db.Set<T>().IgnoreAutoIncludes().Where(r => EF.Property<long?>(r, property) != null && keys.Contains(EF.Property<long?>(r, property)!.Value) && EF.Property<long?>(r, above) != null)
        .Select(r => EF.Property<long?>(r, above)!.Value).Distinct().ToListAsync();
}
