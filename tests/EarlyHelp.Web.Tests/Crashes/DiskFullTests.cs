using System.Data.Common;
using System.Net;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Documents;
using EarlyHelp.Web.Tests.Features.Cases;
using EarlyHelp.Web.Tests.Features.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>There is no room left for the database, or for documents: nothing acknowledged is lost, and what was typed is saved once there is room again.</summary>
public sealed class DiskFullTests : IAsyncLifetime
{
    private readonly App app = new();
    private readonly NoRoom noRoom = new();

    public Task InitializeAsync()
    {
        app.Interceptors.Add(noRoom);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task What_does_not_fit_into_the_database_is_told_and_saved_once_there_is_room()
    {
        var reference = await app.ContactedAsync("Fullup");
        var worker = await app.SignedInAsync("worker");
        var forms = new[] { "A", "B", "C", "D" }.Select(async letter => (Words: string.Concat(Enumerable.Repeat($"{letter} long note. ", 300)).Trim(), Page: await worker.PageAsync($"/cases/{reference}/notes/new")));
        var notes = await Task.WhenAll(forms);
        noRoom.IsFull = true;

        List<string> acknowledged = [];
        List<AngleSharp.Html.Dom.IHtmlDocument> refused = [];
        foreach (var (words, page) in notes)
        {
            var answer = await worker.PostAsync(page, new() { ["Kind"] = "Call", ["Text"] = words }, $"/cases/{reference}/notes");
            if (answer.StatusCode == HttpStatusCode.Redirect)
                acknowledged.Add(words);
            else
                refused.Add(await answer.AskedAsync());
        }

        Assert.NotEmpty(refused);
        Assert.Equal(acknowledged, await NotesAsync());
        noRoom.IsFull = false;
        foreach (var page in refused)
            Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(page)).StatusCode);
        Assert.Equal(notes.Select(n => n.Words).Order(StringComparer.Ordinal), (await NotesAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_document_for_which_there_is_no_room_leaves_nothing_and_can_be_sent_again()
    {
        var reference = await app.ContactedAsync("Nofolder");
        var worker = await app.SignedInAsync("worker");
        // Where the folder should be there is something that takes no files.
        await File.WriteAllTextAsync(app.Documents, "");

        var page = await (await worker.AddDocumentAsync(reference, Uploads.Pdf, title: "The school’s letter")).AskedAsync();

        Assert.Contains("The school’s letter", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await DocumentsAsync());
        File.Delete(app.Documents);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(page, Uploads.Pdf)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await worker.SendAgainAsync(page, Uploads.Pdf)).StatusCode);
        Assert.Equal(Uploads.Pdf, await File.ReadAllBytesAsync(Path.Combine(app.Documents, Assert.Single(await DocumentsAsync()).StoredAs)));
    }

    [Fact]
    public async Task What_is_saved_is_on_the_disk_before_anybody_hears_that_it_is()
    {
        var synchronous = await app.WithDbAsync(db => db.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync());
        var journal = await app.WithDbAsync(db => db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync());

        Assert.Equal((2, "wal"), (synchronous, journal));
    }

    private Task<List<string>> NotesAsync() => app.WithDbAsync(db => db.Set<CaseNote>().Where(n => n.Text != "First visit").OrderBy(n => n.Id).Select(n => n.Text).ToListAsync());

    private Task<List<CaseDocument>> DocumentsAsync() => app.WithDbAsync(db => db.Set<CaseDocument>().ToListAsync());

    /// <summary>The database may not become longer than it is: SQLite itself then says that the disk is full.</summary>
    private sealed class NoRoom : DbTransactionInterceptor
    {
        public bool IsFull { get; set; }

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
            DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1073741823";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
