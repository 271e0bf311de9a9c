using System.Security.Cryptography;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Posts;
using EarlyHelp.Domain.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Crashes;

/// <summary>What must hold of the database and the documents at every moment, whatever was going on when the process died.</summary>
internal static class Invariants
{
    // Those that the test begins with were not sent by anybody.
    private const string SentByForm = "n.Reference NOT LIKE 'EHN-2026-7%'";

    // Each finds the rows that must not be.
    private static readonly (string Fault, string Query)[] Forbidden =
    [
        ("The file of the database is damaged", "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'"),
        ("A row names one that is not there", "SELECT \"table\" || ' ' || rowid FROM pragma_foreign_key_check"),
        ("A family has more than one open case", "SELECT FamilyId FROM Cases WHERE ClosedOn IS NULL GROUP BY FamilyId HAVING count(*) > 1"),
        ("An open case has no worker though it is allocated", "SELECT Reference FROM Cases WHERE ClosedOn IS NULL AND State <> 'AwaitingAllocation' AND (WorkerId IS NULL OR UnitId IS NULL)"),
        ("An allocated case is not held for one spell",
            "SELECT Reference FROM Cases c WHERE c.ClosedOn IS NULL AND c.WorkerId IS NOT NULL AND (SELECT count(*) FROM CaseSpell s WHERE s.CaseId = c.Id AND s.\"To\" IS NULL AND s.WorkerId = c.WorkerId AND s.UnitId = c.UnitId) <> 1"),
        ("A baton and its ledger differ", "SELECT b.FamilyId FROM Batons b WHERE b.Number <> (SELECT max(e.Number) FROM BatonEntries e WHERE e.FamilyId = b.FamilyId)"),
        ("A ledger has a gap", "SELECT FamilyId FROM BatonEntries GROUP BY FamilyId HAVING count(*) <> max(Number)"),
        ("Early Help holds a family without an open case",
            "SELECT b.CaseReference FROM Batons b WHERE b.Service = 'EarlyHelp' AND NOT EXISTS (SELECT 1 FROM Cases c WHERE c.Reference = b.CaseReference AND c.ClosedOn IS NULL AND c.DistrictId = b.DistrictId)"),
        ("A family has an open case, and another service holds it",
            "SELECT c.Reference FROM Cases c JOIN Batons b ON b.FamilyId = c.FamilyId WHERE c.ClosedOn IS NULL AND b.Service <> 'EarlyHelp'"),
        ("A completed step-up left its case open", "SELECT s.Reference FROM StepUps s JOIN Cases c ON c.Id = s.CaseId WHERE s.CompletedOn IS NOT NULL AND c.ClosedOn IS NULL"),
        ("A notification has no first version, no line of what happened, or no receipt",
            "SELECT Reference FROM Notifications n WHERE " + SentByForm + " AND (NOT EXISTS (SELECT 1 FROM NotificationVersion v WHERE v.NotificationId = n.Id AND v.Number = 1) "
            + "OR NOT EXISTS (SELECT 1 FROM TimelineEntry t WHERE t.NotificationId = n.Id) OR NOT EXISTS (SELECT 1 FROM Outbox o WHERE o.Key = 'acknowledgement:' || n.Reference))"),
        ("A decision and its case differ",
            "SELECT Reference FROM Notifications n WHERE " + SentByForm + " AND (SELECT count(*) FROM Cases c WHERE c.NotificationId = n.Id) <> (SELECT count(*) FROM TriageDecision d WHERE d.NotificationId = n.Id AND d.Outcome = 'Unit')"),
        ("A form became a notification that is not there twice", "SELECT NotificationId FROM NotificationDrafts WHERE NotificationId IS NOT NULL GROUP BY 1 HAVING count(*) > 1"),
        ("Two messages are the same", "SELECT Key FROM Outbox GROUP BY Key HAVING count(*) > 1"),
    ];

    /// <summary>Everything that is wrong.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(RunningProgram program, Acknowledged acknowledged)
    {
        await using var connection = new SqliteConnection($"Data Source={program.Database};Pooling=False");
        await connection.OpenAsync();
        // One moment of the database: whoever works meanwhile changes nothing of it.
        await using var moment = connection.BeginTransaction(deferred: true);
        List<string> faults = [.. Broken(connection), .. acknowledged.Faults(connection), .. Files(connection, program, acknowledged)];
        await moment.RollbackAsync();
        await using var db = new EarlyHelpDbContext(
            new DbContextOptionsBuilder<EarlyHelpDbContext>().UseSqlite($"Data Source={program.Database};Pooling=False").Options,
            new CurrentActor { Actor = Actor.Job("Test") }, new PostInHand(), new TestClock(DateTime.UnixEpoch));
        faults.AddRange((await new AuditVerification(db).RunAsync()).Problems.Select(p => $"The audit: {p}"));
        return faults;
    }

    private static IEnumerable<string> Broken(SqliteConnection connection)
    {
        foreach (var (fault, query) in Forbidden)
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return $"{fault}: {reader.GetValue(0)}";
        }
    }

    // A file that no row names is allowed; a row without its file, or with other bytes, is not.
    private static IEnumerable<string> Files(SqliteConnection connection, RunningProgram program, Acknowledged acknowledged)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Title, StoredAs, Sha256 FROM CaseDocument";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var (title, file, digest) = (reader.GetString(0), Path.Combine(program.Documents, reader.GetString(1)), reader.GetString(2));
            if (!File.Exists(file))
                yield return $"The file of “{title}” is not there";
            else if (Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) != digest)
                yield return $"The file of “{title}” has other bytes";
            else if (acknowledged.Files.TryGetValue(digest, out var sent) && !File.ReadAllBytes(file).SequenceEqual(sent))
                yield return $"The file of “{title}” is not what was sent";
        }
    }
}
