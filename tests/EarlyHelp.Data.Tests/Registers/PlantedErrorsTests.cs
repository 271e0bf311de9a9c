using System.Text;
using EarlyHelp.Data.Registers;
using EarlyHelp.Domain.Registers;

namespace EarlyHelp.Data.Tests.Registers;

/// <summary>A register with one error of each rule: all of them are told, each with its line, and nothing is written.</summary>
public sealed class PlantedErrorsTests
{
    private static readonly (string Line, string? Column, string? Reason)[] People =
    [
        ("person_ref,family_ref,family_role,first_name,last_name,date_of_birth,sex,ethnicity,upn,nhs_number,school_name,attendance_percent,postcode", null, null),
        ("P1,F1,child,Leo,Stone,2010-05-01,M,WBRI,,,,,", null, null),
        ("P2,F1,uncle,Sam,Stone,,,,,,,,", "family_role", "This is none of"),
        ("P3,F1,child,Mia,Stone,2031-01-01,,,,,,,", "date_of_birth", "This date is in the future"),
        ("P4,F1,child,Ida,Stone,01/05/2010,,,,,,,", "date_of_birth", "This is not a date"),
        ("P5,F1,child,Ian,Stone,,Q,,,,,,", "sex", "This is none of"),
        ("P6,F1,child,Eva,Stone,,,XXXX,,,,,", "ethnicity", "There is no ethnic group"),
        ("P7,F1,child,Max,Stone,,,,B123456789012,,,,", "upn", "Check the UPN: its first letter does not agree with the rest"),
        ("P8,F1,child,Tom,Stone,,,,,1234567890,,,", "nhs_number", "Check the NHS number: its last digit does not agree with the rest"),
        ("P9,F1,child,Bob\u0007,Stone,,,,,,,,", "first_name", "A control character"),
        ("P10,F1,child,Kim,Stone,,,,,,,101,", "attendance_percent", "This is more than 100"),
        ("P11,F1,child,Jo,Stone,,,,,,,many,", "attendance_percent", "This is not a number"),
        ("P12,F1,child,Al,Stone,,,,,,,,NOT A CODE", "postcode", "Enter a full UK postcode"),
        ("P1,F1,child,Twin,Stone,,,,,,,,", "person_ref", "This reference stands on line 2"),
        (",F1,child,Nobody,Stone,,,,,,,,", "person_ref", "This must not be empty"),
        ("P13,,child,Homeless,Stone,,,,,,,,", "family_ref", "This must not be empty"),
        ("P14,F1,child,Short,Stone", "", "This row has 5 values for 13 columns"),
        ("P15,F1,child,Qu\"ote,Stone,,,,,,,,", "", "The quotes of this row"),
    ];

    private static readonly (string Line, string? Column, string? Reason)[] Notifications =
    [
        ("notification_ref,family_ref,received_at,source,kind,priority,district,considered_at,decided_at,outcome", null, null),
        ("N1,F1,2016-07-01T10:00,PRU,early_help,yes,MAIDSTONE,2016-07-02T10:00,2016-07-03T10:00,unit", null, null),
        ("N2,F1,2016-07-01 10:00,PRU,early_help,yes,Maidstone,,,", "received_at", "This is not a date and time"),
        ("N3,F1,2036-07-01T10:00,PRU,early_help,yes,Maidstone,,,", "received_at", "This time is in the future"),
        ("N4,F1,2016-07-01T10:00,NOBODY,early_help,yes,Maidstone,,,", "source", "There is no organisation that notifies"),
        ("N5,F1,2016-07-01T10:00,PRU,late_help,yes,Maidstone,,,", "kind", "This is none of"),
        ("N6,F1,2016-07-01T10:00,PRU,early_help,maybe,Maidstone,,,", "priority", "This is none of"),
        ("N7,F1,2016-07-01T10:00,PRU,early_help,no,Atlantis,,,", "district", "There is no district of this name"),
        ("N8,F1,2016-07-01T10:00,PRU,early_help,no,Maidstone,,2016-06-30T10:00,unit", "decided_at", "It was decided before it was received"),
        ("N9,F1,2016-07-01T10:00,PRU,early_help,no,Maidstone,,2016-07-02T10:00,somewhere", "outcome", "This is none of"),
        ("N1,F2,2016-07-01T10:00,PRU,early_help,no,Maidstone,,,", "notification_ref", "This reference stands on line 2"),
        ("N10,F1,2016-02-30T10:00,PRU,early_help,no,Maidstone,,,", "received_at", "This is not a date and time"),
    ];

    private static readonly (string Line, string? Column, string? Reason)[] Cases =
    [
        ("case_ref,family_ref,notification_ref,origin,unit,worker_email,opened_on,closed_on,closure_reason,outcome", null, null),
        ("C1,F1,N1,notification,maidstone 3,ann@county.example,2016-07-04,,,", null, null),
        ("C2,F1,N77,notification,Maidstone 3,,2016-07-04,,,", "notification_ref", "There is no notification of this reference"),
        ("C3,F1,,notification,Atlantis 1,,2016-07-04,,,", "unit", "There is no unit of this name"),
        ("C4,F1,,notification,Maidstone 3,,2016-07-04,2016-07-01,moved_away,partly", "closed_on", "It was closed before it was opened"),
        ("C5,F1,,notification,Maidstone 3,,2016-07-04,2016-07-08,,partly", "closure_reason", "A closed case needs a reason"),
        ("C6,F1,,notification,Maidstone 3,,2016-07-04,2016-07-08,moved_away,", "outcome", "A closed case needs an outcome"),
        ("C7,F1,,notification,Maidstone 3,not-an-address,2016-07-04,,,", "worker_email", "Enter an email address in the correct format"),
        ("C8,F1,,by_chance,Maidstone 3,,2016-07-04,,,", "origin", "This is none of"),
        ("C9,F1,,notification,Maidstone 3,,2016-07-04,2016-07-08,boredom,partly", "closure_reason", "There is no reason to close"),
        // Refers to a row that is wrong for a reason of its own: that is no second error.
        ("C10,F1,N5,notification,Maidstone 3,,2016-07-04,,,", null, null),
    ];

    private static readonly (string Line, string? Column, string? Reason)[] Transfers =
    [
        ("transfer_ref,direction,family_ref,case_ref,requested_on,decision", null, null),
        ("T1,step_up,F1,C99,2016-07-04,", "case_ref", "There is no case of this reference"),
        ("T2,sideways,F1,C1,2016-07-04,", "direction", "This is none of"),
        ("T3,step_up,F1,C1,2016-07-04,perhaps", "decision", "This is none of"),
    ];


    [Fact]
    public async Task All_forty_are_told_with_their_line_and_nothing_is_written()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        var expected = Plant(folder);
        Assert.Equal(40, expected.Count);
        var before = await RegisterImportTests.DumpAsync(records);

        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));

        Assert.False(result.IsWritten);
        Assert.Equal(expected.Select(e => (e.File, e.Line, e.Column)), result.Problems.Select(p => (p.File, p.Line, p.Column)));
        Assert.DoesNotContain(expected, e => e.Reason.Length == 0);
        Assert.All(expected.Zip(result.Problems), pair => Assert.StartsWith(pair.First.Reason, pair.Second.Reason, StringComparison.Ordinal));
        Assert.DoesNotContain(result.Problems, p => p.Reason.Contains("Stone", StringComparison.Ordinal));
        Assert.Equal(before, await RegisterImportTests.DumpAsync(records));
    }

    [Fact]
    public async Task The_files_to_mend_hold_every_byte_and_say_what_is_wrong_and_come_back_as_they_are()
    {
        await using var records = await Records.NewAsync();
        using var folder = new TempFolder();
        Plant(folder);
        var result = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));

        var written = RegisterImport.WriteToMend(folder.Register, result);

        Assert.Equal(["people.csv", "notifications.csv", "cases.csv", "transfers.csv", "figures.csv", "reviews.csv"], written.Select(Path.GetFileName));
        var people = await File.ReadAllLinesAsync(written[0]);
        Assert.StartsWith("error_reason,person_ref,", people[0], StringComparison.Ordinal);
        Assert.StartsWith(",P1,F1,child,Leo,Stone", people[1], StringComparison.Ordinal);
        Assert.StartsWith("\"family_role: This is none of", people[2], StringComparison.Ordinal);
        foreach (var file in written)
        {
            // As Latin-1 every byte is a character of its own.
            var (sent, mend) = (await LinesAsync(Path.Combine(folder.Path, Path.GetFileName(file))), await LinesAsync(file));
            Assert.Equal(sent.Length, mend.Length);
            Assert.All(sent.SkipLast(1).Zip(mend), line => Assert.EndsWith("," + line.First.Replace("Qu\"ote", "\"Qu\"\"ote\"", StringComparison.Ordinal), line.Second, StringComparison.Ordinal));
        }

        using var mended = new TempFolder();
        foreach (var file in written)
            File.Copy(file, Path.Combine(mended.Path, Path.GetFileName(file)));
        var again = await records.AskAsync<RegisterImport, RegisterResult>(import => import.CheckAsync(mended.Register));
        // A row that was too short has one value and one column more; what its quotes left open is quoted now.
        Assert.Equal(
            result.Problems.Where(p => p.Reason != "The quotes of this row don’t match").Select(p => p with { Reason = p.Reason.Replace("5 values for 13 columns", "6 values for 14 columns", StringComparison.Ordinal) }), again.Problems);
    }

    private static async Task<string[]> LinesAsync(string path) => Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)).Split("\r\n");

    // Each planted line with what is to be said of it; figures.csv has two errors in its header, reviews.csv a byte that is no UTF-8.
    private static List<RegisterProblem> Plant(TempFolder folder)
    {
        List<RegisterProblem> expected = [];
        foreach (var (name, lines) in new[] { ("people.csv", People), ("notifications.csv", Notifications), ("cases.csv", Cases), ("transfers.csv", Transfers) })
        {
            folder.Write(name, lines.Select(l => l.Line));
            expected.AddRange(lines.Select((l, i) => (l, i)).Where(l => l.l.Reason is { }).Select(l => new RegisterProblem(name, l.i + 1, l.l.Column!, l.l.Reason!)));
        }

        folder.Write("figures.csv", "indicator,district,denominator,colour", "scs_closures,Ashford,9,red");
        expected.AddRange([new("figures.csv", 1, "month", "This column is missing"), new("figures.csv", 1, "colour", "This column is not known")]);
        folder.WriteBytes("reviews.csv", [.. Encoding.UTF8.GetBytes("case_ref,reviewed_on,decision\r\nC1,2016-07-20,"), 0xEB, .. "\r\n"u8]);
        expected.Add(new("reviews.csv", 2, "decision", "A character can’t be read"));
        return expected;
    }
}
