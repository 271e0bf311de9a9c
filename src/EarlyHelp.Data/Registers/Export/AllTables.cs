using System.Globalization;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Domain.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EarlyHelp.Data.Registers;

/// <summary>Writes the tables that hold records as CSV files, so that a county is never locked in: what the format of a register has no place for is here. Not read by the import.</summary>
internal static class AllTables
{
    /// <summary>The folder beside the register's files.</summary>
    public const string Folder = "all-records";

    // Sign-in, codes, what is only there to make the program work and what nobody has sent yet is nobody's record; messages hold codes and links.
    private static readonly HashSet<Type> LeftOut = [typeof(Account), typeof(AccountLink), typeof(StatusCode), typeof(HandledPost), typeof(OutboxMessage), typeof(NotificationDraft), typeof(StaffDraft)];

    /// <summary>Writes them; gives the rows of each that has any.</summary>
    public static async Task<IReadOnlyList<FileCount>> WriteAsync(EarlyHelpDbContext db, string folder, CancellationToken stop)
    {
        OwnFolder.Create(folder);
        var sql = db.GetService<ISqlGenerationHelper>();
        List<FileCount> files = [];
        foreach (var table in Of(db))
        {
            var columns = table.Columns.Where(c => !IsSecret(c.Name)).Select(c => c.Name).ToList();
            var text = $"SELECT {string.Join(", ", columns.Select(sql.DelimitIdentifier))} FROM {sql.DelimitIdentifier(table.Name)}";
            var rows = await RegisterFileWriter.WriteAsync(Path.Combine(folder, $"{table.Name}.csv"), columns, RowsAsync(db, text, columns.Count), stop);
            if (rows > 0)
                files.Add(new($"{Folder}/{table.Name}.csv", rows, 0, 0));
        }

        return files;
    }

    /// <summary>The tables that are written, by name.</summary>
    public static IEnumerable<ITable> Of(EarlyHelpDbContext db) => db.Model.GetRelationalModel().Tables
        .Where(t => !t.Name.StartsWith("AspNet", StringComparison.Ordinal) && !t.EntityTypeMappings.Any(m => LeftOut.Contains(m.TypeBase.ClrType))).OrderBy(t => t.Name, StringComparer.Ordinal);

    // The same on both databases: the embedded one keeps dates and instants as such texts, and yes and no as 1 and 0.
    internal static string? Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        bool yes => yes ? "1" : "0",
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static bool IsSecret(string column) => column.EndsWith("Hash", StringComparison.Ordinal);

    private static async IAsyncEnumerable<string?[]> RowsAsync(EarlyHelpDbContext db, string text, int columns)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText = text;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            yield return [.. Enumerable.Range(0, columns).Select(i => reader.IsDBNull(i) ? null : Text(reader.GetValue(i)))];
    }
}
