using EarlyHelp.Data.Documents;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>The database and the files as they were, put back under the running app whenever a try has changed it: so every form stays as it was found.</summary>
internal sealed class Snapshot : IDisposable
{
    private readonly SqliteConnection live;
    private readonly SqliteConnection kept = new("Data Source=:memory:");
    private readonly Dictionary<string, byte[]> files;
    private long version;

    private Snapshot(string connection, string documents)
    {
        files = Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllBytes);
        live = new(connection + ";Pooling=False");
        live.Open();
        kept.Open();
        // It is put back thousands of times, and nothing of it must outlive the machine.
        using (var quick = live.CreateCommand())
        {
            quick.CommandText = "PRAGMA synchronous = OFF";
            quick.ExecuteNonQuery();
        }

        live.BackupDatabase(kept);
        version = Version();
    }

    /// <summary>How often it was put back.</summary>
    public int Times { get; private set; }

    /// <summary>Of the app as it is now.</summary>
    public static async Task<Snapshot> OfAsync(App app) =>
        new((await app.WithDbAsync(db => Task.FromResult(db.Database.GetConnectionString())))!, app.Services.GetRequiredService<DocumentFolder>().Path);

    /// <summary>What the database holds now.</summary>
    public Tables Read() => Tables.Of(live);

    /// <summary>Puts it back if anything was written since.</summary>
    public bool PutBack()
    {
        if (Version() == version)
            return false;
        kept.BackupDatabase(live);
        foreach (var (file, bytes) in files.Where(f => !File.Exists(f.Key)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }

        version = Version();
        Times++;
        return true;
    }

    public void Dispose()
    {
        live.Dispose();
        kept.Dispose();
    }

    // Another number as soon as another connection has written.
    private long Version()
    {
        using var command = live.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }
}
