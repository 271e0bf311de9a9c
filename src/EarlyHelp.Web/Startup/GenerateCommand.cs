using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Generating;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Startup;

/// <summary>Fills a new database with an invented county's history (spec 7-quality, 8-running).</summary>
public static class GenerateCommand
{
    /// <summary>What generate --help says.</summary>
    public static readonly string Help = $"""
        generate --size {string.Join('|', GenerationSize.All.Select(s => s.Name))} [--seed N]

          Fills a new embedded database with invented families: notifications, cases, notes, transfers from January 2015 until today, the same for the
          same seed and day. Give it a file of its own: ConnectionStrings__EarlyHelp="Data Source=county.db". In Development the demonstration's accounts
          are there and hold families like everybody else.

          small   a fiftieth of a county, seconds
          county  900 notifications a month, 3,000 open cases, 2 million notes
          region  ten counties

        When it is stopped halfway, delete the file.
        """;

    /// <summary>generate --size S --seed N; 0 when it was generated.</summary>
    public static async Task<int> GenerateAsync(WebApplication app, string[] args)
    {
        if (GenerationSize.Named(Value(args, "--size")) is not { } size)
            return await FailAsync($"Say how much: generate --size {string.Join('|', GenerationSize.All.Select(s => s.Name))}");
        var asked = Value(args, "--seed") ?? "1";
        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return await FailAsync($"The seed is a whole number from 0, not \"{asked}\".");
        if (Existing(app) is { } file)
            return await FailAsync($"There is a file {file} already, and a database that is filled has no protection meanwhile: give one that is not there yet, ConnectionStrings__EarlyHelp=\"Data Source=county.db\".");
        await FirstData.PrepareAsync(app.Services, app.Configuration, app.Environment, withFamilies: false);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job("Generator");
        GenerationProgress? last = null;
        var progress = new Terminal(p => last = p);
        try
        {
            var rows = await scope.ServiceProvider.GetRequiredService<Generator>().RunAsync(size, seed, progress);
            foreach (var (table, count) in rows.OrderByDescending(r => r.Value))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{table}: {count}"));
        }
        catch (RulesBrokenException refused)
        {
            return await FailAsync(refused.Message);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{last!.Rows} rows in {last.Taken.TotalSeconds:0.0} s with indexes and checks, {last.Speed:0} rows/s"));
        return 0;
    }

    // Asked before anything is made in it: what somebody has set up or works in is never touched.
    private static string? Existing(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>().Database;
        return database.IsSqlite() && Path.GetFullPath(database.GetDbConnection().DataSource) is var file && File.Exists(file) && new FileInfo(file).Length > 0 ? file : null;
    }

    private static string? Value(string[] args, string option) => Array.IndexOf(args, option) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    private static async Task<int> FailAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }

    // Told in the order in which it happens: the usual Progress hands each report to another thread.
    private sealed class Terminal(Action<GenerationProgress> last) : IProgress<GenerationProgress>
    {
        private int year;

        public void Report(GenerationProgress value)
        {
            last(value);
            if (value.Day.Year == year)
                return;
            year = value.Day.Year;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{UkDates.Date(value.Day)}: {value.Rows} rows, {value.Speed:0} rows/s"));
        }
    }
}
