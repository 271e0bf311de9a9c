using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Domain.Tests.Registers;

public sealed class RegisterRowsTests
{
    private static readonly RegisterNames Names = new(
        new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase) { ["Ashford"] = 1 }, new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase) { ["Ashford 1"] = 11 },
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["SCH-PRI"] = "SCH-PRI" }, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["WBRI"] = "WBRI" }, new(2016, 8, 1, 9, 0, 0, DateTimeKind.Utc));

    private static readonly Dictionary<string, Dictionary<string, string>> Good = new()
    {
        ["people.csv"] = new()
        {
            ["person_ref"] = "P1", ["family_ref"] = "F1", ["family_role"] = "child", ["first_name"] = "Leo", ["last_name"] = "=Walker", ["date_of_birth"] = "2010-02-28", ["expected_date_of_delivery"] = "2017-01-01", ["sex"] = "m",
            ["ethnicity"] = "wbri", ["upn"] = "a950000178301", ["nhs_number"] = "943 476 5919", ["school_name"] = "St Mary’s", ["attendance_percent"] = "91.5", ["address_line_1"] = "1 Hill Road", ["town"] = "Ashford", ["postcode"] = "tn248aa",
        },
        ["notifications.csv"] = new()
        {
            ["notification_ref"] = "N1", ["family_ref"] = "F1", ["received_at"] = "2016-07-01T10:15", ["kind"] = "early_help", ["priority"] = "yes", ["source"] = "sch-pri", ["district"] = "ASHFORD",
            ["considered_at"] = "2016-07-04T09:00", ["decided_at"] = "2016-07-05T09:00", ["outcome"] = "unit", ["summary"] = "Line one\nLine two",
        },
        ["cases.csv"] = new()
        {
            ["case_ref"] = "C1", ["family_ref"] = "F1", ["notification_ref"] = "N1", ["origin"] = "notification", ["unit"] = "ashford 1", ["worker_email"] = "Sam.Hill@County.example", ["opened_on"] = "2016-07-05",
            ["allocated_on"] = "2016-07-06", ["plan_agreed_on"] = "2016-07-20", ["closed_on"] = "2016-07-30", ["closure_reason"] = "moved_away", ["outcome"] = "partly",
        },
        ["transfers.csv"] = new()
        {
            ["transfer_ref"] = "T1", ["direction"] = "step_down", ["family_ref"] = "F1", ["case_ref"] = "C1", ["district"] = "Ashford", ["requested_on"] = "2016-06-01", ["panel_on"] = "2016-06-08", ["decided_on"] = "2016-06-08",
            ["decision"] = "accepted", ["completed_on"] = "2016-06-20",
        },
        ["figures.csv"] = new() { ["indicator"] = "scs_closures", ["month"] = "2016-07", ["district"] = "", ["numerator"] = "", ["denominator"] = "70", ["target"] = "27", ["direction"] = "up" },
    };

    /// <summary>A file, a column, what is wrong in it, and how the reason begins.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "people.csv", "person_ref", "", "This must not be empty" }, { "people.csv", "family_ref", " ", "This must not be empty" }, { "people.csv", "family_role", "uncle", "This is none of child" },
        { "people.csv", "first_name", "Le\u0007o", "A control character" }, { "people.csv", "first_name", "Le\to", "A control character" }, { "people.csv", "last_name", new string('x', 71), "This text is 71 characters long" },
        { "people.csv", "date_of_birth", "2016-02-31", "This is not a date" }, { "people.csv", "date_of_birth", "31/01/2010", "This is not a date" }, { "people.csv", "date_of_birth", "2016-08-02", "This date is in the future" },
        { "people.csv", "sex", "Q", "This is none of F, M, X, U" }, { "people.csv", "ethnicity", "XYZ", "There is no ethnic group" }, { "people.csv", "upn", "B950000178301", "Check the UPN" }, { "people.csv", "nhs_number", "9434765918", "" },
        { "people.csv", "attendance_percent", "101", "This is more than 100" }, { "people.csv", "attendance_percent", "-1", "This is not a number" }, { "people.csv", "postcode", "NOWHERE", "" },
        { "people.csv", "person_ref", "P\n1", "A reference stands on one line" },
        { "notifications.csv", "received_at", "2016-07-01", "This is not a date and time" }, { "notifications.csv", "received_at", "2016-08-01T10:01", "This time is in the future" }, { "notifications.csv", "kind", "letter", "This is none of" },
        { "notifications.csv", "priority", "maybe", "This is none of yes, no" }, { "notifications.csv", "source", "NOBODY", "There is no organisation" }, { "notifications.csv", "district", "Atlantis", "There is no district of this name" },
        { "notifications.csv", "decided_at", "2016-06-30T10:15", "It was decided before it was received" }, { "notifications.csv", "outcome", "perhaps", "This is none of unit" },
        { "cases.csv", "origin", "", "This must not be empty" }, { "cases.csv", "unit", "Ashford 9", "There is no unit of this name" }, { "cases.csv", "worker_email", "sam", "" }, { "cases.csv", "closed_on", "2016-07-04", "It was closed before it was opened" },
        { "cases.csv", "closure_reason", "", "A closed case needs a reason" }, { "cases.csv", "outcome", "", "A closed case needs an outcome" }, { "cases.csv", "closure_reason", "bored", "There is no reason to close" },
        { "cases.csv", "plan_agreed_on", "2016-08-02", "This date is in the future" },
        { "transfers.csv", "direction", "sideways", "This is none of step_down, step_up" }, { "transfers.csv", "decision", "later", "This is none of accepted, declined" }, { "transfers.csv", "requested_on", "", "This must not be empty" },
        { "figures.csv", "month", "2016-13", "This is not a month" }, { "figures.csv", "month", "2016-09", "This month is in the future" }, { "figures.csv", "denominator", "1,000", "This is not a number" }, { "figures.csv", "denominator", "", "This must not be empty" },
        { "figures.csv", "numerator", "1.23456", "This has more than 4 decimal places" }, { "cases.csv", "reviews_known", "perhaps", "This is none of yes, no" }, { "people.csv", "address_confidential", "perhaps", "This is none of yes, no" },
        { "figures.csv", "direction", "left", "This is none of up, down" },
    };

    [Fact]
    public void Rows_that_are_good_are_read()
    {
        var person = (PersonRow)Read("people.csv", Good["people.csv"], out var problems)!;
        Assert.Empty(problems);
        Assert.Equal(("=Walker", FamilyRole.Child, 'm', "WBRI", "A950000178301", "9434765919", 91.5m, "TN24 8AA"), (person.LastName, person.Role, char.ToLowerInvariant(person.Sex), person.Ethnicity, person.Upn, person.NhsNumber, person.AttendancePercent, person.Postcode));
        var notification = (NotificationRow)Read("notifications.csv", Good["notifications.csv"], out _)!;
        Assert.Equal((new DateTime(2016, 7, 1, 9, 15, 0, DateTimeKind.Utc), true, TriageOutcome.Unit, 1L), (notification.ReceivedAt, notification.IsPriority, notification.Outcome, notification.DistrictId));
        var given = (CaseRow)Read("cases.csv", Good["cases.csv"], out _)!;
        Assert.Equal((CaseOrigin.Notification, 11L, "sam.hill@county.example", ClosureReason.Moved, OverallOutcome.Some), (given.Origin, given.UnitId, given.Worker, given.Reason, given.Outcome));
        Assert.Equal((false, true, "C1"), ((TransferRow)Read("transfers.csv", Good["transfers.csv"], out _)!) is var transfer ? (transfer.IsStepUp, transfer.IsAccepted, transfer.Case) : default);
        Assert.Equal((70m, null as long?, 27m), ((FigureRow)Read("figures.csv", Good["figures.csv"], out _)!) is var figure ? (figure.Denominator, figure.DistrictId, figure.Target) : default);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Whatever_is_wrong_is_said_once_with_its_line_and_column(string file, string column, string value, string reason)
    {
        var row = new Dictionary<string, string>(Good[file]) { [column] = value };

        Assert.Null(Read(file, row, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal((file, 7, column), (problem.File, problem.Line, problem.Column));
        Assert.StartsWith(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_of_a_figure_is_read_in_small_letters_as_the_scorecard_asks_for_it()
    {
        var row = new Dictionary<string, string>(Good["figures.csv"]) { ["indicator"] = "SCS_Closures" };

        Assert.Equal("scs_closures", ((FigureRow)Read("figures.csv", row, out _)!).Indicator);
    }

    [Fact]
    public void What_a_row_says_is_the_same_in_any_order_of_its_columns_and_when_there_are_more_of_them()
    {
        static string Said(Dictionary<string, string> row) => new RegisterRow(RegisterFile.People, 2, column => row.GetValueOrDefault(column), []).Said;

        Assert.Equal(Said(new() { ["person_ref"] = "P1", ["sex"] = "M" }), Said(new() { ["sex"] = " M ", ["person_ref"] = "P1", ["address_confidential"] = "" }));
        Assert.NotEqual(Said(new() { ["first_name"] = "Ann" }), Said(new() { ["last_name"] = "Ann" }));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_row_is_said_at_once()
    {
        Read("people.csv", new() { ["person_ref"] = "", ["family_ref"] = "F1", ["family_role"] = "child", ["upn"] = "1", ["sex"] = "Z" }, out var problems);

        Assert.Equal(["person_ref", "sex", "upn"], problems.Select(p => p.Column).Order());
    }

    [Theory]
    [InlineData("2016-03-27T01:30", "2016-03-27T01:30Z")]
    [InlineData("2015-10-25T01:30", "2015-10-25T00:30Z")]
    public void A_time_that_the_clocks_skip_moves_forward_and_of_one_they_repeat_it_is_the_first(string local, string utc)
    {
        var row = new Dictionary<string, string>(Good["notifications.csv"]) { ["received_at"] = local };

        var read = (NotificationRow)Read("notifications.csv", row, out _)!;

        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal), read.ReceivedAt);
    }

    [Fact]
    public void A_header_says_what_is_missing_unknown_and_doubled_and_passes_over_what_an_import_wrote()
    {
        string[] header = ["indicator", "month", "month", "colour", "error_reason", "error_line"];

        Assert.Equal([("denominator", "This column is missing"), ("colour", "This column is not known"), ("month", "This column stands twice")], RegisterFile.Figures.Problems(header));
        Assert.Empty(RegisterFile.People.Problems(["person_ref", "family_ref", "family_role"]));
    }

    private static object? Read(string file, Dictionary<string, string> values, out List<RegisterProblem> problems)
    {
        problems = [];
        var row = new RegisterRow(RegisterFile.All.Single(f => f.Name == file), 7, column => values.GetValueOrDefault(column), problems);
        return file switch
        {
            "people.csv" => PersonRow.Read(row, Names),
            "notifications.csv" => NotificationRow.Read(row, Names),
            "cases.csv" => CaseRow.Read(row, Names),
            "transfers.csv" => TransferRow.Read(row, Names),
            _ => FigureRow.Read(row, Names),
        };
    }
}
