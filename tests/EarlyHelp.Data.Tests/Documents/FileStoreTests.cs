using EarlyHelp.Data.Access;
using EarlyHelp.Data.Documents;
using EarlyHelp.Data.Tests.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace EarlyHelp.Data.Tests.Documents;

/// <summary>No bytes without a record, and above all no record without its bytes.</summary>
public sealed class FileStoreTests : IDisposable
{
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"u8.ToArray();

    private readonly Lines log = new();
    private readonly DocumentFolder folder = new(Directory.CreateTempSubdirectory("earlyhelp-files-").FullName);

    [Fact]
    public async Task A_file_that_could_not_be_written_whole_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<FileNotKeptException>(() => Store().KeepAsync("letter.pdf", new Breaking(Pdf)));

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData(BrokenSaves.Place.Beginning, 0)]
    [InlineData(BrokenSaves.Place.AnswerToCommit, 1)]
    public async Task The_bytes_go_with_a_save_that_was_undone_and_stay_where_the_record_may_stand(BrokenSaves.Place breaksAt, int left)
    {
        await using var records = await Records.NewAsync();
        var id = await records.AskAsync<EarlyHelpDbContext, long>(async db =>
        {
            var add = new CaseRecordsOfTests(db);
            var unit = await db.Units.Include(u => u.District.Area).OrderBy(u => u.Id).FirstAsync();
            var given = add.Accepted("Walker", unit);
            await db.SaveChangesAsync();
            return given.Id;
        });

        await records.DoAsync<Service>(async service =>
        {
            var db = service.Of<EarlyHelpDbContext>();
            var documents = new CaseDocuments(db, service.Of<Reach>(), Store(), new ScannerSettings(null, 0), service.Of<CurrentActor>(), records.Clock);
            var given = await db.Cases.SingleAsync(c => c.Id == id);
            records.Saves.BreaksAt = breaksAt;
            await Assert.ThrowsAsync<IOException>(() => documents.AddAsync(given, new(DocumentType.Other, "Letter", DocumentAudience.Everybody), "letter.pdf", new MemoryStream(Pdf), CaseRecordsOfTests.Day));
            records.Saves.BreaksAt = BrokenSaves.Place.Nowhere;
        }, CaseRecordsOfTests.By(Role.UnitWorker));

        Assert.Equal(left, Directory.GetFiles(folder.Path).Length);
        Assert.Equal(left, await records.AskAsync<EarlyHelpDbContext, int>(db => db.Set<CaseDocument>().CountAsync()));
    }

    [Fact]
    public async Task Bytes_that_can_not_be_deleted_are_logged_and_hide_nothing_of_what_failed_first()
    {
        // What can't be deleted as a file.
        Directory.CreateDirectory(Path.Combine(folder.Path, "stays"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "goes"), "");

        Store().DeleteUnsaved("stays", "goes");

        Assert.False(File.Exists(Path.Combine(folder.Path, "goes")));
        Assert.Contains("stays", Assert.Single(log.Told), StringComparison.Ordinal);
    }

    private FileStore Store() => new(folder, log);

    public void Dispose() => Directory.Delete(folder.Path, recursive: true);

    private sealed class Lines : ILogger<FileStore>
    {
        public List<string> Told { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Told.Add(formatter(state, exception));
    }

    /// <summary>Bytes for which the disk has room only in part.</summary>
    private sealed class Breaking(byte[] bytes) : MemoryStream(bytes)
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await destination.WriteAsync(ToArray().AsMemory(0, 8), cancellationToken);
            throw new IOException("No space left on device.");
        }
    }
}
