using System.Data.Common;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EarlyHelp.Web.Tests.Infrastructure;

/// <summary>A change, its audit and the mark of its post are one transaction: all of it or nothing.</summary>
public sealed class SavingTests(App app) : IClassFixture<App>
{
    private static readonly Actor Priya = Actor.Staff(1, "Priya Nair", Role.TriageOfficer);
    private static readonly Actor Owen = Actor.Staff(2, "Owen Blake", Role.TriageOfficer);

    [Fact]
    public async Task A_change_is_written_down_with_who_when_and_what()
    {
        await app.WithDbAsync(db => AddAsync(db, "written.down@example.org"), Priya);

        var entry = (await AuditAsync("written.down@example.org")).Single();
        Assert.Equal(("Priya Nair", 1, app.Clock.Utc, "Added"), (entry.By, entry.StaffId, entry.At, entry.Action));
        Assert.Contains("\"After\":\"written.down@example.org\"", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_fails_leaves_neither_the_change_nor_its_audit()
    {
        await Assert.ThrowsAsync<DbUpdateException>(() => app.WithDbAsync(async db =>
        {
            db.Add(new StaffMember("First", "half.done@example.org"));
            db.Add(new StaffMember("Second with the same address", "half.done@example.org"));
            return await db.SaveChangesAsync();
        }, Priya));

        Assert.Equal(0, await StaffAsync("half.done@example.org"));
        Assert.Empty(await AuditAsync("half.done@example.org"));
    }

    [Fact]
    public async Task A_change_that_cannot_be_written_down_is_not_made()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EarlyHelpDbContext>();
        db.Add(new StaffMember("Nobody's work", "under.no.name@example.org"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());

        Assert.Equal(0, await StaffAsync("under.no.name@example.org"));
    }

    [Fact]
    public async Task The_audit_is_only_ever_added_to()
    {
        await app.WithDbAsync(db => AddAsync(db, "never.rewritten@example.org"), Priya);

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.WithDbAsync(async db =>
        {
            db.Remove(await db.Set<AuditEntry>().OrderBy(e => e.Id).LastAsync());
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Two_saves_under_the_key_of_one_form_make_one_change()
    {
        var key = Guid.NewGuid().ToString();
        await SaveUnderAsync(key, "first.click@example.org");

        await Assert.ThrowsAsync<DbUpdateException>(() => SaveUnderAsync(key, "second.click@example.org"));

        Assert.Equal((1, 0), (await StaffAsync("first.click@example.org"), await StaffAsync("second.click@example.org")));
    }

    [Fact]
    public async Task What_a_person_types_is_kept_for_that_person_and_that_record_only()
    {
        await KeepAsync(Priya, "note:EHC-2026-000001", "Half a sentence");

        Assert.Equal("Half a sentence", await KeptAsync(Priya, "note:EHC-2026-000001"));
        Assert.Null(await KeptAsync(Owen, "note:EHC-2026-000001"));
        Assert.Null(await KeptAsync(Priya, "note:EHC-2026-000002"));
    }

    [Fact]
    public async Task What_was_kept_goes_with_the_save_and_stays_with_a_save_that_fails()
    {
        await KeepAsync(Priya, "note:EHC-2026-000003", "To be saved");
        await Assert.ThrowsAsync<DbUpdateException>(() => SaveWithDraftAsync("note:EHC-2026-000003", "triage@demo.example"));
        Assert.Equal("To be saved", await KeptAsync(Priya, "note:EHC-2026-000003"));

        await SaveWithDraftAsync("note:EHC-2026-000003", "saved.for.good@example.org");

        Assert.Null(await KeptAsync(Priya, "note:EHC-2026-000003"));
    }

    [Fact]
    public async Task A_form_that_is_kept_twice_at_one_moment_is_kept_as_it_was_typed_last()
    {
        const string Key = "note:EHC-2026-000004";

        var kept = await app.InScopeAsync(async services =>
        {
            var overtaking = new Overtaking(() => KeepAsync(Priya, Key, "Kept while typing"));
            // By another way to the file, as another instance has it: within one program saves take turns.
            var file = new FileInfo(services.GetRequiredService<EarlyHelpDbContext>().Database.GetDbConnection().DataSource);
            var way = Directory.CreateSymbolicLink($"{file.DirectoryName}-other", file.DirectoryName!);
            var options = new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite($"Data Source={Path.Combine(way.FullName, file.Name)}").AddInterceptors(overtaking).Options;
            var current = services.GetRequiredService<CurrentActor>();
            await using var db = new EarlyHelpDbContext(options, current, services.GetRequiredService<PostInHand>(), app.Clock);
            var drafts = new Web.Infrastructure.Drafts(db, current, app.Clock, NullLogger<Web.Infrastructure.Drafts>.Instance);
            var isKept = await drafts.KeepAsync(Key, new Microsoft.AspNetCore.Http.FormCollection(new() { ["Text"] = "Sent" }));
            way.Delete();
            return isKept;
        }, Priya);

        Assert.True(kept);
        Assert.Equal("Sent", await KeptAsync(Priya, Key));
    }

    private static async Task<int> AddAsync(EarlyHelpDbContext db, string email)
    {
        db.Add(new StaffMember("Somebody new", email));
        return await db.SaveChangesAsync();
    }

    private Task<int> SaveUnderAsync(string key, string email) => app.InScopeAsync(services =>
    {
        services.GetRequiredService<PostInHand>().Key = key;
        return AddAsync(services.GetRequiredService<EarlyHelpDbContext>(), email);
    }, Priya);

    private Task<int> SaveWithDraftAsync(string draft, string email) => app.InScopeAsync(services =>
    {
        services.GetRequiredService<PostInHand>().DraftKey = draft;
        return AddAsync(services.GetRequiredService<EarlyHelpDbContext>(), email);
    }, Priya);

    private Task<bool> KeepAsync(Actor who, string key, string text) => app.InScopeAsync(
        services => services.GetRequiredService<Web.Infrastructure.Drafts>().KeepAsync(key, new Microsoft.AspNetCore.Http.FormCollection(new() { ["Text"] = text })), who);

    private Task<string?> KeptAsync(Actor who, string key) => app.InScopeAsync(async services =>
    {
        var form = new ModelStateDictionary();
        await services.GetRequiredService<Web.Infrastructure.Drafts>().RestoreAsync(key, form);
        return form["Text"]?.AttemptedValue;
    }, who);

    private Task<int> StaffAsync(string email) => app.WithDbAsync(db => db.Staff.CountAsync(s => s.Email == email));

    private Task<List<AuditEntry>> AuditAsync(string email) => app.WithDbAsync(db => db.Set<AuditEntry>().Where(e => e.Changes.Contains(email)).ToListAsync());
}

/// <summary>Does something else after a save has looked and before it writes, once.</summary>
internal sealed class Overtaking(Func<Task> other) : DbTransactionInterceptor
{
    private bool isDone;

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        if (!isDone)
        {
            isDone = true;
            await other();
        }

        return result;
    }
}
