using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace EarlyHelp.Web.Startup;

/// <summary>Copies the embedded database while people work, and rewrites it so that nothing erased is left in its file (docs/data-protection/backup-and-restore.md).</summary>
public static class BackupCommands
{
    /// <summary>What backup is, for its --help.</summary>
    public const string Help = """
        backup FILE

          Copies the embedded database into the file, while people work. It refuses to write over a file, and ends with 1 then.
          Documents are files of their own: copy their folder (Documents__Path) after the database. SQL Server has its own back-ups.
        """;

    /// <summary>What vacuum is, for its --help.</summary>
    public const string VacuumHelp = """
        vacuum

          Rewrites the embedded database, so that nothing that was erased or changed is left in its file. Nobody can save meanwhile.
        """;

    private const int PagesAtOnce = 2000;

    /// <summary>backup FILE; 0 when it was written.</summary>
    public static async Task<int> BackupAsync(WebApplication app, string[] args)
    {
        if (args is not [_, { } name] || name.StartsWith('-'))
            return await FailAsync("Say which file: backup FILE");
        var file = Path.GetFullPath(name);
        if (File.Exists(file))
            return await FailAsync($"There is a file {file} already: choose another name.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            return await FailAsync($"There is no folder {Path.GetDirectoryName(file)}.");
        await using var scope = app.Services.CreateAsyncScope();
        if (await OpenAsync(scope) is not { } source)
            return 1;
        // Under another name until it is whole: what has the right name can be relied on.
        var part = file + ".part";
        File.Delete(part);
        try
        {
            Copy(source, part);
            File.Move(part, file);
        }
        finally
        {
            File.Delete(part);
        }

        Console.WriteLine($"Written to {file}. Whoever has this file has every family's records: keep it as safe as the database. Copy the folder of documents now.");
        return 0;
    }

    /// <summary>vacuum; 0 when it was done.</summary>
    public static async Task<int> VacuumAsync(WebApplication app, string[] args)
    {
        if (args.Length > 1)
            return await FailAsync("vacuum has no options.");
        await using var scope = app.Services.CreateAsyncScope();
        if (await OpenAsync(scope) is not { } database)
            return 1;
        foreach (var statement in new[] { "PRAGMA secure_delete = ON", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)" })
        {
            await using var command = database.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync();
        }

        Console.WriteLine("Rewritten. Nothing that was erased is left in the file of the database.");
        return 0;
    }

    private static async Task<SqliteConnection?> OpenAsync(AsyncServiceScope scope)
    {
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job("Back-up");
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        if (db.Database.GetDbConnection() is not SqliteConnection source)
        {
            await FailAsync("This is for the embedded database. SQL Server has its own back-ups: BACKUP DATABASE.");
            return null;
        }

        if (!await db.Database.CanConnectAsync())
        {
            await FailAsync("There is no database to copy.");
            return null;
        }

        await db.Database.OpenConnectionAsync();
        return source;
    }

    private static void Copy(SqliteConnection source, string file)
    {
        // Who saves meanwhile would make the copy begin anew: in a transaction it is of one moment.
        using var moment = source.BeginTransaction(deferred: true);
        using (var read = source.CreateCommand())
        {
            read.Transaction = moment;
            read.CommandText = "SELECT count(*) FROM sqlite_master";
            read.ExecuteScalar();
        }

        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        target.Open();
        using var copy = raw.sqlite3_backup_init(target.Handle, "main", source.Handle, "main");
        int answer;
        while ((answer = raw.sqlite3_backup_step(copy, PagesAtOnce)) == raw.SQLITE_OK)
        {
            if (!Console.IsOutputRedirected)
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"\r{100L * (raw.sqlite3_backup_pagecount(copy) - raw.sqlite3_backup_remaining(copy)) / Math.Max(1, raw.sqlite3_backup_pagecount(copy))} %"));
        }

        if (answer != raw.SQLITE_DONE)
            throw new IOException($"The copy failed: SQLite answered {answer}.");
        if (!Console.IsOutputRedirected)
            Console.WriteLine();
    }

    private static async Task<int> FailAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }
}
