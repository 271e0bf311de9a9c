using Microsoft.Data.SqlClient;

namespace EarlyHelp.Data.Tests;

/// <summary>
/// The database server that the tests run on: none, and then each has a SQLite database of its own; or SQL Server, where EARLYHELP_TEST_PROVIDER=SqlServer and
/// EARLYHELP_TEST_CONNECTION say so, and then each has a database of its own on that server, dropped afterwards.
/// </summary>
public static class TestServer
{
    /// <summary>Whether tests run on SQL Server.</summary>
    public static bool IsUsed { get; } = Environment.GetEnvironmentVariable("EARLYHELP_TEST_PROVIDER") switch
    {
        null or "" or "Sqlite" => false,
        "SqlServer" => true,
        var other => throw new InvalidOperationException($"EARLYHELP_TEST_PROVIDER is \"{other}\"; it can be Sqlite or SqlServer."),
    };

    /// <summary>The connection string of a database that is not there yet.</summary>
    public static string NewDatabase() => new SqlConnectionStringBuilder(
        Environment.GetEnvironmentVariable("EARLYHELP_TEST_CONNECTION") is { Length: > 0 } server ? server : throw new InvalidOperationException("Set EARLYHELP_TEST_CONNECTION to a server on which databases can be made."))
    {
        InitialCatalog = $"EarlyHelpTest_{Guid.NewGuid():N}",
    }.ConnectionString;

    /// <summary>Drops a database that a test made.</summary>
    public static void Drop(string connection)
    {
        var name = new SqlConnectionStringBuilder(connection).InitialCatalog;
        using var server = new SqlConnection(new SqlConnectionStringBuilder(connection) { InitialCatalog = "master", Pooling = false }.ConnectionString);
        server.Open();
        using var command = server.CreateCommand();
        command.CommandText = $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}] END";
        command.ExecuteNonQuery();
    }
}

/// <summary>A test that is about the embedded database, or reads it past the program; on a server it is skipped and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteFactAttribute : FactAttribute
{
    /// <param name="why">Why it can't run elsewhere.</param>
    public SqliteFactAttribute(string why) => Skip = TestServer.IsUsed ? why : null;
}

/// <summary>The same for a test of several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteTheoryAttribute : TheoryAttribute
{
    /// <param name="why">Why it can't run elsewhere.</param>
    public SqliteTheoryAttribute(string why) => Skip = TestServer.IsUsed ? why : null;
}
