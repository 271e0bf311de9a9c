using System.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Posts;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>An import or an export that runs while others work, that is far too wrong, or that breaks.</summary>
public sealed class RegisterRunTests
{
    private const string People = "person_ref,family_ref,family_role,first_name";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    [Fact]
    public async Task Ten_thousand_problems_are_told_and_the_others_counted()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", [People, .. Enumerable.Range(0, 6000).Select(i => $"P{i},,uncle,Sam")]);

        var result = await ImportAsync(records, folder);

        Assert.Equal((10_000, 2000, false), (result.Problems.Count, result.MoreProblems, result.IsWritten));
    }

    [Fact]
    public async Task A_value_without_end_ends_the_file_to_mend_too_and_what_is_missing_can_not_be_forgotten()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo", $"P2,F1,child,\"{new string('x', 100_001)}", "P3,F1,child,Sam");
        var result = await ImportAsync(records, folder);
        Assert.Equal((3, "A value of this row is longer than 100000 characters: a quote may not be closed"), Assert.Single(result.Problems) is var p ? (p.Line, p.Reason) : default);

        var mended = await File.ReadAllLinesAsync(Assert.Single(RegisterImport.WriteToMend(folder.Register, result)));

        Assert.Equal(["error_reason,person_ref,family_ref,family_role,first_name", ",P1,F1,child,Leo"], mended[..2]);
        Assert.Equal(3, mended.Length);
        Assert.EndsWith("the rows from here on are not in this file: mend the file that you sent,,,,", mended[2].Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        folder.Write("people.csv", mended);
        Assert.False((await ImportAsync(records, folder)).IsWritten);
    }

    [Fact]
    public async Task A_header_without_end_is_told_and_no_failure()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", $"person_ref,\"{new string('x', 100_001)}", "P3,F1,child,Sam");

        var result = await ImportAsync(records, folder);

        Assert.Equal(1, Assert.Single(result.Problems).Line);
        Assert.StartsWith("error_reason\r\n", await File.ReadAllTextAsync(Assert.Single(RegisterImport.WriteToMend(folder.Register, result))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_ends_at_the_last_row()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", [People, .. Enumerable.Range(0, 1500).Select(i => $"P{i},F{i},child,Sam")]);
        folder.Write("family_members.csv", ["person_ref,family_ref,family_role,from", .. Enumerable.Range(0, 1500).Select(i => $"P{i},F{i},child,2016-01-01")]);
        List<RegisterProgress> told = [];

        await ImportAsync(records, folder, new During("Writing", () => { }, told));

        Assert.Equal((1500, 1500), (told[^1].Rows, told[^1].Of!.Value));
    }

    [Fact]
    public async Task A_file_that_changes_between_reading_and_writing_is_written_in_no_part()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo", "P2,F1,child,Sam");
        folder.Write("cases.csv", "case_ref,family_ref,origin,unit,opened_on", "C1,F1,step_down,Maidstone 3,2016-01-04");
        folder.Write("feedback.csv", ["case_ref,invited_on", .. Enumerable.Repeat("C1,2016-05-02", 2000)]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ImportAsync(records, folder, new During("Checking", () => folder.Change("people.csv", "P2,F1,child,Sam", "P2,F1,child"))));

        Assert.Equal(0, await records.AskAsync<EarlyHelpDbContext, int>(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Somebody_who_is_worked_on_while_the_folder_is_read_is_seen_before_it_is_written()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo");
        await ImportAsync(records, folder);
        folder.Write("people.csv", [People, "P1,F1,child,Leonard", .. Enumerable.Range(2, 2000).Select(i => $"P{i},F1,child,Sam")]);

        var result = await ImportAsync(records, folder, new During("Checking", () => Work(records, person => person.Describe(language: "Welsh"))));

        Assert.Equal((2, false), Assert.Single(result.Problems) is var p ? (p.Line, result.IsWritten) : default);
        Assert.Equal(1, await records.AskAsync<EarlyHelpDbContext, int>(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Two_who_import_the_same_folder_at_once_make_nobody_twice()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", [People, .. Enumerable.Range(0, 2000).Select(i => $"P{i},F1,child,Sam")]);

        var result = await ImportAsync(records, folder, new During("Checking", () => ImportAsync(records, folder).GetAwaiter().GetResult()));

        Assert.Equal((true, 0), (result.IsWritten, result.Files.Single().New));
        Assert.Equal(2000, await records.AskAsync<EarlyHelpDbContext, int>(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task A_record_that_somebody_saved_meanwhile_is_not_written_over()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo");
        await ImportAsync(records, folder);

        await records.DoAsync<EarlyHelpDbContext>(db => db.TogetherAsync(async () =>
        {
            var person = await db.People.AsNoTracking().SingleAsync();
            using var rows = new RowWriter(db);
            Assert.Throws<DbUpdateConcurrencyException>(() => rows.Update(person, person.Id, (nameof(Domain.Versioned.Version), person.Version + 2)));
            rows.Update(person, person.Id, (nameof(Domain.Versioned.Version), person.Version + 1));
        }));
    }

    [Fact]
    public async Task An_export_that_is_stopped_leaves_nothing_behind()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        foreach (var at in new[] { Path.Combine(folder.Path, "new"), Directory.CreateDirectory(Path.Combine(folder.Path, "empty")).FullName })
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => records.DoAsync<RegisterExport>(export => export.RunAsync(at, stop.Token)));

        Assert.Equal(["empty"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder.Path, "empty")));
        Assert.Equal(0, await records.AskAsync<EarlyHelpDbContext, int>(db => db.AuditEntries.CountAsync(e => e.Action == "Exported")));
    }

    [Fact]
    public async Task An_export_can_be_read_by_nobody_else_on_the_machine_and_is_audited()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        var at = Path.Combine(folder.Path, "out");

        await records.DoAsync<RegisterExport>(export => export.RunAsync(at));

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(at));
        Assert.Equal(1, await records.AskAsync<EarlyHelpDbContext, int>(db => db.AuditEntries.CountAsync(e => e.Action == "Exported")));
    }

    [Fact]
    public async Task That_an_export_begins_is_audited_before_anything_leaves_and_what_left_afterwards()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo");
        await ImportAsync(records, folder);
        var at = Path.Combine(folder.Path, "out");

        var files = await records.AskAsync<RegisterExport, IReadOnlyList<Data.Registers.FileCount>>(export => export.RunAsync(at));

        var entries = await records.AskAsync<EarlyHelpDbContext, List<AuditEntry>>(db => db.AuditEntries.Where(e => e.Entity == "Register" && e.Action != "Added").OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["ExportBegun", "Exported"], entries.Select(e => e.Action));
        foreach (var said in new[] { "The whole register", "people.csv", "Looks", "AuditEntries", Environment.UserName })
            Assert.Contains(said, entries[0].Changes, StringComparison.Ordinal);
        Assert.All(files, f => Assert.Contains($"{{\"Name\":\"{f.File}\",\"Before\":null,\"After\":\"{f.Rows} rows\"}}", entries[1].Changes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_whose_beginning_cannot_be_audited_writes_nothing()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        var at = Path.Combine(folder.Path, "out");
        await records.DoAsync<EarlyHelpDbContext>(db => db.AuditHeads.ExecuteDeleteAsync());
        records.Queries.Seen.Clear();

        await Assert.ThrowsAsync<InvalidOperationException>(() => records.DoAsync<RegisterExport>(export => export.RunAsync(at)));

        Assert.False(Directory.Exists(at));
        Assert.Empty(records.Queries.Seen);
    }

    [Fact]
    public async Task Files_of_families_can_be_read_by_nobody_else_in_a_folder_that_others_may_read()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        folder.Write("people.csv", People, "P1,F1,child,Leo", "P2,F1,uncle,Sam");
        var wrong = await ImportAsync(records, folder);
        var mended = Path.Combine(folder.Path, "with-errors");
        RegisterImport.WriteToMend(folder.Register, wrong);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(mended, "people.csv"), Readable);
        // Written again, it takes the place of one that everybody could read.
        RegisterImport.WriteToMend(folder.Register, wrong);
        folder.Write("people.csv", People, "P1,F1,child,Leo");
        await ImportAsync(records, folder);
        var open = Directory.CreateDirectory(Path.Combine(folder.Path, "open")).FullName;

        await records.DoAsync<RegisterExport>(export => export.RunAsync(open));

        if (OperatingSystem.IsWindows())
            return;
        foreach (var inner in new[] { mended, Path.Combine(open, "all-records") })
            Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(inner));
        foreach (var file in new[] { "people.csv", "all-records/People.csv" }.Select(f => Path.Combine(open, f)).Append(Path.Combine(mended, "people.csv")))
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_snapshots_an_export_refuses_and_says_what_to_switch_on(int snapshots)
    {
        var refused = Assert.Throws<SnapshotsAreOffException>(() => ReadTransaction.LevelOf(snapshots, "Early]Help"));

        Assert.EndsWith("ALTER DATABASE [Early]]Help] SET ALLOW_SNAPSHOT_ISOLATION ON", refused.Message, StringComparison.Ordinal);
        Assert.Equal(IsolationLevel.Snapshot, ReadTransaction.LevelOf(1, "EarlyHelp"));
    }

    [Fact]
    public async Task Others_save_while_an_export_reads_and_it_sees_nothing_of_it()
    {
        using var folder = new TempFolder();
        var options = new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite($"Data Source={Path.Combine(folder.Path, "export.db")};Pooling=False;Default Timeout=1").Options;
        await using var first = new EarlyHelpDbContext(options, new CurrentActor(), new PostInHand(), new StandingClock());
        await first.Database.EnsureCreatedAsync();
        await first.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        await using var second = new EarlyHelpDbContext(options, new CurrentActor(), new PostInHand(), new StandingClock());

        await ReadTransaction.RunAsync(first, async () =>
        {
            Assert.Equal(0, await CountersAsync(first));
            await second.Database.ExecuteSqlRawAsync("INSERT INTO ReferenceCounters (Series, Last) VALUES ('FAM', 1)");
            Assert.Equal(0, await CountersAsync(first));
            return true;
        }, CancellationToken.None);

        Assert.Equal(1, await CountersAsync(first));
    }

    [Fact]
    public async Task What_was_decided_in_the_hour_that_the_clocks_repeat_goes_out_as_not_before_it_was_received()
    {
        await using var first = await Records.NewAsync();
        await first.ReceiveAsync(1);
        await first.DoAsync<EarlyHelpDbContext>(async db =>
        {
            var notification = db.Entry(await db.Notifications.SingleAsync());
            // 01:50 in summer time, and 01:10 twenty minutes later.
            notification.Property(n => n.ReceivedAt).CurrentValue = new DateTime(2025, 10, 26, 0, 50, 0, DateTimeKind.Utc);
            notification.Property(n => n.DecidedAt).CurrentValue = new DateTime(2025, 10, 26, 1, 10, 0, DateTimeKind.Utc);
            await db.SaveChangesAsync();
        });
        using var folder = new TempFolder();
        await first.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(folder.Path, "out")));

        await using var second = await Records.NewAsync();
        second.Clock.Utc = first.Clock.Utc.AddYears(1);
        Assert.Empty((await second.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(new(Path.Combine(folder.Path, "out"))))).Problems);
    }

    [Fact]
    public void Values_of_all_tables_read_the_same_from_both_databases()
    {
        object[] values = [new DateOnly(2016, 7, 1), new DateTime(2016, 7, 1), new DateTime(2016, 7, 1, 9, 5, 0, 250), true, false, 1.5m, 7L, "text"];

        Assert.Equal(["2016-07-01", "2016-07-01", "2016-07-01 09:05:00.25", "1", "0", "1.5", "7", "text"], values.Select(AllTables.Text));
    }

    private static Task<int> CountersAsync(EarlyHelpDbContext db) => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM ReferenceCounters").SingleAsync();

    private static void Work(Records records, Action<Person> work) => records.DoAsync<EarlyHelpDbContext>(async db =>
    {
        work(await db.People.SingleAsync());
        await db.SaveChangesAsync();
    }).GetAwaiter().GetResult();

    private static Task<RegisterResult> ImportAsync(Records records, TempFolder folder, IProgress<RegisterProgress>? progress = null) =>
        records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register, progress));

    // Does something once, in the middle of what an import does.
    private sealed class During(string doing, Action work, List<RegisterProgress>? told = null) : IProgress<RegisterProgress>
    {
        private bool isDone;

        public void Report(RegisterProgress value)
        {
            told?.Add(value);
            if (isDone || value.Doing != doing)
                return;
            isDone = true;
            work();
        }
    }
}
