using Microsoft.Data.Sqlite;

namespace EarlyHelp.Data.Generating;

/// <summary>
/// The embedded database while it is filled from empty: no journal, no waiting for the disk, and the indexes made at the end, when each can be sorted
/// in one go. That the rows belong together is checked once, over all of them.
/// </summary>
internal sealed class BulkLoad(SqliteConnection connection) : IDisposable
{
    private readonly List<string> indexes = [];

    /// <summary>Before the first row.</summary>
    /// <exception cref="InvalidOperationException">The indexes are gone: somebody stopped halfway in this file.</exception>
    public void Begin()
    {
        var made = Rows("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
        if (made.Count == 0)
            throw new InvalidOperationException("This file was being filled and is not whole: delete it, and give one that is not there yet.");
        foreach (var pragma in new[] { "locking_mode = EXCLUSIVE", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "cache_size = -262144", "temp_store = MEMORY", "threads = 2" })
            Run($"PRAGMA {pragma}");
        foreach (var (name, sql) in made)
        {
            indexes.Add(sql);
            Run($"DROP INDEX \"{name}\"");
        }

        Run("BEGIN");
    }

    /// <summary>Commits what is written so far, and goes on.</summary>
    public void Commit() => Run("COMMIT; BEGIN");

    /// <summary>After the last row: makes the indexes and looks whether every row belongs to one that is there.</summary>
    /// <exception cref="InvalidOperationException">A row belongs to none.</exception>
    public void End()
    {
        Run("COMMIT");
        foreach (var sql in indexes)
            Run(sql);
        if (Rows("SELECT \"table\", COALESCE(parent, '') FROM pragma_foreign_key_check LIMIT 1") is [var (table, parent)])
            throw new InvalidOperationException($"A row of {table} belongs to one of {parent} that is not there.");
        foreach (var pragma in new[] { "foreign_keys = ON", "synchronous = NORMAL", "locking_mode = NORMAL", "journal_mode = WAL", "cache_size = -2000" })
            Run($"PRAGMA {pragma}");
    }

    /// <inheritdoc />
    public void Dispose() => SqliteConnection.ClearPool(connection);

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<(string First, string Second)> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<(string, string)> rows = [];
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }
}
