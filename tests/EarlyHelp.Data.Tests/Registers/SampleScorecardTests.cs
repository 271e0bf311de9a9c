using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Tests.Registers;

public sealed class SampleScorecardTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    [Theory]
    [InlineData("2016-03")]
    [InlineData("2016-07")]
    public async Task The_sample_gives_the_expected_scorecard_through_import_and_database(string month)
    {
        await using var records = await Records.NewAsync();
        using var folder = TempFolder.OfSample();
        await records.DoAsync<RegisterImport>(import => import.RunAsync(folder.Register));

        var lines = await LinesAsync(records, month);

        var expected = (await File.ReadAllLinesAsync(Path.Combine(folder.Path, $"expected-scorecard-{month}.csv"))).Skip(1).Where(l => l.Length > 0).Select(l => l.Replace(',', '|')).ToList();
        Assert.Equal(885, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), lines.Where(l => expected.Any(e => e.StartsWith(Key(l), StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_exported_gives_the_same_scorecards_in_an_empty_database_and_is_exported_the_same_again()
    {
        await using var first = await Records.NewAsync();
        using var folder = TempFolder.OfSample();
        await first.DoAsync<RegisterImport>(import => import.RunAsync(folder.Register));
        using var one = new TempFolder();
        using var two = new TempFolder();
        await first.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(one.Path, "out")));

        await using var second = await Records.NewAsync();
        var result = await second.AskAsync<RegisterImport, RegisterResult>(import => import.RunAsync(new(Path.Combine(one.Path, "out"))));
        Assert.Empty(result.Problems);
        await second.DoAsync<RegisterExport>(export => export.RunAsync(Path.Combine(two.Path, "out")));

        foreach (var month in Enumerable.Range(0, 14).Select(i => new Month(2015, 8).Plus(i).ToString()))
            Assert.Equal(await LinesAsync(first, month), await LinesAsync(second, month));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(one.Path, "out"), "*.csv"))
            Assert.Equal(await File.ReadAllTextAsync(file), await File.ReadAllTextAsync(Path.Combine(two.Path, "out", Path.GetFileName(file))));
    }

    private static Task<IReadOnlyList<string>> LinesAsync(Records records, string month) => records.AskAsync<EarlyHelpDbContext, IReadOnlyList<string>>(
        db => records.AskAsync<ScorecardFacts, IReadOnlyList<string>>(facts => ScorecardOf.LinesAsync(db, facts, Month.Parse(month)!.Value, Today)));

    private static string Key(string line) => line[..(line.IndexOf('|', line.IndexOf('|', line.IndexOf('|', StringComparison.Ordinal) + 1) + 1) + 1)];
}
