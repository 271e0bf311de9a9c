using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// Writes entities as rows by commands of its own, in the transaction that is open: a tenth of the time that tracked entities take (docs/performance-import.md).
/// Columns and conversions are the model's. Nothing is audited row by row: the import says what it did in one entry.
/// </summary>
internal sealed class RowWriter(EarlyHelpDbContext db) : IDisposable
{
    private readonly Dictionary<Type, Statement> inserts = [];
    private readonly Dictionary<Type, Statement> updates = [];
    private readonly Dictionary<string, DbCommand> others = new(StringComparer.Ordinal);

    /// <summary>Inserts a row and gives its key.</summary>
    /// <param name="entity">The record.</param>
    /// <param name="set">Values that the entity does not hold itself: keys of what it belongs to.</param>
    public long Insert(object entity, params ReadOnlySpan<(string Property, object? Value)> set)
    {
        var type = entity.GetType();
        if (!inserts.TryGetValue(type, out var insert))
            inserts[type] = insert = new Statement(db, type, isUpdate: false);
        return insert.Run(entity, set);
    }

    /// <summary>Writes all values of a row anew. Of a record that two people may change at once the next version is given, and it must still have the one before.</summary>
    public void Update(object entity, long id, params ReadOnlySpan<(string Property, object? Value)> set)
    {
        var type = entity.GetType();
        if (!updates.TryGetValue(type, out var update))
            updates[type] = update = new Statement(db, type, isUpdate: true);
        if (update.Run(entity, set, id) != 1)
            throw new DbUpdateConcurrencyException($"The {type.Name} {id} is gone, or was changed meanwhile.");
    }

    /// <summary>Takes away the rows of a table that belong to a record.</summary>
    public void DeleteOf<T>(string property, long id)
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var sql = db.GetService<ISqlGenerationHelper>();
        Run($"DELETE FROM {sql.DelimitIdentifier(type.GetTableName()!)} WHERE {sql.DelimitIdentifier(type.FindProperty(property)!.GetColumnName())} = @p0", id);
    }

    /// <summary>Runs a command that changes rows.</summary>
    public int Run(string text, params ReadOnlySpan<object?> values) => Prepared(text, values).ExecuteNonQuery();

    /// <summary>Asks for one number; null when there is none.</summary>
    public long? Ask(string text, params ReadOnlySpan<object?> values) =>
        Prepared(text, values).ExecuteScalar() is { } found and not DBNull ? Convert.ToInt64(found, CultureInfo.InvariantCulture) : null;

    /// <summary>A name as this database writes one that is a word of its own.</summary>
    public string Quoted(string name) => db.GetService<ISqlGenerationHelper>().DelimitIdentifier(name);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var made in inserts.Values.Concat(updates.Values).Concat<IDisposable>(others.Values))
            made.Dispose();
    }

    private DbCommand Prepared(string text, ReadOnlySpan<object?> values)
    {
        if (!others.TryGetValue(text, out var command))
        {
            others[text] = command = Open(db);
            command.CommandText = text;
        }

        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{i}"), values[i] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static DbCommand Open(EarlyHelpDbContext db)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        return command;
    }

    // One statement for a table: prepared by place on the embedded database, an ordinary command elsewhere.
    private sealed class Statement : IDisposable
    {
        private readonly IProperty[] columns;
        private readonly Func<object?, object?>[] conversions;
        private readonly SqliteStatement? sqlite;
        private readonly DbCommand? command;
        private readonly bool isUpdate;
        private readonly int version;

        public Statement(EarlyHelpDbContext db, Type clrType, bool isUpdate)
        {
            this.isUpdate = isUpdate;
            var type = db.Model.FindEntityType(clrType) ?? throw new InvalidOperationException($"{clrType.Name} is no entity.");
            var sql = db.GetService<ISqlGenerationHelper>();
            columns = [.. type.GetProperties().Where(p => !p.IsPrimaryKey())];
            conversions = [.. columns.Select(c => c.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider : (Func<object?, object?>)(value => value))];
            var table = sql.DelimitIdentifier(type.GetTableName()!);
            var names = columns.Select(c => sql.DelimitIdentifier(c.GetColumnName())).ToList();
            var key = sql.DelimitIdentifier(type.FindPrimaryKey()!.Properties[0].GetColumnName());
            version = isUpdate ? Array.FindIndex(columns, c => c.Name == nameof(Domain.Versioned.Version)) : -1;
            var still = version < 0 ? "" : $" AND {names[version]} = {Name(columns.Length + 1)}";
            var connection = db.Database.GetDbConnection() as SqliteConnection;
            var text = isUpdate
                ? $"UPDATE {table} SET {string.Join(", ", names.Select((n, i) => $"{n} = {Name(i)}"))} WHERE {key} = {Name(columns.Length)}{still}"
                : $"INSERT INTO {table} ({string.Join(", ", names)}){(connection is null ? $" OUTPUT INSERTED.{key}" : "")} VALUES ({string.Join(", ", names.Select((_, i) => Name(i)))})";
            if (connection is not null)
            {
                sqlite = new SqliteStatement(connection, text);
                return;
            }

            command = Open(db);
            command.CommandText = text;
            foreach (var (column, i) in columns.Select((c, i) => (c, i)))
                command.Parameters.Add(column.GetRelationalTypeMapping().CreateParameter(command, Name(i), null, nullable: true));
            foreach (var i in new[] { columns.Length, columns.Length + 1 }.Take(!isUpdate ? 0 : version < 0 ? 1 : 2))
            {
                var last = command.CreateParameter();
                last.ParameterName = Name(i);
                command.Parameters.Add(last);
            }
        }

        /// <summary>Runs it: gives the key of a row that was added, or how many were changed.</summary>
        public long Run(object entity, ReadOnlySpan<(string Property, object? Value)> set, long? id = null)
        {
            for (var i = 0; i < columns.Length; i++)
                Set(i, Value(i, entity, set));
            if (id is { } key)
                Set(columns.Length, key);
            if (version >= 0)
                Set(columns.Length + 1, (int)Value(version, entity, set)! - 1);
            if (sqlite is not null)
                return sqlite.Run() is var added && isUpdate ? sqlite.Changed : added;
            return isUpdate ? command!.ExecuteNonQuery() : Convert.ToInt64(command!.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        public void Dispose()
        {
            sqlite?.Dispose();
            command?.Dispose();
        }

        private object? Value(int column, object entity, ReadOnlySpan<(string Property, object? Value)> set)
        {
            var value = columns[column].IsShadowProperty() ? null : columns[column].GetGetter().GetClrValue(entity);
            foreach (var (property, given) in set)
            {
                if (columns[column].Name == property)
                    value = given;
            }

            return value is null ? null : conversions[column](value);
        }

        private void Set(int column, object? value)
        {
            if (sqlite is not null)
                sqlite.Set(column + 1, value);
            else
                command!.Parameters[column].Value = value ?? DBNull.Value;
        }

        private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}");
    }
}
