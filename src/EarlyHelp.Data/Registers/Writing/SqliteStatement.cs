using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EarlyHelp.Data.Registers;

/// <summary>
/// A prepared statement of the embedded database, whose values are set by their place. The provider's own command looks for each parameter by its
/// name at every execution, which was most of the time of an import. Values are written as the provider writes them.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>Prepares it.</summary>
    public SqliteStatement(SqliteConnection connection, string text)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(database, text, out statement));
    }

    /// <summary>Sets the value at a place, from 1.</summary>
    public void Set(int place, object? value) => Check(value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime at => raw.sqlite3_bind_text(statement, place, at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        decimal number => raw.sqlite3_bind_text(statement, place, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A {value.GetType().Name} can't be written so."),
    });

    /// <summary>Runs it once with the values that are set, and gives the key of the row it added.</summary>
    public long Run()
    {
        var code = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
            Check(reset == raw.SQLITE_OK ? code : reset);
        return raw.sqlite3_last_insert_rowid(database);
    }

    /// <summary>Rows that the last run changed.</summary>
    public int Changed => raw.sqlite3_changes(database);

    /// <inheritdoc />
    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code);
    }
}
