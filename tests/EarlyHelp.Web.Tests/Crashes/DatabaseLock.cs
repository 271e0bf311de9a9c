using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>Somebody else who holds a database, until it is disposed.</summary>
internal static class DatabaseLock
{
    /// <summary>Nobody else can write from now on.</summary>
    public static async Task<IAsyncDisposable> TakeAsync(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
