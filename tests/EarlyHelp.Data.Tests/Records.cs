using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Seeding;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Tests.Notifications.Form;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Data.Tests;

/// <summary>A database with the reference data and the services that keep family records, each piece of work in a scope of its own.</summary>
public sealed class Records : IAsyncDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly string? server = TestServer.IsUsed ? TestServer.NewDatabase() : null;
    private readonly ServiceProvider services;

    private Records(Action<DbContextOptionsBuilder>? database = null) => services = new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
        .AddLogging()
        .AddSingleton<TimeProvider>(Clock)
        .AddDbContext<EarlyHelpDbContext>(o => (database ?? Own)(o))
        .AddScoped<CurrentActor>().AddScoped<PostInHand>().AddScoped<Reach>().AddScoped<Opening>().AddScoped<AuditReader>()
        .AddScoped<ReferenceNumbers>().AddScoped<StandardsInForce>().AddScoped<ReferenceData>().AddScoped<Messages>().AddScoped(_ => new ServiceAddress(() => "https://earlyhelp.example"))
        .AddScoped<Data.Cases.Caseload>().AddScoped<Data.Cases.AllocationList>().AddScoped<Data.Cases.FollowUpQueue>().AddScoped<Data.Search.FamilySearch>()
        .AddScoped<Data.Supervision.SupervisionList>().AddScoped<Data.Cases.CoverList>().AddScoped<Data.Cases.Chronology>().AddScoped<CaseDocuments>()
        .AddSingleton(new DocumentFolder(Path.GetTempPath())).AddSingleton<FileStore>().AddSingleton(new ScannerSettings(null, 0))
        .AddScoped<Data.Privacy.LookReview>().AddSingleton<Data.Jobs.JobRuns>().AddSingleton<Data.Jobs.JobLeases>().AddSingleton<JobPace>().AddSingleton<Data.Privacy.UnusualLookSearch>()
        .AddScoped<TriageQueue>().AddScoped<NotificationRegister>().AddScoped<Service>()
        .AddScoped<Data.Transfers.Panels>().AddScoped<Data.Transfers.PanelList>().AddScoped<Data.Transfers.StepDownList>().AddScoped<Data.Transfers.StepDownDesk>().AddScoped<Data.Transfers.StepDownPack>()
        .AddScoped<Data.Generating.Generator>().AddScoped<Data.Registers.RegisterImport>().AddScoped<Data.Registers.RegisterExport>().AddScoped(p => new Replica(p.GetRequiredService<EarlyHelpDbContext>())).AddScoped<Data.Scorecards.ScorecardFacts>().AddScoped<Reception>().AddScoped<FamilyRecorder>().AddScoped<FamilyMatches>().AddScoped<Identification>().AddScoped<Merging>()
        .AddScoped<Data.Scorecards.TrackerFacts>().AddScoped<Data.Scorecards.ForecastFacts>().AddScoped<Data.Returns.AnnexARecords>().AddScoped<Data.AccessRequests.PersonRecords>().AddScoped<Data.Scorecards.FigureScopes>()
        .AddScoped<Data.Restrictions.Duties>().AddScoped<Data.Restrictions.RestrictionDesk>().AddScoped<Data.Restrictions.InterestDesk>().AddScoped<Data.Restrictions.GlassDesk>()
        .BuildServiceProvider();

    public StandingClock Clock { get; } = new() { Utc = new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc) };

    public Commands Queries { get; } = new();

    public BrokenSaves Saves { get; } = new();

    public long Priya { get; private set; }

    public long Owen { get; private set; }

    // The schema and the reference data are the same for every test: they are made once and copied.
    private static readonly Lazy<Task<Records>> First = new(FirstAsync);

    private static readonly SemaphoreSlim Copying = new(1);

    /// <summary>Services on a database that is named: nothing is made there.</summary>
    public static Records On(Action<DbContextOptionsBuilder> database) => new(database);

    private void Own(DbContextOptionsBuilder options) =>
        (server is null ? options.UseSqlite(connection, o => o.ExecutionStrategy(d => new Saving.TriesAgain(d))) : options.UseSqlServer(server, o => o.EnableRetryOnFailure())).AddInterceptors(Queries, Saves);

    public static async Task<Records> NewAsync()
    {
        if (TestServer.IsUsed)
            return await FirstAsync();
        var first = await First.Value;
        var records = new Records { Priya = first.Priya, Owen = first.Owen };
        await records.connection.OpenAsync();
        await Copying.WaitAsync();
        first.connection.BackupDatabase(records.connection);
        Copying.Release();
        return records;
    }

    private static async Task<Records> FirstAsync()
    {
        var records = new Records();
        await records.connection.OpenAsync();
        await records.DoAsync<EarlyHelpDbContext>(db => db.Database.EnsureCreatedAsync());
        await records.DoAsync<ReferenceData>(data => data.AddAsync());
        await records.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var (priya, owen) = (new StaffMember("Priya Nair", "priya@demo.example"), new StaffMember("Owen Blake", "owen@demo.example"));
            db.AddRange(priya, owen);
            await db.SaveChangesAsync();
            (records.Priya, records.Owen) = (priya.Id, owen.Id);
        });
        return records;
    }

    public Actor Officer => Actor.Staff(Priya, "Priya Nair", Role.TriageOfficer);

    public Actor Colleague => Actor.Staff(Owen, "Owen Blake", Role.TriageOfficer);

    /// <summary>Works with a service under a name.</summary>
    public async Task<TResult> AskAsync<TService, TResult>(Func<TService, Task<TResult>> work, Actor? by = null)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = by ?? Actor.Job("Test");
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task DoAsync<TService>(Func<TService, Task> work, Actor? by = null)
        where TService : notnull =>
        AskAsync<TService, bool>(async service =>
        {
            await work(service);
            return true;
        }, by);

    /// <summary>Works with a service and its database, and saves.</summary>
    public async Task SaveAsync<TService>(Func<TService, EarlyHelpDbContext, Task> work, Actor? by = null)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = by ?? Actor.Job("Test");
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        await work(scope.ServiceProvider.GetRequiredService<TService>(), db);
        await db.SaveChangesAsync();
    }

    /// <summary>Receives a sample as its notifier would send it, at ten on its day.</summary>
    public async Task<string> ReceiveAsync(int sample)
    {
        Clock.Utc = UkTime.ToUtc(SampleNotifications.Day(sample).ToDateTime(new TimeOnly(10, 0)));
        Notification? received = null;
        await SaveAsync<Reception>(
            async (reception, _) => received = await reception.ReceiveAsync(SampleNotifications.Form(sample), SampleNotifications.Of(sample), sample == 7 ? NotificationChannel.Upload : NotificationChannel.Online),
            Actor.Visitor);
        return received!.Reference;
    }

    /// <summary>The notification with its family, people and homes.</summary>
    public Task<Notification> NotificationAsync(string reference) => AskAsync<EarlyHelpDbContext, Notification>(db => LoadAsync(db, reference));

    public static Task<Notification> LoadAsync(EarlyHelpDbContext db, string reference) => db.Notifications
        .Include(n => n.Versions)
        .Include(n => n.Family.Members).ThenInclude(m => m.Person.Residences).ThenInclude(r => r.Address)
        .Include(n => n.Family.Members).ThenInclude(m => m.Person.Schoolings)
        .AsSplitQuery().SingleAsync(n => n.Reference == reference);

    public static Person One(Family family, FamilyRole role) => family.Members.First(m => m.Role == role).Person;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await connection.DisposeAsync();
        if (server is not null)
            TestServer.Drop(server);
    }
}

/// <summary>Any of the services, of the same piece of work.</summary>
public sealed class Service(IServiceProvider services)
{
    public T Of<T>()
        where T : notnull => services.GetRequiredService<T>();
}

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class StandingClock : TimeProvider
{
    public DateTime Utc { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Utc, TimeSpan.Zero);
}
