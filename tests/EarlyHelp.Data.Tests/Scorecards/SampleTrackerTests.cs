using System.Globalization;
using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Returns;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Tests.Registers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Returns;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.VisualBasic.FileIO;

namespace EarlyHelp.Data.Tests.Scorecards;

/// <summary>The sample register, imported: tracker, forecast and the lists for inspectors against its own files.</summary>
public sealed class SampleTrackerTests(SampleTrackerTests.Imported imported) : IClassFixture<SampleTrackerTests.Imported>
{
    private static readonly DateOnly Day = new(2016, 7, 31);

    [Fact]
    public async Task The_tracker_of_each_unit_says_what_the_files_say()
    {
        var tracker = await imported.Records.AskAsync<TrackerFacts, Tracker>(f => f.OfAsync(Domain.Scorecards.Scope.County, Day));
        var open = imported.Rows.Where(r => On(r["opened_on"]) <= Day && !(On(r["closed_on"]) <= Day)).ToList();

        Assert.Equal(open.Count, tracker.Of(_ => true).Open);
        Assert.Equal(open.Count(r => Day.DayNumber - On(r["opened_on"])!.Value.DayNumber > 140), tracker.Of(_ => true).Over);
        Assert.Equal(open.Count(r => Day.DayNumber - On(r["opened_on"])!.Value.DayNumber is >= 112 and <= 140), tracker.Of(_ => true).Nearing);
        Assert.Equal(open.Count(r => r["worker_email"].Length == 0 || On(r["allocated_on"]) > Day), tracker.Of(_ => true).Awaiting);
        Assert.Equal(imported.Rows.Count(r => On(r["opened_on"]) is { } on && on > Day.AddDays(-28) && on <= Day), tracker.Of(_ => true).Opened);
        Assert.Equal(imported.Rows.Count(r => On(r["closed_on"]) is { } on && on > Day.AddDays(-28) && on <= Day), tracker.Of(_ => true).Closed);
        foreach (var (name, id) in imported.Units)
            Assert.Equal((name, open.Count(r => string.Equals(r["unit"].Trim(), name, StringComparison.OrdinalIgnoreCase))), (name, tracker.Of(p => p.UnitId == id).Open));
        Assert.Equal(open.Where(r => On(r["plan_agreed_on"]) <= Day).Select(r => On(r["plan_agreed_on"])!.Value.AddDays(42)).Order(), tracker.Lines.Select(l => l.NextReviewOn).OfType<DateOnly>().Order());
    }

    [Fact]
    public async Task The_forecast_of_the_sample_is_held_against_its_own_past_and_comes_out_the_same_each_time()
    {
        var (forecaster, units) = await imported.Records.AskAsync<ForecastFacts, (Forecaster Forecaster, IReadOnlyList<UnitOfForecast> Units)>(f => f.OfAsync(Domain.Scorecards.Scope.County, Day));
        var ids = units.Select(u => u.Id).ToList();

        var test = forecaster.Test(ids, Day);

        Assert.Equal(6, test.Together.Count(t => t.Forecast.Weeks == 4));
        Assert.All(test.Together, t => Assert.InRange(t.Forecast.Expected, t.Forecast.Low, t.Forecast.High));
        Assert.Equal(test.Together, (await imported.Records.AskAsync<ForecastFacts, (Forecaster Forecaster, IReadOnlyList<UnitOfForecast> Units)>(f => f.OfAsync(Domain.Scorecards.Scope.County, Day))).Forecaster.Test(ids, Day).Together);
        Assert.Equal(
            ids.Select(i => forecaster.OfUnit(i, Day)).Sum(u => u.Chances(12).Sum()), Forecaster.Together(ids.Select(i => forecaster.OfUnit(i, Day)), 12).Expected, 8);
        // Calculated apart from this code: every month but April, in which nothing passed, and that only 4 weeks ahead.
        Assert.Equal([(new DateOnly(2016, 4, 1), 4)], test.Together.Where(t => !t.IsInside).Select(t => (t.Day, t.Forecast.Weeks)));
        Assert.Equal([3, 3, 0, 3, 3, 4], test.Together.Where(t => t.Forecast.Weeks == 4).Select(t => t.Came));
        Assert.Equal(["4.6", "6.5", "8.7"], test.Together.Where(t => t.Day == new DateOnly(2016, 2, 1)).Select(t => t.Forecast.Expected.ToString("0.0", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Annex_a_has_a_line_for_each_child_of_each_contact_and_of_each_case_of_the_six_months()
    {
        var analyst = Actor.Staff(imported.Records.Priya, "Priya Nair", Role.Analyst);
        var period = AnnexAPeriod.From(new Month(2016, 2), new DateOnly(2026, 11, 18));
        var contacts = await imported.Records.AskAsync<AnnexARecords, IReadOnlyList<AnnexAContact>>(r => r.ContactsAsync(period), analyst);
        var assessments = await imported.Records.AskAsync<AnnexARecords, IReadOnlyList<AnnexAAssessment>>(r => r.AssessmentsAsync(period), analyst);

        Assert.Equal((new DateOnly(2016, 2, 1), new DateOnly(2016, 7, 31)), (period.First, period.Last));
        var children = Imported.Read("people.csv").Where(p => p["family_role"] is "child" or "unborn").ToLookup(p => p["family_ref"]);
        var received = Imported.Read("notifications.csv").Where(n => On(n["received_at"][..10]) is { } on && on >= period.First && on <= period.Last).ToList();
        Assert.Equal(received.Sum(n => children[n["family_ref"]].Count(p => On(p["date_of_birth"]) is not { } born || born <= On(n["received_at"][..10]) || p["expected_date_of_delivery"].Length > 0)), contacts.Count);
        var going = imported.Rows.Where(r => On(r["opened_on"]) <= period.Last && !(On(r["closed_on"]) < period.First)).ToList();
        Assert.Equal(going.Sum(r => children[r["family_ref"]].Count(p => On(p["date_of_birth"]) is not { } born || born <= period.Last || p["expected_date_of_delivery"].Length > 0)), assessments.Count);
        Assert.Empty(await imported.Records.AskAsync<AnnexARecords, IReadOnlyList<AnnexAContact>>(r => r.ContactsAsync(period), Actor.Staff(imported.Records.Priya, "Priya Nair", Role.Administrator)));
    }

    [Fact]
    public async Task The_tracker_of_31_july_stays_as_it_was_when_the_register_is_imported_again_with_what_happened_later()
    {
        await using var records = await Records.NewAsync();
        using var folder = TempFolder.OfSample();
        await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));
        var before = await LinesAsync(records);

        // Reviewed and closed in August; a child who was born in September; a case that was opened in August has now a worker and a plan.
        folder.Change("cases.csv", "2016-07-08,2016-07-13,2016-07-17,2016-07-17,,,,", "2016-07-08,2016-07-13,2016-07-17,2016-07-17,2016-08-20,2016-08-30,outcomes_achieved,achieved");
        File.AppendAllText(System.IO.Path.Combine(folder.Path, "people.csv"), "P999999,F000001,child,Ada,Evans,2016-09-01,,F,WBRI,,,,,,,\r\n");
        File.AppendAllText(System.IO.Path.Combine(folder.Path, "cases.csv"), "C999999,F000001,,out_of_court_disposal,Maidstone 4,maidstone.4.c@county.example,2016-09-02,2016-09-03,,2016-09-20,,,,\r\n");
        var again = await records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));

        Assert.Empty(again.Problems);
        Assert.Equal((1, 1), (again.Files.Single(f => f.File == "cases.csv").New, again.Files.Single(f => f.File == "cases.csv").Changed));
        Assert.Equal(before, await LinesAsync(records));
    }

    private static async Task<string> LinesAsync(Records records)
    {
        var tracker = await records.AskAsync<TrackerFacts, Tracker>(f => f.OfAsync(Domain.Scorecards.Scope.County, Day));
        return string.Join('\n', tracker.Lines.Select(l => $"{l.Case.Reference} {l.Place} {l.Days} {l.Children} {l.Duration} {l.PlanAgreedOn} {l.NextReviewOn} {l.LastNoteOn} {l.LacksPlan} {l.IsQuiet}").Append(tracker.Of(_ => true).ToString()));
    }

    private static DateOnly? On(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The sample in a database.</summary>
    public sealed class Imported : IAsyncLifetime
    {
        public Records Records { get; private set; } = null!;

        public IReadOnlyDictionary<string, long> Units { get; private set; } = null!;

        public IReadOnlyList<Dictionary<string, string>> Rows { get; private set; } = [];

        public async Task InitializeAsync()
        {
            Records = await Records.NewAsync();
            using var folder = TempFolder.OfSample();
            Assert.Empty((await Records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register))).Problems);
            Units = await Records.AskAsync<EarlyHelpDbContext, Dictionary<string, long>>(db => db.Units.ToDictionaryAsync(u => u.Name, u => u.Id));
            Rows = [.. Read("cases.csv")];
        }

        public async Task DisposeAsync() => await Records.DisposeAsync();

        public static IEnumerable<Dictionary<string, string>> Read(string file)
        {
            using var folder = TempFolder.OfSample();
            using var parser = new TextFieldParser(Path.Combine(folder.Path, file)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
            var header = parser.ReadFields()!;
            List<Dictionary<string, string>> rows = [];
            while (parser.ReadFields() is { } fields)
                rows.Add(header.Zip(fields).ToDictionary(f => f.First, f => f.Second));
            return rows;
        }
    }
}
