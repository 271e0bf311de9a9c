using System.Data.Common;
using System.Globalization;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Privacy;

/// <summary>Which rows an erasure of a family is about: found by the foreign keys of the model, so that a table that is added later is found too.</summary>
internal sealed class ErasurePlan
{
    internal const int KeysOfOneCommand = 500;

    private readonly EarlyHelpDbContext db;
    private readonly Dictionary<IEntityType, HashSet<long>> rows = [];

    private ErasurePlan(EarlyHelpDbContext db) => this.db = db;

    /// <summary>Keys of the rows by their kind; of a kind with several key columns the first of them.</summary>
    public IReadOnlyDictionary<IEntityType, HashSet<long>> Rows => rows;

    /// <summary>The family and those that were merged into it.</summary>
    public IReadOnlyCollection<long> Families => Of(typeof(Family));

    /// <summary>People of these families and of no other.</summary>
    public IReadOnlyCollection<long> People { get; private set; } = [];

    /// <summary>People who are in another family too: they stay there, and stay who they are.</summary>
    public IReadOnlyCollection<long> Staying { get; private set; } = [];

    /// <summary>Forms that notifiers began and that add to one of the notifications or replace it.</summary>
    public IReadOnlyCollection<long> Drafts { get; private set; } = [];

    /// <summary>Names of the files.</summary>
    public IReadOnlyCollection<string> Files { get; private set; } = [];

    /// <summary>Keys of the rows of a kind.</summary>
    public IReadOnlyCollection<long> Of(Type kind) => rows.GetValueOrDefault(db.Model.FindEntityType(kind)!) ?? [];

    /// <summary>Finds them.</summary>
    public static async Task<ErasurePlan> OfAsync(EarlyHelpDbContext db, long familyId)
    {
        var plan = new ErasurePlan(db);
        await plan.FollowAsync(typeof(Family), [familyId], _ => true);
        List<long> families = [.. plan.Families];
        var everybody = await db.FamilyMembers.Where(m => families.Contains(m.FamilyId)).Select(m => m.PersonId).ToListAsync();
        everybody.AddRange(await db.People.Where(p => p.MergedIntoId != null && everybody.Contains(p.MergedIntoId.Value)).Select(p => p.Id).ToListAsync());
        plan.Staying = await db.FamilyMembers.Where(m => everybody.Contains(m.PersonId) && !families.Contains(m.FamilyId)).Select(m => m.PersonId).Distinct().ToListAsync();
        plan.People = [.. everybody.Distinct().Except(plan.Staying)];
        await plan.FollowAsync(typeof(Person), plan.People, k => ErasureRules.OfPerson.Contains(k.DeclaringEntityType.ClrType.Name));
        plan.rows.Remove(db.Model.FindEntityType(typeof(Person))!);
        await plan.FindDraftsAsync();
        plan.Files = await plan.FilesAsync();
        return plan;
    }

    private async Task FindDraftsAsync()
    {
        List<long> notifications = [.. Of(typeof(Notification))];
        Drafts = await db.NotificationDrafts.Where(d => (d.NotificationId != null && notifications.Contains(d.NotificationId.Value))
            || (d.AddsToId != null && notifications.Contains(d.AddsToId.Value)) || (d.ReplacesId != null && notifications.Contains(d.ReplacesId.Value))).Select(d => d.Id).ToListAsync();
        await FollowAsync(typeof(NotificationDraft), Drafts, _ => true);
    }

    private async Task FollowAsync(Type kind, IReadOnlyCollection<long> keys, Func<IForeignKey, bool> follows)
    {
        Queue<(IEntityType Kind, IReadOnlyCollection<long> Keys)> next = new();
        void Found(IEntityType found, IEnumerable<long> some)
        {
            var known = rows.TryGetValue(found, out var there) ? there : rows[found] = [];
            if (some.Where(known.Add).ToList() is { Count: > 0 } added)
                next.Enqueue((found, added));
        }

        Found(db.Model.FindEntityType(kind)!, keys);
        while (next.TryDequeue(out var above))
        {
            foreach (var key in ErasureRules.Below(above.Kind).Where(follows))
                Found(key.DeclaringEntityType, await KeysAsync(key, above.Keys));
        }
    }

    private async Task<List<long>> KeysAsync(IForeignKey key, IReadOnlyCollection<long> above)
    {
        var (table, own, column) = (Table(key.DeclaringEntityType), Column(key.DeclaringEntityType.FindPrimaryKey()!.Properties[0]), Column(key.Properties[0]));
        List<long> found = [];
        foreach (var some in above.Chunk(KeysOfOneCommand))
            await ReadAsync($"SELECT DISTINCT {own} FROM {table} WHERE {column} IN ({List(some)})", r => found.Add(r.GetInt64(0)));
        return found;
    }

    private async Task<List<string>> FilesAsync()
    {
        List<string> files = [];
        foreach (var (kind, keys) in rows.Where(r => r.Key.FindProperty("StoredAs") is not null))
        {
            foreach (var some in keys.Chunk(KeysOfOneCommand))
            {
                await ReadAsync($"SELECT {Column(kind.FindProperty("StoredAs")!)} FROM {Table(kind)} WHERE {Column(kind.FindPrimaryKey()!.Properties[0])} IN ({List(some)})", r =>
                {
                    if (!r.IsDBNull(0))
                        files.Add(r.GetString(0));
                });
            }
        }

        return files;
    }

    private async Task ReadAsync(string sql, Action<DbDataReader> row)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            row(reader);
    }

    /// <summary>Keys as a list of a command: they are numbers, and nothing that anybody typed.</summary>
    internal static string List(IEnumerable<long> keys) => string.Join(",", keys.Select(k => k.ToString(CultureInfo.InvariantCulture)));

    internal string Table(IEntityType kind) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(kind.GetTableName()!, kind.GetSchema());

    internal string Column(IProperty property) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(property.GetColumnName());
}
