using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Auditing;

/// <summary>
/// Writes audit entries and looks many to a command, each behind the last one of the chain (adr/0028). As tracked rows each would cost its own command and
/// a reading back of its key, as much again as the change that it tells of; nobody needs an entry's key while it is written.
/// </summary>
internal static class AuditWriter
{
    // SQL Server takes 2,100 parameters in a command, and an entry has fifteen; SQLite looks for each by name among all of its command.
    private const int EntriesOfOneCommand = 20;

    // The row is locked by this for whoever writes next, until the transaction ends; both databases understand it.
    private const string TakeHead = "UPDATE AuditHead SET Sequence = Sequence + @count WHERE Id = 1; SELECT Sequence, Link FROM AuditHead WHERE Id = 1";

    /// <summary>Writes them in their order, as the last thing of the transaction in hand.</summary>
    /// <exception cref="InvalidOperationException">The end of the chain is not known: somebody took its row away.</exception>
    public static async Task WriteAsync(EarlyHelpDbContext db, IReadOnlyCollection<ChainedEntry> entries, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
            return;
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var last = Chain(entries, await TakeHeadAsync(command, entries.Count, cancellationToken));
        await InsertAsync(db, command, [.. entries.OfType<AuditEntry>()], cancellationToken);
        await InsertAsync(db, command, [.. entries.OfType<Look>()], cancellationToken);
        command.Parameters.Clear();
        command.CommandText = "UPDATE AuditHead SET Link = @link WHERE Id = 1";
        Add(command, "@link", last);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<(long Sequence, byte[] Link)> TakeHeadAsync(DbCommand command, int count, CancellationToken cancellationToken)
    {
        command.CommandText = TakeHead;
        Add(command, "@count", count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0) - count, (byte[])reader.GetValue(1))
            : throw new InvalidOperationException("The head of the audit trail is missing, so nothing can be written behind it: run verify-audit.");
    }

    private static byte[] Chain(IReadOnlyCollection<ChainedEntry> entries, (long Sequence, byte[] Link) head)
    {
        var (place, link) = head;
        var salts = RandomNumberGenerator.GetBytes(entries.Count * ChainedEntry.SaltLength);
        var salt = 0;
        foreach (var entry in entries)
        {
            entry.Chain(++place, link, salts[salt..(salt += ChainedEntry.SaltLength)]);
            link = entry.Link;
        }

        return link;
    }

    private static async Task InsertAsync<T>(EarlyHelpDbContext db, DbCommand command, IReadOnlyList<T> entries, CancellationToken cancellationToken)
        where T : ChainedEntry
    {
        IProperty[] columns = [.. db.Model.FindEntityType(typeof(T))!.GetProperties()];
        var rows = 0;
        foreach (var some in entries.Chunk(EntriesOfOneCommand))
        {
            if (some.Length != rows)
                command.CommandText = Insert(db, columns, rows = some.Length);
            Fill(command, columns, some);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static string Insert(EarlyHelpDbContext db, IProperty[] columns, int rows)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var type = columns[0].DeclaringType;
        var text = new StringBuilder($"INSERT INTO {sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema())} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.GetColumnName())))}) VALUES ");
        for (var row = 0; row < rows; row++)
            text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", columns.Select((_, column) => Name(row, column))).Append(')');
        return text.ToString();
    }

    private static void Fill<T>(DbCommand command, IProperty[] columns, T[] entries)
        where T : ChainedEntry
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
