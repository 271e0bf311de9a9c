using System.Net;
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
    private bool goesOn, hasStarted;
    private string given = "";

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

    /// <summary>What a test builds up before anything else happened: the first app of a run makes it, those after it begin with a copy of what that left.</summary>
    /// <param name="what">What it is; after something else that was given, it is the one on top of the other.</param>
    /// <param name="make">Makes it, and says what it made.</param>
    internal async Task<T> GivenAsync<T>(string what, Func<Task<T>> make)
        where T : class
    {
        var isFirst = !hasStarted && server is null && Settings.Count == 0 && Interceptors.Count == 0;
        var key = $"{given}/{what} {Clock.Utc:O}";
        if (isFirst && FirstStart.Given.TryGetValue(key, out var kept))
        {
            given = key;
            Clock.Utc = kept.Clock;
            kept.Start.WriteTo(folder);
            return (T)kept.Made;
        }

        var made = await make();
        if (isFirst)
            FirstStart.Given.TryAdd(key, (FirstStart.Of(folder), made, Clock.Utc));
        return made;
    }

    /// <summary>The first app of a run fills an empty database; those after it with the same first data begin with a copy, which spares each a second, or ten.</summary>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        hasStarted = true;
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
