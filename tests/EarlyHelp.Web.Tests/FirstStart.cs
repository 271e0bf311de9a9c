using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests;

/// <summary>What a first start leaves behind: the database, and the documents of a demonstration.</summary>
internal sealed record FirstStart(IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Those of this run, by their first data and clock.</summary>
    public static ConcurrentDictionary<string, FirstStart> Kept { get; } = new();

    /// <summary>What tests of this run built up at their beginning: the files, what was made, and what the clock said after it.</summary>
    public static ConcurrentDictionary<string, (FirstStart Start, object Made, DateTime Clock)> Given { get; } = new();

    /// <summary>Of the app that keeps its files in this folder and has just started.</summary>
    public static FirstStart Of(string folder)
    {
        var copy = Path.Combine(folder, "copy.db");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, App.Database)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", copy);
            command.ExecuteNonQuery();
        }

        var database = File.ReadAllBytes(copy);
        File.Delete(copy);
        var documents = Path.Combine(folder, "documents");
        var files = Directory.Exists(documents) ? Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories) : [];
        return new(files.ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes).Append(new(App.Database, database)).ToDictionary());
    }

    /// <summary>Puts it into the folder of an app that has not started.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (name, content) in Files)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }
}
