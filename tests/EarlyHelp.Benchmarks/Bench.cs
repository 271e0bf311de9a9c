using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace EarlyHelp.Benchmarks;

/// <summary>Measures every page, and the floors of the lists.</summary>
internal static class Bench
{
    private const int Users = 16;

    public static async Task<int> RunAsync(Options options)
    {
        var lines = await MeasureAsync(options.Database, options, withAll: true);
        if (options.Compared is { } other)
            lines = Compare(lines, await MeasureAsync(other, options, withAll: false));
        if (options.WriteTo is { } path)
            await Report.WriteAsync(path, options, lines);
        return 0;
    }

    private static async Task<IReadOnlyList<Line>> MeasureAsync(string database, Options options, bool withAll)
    {
        var port = FreePort();
        using var server = Start(database, port);
        try
        {
            var load = new Load(new Uri($"http://127.0.0.1:{port}"));
            var visitor = await ReadyAsync(load);
            List<Line> lines = [];
            var pages = Pages.Of(database);
            // A server that has run for a while: what is asked first must not pay for what all pages share.
            foreach (var page in pages)
                await Load.AskAsync(await load.OfAsync(page.As), page.Path, 4, 1);
            Report.Head();
            foreach (var page in pages.Where(p => (withAll || p.IsList) && (options.Only is null || p.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase))))
            {
                var client = await load.OfAsync(page.As);
                var line = new Line(page, await Load.AskAsync(client, page.Path, 1, options.Seconds), withAll ? await Load.AskAsync(client, page.Path, Users, options.Seconds) : null);
                if (withAll && page.IsList)
                {
                    using var learned = await client.GetAsync($"/floor-learn?{Uri.EscapeDataString(page.Path)}");
                    line = line with { Floor = await Load.AskAsync(visitor, $"/floor?{Uri.EscapeDataString(page.Path)}", 1, options.Seconds), FloorOf16 = await Load.AskAsync(visitor, $"/floor?{Uri.EscapeDataString(page.Path)}", Users, options.Seconds) };
                }

                lines.Add(line);
                Console.WriteLine(Report.Of(line));
            }

            var counters = await Load.CountersAsync(visitor);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory at the end: {counters[2] / 1024 / 1024:0} MB"));
            lines.ForEach(l => l.Megabytes = counters[2] / 1024 / 1024);
            return lines;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static IReadOnlyList<Line> Compare(IReadOnlyList<Line> lines, IReadOnlyList<Line> others) =>
        [.. lines.Select(l => others.FirstOrDefault(o => o.Page.Name == l.Page.Name) is { } other ? l with { Compared = other.One } : l)];

    private static Process Start(string database, int port)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", Path.GetFullPath(database), port.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        // Its log is read as a terminal would, and forgotten.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<HttpClient> ReadyAsync(Load load)
    {
        var visitor = await load.OfAsync(null);
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await visitor.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.OK)
                    return visitor;
            }
            catch (HttpRequestException) when (tries < 300)
            {
                // It is not listening yet.
            }

            await Task.Delay(100);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A page with what it took.</summary>
internal sealed record Line(Page Page, Taken One, Taken? Sixteen)
{
    public Taken? Floor { get; init; }

    public Taken? FloorOf16 { get; init; }

    public Taken? Compared { get; init; }

    public double Megabytes { get; set; }
}
