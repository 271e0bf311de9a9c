using EarlyHelp.Data;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Tests;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Instances;

/// <summary>Figures and exports are read from a read-only copy where one is configured; everything else, and all that is written, is the database itself (adr/0034).</summary>
public sealed class ReplicaTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("earlyhelp-replica-").FullName;
    private readonly App first = new();
    private App app = null!;

    private static readonly string AsOf = $"Figures as they stood at {Domain.UkDates.DateAndTime(new DateTime(2026, 11, 18, 10, 0, 0, DateTimeKind.Utc))}";

    private string Copy => Path.Combine(folder, "copy.db");

    public async Task InitializeAsync()
    {
        await first.PassAsync("Before", allocateTo: "worker@demo.example");
        // What a replica that is some minutes behind looks like: a case more is in the database.
        using (var live = new SqliteConnection($"Data Source={Path.Combine(first.Folder, App.Database)}"))
        using (var copy = new SqliteConnection($"Data Source={Copy};Pooling=False"))
        {
            await live.OpenAsync();
            live.BackupDatabase(copy);
        }

        first.Clock.Utc = first.Clock.Utc.AddMinutes(18);
        await first.PassAsync("After", allocateTo: "worker@demo.example");
        first.Settings["ConnectionStrings:EarlyHelpReadOnly"] = $"Data Source={Copy};Mode=ReadOnly;Pooling=False";
        app = first.Beside();
    }

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        await first.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [SqliteFact("The copy of the test is a file.")]
    public async Task The_tracker_and_the_scorecard_are_of_the_copy_and_say_how_old_it_is_and_lists_are_of_now()
    {
        var county = await app.SignedInAsync("county");

        var tracker = (await county.PageAsync("/tracker")).QuerySelector("main")!.TextContent;
        var scorecard = (await county.PageAsync("/scorecard?month=2026-11")).QuerySelector("main")!.TextContent;
        Assert.Contains(AsOf, tracker, StringComparison.Ordinal);
        Assert.Contains(AsOf, scorecard, StringComparison.Ordinal);
        Assert.StartsWith("1 of", await OpenAsync(county), StringComparison.Ordinal);

        var worker = (await (await app.SignedInAsync("worker")).PageAsync("/cases")).QuerySelector("main")!.TextContent;
        Assert.Contains("Before", worker, StringComparison.Ordinal);
        Assert.Contains("After", worker, StringComparison.Ordinal);
    }

    [SqliteFact("The copy of the test is a file.")]
    public async Task Without_a_copy_the_figures_are_of_now_and_nothing_is_said()
    {
        var county = await first.SignedInAsync("county");

        Assert.DoesNotContain("as they stood", (await county.PageAsync("/tracker")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("2 of", await OpenAsync(county), StringComparison.Ordinal);
    }

    [SqliteFact("The copy of the test is a file.")]
    public async Task An_export_is_read_from_the_copy_and_written_into_the_audit_of_the_database()
    {
        var to = Path.Combine(folder, "out");
        await app.InScopeAsync(services => services.GetRequiredService<RegisterExport>().RunAsync(to));

        Assert.Equal(2, (await File.ReadAllLinesAsync(Path.Combine(to, "cases.csv"))).Length);
        Assert.Equal(2, await app.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == RegisterExport.Begun || e.Action == RegisterExport.Ended)));
    }

    [SqliteFact("The copy of the test is a file.")]
    public async Task A_frozen_month_is_of_the_database_and_not_of_the_copy_and_nothing_can_be_saved_there()
    {
        var facts = await app.InScopeAsync(services => services.GetRequiredService<Data.Scorecards.ScorecardFacts>().LoadAsync(Domain.Scorecards.Month.Of(new DateOnly(2026, 11, 18)), new DateOnly(2026, 11, 18)));
        Assert.Single(facts.Cases);
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InScopeAsync(services =>
        {
            var db = services.GetRequiredService<Replica>().Db;
            db.Add(new StaffMember("Nowhere", "nowhere@demo.example"));
            return db.SaveChangesAsync();
        }));

        app.Clock.SetLocal(new DateTime(2026, 12, 2, 10, 0, 0));
        var frozen = await app.InScopeAsync(services => services.GetRequiredService<Data.Scorecards.Freezing>().FreezeAsync(Domain.Scorecards.Month.Of(new DateOnly(2026, 11, 18))), await ManagerAsync());

        Assert.Equal(2, frozen.Tallies.Where(t => t.Subject == Domain.Scorecards.Subject.Case).Select(t => t.Reference).Distinct().Count());
    }

    private Task<Domain.Access.Actor> ManagerAsync() => app.WithDbAsync(async db =>
    {
        var person = await db.Staff.Include(s => s.Postings).SingleAsync(s => s.Email == "county@demo.example");
        return Domain.Access.Actor.Staff(person, person.Postings[0]);
    });

    private static async Task<string> OpenAsync(HttpClient county)
    {
        var table = (await county.PageAsync("/tracker")).QuerySelector("main table")!;
        var column = table.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).ToList().FindIndex(h => h.StartsWith("Open cases", StringComparison.Ordinal));
        return table.QuerySelector("tbody tr:last-child")!.QuerySelectorAll("th,td")[column].TextContent.Trim();
    }
}
