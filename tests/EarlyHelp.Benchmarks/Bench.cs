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
        await using var app = await Running.StartAsync(options.Database);
        await using var compared = options.Compared is { } other ? await Running.StartAsync(other) : null;
        List<Line> lines = [];
        Report.Head();
        foreach (var page in app.Pages.Where(p => options.Only is null || p.Name.Contains(options.Only, StringComparison.OrdinalIgnoreCase)))
        {
            var line = await MeasureAsync(app, page, options.Seconds);
            // In turns: a machine that others use too is not as fast in one minute as in the next.
            if (page.IsList && compared is not null)
                line = line with { Compared = await CompareAsync(app, compared, page, options.Seconds) };
            lines.Add(line);
            Console.WriteLine(Report.Of(line));
        }

        var megabytes = (await Load.CountersAsync(app.Visitor))[2] / 1024 / 1024;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"memory at the end: {megabytes:0} MB"));
        lines.ForEach(l => l.Megabytes = megabytes);
        if (options.WriteTo is { } path)
            await Report.WriteAsync(path, options, lines);
        return 0;
    }

    private static async Task<Line> MeasureAsync(Running app, Page page, int seconds)
    {
        var client = await app.OfAsync(page);
        var line = new Line(page, await Load.AskAsync(client, page.Path, 1, seconds), await Load.AskAsync(client, page.Path, Users, seconds));
        if (!page.IsList)
            return line;
        using var learned = await client.GetAsync($"/floor-learn?{Uri.EscapeDataString(page.Path)}");
        var floor = $"/floor?{Uri.EscapeDataString(page.Path)}";
        return line with { Floor = await Load.AskAsync(app.Visitor, floor, 1, seconds), FloorOf16 = await Load.AskAsync(app.Visitor, floor, Users, seconds) };
    }

    // How many times longer half of the requests take there than here, the page of each by its own records: the median of three turns.
    private static async Task<double> CompareAsync(Running here, Running there, Page page, int seconds)
    {
        var other = there.Pages.Single(p => p.Name == page.Name);
        List<double> times = [];
        for (var turn = 0; turn < 3; turn++)
        {
            var one = await Load.AskAsync(await here.OfAsync(page), page.Path, 1, seconds);
            times.Add((await Load.AskAsync(await there.OfAsync(other), other.Path, 1, seconds)).P50 / one.P50);
        }

        return times.Order().ElementAt(1);
    }
}

/// <summary>The app on a database, in a process of its own, with everybody's browser.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Process server;
    private readonly Load load;

    private Running(Process server, Load load, HttpClient visitor, IReadOnlyList<Page> pages) => (this.server, this.load, Visitor, Pages) = (server, load, visitor, pages);

    /// <summary>Who has not signed in.</summary>
    public HttpClient Visitor { get; }

    /// <summary>The pages, by the records of this database.</summary>
    public IReadOnlyList<Page> Pages { get; }

    /// <summary>Starts it, and opens every page for some time: what is asked first must not pay for what all pages share.</summary>
    public static async Task<Running> StartAsync(string database)
    {
        var port = FreePort();
        var server = Start(database, port);
        try
        {
            var load = new Load(new Uri($"http://127.0.0.1:{port}"));
            var started = new Running(server, load, await ReadyAsync(load), Benchmarks.Pages.Of(database));
            foreach (var page in started.Pages)
                await Load.AskAsync(await load.OfAsync(page.As), page.Path, 4, 1);
            return started;
        }
        catch
        {
            server.Kill();
            throw;
        }
    }

    /// <summary>The browser of whoever opens a page.</summary>
    public Task<HttpClient> OfAsync(Page page) => load.OfAsync(page.As);

    public async ValueTask DisposeAsync()
    {
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
    }

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
internal sealed record Line(Page Page, Taken One, Taken Sixteen)
{
    public Taken? Floor { get; init; }

    public Taken? FloorOf16 { get; init; }

    public double? Compared { get; init; }

    public double Megabytes { get; set; }
}
