using System.Globalization;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Domain.Standards;
using Microsoft.VisualBasic.FileIO;

namespace EarlyHelp.Domain.Tests.Scorecards;

/// <summary>The sample register as facts, read straight from its files: what the import and the database make of it is tested against the same expectations elsewhere.</summary>
internal sealed class SampleRegister
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped();
    private readonly Dictionary<string, long> areas = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Place> districts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Place> units = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> numbers = new(StringComparer.Ordinal);

    public SampleRegister()
    {
        foreach (var row in Rows("organisation.csv"))
        {
            var area = areas.TryGetValue(row["area"], out var known) ? known : areas[row["area"]] = areas.Count + 1;
            var district = districts.TryGetValue(row["district"], out var place) ? place : districts[row["district"]] = new(area, districts.Count + 1);
            units[row["unit"]] = district with { UnitId = units.Count + 1 };
        }

        Facts = Read();
    }

    /// <summary>All of it; the scorecard takes of it what its month asks for.</summary>
    public Facts Facts { get; }

    /// <summary>The scope of a level and a name, as the expectations have it.</summary>
    public Scope ScopeOf(string level, string name) => level switch
    {
        "county" => Scope.County,
        "area" => new(Level.Area, areas[name]),
        "district" => new(Level.District, districts[name].DistrictId),
        _ => new(Level.Unit, units[name].UnitId),
    };

    /// <summary>The rows of a file of the register.</summary>
    public static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var parser = new TextFieldParser(Path.Combine(AppContext.BaseDirectory, "Samples", "register", file)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var header = parser.ReadFields()!;
        while (parser.ReadFields() is { } fields)
            yield return header.Zip(fields).ToDictionary(f => f.First, f => f.Second);
    }

    private Facts Read()
    {
        var notifications = Rows("notifications.csv").Select(Notification).ToList();
        var received = notifications.ToDictionary(n => n.Reference, n => n.ReceivedOn);
        var cases = Rows("cases.csv").Select(r => Case(r, received)).ToList();
        return new()
        {
            Notifications = notifications, Cases = cases,
            Children = [.. Rows("people.csv").Where(p => p["family_role"] is "child" or "unborn")
                .Select(p => new ChildFact(Number(p["person_ref"]), Number(p["family_ref"]), Day(p["date_of_birth"]), Day(p["expected_date_of_delivery"]) is not null, DateOnly.MinValue, null))],
            Transfers = [.. Rows("transfers.csv").Select(t => new TransferFact(
                Number(t["transfer_ref"]), t["transfer_ref"], t["direction"] == "step_up", districts[t["district"]], t["case_ref"].Length == 0 ? null : Number(t["case_ref"]), Day(t["requested_on"])!.Value, Day(t["decided_on"]), Day(t["completed_on"])))],
            EarlierClosures = [.. cases.SelectMany(c => c.Closures.Select(x => (c.FamilyId, x.On)))],
            Outside = [.. Rows("figures.csv").Select(f => new OutsideFact(
                f["indicator"], Month.Parse(f["month"])!.Value, f["district"].Length == 0 ? default : districts[f["district"]], Amount(f["numerator"]), Amount(f["denominator"])!.Value))],
        };
    }

    private NotificationFact Notification(Dictionary<string, string> row)
    {
        var (on, police) = (Day(row["received_at"])!.Value, row["kind"] != "early_help");
        return new(
            Number(row["notification_ref"]), row["notification_ref"], districts[row["district"]], Number(row["family_ref"]), police, row["priority"] == "yes", on,
            police ? Calendar.SameDay(on) : Calendar.AddWorkingDays(on, 2), Day(row["considered_at"]),
            police ? Calendar.SameDay(on) : Calendar.AddWorkingDays(on, row["priority"] == "yes" ? 2 : 10), Day(row["decided_at"]), row["outcome"] == "unit");
    }

    private CaseFact Case(Dictionary<string, string> row, Dictionary<string, DateOnly> received)
    {
        var opened = Day(row["opened_on"])!.Value;
        var place = units[row["unit"]] with { WorkerId = row["worker_email"].Length == 0 ? null : Number(row["worker_email"].ToLowerInvariant()) };
        var from = row["notification_ref"].Length == 0 ? opened : received[row["notification_ref"]];
        return new(
            Number(row["case_ref"]), row["case_ref"], Number(row["family_ref"]), opened, from.AddDays(28), Day(row["plan_agreed_on"]), [new(opened, place)],
            Day(row["closed_on"]) is { } closed ? [new(closed, null, Reason(row["closure_reason"]), row["outcome"] == "achieved")] : [], []);
    }

    // The register has its own words for some reasons.
    private static string Reason(string code) => code switch
    {
        "stepped_up" => ClosureReason.SteppedUp,
        "opened_in_error" => ClosureReason.OpenedInError,
        "child_died" => ClosureReason.ChildDied,
        _ => ClosureReason.Other,
    };

    private long Number(string reference) => numbers.TryGetValue(reference, out var known) ? known : numbers[reference] = numbers.Count + 1;

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static decimal? Amount(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
