using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EarlyHelp.Web.Tests.Features.Registers;

/// <summary>
/// How fast a county's register goes in and its figures come out, at the size of the sample and at 50 times of it. It measures with EARLYHELP_LONG=1,
/// and writes docs/performance-import.md with EARLYHELP_WRITE_DOCS=1 too; at other times it runs the sample only, and holds no clock to it.
/// </summary>
public sealed partial class RegisterBenchmark
{
    private const int Times = 50;
    private const int LeastRowsASecond = 5000;
    private const int MostMegabytes = 300;
    private static readonly bool IsLong = LongRun.IsOn;

    private static readonly string[] Pages =
    [
        "/scorecard?month=2016-07", "/scorecard.csv?month=2016-07&level=county", "/scorecard.csv?month=2016-07&level=unit", "/tracker?asAt=2016-07-31", "/tracker?asAt=2016-07-31&scope=district:Maidstone",
        "/tracker.csv?asAt=2016-07-31&scope=county",
    ];

    [Fact]
    public async Task A_register_of_fifty_times_the_sample_goes_in_at_5000_rows_a_second_within_300_megabytes_and_its_pages_stay_fast()
    {
        List<string> table = [];
        foreach (var times in IsLong ? [1, Times] : new[] { 1 })
        {
            var folder = Directory.CreateTempSubdirectory("earlyhelp-benchmark-").FullName;
            Multiply(Path.Combine(folder, "register"), times);
            var said = await ImportAsync(folder);
            var (rows, speed, memory) = (Of(said, "rows"), Of(said, "speed"), Of(said, "memory"));
            table.Add(FormattableString.Invariant($"| import, {rows} rows | {said.Groups["seconds"].Value} s, {speed} rows/s, {memory} MB at most |"));
            if (times == Times)
            {
                Assert.True(speed >= LeastRowsASecond, $"{speed} rows a second");
                Assert.True(memory < MostMegabytes, $"{memory} MB");
            }

            foreach (var (page, time) in await PagesAsync(folder))
            {
                table.Add(FormattableString.Invariant($"| `{page}`, {rows} rows | {time.TotalMilliseconds:0} ms |"));
                if (times == Times && page.StartsWith("/tracker", StringComparison.Ordinal))
                    Assert.True(time < TimeSpan.FromSeconds(1), $"{page} took {time}");
            }

            Directory.Delete(folder, recursive: true);
        }

        if (IsLong && Environment.GetEnvironmentVariable("EARLYHELP_WRITE_DOCS") == "1")
            await WriteAsync(table);
    }

    // Every copy has references, families and workers of its own.
    private static void Multiply(string folder, int times)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { "people.csv", "notifications.csv", "cases.csv", "transfers.csv" })
        {
            var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "register", file));
            var body = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
            using var writer = new StreamWriter(Path.Combine(folder, file));
            writer.Write(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 1)]);
            for (var copy = 0; copy < times; copy++)
            {
                writer.Write(Number().Replace(body, match => string.Create(CultureInfo.InvariantCulture, $"{match.Value}{(copy == 0 ? "" : $"-{copy}")}")).Replace("@county.example", copy == 0 ? "@county.example" : string.Create(CultureInfo.InvariantCulture, $"@county{copy}.example"), StringComparison.Ordinal));
            }
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "Samples", "register", "figures.csv"), Path.Combine(folder, "figures.csv"));
    }

    // As a county runs it: a process of its own, which says how long it took and how much memory.
    private static async Task<Match> ImportAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "EarlyHelp.Web.dll"), "import", Path.Combine(folder, "register")]) { RedirectStandardOutput = true, WorkingDirectory = AppContext.BaseDirectory };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["EarlyHelp__Seed"] = "accounts";
        start.Environment["Documents__Path"] = Path.Combine(folder, "documents");
        start.Environment["ConnectionStrings__EarlyHelp"] = $"Data Source={Path.Combine(folder, "benchmark.db")}";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        var said = Said().Match(output);
        Assert.True(said.Success, output);
        return said;
    }

    private static async Task<IReadOnlyList<(string Page, TimeSpan Time)>> PagesAsync(string folder)
    {
        await using var app = new App();
        app.Settings["ConnectionStrings:EarlyHelp"] = $"Data Source={Path.Combine(folder, "benchmark.db")}";
        var analyst = await app.SignedInAsync("analyst");
        List<(string, TimeSpan)> taken = [];
        foreach (var page in Pages)
        {
            List<TimeSpan> times = [];
            for (var i = 0; i < 5; i++)
            {
                var watch = Stopwatch.StartNew();
                (await analyst.GetAsync(page)).EnsureSuccessStatusCode();
                times.Add(watch.Elapsed);
            }

            taken.Add((page, times.Order().ElementAt(times.Count / 2)));
        }

        return taken;
    }

    private static async Task WriteAsync(IEnumerable<string> table)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "EarlyHelp.sln")))
            root = root.Parent;
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "docs", "performance-import.md"), $"""
            # How fast a register goes in

            Measured by `RegisterBenchmark` in tests/EarlyHelp.Web.Tests with `EARLYHELP_LONG=1 EARLYHELP_WRITE_DOCS=1`, which wrote this page: a Debug build on the embedded database,
            {Environment.ProcessorCount} cores. The import runs in a process of its own, as a county runs it, its start left out; pages are asked for five times as an analyst, and the middle
            time stands here. The register is the sample, and {Times} times the sample. Wanted: at least {LeastRowsASecond} rows a second within {MostMegabytes} MB, and a tracker in well under a second.

            | what | took |
            |---|---|
            {string.Join("\n", table)}

            """);
    }

    private static int Of(Match said, string group) => int.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<rows>\d+) rows in (?<seconds>[\d.]+) s, (?<speed>\d+) rows/s, at most (?<memory>\d+) MB")]
    private static partial Regex Said();

    [GeneratedRegex(@"\b[PFNCT]\d{6}\b")]
    private static partial Regex Number();
}
