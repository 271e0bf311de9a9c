using System.Globalization;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Tests.Registers;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Tests.Generating;

/// <summary>
/// Whether the generated history looks like the county of the sources (progress report of autumn 2016): within 2 points or 5 %. With EARLYHELP_LONG=1 that
/// is looked at in full size; else in a fiftieth of it, where chance is wide: by the mean of the six months until then, within 15 points or 40 %.
/// </summary>
public sealed class GeneratedScorecardTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("EARLYHELP_LONG") == "1";

    // Counts of the county; percentages.
    private static readonly (string Code, double Wanted)[] Counts = [("N1", 900), ("C1", 2974), ("C2", 6592), ("C5", 741), ("T1", 42)];
    private static readonly (string Code, double Wanted)[] Shares = [("C3", 82.7), ("C6", 81.5), ("T2", 5.7), ("T4", 21), ("R1", 15.6)];

    [Fact]
    public async Task The_scorecard_of_July_2016_comes_near_the_sources()
    {
        await using var records = await GeneratorTests.Shared.OfAsync(seed: 1, IsLong ? "county" : "small");
        List<IReadOnlyList<string>> months = [];
        foreach (var month in IsLong ? [new Month(2016, 7)] : Enumerable.Range(2, 6).Select(n => new Month(2016, n)))
        {
            months.Add(await records.AskAsync<EarlyHelpDbContext, IReadOnlyList<string>>(
                db => records.AskAsync<ScorecardFacts, IReadOnlyList<string>>(facts => ScorecardOf.LinesAsync(db, facts, month, month.Plus(1).First))));
        }

        double Of(string code) => months.Average(m => double.Parse(m.Single(l => l.StartsWith($"{code}|county|", StringComparison.Ordinal)).Split('|')[5] is { Length: > 0 } value ? value : "0", CultureInfo.InvariantCulture));

        var size = IsLong ? 1 : 50.0;
        var far = Counts.Select(c => (c.Code, Is: Of(c.Code), Wanted: c.Wanted / size, By: IsLong ? 0.05 * c.Wanted : Math.Max(1.5, 0.4 * c.Wanted / size)))
            .Concat(Shares.Select(s => (s.Code, Is: Of(s.Code), s.Wanted, By: IsLong ? 2.0 : 15)))
            .Where(f => Math.Abs(f.Is - f.Wanted) > f.By).Select(f => $"{f.Code} is {f.Is}, not {f.Wanted} ± {f.By}");

        Assert.Empty(far);
    }
}
