using EarlyHelp.Data;
using EarlyHelp.Data.Registers;
using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Tests.Registers;
using EarlyHelp.Domain.Scorecards;
using Microsoft.Extensions.DependencyInjection;

namespace EarlyHelp.Web.Tests.Features.Registers;

/// <summary>A county is never locked in: what was imported and what was lived since give the same figures after they went out and in again.</summary>
public sealed class RegisterRoundTripTests
{
    [Fact]
    public async Task After_months_of_live_work_on_an_imported_register_the_export_gives_the_same_scorecards_in_an_empty_database()
    {
        var folder = Directory.CreateTempSubdirectory("earlyhelp-export-").FullName;
        await using var first = new App();
        // The demonstration is half a year of live work in every state, written by the verbs that people use.
        first.Settings["EarlyHelp:Seed"] = "demo";
        await ImportAsync(first, Path.Combine(AppContext.BaseDirectory, "Samples", "register"));
        await first.InScopeAsync(async services => await services.GetRequiredService<RegisterExport>().RunAsync(Path.Combine(folder, "out")));

        await using var second = new App();
        await ImportAsync(second, Path.Combine(folder, "out"));

        foreach (var month in Enumerable.Range(0, 9).Select(i => new Month(2026, 3).Plus(i)).Concat(Enumerable.Range(0, 9).Select(i => new Month(2015, 12).Plus(i))))
        {
            var lines = await LinesAsync(first, month);
            Assert.Contains(lines, l => l.StartsWith("N1|county|", StringComparison.Ordinal));
            Assert.Equal(lines.Where(Counts), (await LinesAsync(second, month)).Where(Counts));
        }

        Directory.Delete(folder, recursive: true);
    }

    // A worker of the first database who never held anything may be missing in the second.
    private static bool Counts(string line) => !line.EndsWith("|0||0", StringComparison.Ordinal) && !line.EndsWith("|0|0|", StringComparison.Ordinal) && !line.EndsWith("|||", StringComparison.Ordinal);

    private static async Task ImportAsync(App app, string folder)
    {
        var result = await app.InScopeAsync(services => services.GetRequiredService<RegisterImport>().RunAsync(new RegisterFolder(folder)));
        Assert.Empty(result.Problems);
        Assert.True(result.IsWritten);
    }

    private static Task<IReadOnlyList<string>> LinesAsync(App app, Month month) => app.InScopeAsync(services =>
        ScorecardOf.LinesAsync(services.GetRequiredService<EarlyHelpDbContext>(), services.GetRequiredService<ScorecardFacts>(), month, new DateOnly(2026, 11, 18)));
}
