using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Finds values that the embedded database stores otherwise than the program writes them: a date with a blank before it, a key as bytes, a text that goes on
/// behind its end. Read back they are the same, so that digest and link still fit, but a search by day, name or family passes them over. Columns of SQL
/// Server hold one kind of value each, and there is nothing to find.
/// </summary>
internal static class StoredSpelling
{
    /// <summary>Places of the entries with such values, in their order.</summary>
    public static async Task<IReadOnlyList<long>> OddAsync<T>(EarlyHelpDbContext db, int most, CancellationToken stop)
        where T : ChainedEntry
    {
        if (!db.Database.IsSqlite())
            return [];
        var (kind, sql) = (db.Model.FindEntityType(typeof(T))!, db.GetService<ISqlGenerationHelper>());
        var odd = string.Join(" OR ", kind.GetProperties().Select(p => Odd(p, sql.DelimitIdentifier(p.GetColumnName()))));
        var query = $"SELECT \"Id\" AS \"Value\" FROM {sql.DelimitIdentifier(kind.GetTableName()!)} WHERE {odd} ORDER BY \"Id\" LIMIT {{0}}";
        return await db.Database.SqlQueryRaw<long>(query, most).ToListAsync(stop);
    }

    private static string Odd(IProperty property, string column)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var stored = type == typeof(long) ? "integer" : type == typeof(byte[]) ? "blob" : "text";
        var odd = $"typeof({column}) NOT IN ('{stored}'{(property.IsNullable ? ", 'null'" : "")})";
        if (type == typeof(DateTime))
            return $"{odd} OR NOT {IsWritten(column)}";
        // By long texts nobody searches, and to look through them takes as long as the rest.
        return type == typeof(string) && property.GetMaxLength() is not null ? $"{odd} OR instr(CAST({column} AS BLOB), x'00') > 0" : odd;
    }

    // "2026-11-18 10:30:00", and where there are parts of a second a point and up to seven digits of which the last is no 0.
    private static string IsWritten(string column) =>
        $"(datetime(substr({column}, 1, 19)) IS substr({column}, 1, 19) AND length(CAST({column} AS BLOB)) = length({column}) AND (length({column}) = 19"
        + $" OR (length({column}) <= 27 AND substr({column}, 20) GLOB '.*[1-9]' AND substr({column}, 21) NOT GLOB '*[^0-9]*')))";
}
