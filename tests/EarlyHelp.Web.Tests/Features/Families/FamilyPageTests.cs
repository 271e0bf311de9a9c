using System.Net;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Families;

public sealed class FamilyPageTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task The_walkers_page_says_who_must_act_who_they_are_where_they_live_and_what_was_agreed()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var held = await app.GiveToWorkerAsync(notification);

        var text = (await (await app.SignedInAsync("worker")).PageAsync($"/families/{family}")).QuerySelector("main")!.TextContent;

        Assert.Contains("Sam Hill must act next on " + held, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        foreach (var words in new[] { "Walker family", "Leo Walker", "10 years", "Mia Walker", "14 Cooper's Lane, Ashford, TN24 8AA", "St Anne's Primary School", "71.4%", "UPN A950000178301", "07700 900 114", "Takes part", notification })
            Assert.Contains(words, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notification_that_triage_has_not_decided_is_not_told_to_the_worker()
    {
        var (family, first) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(first);
        var (other, second) = await app.ReceiveAsync(7);
        await app.WithDbAsync(async db => await db.Notifications.Where(n => n.Reference == second)
            .ExecuteUpdateAsync(u => u.SetProperty(n => n.FamilyId, db.Families.Single(f => f.Reference == family).Id)));

        var text = (await (await app.SignedInAsync("worker")).PageAsync($"/families/{family}")).QuerySelector("main")!.TextContent;

        Assert.Contains(first, text, StringComparison.Ordinal);
        Assert.DoesNotContain(second, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        Assert.Contains(second, (await (await app.SignedInAsync("triage")).PageAsync($"/families/{family}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_of_another_family_and_an_administrator_find_no_page()
    {
        var (family, _) = await app.ReceiveAsync(1);

        foreach (var account in new[] { "worker", "worker2", "admin", "privacy" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync($"/families/{family}")).StatusCode);
        Assert.Equal(0, await app.WithDbAsync(db => db.Looks.CountAsync()));
    }

    [Fact]
    public async Task An_area_manager_reads_the_page_without_numbers_and_without_ways_to_change_it()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);

        var area = await app.SignedInAsync("area");
        var page = await area.PageAsync($"/families/{family}");

        Assert.DoesNotContain("A950000178301", page.DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("a[href$='/new']"));
        Assert.Equal(HttpStatusCode.NotFound, (await area.GetAsync($"/families/{family}/people/new")).StatusCode);
    }

    [Fact]
    public async Task A_confidential_address_is_marked_and_never_printed()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        await app.GiveToWorkerAsync(notification);
        await app.WithDbAsync(async db =>
        {
            await foreach (var home in db.Residences.AsAsyncEnumerable())
                home.Keep(true, "Mr Walker");
            return await db.SaveChangesAsync();
        });

        var page = await (await app.SignedInAsync("worker")).PageAsync($"/families/{family}");

        var shown = page.QuerySelectorAll("main *").Where(e => e.Children.Length == 0 && e.TextContent.Contains("Lane", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, e => Assert.NotNull(e.Closest(".eh-no-print")));
        Assert.Contains("Keep from Mr Walker", page.DocumentElement.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_takes_as_many_queries_for_one_person_as_for_eight()
    {
        var counter = new QueryCounter();
        var connection = await app.WithDbAsync(db => Task.FromResult(db.Database.GetConnectionString()));
        var one = await MeetAsync(1);
        var eight = await MeetAsync(8);

        Assert.Equal(await CountAsync(one), await CountAsync(eight));

        async Task<int> CountAsync(long id)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.Staff(1, "Priya Nair", Role.TriageOfficer);
            var options = new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite(connection).AddInterceptors(counter).Options;
            await using var db = ActivatorUtilities.CreateInstance<EarlyHelpDbContext>(scope.ServiceProvider, options);
            var reach = ActivatorUtilities.CreateInstance<Reach>(scope.ServiceProvider, db);
            var records = new FamilyRecords(db, reach);
            counter.Count = 0;
            var record = await records.ReadAsync(await reach.Families.SingleAsync(f => f.Id == id));
            Assert.NotEmpty(record.Members);
            return counter.Count;
        }
    }

    private Task<long> MeetAsync(int people) => app.WithDbAsync(async db =>
    {
        var family = Family.Meet($"FAM-9{people:00000}", "Many");
        db.Add(family);
        for (var i = 0; i < people; i++)
        {
            var person = Person.Named($"Child {i}", "Many");
            person.LivesAt(Address.At($"{i} High Street", null, "Ashford", null, "TN24 8AA"), ResidenceKind.MainHome, new DateOnly(2026, 1, 1));
            person.Attends(new SchoolingFacts("Rainbow Nursery"), new DateOnly(2026, 1, 1));
            family.Add(person, FamilyRole.Child, new DateOnly(2026, 1, 1));
        }

        await db.SaveChangesAsync();
        return family.Id;
    });

    private sealed class QueryCounter : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<System.Data.Common.DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Count++;
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
