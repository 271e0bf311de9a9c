using System.Data.Common;
using System.Text.Json;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Tests.Transfers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Data.Tests.Auditing;

/// <summary>An audit trail in a database file of its own: changes and looks in turn, and somebody who can write into the file.</summary>
internal sealed class Trail : IDisposable
{
    private static readonly DateTime At = new(2026, 11, 18, 10, 30, 0, 123, DateTimeKind.Utc);
    private static readonly Actor Priya = Actor.Staff(7, "Priya Nair", Role.TriageOfficer);

    /// <summary>Key of the certificate by which families are erased here.</summary>
    public const string Certificate = "ERA-TESTED";

    public static readonly DateTime ErasedAt = new(2026, 11, 18, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Officer = Actor.Staff(9, "Ines Duarte", Role.PrivacyOfficer);

    // The same for every test: each is made once and copied.
    private static readonly Lazy<Task<byte[]>> Empty = new(MakeEmptyAsync);
    private static readonly Lazy<Task<byte[]>> Twelve = new(MakeTwelveAsync);

    private readonly string folder = Directory.CreateTempSubdirectory("earlyhelp-chain-").FullName;

    private Trail() => File = Path.Combine(folder, "trail.db");

    public string File { get; }

    /// <summary>Twelve entries: a change at odd places, a look at even ones.</summary>
    public static Task<Trail> OfTwelveAsync() => CopyAsync(Twelve.Value);

    public static Task<Trail> EmptyAsync() => CopyAsync(Empty.Value);

    public EarlyHelpDbContext Open() => KilledProcess.Open(File);

    public async Task SaveAsync(params object[] rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task<AuditProof> VerifyAsync(string? noted = null)
    {
        await using var db = Open();
        return await new AuditVerification(db).RunAsync(noted is null ? null : AuditAnchor.Read(noted));
    }

    /// <summary>Verifies it, and something is done once, after the end of the chain was read.</summary>
    public async Task<AuditProof> VerifyWhileAsync(Func<Task> meanwhile)
    {
        await using var db = KilledProcess.Open(File, new Meanwhile(meanwhile));
        return await new AuditVerification(db).RunAsync();
    }

    /// <summary>Takes the head away within somebody's transaction.</summary>
    public static Task BreakHeadAsync(EarlyHelpDbContext db) => db.AuditHeads.ExecuteDeleteAsync();

    /// <summary>Erases what entries say, as an erasure of a family does; or as somebody who knows how it does, with other words or another certificate.</summary>
    public async Task EraseAsync(long[] places, string? said = null, long? certified = null, string key = Certificate, long family = 41, bool isCertified = true)
    {
        await using var db = Open();
        // The looks of places 4 and 10 are at two families that were found to be one, the one of place 6 at another.
        await db.Database.ExecuteSqlRawAsync("INSERT OR IGNORE INTO Families (Id, Reference, Name, MergedIntoId, Version) VALUES (41, 'ERA-TESTED', 'Erased', NULL, 0), (44, 'ERA-TESTED-2', 'Erased', 41, 0), (42, 'ERA-OTHERS', 'Erased', NULL, 0)");
        await using var transaction = await db.Database.BeginTransactionAsync();
        var blanked = await AuditErasure.BlankAsync(db, places);
        var counts = JsonSerializer.Serialize(new Dictionary<string, long> { [AuditedCertificate.CountOfEntries] = certified ?? blanked.Count });
        var certificate = Erasure.Certify(family, key, "CASE", new(2026, 1, 1), "The board agreed", Officer, ErasedAt, counts);
        if (isCertified)
        {
            db.Add(certificate);
            await db.SaveChangesAsync();
        }

        var entry = AuditErasure.EntryOf(certificate, Officer, blanked);
        db.Unwritten.Add(said is null ? entry : new AuditEntry(Officer, ErasedAt, entry.Action, entry.Entity, key, new(null, null, family, null), said));
        await transaction.CommitAsync();
    }

    /// <summary>Changes of one row of a kind, each with whom it was about then.</summary>
    public async Task ChangeAsync(params AuditSubject[] subjects)
    {
        await using var db = Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Unwritten.Add(subjects.Select(s => new AuditEntry(Officer, ErasedAt, "Modified", "Consent", $"{subjects.Length}", s, """[{"Name":"Words","Before":null,"After":"Yes"}]""")));
        await transaction.CommitAsync();
    }

    /// <summary>The first thing that is wrong.</summary>
    public async Task<(AuditProblemKind Kind, long Place)> FirstProblemAsync(string? noted = null)
    {
        var problem = (await VerifyAsync(noted)).Problems[0];
        return (problem.Kind, problem.Place);
    }

    /// <summary>Somebody writes into the file.</summary>
    public Task TamperAsync(params IEnumerable<string> statements) => ExecuteAsync(statements, changed => Assert.NotEqual(0, changed));

    private async Task ExecuteAsync(IEnumerable<string> statements, Action<int> check)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            check(await command.ExecuteNonQueryAsync());
        }
    }

    /// <summary>Moves every entry from a place on by so many, in both tables.</summary>
    public Task MoveAsync(int from, int by) => ExecuteAsync(
        from table in new[] { "AuditEntries", "Looks" }
        from statement in new[] { $"UPDATE {table} SET Id = -(Id + {by}) WHERE Id >= {from}", $"UPDATE {table} SET Id = -Id WHERE Id < 0" }
        select statement, _ => { });

    /// <summary>Where the entry of a place is.</summary>
    public static string TableOf(int place) => place % 2 == 1 ? "AuditEntries" : "Looks";

    private static async Task<Trail> CopyAsync(Task<byte[]> made)
    {
        var trail = new Trail();
        await System.IO.File.WriteAllBytesAsync(trail.File, await made);
        await using var db = trail.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL");
        return trail;
    }

    private static async Task<byte[]> MakeEmptyAsync()
    {
        using var trail = new Trail();
        await using var db = trail.Open();
        await db.Database.EnsureCreatedAsync();
        await db.Database.CloseConnectionAsync();
        return await System.IO.File.ReadAllBytesAsync(trail.File);
    }

    private static async Task<byte[]> MakeTwelveAsync()
    {
        using var trail = await CopyAsync(Empty.Value);
        for (var i = 0; i < 6; i++)
        {
            await trail.SaveAsync(new StaffMember($"Person {i}", $"person{i}@demo.example"));
            await trail.SaveAsync(Look.Of(Priya, At.AddMinutes(i), 40 + i, "Family", "They rang and asked", caseId: 3, notificationId: 4, personId: 5));
        }

        await using (var db = trail.Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=DELETE");
        return await System.IO.File.ReadAllBytesAsync(trail.File);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // The first command reads where the chain ends.
    private sealed class Meanwhile(Func<Task> act) : DbCommandInterceptor
    {
        private int commands;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (++commands == 2)
                await act();
            return result;
        }
    }
}
