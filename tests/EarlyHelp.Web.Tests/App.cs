using System.Collections.Concurrent;
using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Data.Tests;
using EarlyHelp.Data.Tests.Saving;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Web.Tests;

/// <summary>The running app on a SQLite file of its own, with a clock that tests set; real sign-in, real antiforgery.</summary>
public sealed class App : WebApplicationFactory<Program>
{
    /// <summary>The database of an app, under its folder.</summary>
    internal const string Database = "test.db";

    private readonly FailureLog failures = new();

    private readonly string folder;
    private readonly string? server;
    private bool goesOn;

    /// <summary>The app on an empty database.</summary>
    public App()
    {
        folder = Directory.CreateTempSubdirectory("earlyhelp-test-").FullName;
        Clock = new(new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc));
        server = TestServer.IsUsed ? TestServer.NewDatabase() : null;
    }

    private App(string folder, string? server, TestClock clock) => (this.folder, this.server, Clock) = (folder, server, clock);

    /// <summary>The app on a copy of a database that has been there for some time, at ten in the morning of the day of its newest notification.</summary>
    public static App On(string file)
    {
        var app = new App();
        var copy = Path.Combine(app.folder, Database);
        File.Copy(file, copy);
        using var connection = new SqliteConnection($"Data Source={copy};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT max(ReceivedOn) FROM Notifications";
        if (command.ExecuteScalar() is string day)
            app.Clock.SetLocal(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddHours(10));
        return app;
    }

    /// <summary>Wednesday 18 November 2026, 10:00, unless a test sets it.</summary>
    public TestClock Clock { get; }

    /// <summary>Counts what the app asks its database.</summary>
    public QueryCount Queries { get; } = new();

    /// <summary>What the app logged as failed so far; empty when nothing did.</summary>
    public string Failures => failures.Told;

    /// <summary>Where it keeps its files.</summary>
    internal string Folder => folder;

    /// <summary>Where it keeps documents.</summary>
    public string Documents => Path.Combine(folder, "documents");

    /// <summary>The file of the database, and those beside it that wait to be written into it.</summary>
    public IReadOnlyList<string> DatabaseFiles => Directory.GetFiles(folder, $"{Database}*");

    /// <summary>Settings on top of the defaults; set before the first request.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>What else stands between the app and its database; added before the first request.</summary>
    public List<IInterceptor> Interceptors { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:EarlyHelp", server ?? $"Data Source={Path.Combine(folder, Database)}");
        if (server is not null && !Settings.ContainsKey("ConnectionStrings:EarlyHelp"))
            builder.UseSetting("Database:Provider", "SqlServer");
        builder.UseSetting("EarlyHelp:Seed", "accounts");
        builder.UseSetting("Documents:Path", Path.Combine(folder, "documents"));
        builder.UseSetting("Jobs:Run", "false");
        // A watcher for each of hundreds of apps would use up those that Linux gives to one person.
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        builder.UseSetting("RateLimits:SignInPerMinute", "10000");
        builder.UseSetting("Limits:PerAddress", "10000");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        builder.ConfigureServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)).AddSingleton<ILoggerProvider>(failures);
            services.ConfigureDbContext<EarlyHelpDbContext>(o =>
            {
                o.AddInterceptors([Queries, .. Interceptors]);
                if (server is null || Settings.ContainsKey("ConnectionStrings:EarlyHelp"))
                    new SqliteDbContextOptionsBuilder(o).ExecutionStrategy(d => new TriesAgain(d));
            });
        });
    }

    /// <summary>The first app of a run fills an empty database; those after it with the same first data begin with a copy, which spares each a second, or ten.</summary>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var seed = $"{Settings.GetValueOrDefault("EarlyHelp:Seed", "accounts")} {Clock.Utc:O}";
        var isNew = server is null && !Settings.ContainsKey("environment") && !Settings.ContainsKey("ConnectionStrings:EarlyHelp") && !Directory.EnumerateFileSystemEntries(folder).Any();
        var kept = isNew ? FirstStart.Kept.GetValueOrDefault(seed) : null;
        kept?.WriteTo(folder);
        var host = base.CreateHost(builder);
        if (isNew && kept is null)
            FirstStart.Kept.TryAdd(seed, FirstStart.Of(folder));
        return host;
    }

    /// <summary>A browser that keeps its cookies and follows no redirect by itself.</summary>
    public HttpClient Visitor() => CreateDefaultClient(new CookieContainerHandler(), new ToldFailures(failures));

    /// <summary>Signed in through the sign-in page as a demonstration account: "triage", "worker", "lead.thanet".</summary>
    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Visitor();
        var answer = await client.PostFormAsync("/account/sign-in", new() { ["Email"] = $"{account}@demo.example", ["Password"] = DemoAccounts.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>Works on the database under a name, as a job or as a demonstration account.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor ?? Actor.Job("Test");
        return await work(scope.ServiceProvider);
    }

    /// <summary>Reads or writes the database directly.</summary>
    public Task<T> WithDbAsync<T>(Func<EarlyHelpDbContext, Task<T>> work, Actor? actor = null) =>
        InScopeAsync(services => work(services.GetRequiredService<EarlyHelpDbContext>()), actor);

    /// <summary>Another instance of the service on the same database, documents, clock and settings, beside this one, which goes on.</summary>
    public App Beside()
    {
        _ = Server;
        var other = new App(folder, server, Clock) { goesOn = true };
        foreach (var (key, value) in Settings)
            other.Settings.Add(key, value);
        return other;
    }

    /// <summary>Stops the app and gives another one on the same database, documents, clock and settings, which knows nothing else of the first.</summary>
    public async Task<App> StopAndStartAsync()
    {
        goesOn = true;
        await DisposeAsync();
        var next = new App(folder, server, Clock);
        foreach (var (key, value) in Settings)
            next.Settings.Add(key, value);
        return next;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        SqliteConnection.ClearAllPools();
        if (!disposing || goesOn)
            return;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        if (server is not null)
            TestServer.Drop(server);
    }
}

/// <summary>What a first start leaves behind: the database, and the documents of a demonstration.</summary>
internal sealed record FirstStart(IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Those of this run, by their first data and clock.</summary>
    public static ConcurrentDictionary<string, FirstStart> Kept { get; } = new();

    /// <summary>Of the app that keeps its files in this folder and has just started.</summary>
    public static FirstStart Of(string folder)
    {
        var copy = Path.Combine(folder, "copy.db");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, App.Database)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO $copy";
            command.Parameters.AddWithValue("$copy", copy);
            command.ExecuteNonQuery();
        }

        var database = File.ReadAllBytes(copy);
        File.Delete(copy);
        var documents = Path.Combine(folder, "documents");
        var files = Directory.Exists(documents) ? Directory.EnumerateFiles(documents, "*", SearchOption.AllDirectories) : [];
        return new(files.ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes).Append(new(App.Database, database)).ToDictionary());
    }

    /// <summary>Puts it into the folder of an app that has not started.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (name, content) in Files)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }
}

/// <summary>Keeps the exceptions that the app logs as errors, so that a test that meets a 500 can say why.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Exception> seen = new();

    /// <summary>What went wrong so far.</summary>
    public string Told => string.Join(Environment.NewLine, seen);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && IsEnabled(logLevel))
            seen.Enqueue(exception);
    }

    public void Dispose()
    {
    }
}

/// <summary>No page may ever answer 500: the test fails where it happens, with what went wrong.</summary>
internal sealed class ToldFailures(FailureLog failures) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        Assert.False(answer.StatusCode == HttpStatusCode.InternalServerError, $"{request.Method} {request.RequestUri} answered 500: {failures.Told}");
        return answer;
    }
}

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock(DateTime utc) : TimeProvider
{
    /// <summary>The instant (UTC).</summary>
    public DateTime Utc { get; set; } = utc;

    /// <summary>Sets it to a local date-time of Europe/London.</summary>
    public void SetLocal(DateTime local) => Utc = Domain.UkTime.ToUtc(local);

    /// <summary>How far it goes on each time that it is read: as a real clock does, where a test sets it.</summary>
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Utc += Step, TimeSpan.Zero);
}

/// <summary>Reading pages and sending their forms as a browser would: hidden fields and the antiforgery token come along.</summary>
public static class Browsing
{
    /// <summary>The page as a document.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"GET {address} answered {(int)answer.StatusCode}");
        return await answer.DocumentAsync();
    }

    /// <summary>The body as a document.</summary>
    public static async Task<IHtmlDocument> DocumentAsync(this HttpResponseMessage answer) =>
        (IHtmlDocument)await BrowsingContext.New().OpenAsync(async r => r.Content(await answer.Content.ReadAsStringAsync()));

    /// <summary>Opens the page, fills its form (the one that posts to <paramref name="action"/>, or the only one) and sends it.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string address, Dictionary<string, string?> fields, string? action = null)
    {
        var page = await client.PageAsync(address);
        return await client.PostAsync(page, fields, action ?? address);
    }

    /// <summary>Sends a form of a page that is already open, with everything it holds and what the person changed.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this HttpClient client, IHtmlDocument page, Dictionary<string, string?> fields, string action)
    {
        var form = page.Forms.OfType<IHtmlFormElement>().FirstOrDefault(f => f.Method == "post" && (f.GetAttribute("action") ?? "") == action)
            ?? page.Forms.OfType<IHtmlFormElement>().Single(f => f.Method == "post" && !(f.GetAttribute("action") ?? "").Contains("sign-out", StringComparison.Ordinal));
        var values = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input[name],textarea[name],select[name]"))
        {
            var name = input.GetAttribute("name")!;
            if (fields.ContainsKey(name))
                continue;
            var value = input switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement { Type: "file" or "submit" } => null,
                IHtmlInputElement text => text.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (value is not null)
                values.Add(new(name, value));
        }

        values.AddRange(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string>(f.Key, f.Value!)));
        return await client.PostAsync(new Uri(form.GetAttribute("action") is { Length: > 0 } target ? target : action, UriKind.Relative), new FormUrlEncodedContent(values));
    }
}
