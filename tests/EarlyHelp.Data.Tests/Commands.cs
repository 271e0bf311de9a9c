using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Tests;

/// <summary>Counts the commands that reach the database and keeps them, so that a test can ask how they are carried out.</summary>
public sealed class Commands : DbCommandInterceptor
{
    public int Count { get; set; }

    public List<Command> Seen { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count++;
        Seen.Add(new Command(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }
}

/// <summary>A command as it was sent.</summary>
public sealed partial record Command(string Sql, IReadOnlyList<(string Name, object? Value)> Parameters)
{
    /// <summary>Tables that hold the organisation and its rules: they do not grow with the families.</summary>
    private static readonly HashSet<string> Small =
        ["Counties", "Areas", "Districts", "Units", "Staff", "Postings", "ServiceStandards", "BankHolidays", "PostcodeSuggestions", "LookLimits", "LooksGoneThrough", "PlaceNames", "ListChanges"];

    /// <summary>The steps in which SQLite carries it out.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(EarlyHelpDbContext db)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + Sql;
        foreach (var (name, value) in Parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        List<string> steps = [];
        while (await reader.ReadAsync())
            steps.Add(reader.GetString(3));
        return steps;
    }

    /// <summary>The steps that read a table from end to end although it grows; a condition that is never true reads nothing.</summary>
    public IEnumerable<string> ScansOf(IEnumerable<string> plan)
    {
        if (Sql.Contains("WHERE 0\n", StringComparison.Ordinal) || Sql.EndsWith("WHERE 0", StringComparison.Ordinal))
            return [];
        var tables = Named().Matches(Sql).ToLookup(m => m.Groups["alias"].Value, m => m.Groups["table"].Value);
        return from step in plan
               where step.StartsWith("SCAN ", StringComparison.Ordinal)
               from table in tables[step.Split(' ')[1]].Take(1)
               where !Small.Contains(table)
               select $"{step} (of {table})";
    }

    [GeneratedRegex("\"(?<table>[A-Za-z]+)\" AS \"(?<alias>[a-z0-9]+)\"")]
    private static partial Regex Named();
}
