using System.Text.RegularExpressions;
using EarlyHelp.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace EarlyHelp.Web.Tests.Plans;

/// <summary>How SQLite carries a command out: its steps, and which of them read a table that grows from end to end.</summary>
public sealed partial record Plan(string Sql, IReadOnlyList<string> Steps)
{
    /// <summary>Tables that hold the organisation, its rules and what runs: they do not grow with the families. Every other table grows.</summary>
    public static readonly IReadOnlySet<string> Small = new HashSet<string>
    {
        "Counties", "Areas", "Districts", "Units", "UnitEndings", "Staff", "Postings", "PlaceNames", "ListChanges", "PostcodeSuggestions", "StaffStreets",
        "ServiceStandards", "BankHolidays", "RetentionRules", "PrivacyNotices", "LookLimits", "LooksGoneThrough", "AuditHead", "JobRuns", "DataProtectionKeys",
        "AspNetUsers", "AspNetUserPasskeys", "AspNetUserTokens", "ReferenceCounters", "sqlite_master", "pragma_table_info",
    };

    /// <summary>Whether it stops as soon as it has as many rows as are wanted: it doesn't where it has to sort first.</summary>
    public bool StopsWhenFull => Sql.Contains("LIMIT @", StringComparison.Ordinal) && !Steps.Any(s => s.StartsWith("USE TEMP B-TREE", StringComparison.Ordinal));

    /// <summary>The steps in which this database carries it out.</summary>
    public static async Task<Plan> OfAsync(EarlyHelpDbContext db, Asked asked)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + asked.Sql;
        foreach (var (name, value) in asked.Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return new(asked.Sql, steps);
    }

    /// <summary>How many steps of its machine SQLite takes to carry a query out on the data as they are: the same on every computer.</summary>
    public static async Task<int> WorkAsync(EarlyHelpDbContext db, Asked asked)
    {
        const int steps = 4;
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        raw.sqlite3_prepare_v2(connection.Handle, asked.Sql, out var statement);
        using (statement)
        {
            foreach (var (name, value) in asked.Parameters)
                Bind(statement, raw.sqlite3_bind_parameter_index(statement, name), value);
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
            }

            return raw.sqlite3_stmt_status(statement, steps, 0);
        }
    }

    /// <summary>The steps that read a table that grows from end to end, or make an index of it for the one query. A condition that is never true reads nothing.</summary>
    public IEnumerable<string> Scans()
    {
        if (NeverTrue().IsMatch(Sql))
            return [];
        var tables = Named().Matches(Sql).ToLookup(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        return from step in Steps
               where step.StartsWith("SCAN ", StringComparison.Ordinal) || step.Contains("AUTOMATIC", StringComparison.Ordinal)
               let name = step.Split(' ')[1]
               from table in tables[name].DefaultIfEmpty(name).Distinct()
               where Whole().IsMatch(table) && !Small.Contains(table)
               select $"{step} (of {table})";
    }

    private static void Bind(sqlite3_stmt statement, int index, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                raw.sqlite3_bind_null(statement, index);
                break;
            case byte[] bytes:
                raw.sqlite3_bind_blob(statement, index, bytes);
                break;
            case bool or byte or short or int or long:
                raw.sqlite3_bind_int64(statement, index, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number:
                raw.sqlite3_bind_double(statement, index, number);
                break;
            default:
                raw.sqlite3_bind_text(statement, index, Text(value));
                break;
        }
    }

    // As Microsoft.Data.Sqlite writes them.
    private static string Text(object value) => value switch
    {
        DateTime at => at.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex("\"(?<table>[A-Za-z]+)\" AS \"(?<alias>[a-z0-9]+)\"")]
    private static partial Regex Named();

    [GeneratedRegex("^[A-Z][A-Za-z]*[a-z][A-Za-z]*$")]
    private static partial Regex Whole();

    [GeneratedRegex("WHERE 0\\s*($|ORDER|LIMIT|GROUP)|^(BEGIN|COMMIT|PRAGMA)")]
    private static partial Regex NeverTrue();
}
