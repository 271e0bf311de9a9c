using EarlyHelp.Data;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Web.Tests.Features.Retention;

/// <summary>Every text that is stored about one family, read by the keys of the model and column by column, whatever the erasure does with it.</summary>
internal static class FamilyTexts
{
    private const int Shortest = 6;

    // Who acts without an account, and a word that is in the name of a table.
    private static readonly string[] OfTheProgram = [Domain.Access.Actor.Notifier.Name, "School"];

    /// <summary>The texts, but for names of staff and of places, and codes.</summary>
    public static async Task<IReadOnlyCollection<string>> OfAsync(EarlyHelpDbContext db, string reference)
    {
        var id = await db.Families.Where(f => f.Reference == reference).Select(f => f.Id).SingleAsync();
        var plan = await ErasurePlan.OfAsync(db, id);
        HashSet<string> texts = [reference];
        foreach (var (kind, keys) in plan.Rows)
            texts.UnionWith(await TextsAsync(db, kind, keys));
        texts.UnionWith(await TextsAsync(db, db.Model.FindEntityType(typeof(Person))!, plan.People));
        texts.UnionWith(await TextsAsync(db, db.Model.FindEntityType(typeof(Address))!, await AuditPlaces.AddressesAsync(db, plan)));
        var others = (await db.Staff.Select(s => s.Name).ToListAsync()).Concat(await db.Staff.Select(s => s.Email).ToListAsync()).Concat(await db.Districts.Select(d => d.Name).ToListAsync())
            .Concat(await db.Units.Select(u => u.Name).ToListAsync()).Concat(OfTheProgram).ToHashSet();
        return [.. texts.Where(t => t.Length >= Shortest && !others.Contains(t))];
    }

    private static async Task<IEnumerable<string>> TextsAsync(EarlyHelpDbContext db, IEntityType kind, IReadOnlyCollection<long> keys)
    {
        List<string> texts = [];
        var kept = ErasureRules.Kept.GetValueOrDefault(kind.ClrType.Name) ?? [];
        var columns = kind.GetProperties().Where(p => p.ClrType == typeof(string) && !kept.Contains(p.Name) && p.GetTypeMapping().Converter is null && !Code(p)).ToList();
        if (columns.Count == 0 || keys.Count == 0)
            return texts;
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => $"\"{c.GetColumnName()}\""))} FROM \"{kind.GetTableName()}\" WHERE \"{kind.FindPrimaryKey()!.Properties[0].GetColumnName()}\" IN ({string.Join(',', keys)})";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts.AddRange(Enumerable.Range(0, columns.Count).Where(i => !reader.IsDBNull(i)).Select(reader.GetString));
        return texts;
    }

    // Codes of lists, states and forms, which others have too.
    private static bool Code(IProperty property) => property.Name is "Agency" or "SourceCode" or "Level" or "Form" or "ContentType" or "Status" or "FromState" or "ToState" or "Item" or "What" or "Sex" or "Ethnicity" or "Template" or "CompletedBy";
}
