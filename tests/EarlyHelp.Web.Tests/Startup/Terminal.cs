using System.Diagnostics;

namespace EarlyHelp.Web.Tests.Startup;

/// <summary>Commands of the program as somebody runs them on the terminal: each in a process of its own.</summary>
internal static class Terminal
{
    /// <summary>The database, under the folder of a test.</summary>
    public const string Database = "trail.db";

    /// <summary>Runs one; what it said is of both streams when it failed.</summary>
    public static Task<(int Code, string Said)> RunAsync(string folder, params string[] arguments) =>
        RunOnAsync(Path.Combine(folder, Database), Path.Combine(folder, "documents"), arguments);

    /// <summary>Runs one on this database.</summary>
    public static async Task<(int Code, string Said)> RunOnAsync(string database, string documents, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EarlyHelp.Web.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["EarlyHelp__Seed"] = "accounts";
        start.Environment["Documents__Path"] = documents;
        start.Environment["ConnectionStrings__EarlyHelp"] = $"Data Source={database};Pooling=False";
        // As Directory.Build.props has it for the tests themselves.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
