using Microsoft.Data.Sqlite;

namespace EarlyHelp.Benchmarks;

/// <summary>An everyday page.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="As">The demonstration account that opens it; null for a visitor.</param>
/// <param name="Path">Its address.</param>
/// <param name="IsList">Whether it is a list, which has a floor.</param>
/// <param name="Most">Milliseconds at the 95th percentile with one user that the spec allows.</param>
/// <param name="MostOf16">The same with 16.</param>
internal sealed record Page(string Name, string? As, string Path, bool IsList = false, int Most = 50, int? MostOf16 = 100);

/// <summary>The everyday pages, on records of the database that have much.</summary>
internal static class Pages
{
    public static IReadOnlyList<Page> Of(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        string Ask(string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written here, below.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command.ExecuteScalar() as string ?? throw new InvalidOperationException($"Nothing there for: {sql}");
        }

        const string Sams = "SELECT c.{0} FROM Cases c JOIN Staff s ON s.Id = c.WorkerId {1} WHERE s.Email = 'worker@demo.example' AND c.ClosedOn IS NULL AND c.ReviewCount > 0 ORDER BY c.NoteCount DESC LIMIT 1";
        var given = Ask(string.Format(null, Sams, "Reference", ""));
        var family = Ask("SELECT f.Reference FROM Families f JOIN Cases c ON c.FamilyId = f.Id WHERE c.Reference = '" + given + "'");
        var name = Ask("SELECT p.LastName FROM People p JOIN FamilyMembers m ON m.PersonId = p.Id JOIN Families f ON f.Id = m.FamilyId WHERE f.Reference = '" + family + "' LIMIT 1");
        var waiting = Ask("SELECT Reference FROM Notifications WHERE State = 'Received' AND Kind = 'EarlyHelp' ORDER BY Id LIMIT 1");
        return
        [
            new("Start page, worker", "worker", "/"),
            new("Caseload, worker", "worker", "/cases", IsList: true),
            new("Case", "worker", $"/cases/{given}"),
            new("Notes of a case", "worker", $"/cases/{given}/notes"),
            new("Timeline of a case", "worker", $"/cases/{given}/timeline"),
            new("Plan of a case", "worker", $"/cases/{given}/plan"),
            new("Assessment of a case", "worker", $"/cases/{given}/assessment"),
            new("A new note", "worker", $"/cases/{given}/notes/new"),
            new("Family", "worker", $"/families/{family}"),
            new("Search by name", "worker", $"/search?q={name}", IsList: true),
            new("Start page, lead", "lead", "/"),
            new("Caseload, lead", "lead", "/cases", IsList: true),
            new("Allocations", "lead", "/allocations", IsList: true),
            new("Supervision", "lead", "/supervision", IsList: true),
            new("Follow-ups", "lead", "/follow-ups", IsList: true),
            new("Caseloads of the unit", "lead", "/caseloads", IsList: true),
            new("Start page, triage", "triage", "/"),
            new("Triage queue", "triage", "/triage", IsList: true),
            new("Triage of a notification", "triage", $"/triage/{waiting}"),
            new("Decision on a notification", "triage", $"/triage/{waiting}/decision"),
            new("Register of notifications", "triage", "/notifications", IsList: true),
            new("Search by name, triage", "triage", $"/search?q={name}", IsList: true),
            new("Start page, district", "district", "/"),
            new("Caseload, district", "district", "/cases", IsList: true),
            new("Step-downs", "district", "/step-downs", IsList: true),
            new("Step-ups", "district", "/step-ups", IsList: true),
            new("Panels", "district", "/panels", IsList: true),
            new("Start page, county", "county", "/"),
            new("Caseload, county", "county", "/cases", IsList: true),
            new("Tracker, county", "county", "/tracker", Most: 150, MostOf16: null),
            new("Scorecard of a month", "county", "/scorecard", Most: 300, MostOf16: null),
            new("Scorecard of July 2016", "county", "/scorecard?month=2016-07", Most: 300, MostOf16: null),
            new("Notify, first page", null, "/notify"),
            new("Sign-in", null, "/account/sign-in"),
        ];
    }
}
