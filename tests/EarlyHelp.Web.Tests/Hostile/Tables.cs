using System.Globalization;
using Microsoft.Data.Sqlite;

namespace EarlyHelp.Web.Tests.Hostile;

/// <summary>Everything that a database holds, to be held against what it held before.</summary>
internal sealed class Tables
{
    private readonly Dictionary<string, (string[] Columns, List<string[]> Rows)> all = [];

    /// <summary>Reads every table.</summary>
    public static Tables Of(SqliteConnection connection)
    {
        var read = new Tables();
        foreach (var name in Names(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{name}\"";
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
            List<string[]> rows = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
            read.all[name] = (columns, rows);
        }

        return read;
    }

    /// <summary>Columns whose values differ, and tables that have more or fewer rows, each with an example.</summary>
    public Dictionary<string, string> Differences(Tables other)
    {
        Dictionary<string, string> found = [];
        foreach (var (table, (columns, rows)) in all)
        {
            var others = other.all[table].Rows;
            if (rows.Count != others.Count)
                found[$"{table} rows"] = $"{rows.Count} and {others.Count}";
            foreach (var (one, two) in rows.Zip(others))
            {
                for (var column = 0; column < columns.Length; column++)
                {
                    if (one[column] != two[column])
                        found.TryAdd($"{table}.{columns[column]}", $"“{Short(one[column])}” and “{Short(two[column])}”");
                }
            }
        }

        return found;
    }

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        using var reader = command.ExecuteReader();
        List<string> names = [];
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static string Short(string value) => value.Length <= 60 ? value : value[..60];
}
