using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Writes audit entries many to a command. As tracked rows each would cost its own command and a reading back of its key, as much again as
/// the change that it tells of; nobody needs an entry's key while it is written.
/// </summary>
internal static class AuditWriter
{
    // SQL Server takes 2,100 parameters in a command, and an entry has eleven; SQLite looks for each by name among all of its command.
    private const int EntriesOfOneCommand = 20;

    public static async Task WriteAsync(EarlyHelpDbContext db, IEnumerable<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var columns = ColumnsOf(db.Model.FindEntityType(typeof(AuditEntry))!);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var rows = 0;
        foreach (var some in entries.Chunk(EntriesOfOneCommand))
        {
            if (some.Length != rows)
                command.CommandText = Insert(db, columns, rows = some.Length);
            Fill(command, columns, some);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static IProperty[] ColumnsOf(IEntityType type) => [.. type.GetProperties().Where(p => !p.IsPrimaryKey())];

    private static string Insert(EarlyHelpDbContext db, IProperty[] columns, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var type = columns[0].DeclaringType;
        var text = new StringBuilder($"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema())} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.GetColumnName())))}) VALUES ");
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", columns.Select((_, column) => Name(row, column))).Append(')');
        return text.ToString();
    }

    private static void Fill(DbCommand command, IProperty[] columns, AuditEntry[] entries)
    {
        command.Parameters.Clear();
        for (var row = 0; row < entries.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                var value = columns[column].GetGetter().GetClrValue(entries[row]);
                command.Parameters.Add(columns[column].GetRelationalTypeMapping().CreateParameter(command, Name(row, column), value, columns[column].IsNullable));
            }
        }
    }

    private static string Name(int row, int column) => FormattableString.Invariant($"@p{row}_{column}");
}
