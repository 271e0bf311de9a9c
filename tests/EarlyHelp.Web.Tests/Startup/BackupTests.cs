using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>The copy of the database that an administrator takes while people work.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_copy_holds_what_was_saved_and_is_never_written_over()
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-backup-").FullName;
        try
        {
            Assert.Equal(1, (await Terminal.RunAsync(folder, "backup", Path.Combine(folder, "none.db"))).Code);
            Assert.Equal(0, (await Terminal.RunAsync(folder, "migrate")).Code);
            var copy = Path.Combine(folder, "copy.db");

            Assert.Equal(0, (await Terminal.RunAsync(folder, "backup", copy)).Code);
            var (again, said) = await Terminal.RunAsync(folder, "backup", copy);

            Assert.Equal(1, again);
            Assert.Contains("already", said, StringComparison.Ordinal);
            Assert.Equal(1, (await Terminal.RunAsync(folder, "backup")).Code);
            Assert.Equal(0, (await Terminal.RunAsync(folder, "backup", "--help")).Code);
            Assert.Equal(Entries(Path.Combine(folder, Terminal.Database)), Entries(copy));
            Assert.Equal("ok", Ask(copy, "PRAGMA integrity_check"));
            Assert.Empty(Directory.GetFiles(folder, "*.part"));
            Assert.Equal(0, (await Terminal.RunAsync(folder, "vacuum")).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static object? Entries(string file) => Ask(file, "SELECT count(*) || ':' || hex(max(Link)) FROM AuditEntries");

    private static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
