using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace EarlyHelp.Benchmarks;

/// <summary>What a page took.</summary>
/// <param name="P50">Half of the requests took at most this, milliseconds.</param>
/// <param name="P95">95 of 100 took at most this, milliseconds.</param>
/// <param name="ASecond">Requests a second.</param>
/// <param name="Kilobytes">Allocated for a request.</param>
/// <param name="Queries">Asked of the database for a request.</param>
internal sealed record Taken(double P50, double P95, double ASecond, double Kilobytes, double Queries);

/// <summary>People who open pages one after the other.</summary>
internal sealed partial class Load(Uri server)
{
    private readonly Dictionary<string, HttpClient> clients = [];

    /// <summary>Somebody's browser, signed in as a demonstration account; null is a visitor.</summary>
    public async Task<HttpClient> OfAsync(string? account)
    {
        if (clients.TryGetValue(account ?? "", out var known))
            return known;
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None, MaxConnectionsPerServer = 64 }) { BaseAddress = server };
        if (account is not null)
        {
            var token = Token().Match(await client.GetStringAsync("/account/sign-in")).Groups[1].Value;
            using var answer = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent(
                [new("Email", $"{account}@demo.example"), new("Password", "EarlyHelp-demo-1"), new("__RequestVerificationToken", token)]));
            if (answer.StatusCode != HttpStatusCode.Redirect)
                throw new InvalidOperationException($"{account} could not sign in: {answer.StatusCode}");
        }

        return clients[account ?? ""] = client;
    }

    /// <summary>Asks for a page as so many users at once, first to warm up.</summary>
    public static async Task<Taken> AskAsync(HttpClient client, string path, int users, int seconds)
    {
        await AskAllAsync(client, path, users, TimeSpan.FromSeconds(Math.Max(1, seconds / 2.0)));
        var before = await CountersAsync(client);
        var watch = Stopwatch.StartNew();
        var times = await AskAllAsync(client, path, users, TimeSpan.FromSeconds(seconds));
        var elapsed = watch.Elapsed.TotalSeconds;
        var after = await CountersAsync(client);
        return new(times[times.Count / 2], times[(int)(times.Count * 0.95)], times.Count / elapsed, (after[0] - before[0]) / 1024 / times.Count, (after[1] - before[1]) / times.Count);
    }

    /// <summary>Bytes allocated, queries, working set, milliseconds of processor time: since the server began.</summary>
    public static async Task<double[]> CountersAsync(HttpClient client) =>
        [.. (await client.GetStringAsync("/floor-counters")).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static async Task<List<double>> AskAllAsync(HttpClient client, string path, int users, TimeSpan time)
    {
        var times = new ConcurrentBag<double>();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, users).Select(user => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                var began = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(path);
                if (answer.StatusCode != HttpStatusCode.OK)
                    throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
                _ = await answer.Content.ReadAsByteArrayAsync();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        })));
        return [.. times.Order()];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
