using System.Text.RegularExpressions;
using EarlyHelp.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>Puts hostile text where it would stand if it had once been let in: into every column of words.</summary>
internal static partial class StoredText
{
    /// <summary>Begins like a formula and ends like a script, and closes what it could stand in.</summary>
    public const string Hostile = "=cmd|' /C calc'!A0\"'></textarea></title>" + HostileValues.Script + "{{7*7}}\u202E👩‍👧";

    /// <summary>Writes it; how many columns got it.</summary>
    public static async Task<int> WriteAsync(EarlyHelpDbContext db)
    {
        var columns = 0;
        await db.Database.ExecuteSqlRawAsync("PRAGMA ignore_check_constraints = 1");
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties().Where(IsWords))
            {
                var (table, column) = (entity.GetTableName()!, property.GetColumnName());
                var text = Hostile[..Math.Min(Hostile.Length, property.GetMaxLength() ?? int.MaxValue)];
#pragma warning disable EF1002 // Names of tables and columns can't be parameters; they come from the model.
                await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{column}\" = {{0}} WHERE \"{column}\" IS NOT NULL", text);
#pragma warning restore EF1002
                columns++;
            }
        }

        return columns;
    }

    // Words that people typed, and not marks by which the program knows something.
    private static bool IsWords(IProperty property) =>
        property.ClrType == typeof(string) && property.GetValueConverter() is null && !property.IsKey() && !property.IsForeignKey() && !property.IsUniqueIndex() && (property.GetMaxLength() ?? 1000) >= 40
        && property.GetContainingIndexes().All(i => !i.IsUnique) && !Marks().IsMatch(property.Name) && !property.DeclaringType.Name.Contains("Identity", StringComparison.Ordinal) && property.DeclaringType.ClrType != typeof(Account);

    [GeneratedRegex("Reference|Counts$|Key$|Keys$|Hash|Sha|Stored|Digest|Email|Template|ContentType|Json|Answers|Values|Changes|Code|Location|Stamp|State|Kind|^To$|Ids$|Changed|^Content$|Fields|Level|Slug|Role|Token|Plan$|Postcode|Outcome|Data$|^Form$|Action$|Entity|Channel|Measure|^Page$")]
    private static partial Regex Marks();
}
