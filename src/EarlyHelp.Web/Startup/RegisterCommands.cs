using System.Diagnostics;
using System.Globalization;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Access;

namespace EarlyHelp.Web.Startup;

/// <summary>Imports and exports a register on the terminal (spec/5-import-export.md).</summary>
public static class RegisterCommands
{
    private const string DryRun = "--dry-run";

    /// <summary>import FOLDER [--dry-run]; 0 when it was imported, or could be.</summary>
    public static async Task<int> ImportAsync(WebApplication app, string[] args)
    {
        if (Folder(args, "import", DryRun) is not { } path)
            return 1;
        if (!Directory.Exists(path))
            return await FailAsync($"There is no folder {path}.");
        var folder = new RegisterFolder(path);
        if (folder.Files.Count == 0)
            return await FailAsync($"The folder {path} has none of the files of a register: {string.Join(", ", Domain.Registers.RegisterFile.All.Select(f => f.Name))}.");
        await FirstData.PrepareAsync(app.Services, app.Configuration, app.Environment, withFamilies: false);
        using var stop = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs pressed) => (pressed.Cancel, _) = (true, stop.CancelAsync());
        Console.CancelKeyPress += Stop;
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job("Import");
            var import = scope.ServiceProvider.GetRequiredService<RegisterImport>();
            var progress = new TerminalProgress();
            var watch = Stopwatch.StartNew();
            var result = await (args.Contains(DryRun) ? import.CheckAsync(folder, progress, stop.Token) : import.RunAsync(folder, progress, stop.Token));
            progress.End();
            var done = await TellAsync(folder, result, args.Contains(DryRun));
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Rows} rows in {watch.Elapsed.TotalSeconds:0.0} s, {result.Rows / watch.Elapsed.TotalSeconds:0} rows/s, at most {process.PeakWorkingSet64 / 1024 / 1024} MB of memory"));
            return done;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return await FailAsync("\nStopped. The database is as it was.");
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    /// <summary>export FOLDER; 0 when it was written.</summary>
    public static async Task<int> ExportAsync(WebApplication app, string[] args)
    {
        if (Folder(args, "export") is not { } path)
            return 1;
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            return await FailAsync($"The folder {path} is not empty: choose one that is.");
        await FirstData.PrepareAsync(app.Services, app.Configuration, app.Environment, withFamilies: false);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Job("Export");
        try
        {
            foreach (var file in await scope.ServiceProvider.GetRequiredService<RegisterExport>().RunAsync(path))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.File}: {file.Rows} rows"));
        }
        catch (SnapshotsAreOffException refused)
        {
            return await FailAsync(refused.Message);
        }

        Console.WriteLine($"Written to {path}. Whoever has this folder has every family's records: keep it as safe as the database.");
        return 0;
    }

    private static async Task<int> TellAsync(RegisterFolder folder, RegisterResult result, bool isDryRun)
    {
        foreach (var problem in result.Problems)
            Console.WriteLine($"{problem.File}:{problem.Line.ToString(CultureInfo.InvariantCulture)}{(problem.Column.Length > 0 ? $" {problem.Column}" : "")}: {problem.Reason}");
        foreach (var file in result.Files)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.File}: {file.Rows} rows, {file.New} new, {file.Changed} changed"));
        foreach (var name in result.PassedOver)
            Console.WriteLine($"{name}: no part of a register, passed over");
        if (result.Problems.Count > 0)
        {
            foreach (var written in isDryRun ? [] : RegisterImport.WriteToMend(folder, result))
                Console.WriteLine($"Written to mend, with error_reason: {written}");
            var wrong = result.Problems.Count + result.MoreProblems;
            var told = result.MoreProblems > 0 ? string.Create(CultureInfo.InvariantCulture, $", of which the first {result.Problems.Count} are told") : "";
            return await FailAsync(string.Create(CultureInfo.InvariantCulture, $"{wrong} {(wrong == 1 ? "thing is" : "things are")} wrong{told}. Nothing was imported."));
        }

        Console.WriteLine(isDryRun ? "Nothing is wrong. Nothing was written, because this was a dry run." : "Imported.");
        return 0;
    }

    private static string? Folder(string[] args, string command, params ReadOnlySpan<string> options)
    {
        var given = args.Skip(1).Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToList();
        foreach (var unknown in args.Where(a => a.StartsWith("--", StringComparison.Ordinal)))
        {
            if (options.Contains(unknown))
                continue;
            Console.Error.WriteLine($"{command} has no option {unknown}.");
            return null;
        }

        if (given is [var folder])
            return Path.GetFullPath(folder);
        Console.Error.WriteLine($"Say which folder: {command} FOLDER");
        return null;
    }

    private static async Task<int> FailAsync(string words)
    {
        await Console.Error.WriteLineAsync(words);
        return 1;
    }

    // One line that is written over; when the output is a file, a line for each part only.
    private sealed class TerminalProgress : IProgress<RegisterProgress>
    {
        private string part = "";

        public void Report(RegisterProgress value)
        {
            var now = $"{value.Doing} {value.File}";
            var line = string.Create(CultureInfo.InvariantCulture, $"{now}: {value.Rows} rows{(value.Of is { } all ? $" of {all}" : "")}, {value.Speed:0} rows/s{(value.Left is { } left ? $", {Math.Ceiling(left.TotalSeconds):0} s left" : "")}");
            if (!Console.IsOutputRedirected)
                Console.Write($"\r{line.PadRight(100)}");
            else if (now != part)
                Console.WriteLine(line);
            part = now;
        }

        public void End()
        {
            if (!Console.IsOutputRedirected && part.Length > 0)
                Console.WriteLine();
        }
    }
}
