using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>The program itself, in a process of its own: Kestrel on the loopback, a SQLite file, a folder of documents, a mail server. It can be killed and started again.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    // While a message is being sent it is held for two minutes: a start that comes later finds what the one before left in the middle.
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(130);

    private readonly Stopwatch running = Stopwatch.StartNew();
    private readonly ConcurrentQueue<string> said = new();
    private TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private int starts;

    public RunningProgram()
    {
        Folder = Directory.CreateTempSubdirectory("earlyhelp-crash-").FullName;
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
    }

    public string Folder { get; }

    public Uri Address { get; }

    public string Database => Path.Combine(Folder, "crash.db");

    public string Documents => Path.Combine(Folder, "documents");

    /// <summary>Settings on top of those that the test needs.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>How long the process that runs may become a file, kilobytes; null for as long as it likes.</summary>
    public long? LongestFile { get; set; }

    /// <summary>What it said last, for a test that fails.</summary>
    public string Said => string.Join('\n', said);

    /// <summary>Begins with families that the worker Sam Hill knows; their references.</summary>
    public async Task<IReadOnlyList<string>> BeginWithAsync(int families)
    {
        await using var app = new App();
        List<string> references = [];
        for (var number = 1; number <= families; number++)
            references.Add(await app.ContactedAsync($"Known{number}"));
        await app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"VACUUM INTO {Database}"));
        return references;
    }

    /// <summary>Waits until people may work.</summary>
    public Task OpenAsync() => open.Task;

    /// <summary>Starts the process and doesn't wait for anything.</summary>
    public void Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "EarlyHelp.Web.dll");
        // A process that ignores the signal is told that a file is too long, as it is told of a full disk.
        var start = LongestFile is { } most
            ? new ProcessStartInfo("bash", ["-c", $"trap '' XFSZ; ulimit -f {most}; exec dotnet '{program}' --urls {Address.AbsoluteUri.TrimEnd('/')}"])
            : new ProcessStartInfo("dotnet", [program, "--urls", Address.AbsoluteUri.TrimEnd('/')]);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, Folder);
        var now = new DateTime(2026, 11, 18, 10, 5, 0) + running.Elapsed + (BetweenStarts * starts++);
        foreach (var (name, value) in Settings.Concat(Common(now)))
            start.Environment.TryAdd(name, value);
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var tries = 0; tries < 800; tries++)
        {
            if (process!.HasExited)
                throw new InvalidOperationException($"The program ended with {process.ExitCode} while it started:\n{Said}");
            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not there yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The program did not become ready:\n{Said}");
    }

    /// <summary>People may work from now on.</summary>
    public void LetIn() => open.TrySetResult();

    /// <summary>Kills the process with SIGKILL, in the middle of whatever it does. Nobody comes in until they are let in again.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        if (open.Task.IsCompleted)
            open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private Dictionary<string, string> Common(DateTime now) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development", ["EarlyHelp__Seed"] = "accounts", ["EarlyHelp__Clock"] = now.ToString("s", CultureInfo.InvariantCulture),
        ["ConnectionStrings__EarlyHelp"] = $"Data Source={Database}", ["Documents__Path"] = Documents, ["Service__Address"] = "https://earlyhelp.example",
        ["Limits__PerVisitor"] = "1000000", ["Limits__PerRecord"] = "1000000", ["Limits__FormsPerVisitor"] = "1000000", ["Limits__PostsPerVisitor"] = "1000000",
        ["RateLimits__SignInPerMinute"] = "10000", ["Limits__PerAddress"] = "10000", ["Serilog__MinimumLevel__Default"] = "Warning", ["DOTNET_TieredPGO"] = "0",
    };

    private void Hear(string? line)
    {
        if (line is null)
            return;
        said.Enqueue(line);
        while (said.Count > 200)
            said.TryDequeue(out _);
    }
}
