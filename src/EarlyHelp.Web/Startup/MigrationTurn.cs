using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>
/// One process at a time changes an embedded database. Entity Framework notes in a table that somebody does, and waits for good where a process died
/// over it; a lock on a file goes with the process that held it, so whoever has that knows that the note is a dead one's (adr/0035).
/// </summary>
internal static class MigrationTurn
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Waits for the turn and clears what a dead process left; null where the database is not a file.</summary>
    public static async Task<IDisposable?> TakeAsync(DbContext db)
    {
        if (!db.Database.IsSqlite() || new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) is not { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file } || file == ":memory:")
            return null;
        var turn = await LockAsync(Path.GetFullPath(file) + "-start");
        try
        {
            if (File.Exists(file))
                await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }

    private static async Task<FileStream> LockAsync(string file)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another process starts on the same database.
                await Task.Delay(Pause);
            }
        }
    }
}
