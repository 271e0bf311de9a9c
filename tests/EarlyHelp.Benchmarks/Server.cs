using System.Data.Common;
using EarlyHelp.Data;
using EarlyHelp.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Benchmarks;

/// <summary>The real app on Kestrel, with the floors beside it: addresses that do a page's own query by hand and write the same bytes.</summary>
internal static class Server
{
    public static async Task<int> RunAsync(string file, string port)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "EarlyHelp.Web", EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            Args = [$"--urls=http://127.0.0.1:{port}"],
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:EarlyHelp"] = $"Data Source={file}", ["Documents:Path"] = file + ".documents", ["Jobs:Run"] = "false", ["RateLimits:SignInPerMinute"] = "100000", ["Limits:PerAddress"] = "100000",
        });
        var floors = new Floors(file);
        builder.AddEarlyHelp();
        builder.Services.ConfigureDbContext<EarlyHelpDbContext>(o => o.AddInterceptors(floors));
        var app = builder.Build();
        app.Use(floors.AnswerAsync);
        app.UseEarlyHelp();
        await app.RunAsync();
        return 0;
    }
}

/// <summary>
/// Counts queries, keeps those of a page that is learned, and answers for it by hand: raw ADO.NET, no sign-in, no scope, no log, the page's bytes as they were.
/// </summary>
internal sealed class Floors(string file) : DbCommandInterceptor
{
    // What a page asks besides its own rows: who is signed in, where they work, what places are called, what is kept of their typing.
    private static readonly string[] Around = ["AspNetUsers", "Postings", "Staff", "StaffDrafts", "DataProtectionKeys", "PlaceNames"];

    private readonly Dictionary<string, (List<(string Sql, List<(string Name, object? Value)> Values)> Queries, byte[] Page)> learned = [];
    private List<(string Sql, List<(string Name, object? Value)> Values)>? learning;
    private long queries;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref queries);
        learning?.Add((command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    /// <summary>Answers the addresses under /floor; everything else goes on to the app.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value!;
        if (path == "/floor-counters")
            await context.Response.WriteAsync(FormattableString.Invariant($"{GC.GetTotalAllocatedBytes()} {Interlocked.Read(ref queries)} {Environment.WorkingSet} {Environment.CpuUsage.TotalTime.TotalMilliseconds}"));
        else if (path == "/floor" && learned.TryGetValue(context.Request.QueryString.Value!, out var floor))
            await WriteAsync(context, floor.Queries, floor.Page);
        else if (path == "/floor-learn")
            await LearnAsync(context, next);
        else if (path == "/floor-times" && learned.TryGetValue(context.Request.QueryString.Value!, out var timed))
            await TimeAsync(context, timed.Queries);
        else
            await next(context);
    }

    // Asks for the page itself, under the person's own session, and keeps what it asked and what it answered.
    private async Task LearnAsync(HttpContext context, RequestDelegate next)
    {
        var key = context.Request.QueryString.Value!;
        var (path, query) = Uri.UnescapeDataString(key[1..]).Split('?', 2) is [var only, var rest] ? (only, "?" + rest) : (Uri.UnescapeDataString(key[1..]), "");
        (context.Request.Path, context.Request.QueryString) = (path, new QueryString(query));
        var answer = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        learning = [];
        await next(context);
        var kept = learning.Where(q => !Around.Any(a => q.Sql.Contains($"FROM \"{a}\"", StringComparison.Ordinal) && q.Sql.IndexOf("FROM", StringComparison.Ordinal) == q.Sql.IndexOf($"FROM \"{a}\"", StringComparison.Ordinal))).ToList();
        learning = null;
        learned[key] = (kept, page.ToArray());
        context.Response.Body = answer;
        await context.Response.Body.WriteAsync(page.ToArray());
    }

    // What each query of a page takes by itself, prepared and with its rows in the cache: where to look first when a list is slow.
    private async Task TimeAsync(HttpContext context, List<(string Sql, List<(string Name, object? Value)> Values)> asked)
    {
        const int Times = 200;
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        foreach (var (sql, values) in asked)
        {
            await using var command = CommandOf(connection, sql, values);
            var (since, rows) = (0L, 0);
            for (var i = -1; i < Times; i++)
            {
                if (i == 0)
                    (since, rows) = (System.Diagnostics.Stopwatch.GetTimestamp(), 0);
                rows += await ReadAsync(command);
            }

            var each = System.Diagnostics.Stopwatch.GetElapsedTime(since).TotalMilliseconds / Times;
            await context.Response.WriteAsync(FormattableString.Invariant($"-- {each:0.000} ms, {rows / Times} rows\n{sql}\n{string.Join(", ", values.Select(v => $"{v.Name}={v.Value}"))}\n\n"));
        }
    }

    private async Task WriteAsync(HttpContext context, List<(string Sql, List<(string Name, object? Value)> Values)> asked, byte[] page)
    {
        await using var connection = new SqliteConnection($"Data Source={file}");
        await connection.OpenAsync();
        foreach (var (sql, values) in asked)
        {
            await using var command = CommandOf(connection, sql, values);
            await ReadAsync(command);
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        await context.Response.Body.WriteAsync(page);
    }

    private static SqliteCommand CommandOf(SqliteConnection connection, string sql, List<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // What the app itself asked a moment ago.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    // Every value of every row, as somebody would who shows them.
    private static async Task<int> ReadAsync(SqliteCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var (row, rows) = (new object[reader.FieldCount], 0);
        for (; await reader.ReadAsync(); rows++)
            reader.GetValues(row);
        return rows;
    }
}
