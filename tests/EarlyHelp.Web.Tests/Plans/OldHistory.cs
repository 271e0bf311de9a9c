using EarlyHelp.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EarlyHelp.Web.Tests.Plans;

/// <summary>
/// Makes a long history of a short one: copies everything of the families with whom nobody works now, many times over, table by table. What
/// is open stays as it is.
/// </summary>
internal sealed class OldHistory(EarlyHelpDbContext db, int times)
{
    /// <summary>The newest copy ended so long ago that no list of the last months tells of it.</summary>
    private const int YearsBack = 2;

    /// <summary>Copies get keys this far from each other; no demonstration has as many rows.</summary>
    private const long Apart = 1_000_000;

    /// <summary>Panels are a few in a month, and forms that are being written are not history.</summary>
    private static readonly HashSet<string> Left =
        ["Panels", "PanelAttendee", "NotificationDrafts", "StaffDrafts", "AccountLinks", "Covers", "FrozenMonths", "FrozenFigure", "FrozenTally", "OutsideFigures", "UnitMeetings", "UnitMeeting", "Restrictions", "UnusualLooks"];

    /// <summary>Of tables that hang on no family: which rows are history.</summary>
    private static readonly Dictionary<string, string> Past = new()
    {
        ["Families"] = """
            Id NOT IN (SELECT FamilyId FROM Cases WHERE ClosedOn IS NULL) AND Id NOT IN (SELECT FamilyId FROM Notifications WHERE NextDueOn IS NOT NULL)
            AND Id NOT IN (SELECT FamilyId FROM StepDowns WHERE EndedOn IS NULL) AND Id NOT IN (SELECT FamilyId FROM Restrictions) AND Id NOT IN (SELECT FamilyId FROM DeclaredInterests)
            """,
        ["Outbox"] = "State = 'Sent'",
    };

    /// <summary>What waits for somebody is no history, whatever it hangs on.</summary>
    private static readonly Dictionary<string, string> Done = new()
    {
        ["FollowUp"] = "(Result IS NOT NULL OR CancelledOn IS NOT NULL)", ["StepDownLook"] = "Result IS NOT NULL", ["StepDownCondition"] = "MetOn IS NOT NULL",
        ["StepUps"] = "Id IN (SELECT StepUpId FROM StepUpReview)",
    };

    private static readonly HashSet<string> KeysOfRecords =
        ["CaseId", "NotificationId", "FamilyId", "PersonId", "OtherPersonId", "RecordId", "JoinedNotificationId", "JoinedCaseId", "MergedIntoId"];

    /// <summary>What a person is sought by: the people of the past are others.</summary>
    private static readonly HashSet<string> Sought = ["NameKey", "SoundKey", "LastNameSound", "StreetKey", "Postcode", "Upn", "NhsNumber"];

    private readonly Dictionary<string, string> conditions = [];

    /// <summary>Copies it; how many rows there are now.</summary>
    public async Task<long> AddAsync()
    {
        // One connection for all of it: another test may clear the pool at any moment, and the table in hand would be gone with it.
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        foreach (var table in db.Model.GetRelationalModel().Tables.Where(t => !Plan.Small.Contains(t.Name) && !Left.Contains(t.Name)))
        {
            _ = Condition(table);
        }

        long rows = 0;
        foreach (var (name, condition) in conditions.Where(c => c.Value != "0"))
        {
            var table = db.Model.GetRelationalModel().Tables.Single(t => t.Name == name);
            var past = $"CREATE TEMP TABLE Copied AS SELECT * FROM \"{name}\" WHERE {condition}";
            await db.Database.ExecuteSqlRawAsync(past);
            var columns = table.Columns.ToList();
            var sql = $"""
                WITH RECURSIVE Copies(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM Copies WHERE k < {times})
                INSERT INTO "{name}" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) SELECT {string.Join(", ", columns.Select(c => Value(table, c)))} FROM Copied, Copies
                """;
            try
            {
                rows += await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
            }
            catch (Microsoft.Data.Sqlite.SqliteException refused)
            {
                throw new InvalidOperationException($"{name}: {refused.Message}\n{sql}", refused);
            }

            await db.Database.ExecuteSqlRawAsync("DROP TABLE Copied");
        }

        await db.Database.CloseConnectionAsync();
        return rows;
    }

    // A row is history when everything is that it hangs on. The first table that is asked for is answered last.
    private string Condition(ITable table)
    {
        if (conditions.TryGetValue(table.Name, out var known))
            return known;
        if (Left.Contains(table.Name) || Plan.Small.Contains(table.Name))
            return "0";
        if (Past.TryGetValue(table.Name, out var past))
            return conditions[table.Name] = past;
        conditions[table.Name] = "1";
        List<string> all = Done.TryGetValue(table.Name, out var done) ? [done] : [];
        foreach (var key in table.ForeignKeyConstraints.Where(k => k.PrincipalTable.Name != table.Name && !Plan.Small.Contains(k.PrincipalTable.Name) && k.PrincipalTable.Name != "Panels"))
        {
            var (column, above) = (key.Columns[0].Name, Condition(key.PrincipalTable));
            if (above != "1")
                all.Add($"(\"{column}\" IS NULL OR \"{column}\" IN (SELECT \"{key.PrincipalColumns[0].Name}\" FROM \"{key.PrincipalTable.Name}\" WHERE {above}))");
        }

        conditions.Remove(table.Name);
        return conditions[table.Name] = all.Count == 0 ? "1" : string.Join(" AND ", all);
    }

    private static string Value(ITable table, IColumn column)
    {
        // Of the past nobody is to be asked any more: what waits is not copied.
        if (column.Name == nameof(Domain.Cases.EarlyHelpCase.FollowUpBy))
            return "NULL";
        var name = $"\"{column.Name}\"";
        var key = table.PrimaryKey!.Columns;
        var above = table.ForeignKeyConstraints.FirstOrDefault(k => k.Columns[0] == column);
        var isKeyOfRecord = KeysOfRecords.Contains(column.Name) || (above is not null && !Plan.Small.Contains(above.PrincipalTable.Name) && above.PrincipalTable.Name != "Panels" && column.StoreType == "INTEGER");
        if (column.StoreType == "INTEGER" && (isKeyOfRecord || (key.Count == 1 && key[0] == column)))
            return $"{name} + k * {Apart}";
        var isUnique = table.UniqueConstraints.Any(u => u.Columns.Contains(column)) || table.Indexes.Any(i => i.IsUnique && i.Columns.Contains(column));
        if (column.StoreType == "TEXT" && isUnique && above is null && column.Name is not "Service" && !column.Name.EndsWith("On", StringComparison.Ordinal))
            return $"CASE WHEN {name} LIKE '___-20__-%' THEN substr({name}, 1, 4) || (1000 + k) || substr({name}, 9) ELSE {name} || '~' || k END";
        if (Sought.Contains(column.Name) || (table.Name == "Addresses" && column.Name == "Key"))
            return $"'X' || k || {name}";
        var type = column.PropertyMappings[0].Property.ClrType;
        var back = $"'-' || ({YearsBack * 365} + (k * 30)) || ' days'";
        return (Nullable.GetUnderlyingType(type) ?? type) switch
        {
            var day when day == typeof(DateOnly) => $"date({name}, {back})",
            var instant when instant == typeof(DateTime) => $"strftime('%Y-%m-%d %H:%M:%S', {name}, {back})",
            _ => name,
        };
    }
}

/// <summary>Has references unchecked on every connection from when it is switched on: what was copied hangs together only as far as pages read it.</summary>
public sealed class Unchecked : Microsoft.EntityFrameworkCore.Diagnostics.DbConnectionInterceptor
{
    public bool IsOn { get; set; }

    public override async Task ConnectionOpenedAsync(
        System.Data.Common.DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsOn)
            return;
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
