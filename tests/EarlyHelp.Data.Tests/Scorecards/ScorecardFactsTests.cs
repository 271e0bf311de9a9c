using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Tests.Registers;
using EarlyHelp.Domain.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.VisualBasic.FileIO;

namespace EarlyHelp.Data.Tests.Scorecards;

/// <summary>What the database gives to the scorecard, against the figures that somebody else computed from the same register.</summary>
public sealed class ScorecardFactsTests(ScorecardFactsTests.Imported imported) : IClassFixture<ScorecardFactsTests.Imported>
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Theory]
    [InlineData("2016-03")]
    [InlineData("2016-07")]
    public async Task Every_figure_of_the_imported_sample_is_as_expected(string month)
    {
        var chosen = Month.Parse(month)!.Value;

        Assert.Empty(await WrongAsync(await LoadAsync(chosen, chosen), chosen));
    }

    [Fact]
    public async Task Facts_of_thirteen_months_give_the_same_figures_of_each()
    {
        var last = new Month(2016, 7);
        var facts = await LoadAsync(last.Plus(-12), last);

        Assert.Empty(await WrongAsync(facts, last));
        Assert.Empty(await WrongAsync(facts, new(2016, 3)));
    }

    [Fact]
    public async Task The_number_of_queries_is_fixed_and_none_reads_a_table_that_grows_from_end_to_end()
    {
        var queries = imported.Records.Queries;
        await LoadAsync(new(2016, 3), new(2016, 3));
        queries.Seen.Clear();
        await LoadAsync(new(2016, 3), new(2016, 3));
        var busy = queries.Seen.ToList();
        queries.Seen.Clear();
        await LoadAsync(new(2005, 1), new(2005, 1));
        Assert.Equal(busy.Count, queries.Seen.Count);

        List<string> scans = [];
        foreach (var command in busy)
        {
            var plan = await imported.Records.AskAsync<EarlyHelpDbContext, IReadOnlyList<string>>(command.PlanAsync);
            scans.AddRange(command.ScansOf(plan).Select(s => $"{s}\n{command.Sql}"));
        }

        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    private Task<Facts> LoadAsync(Month from, Month to) => imported.Records.AskAsync<EarlyHelpDbContext, Facts>(db => new ScorecardFacts(db).LoadAsync(from, to, Today));

    private async Task<List<string>> WrongAsync(Facts facts, Month month)
    {
        var card = new Scorecard(facts, month, Today);
        var scopes = await imported.Records.AskAsync<EarlyHelpDbContext, Dictionary<(string, string), Scope>>(async db =>
        {
            Dictionary<(string, string), Scope> all = new() { [("county", "Kent")] = Scope.County };
            foreach (var area in await db.Areas.ToListAsync())
                all[("area", area.Name)] = new(Level.Area, area.Id);
            foreach (var district in await db.Districts.ToListAsync())
                all[("district", district.Name)] = new(Level.District, district.Id);
            foreach (var unit in await db.Units.ToListAsync())
                all[("unit", unit.Name)] = new(Level.Unit, unit.Id);
            return all;
        });
        var expected = Rows($"expected-scorecard-{month}.csv").ToList();
        Assert.Equal(885, expected.Count);
        return
        [
            .. expected.Select(row =>
            {
                var figure = card.Of(Indicators.Of(row["indicator"])!, scopes[(row["level"], row["scope"])]);
                var (is_, should) = ($"{figure.NumeratorInFile},{figure.DenominatorInFile},{figure.ValueInFile}", $"{row["numerator"]},{row["denominator"]},{row["value"]}");
                return is_ == should ? "" : $"{row["indicator"]} of {row["scope"]}: {is_}, should be {should}";
            }).Where(wrong => wrong.Length > 0),
        ];
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var parser = new TextFieldParser(Path.Combine(AppContext.BaseDirectory, "Samples", "register", file)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        var header = parser.ReadFields()!;
        while (parser.ReadFields() is { } fields)
            yield return header.Zip(fields).ToDictionary(f => f.First, f => f.Second);
    }

    /// <summary>The sample register, imported once for all tests.</summary>
    public sealed class Imported : IAsyncLifetime
    {
        public Records Records { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Records = await Records.NewAsync();
            using var folder = TempFolder.OfSample();
            var result = await Records.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(folder.Register));
            Assert.Empty(result.Problems);
        }

        public Task DisposeAsync() => Records.DisposeAsync().AsTask();
    }
}
