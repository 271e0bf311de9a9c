using EarlyHelp.Data.Scorecards;
using EarlyHelp.Data.Tests.Lists;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Scorecards;

namespace EarlyHelp.Data.Tests.OnServer;

/// <summary>Every list, with every filter, in every order, for every role, and the figures, are translated for SQL Server (spec 7-quality: both are in use).</summary>
public sealed class TranslationTests
{
    private static readonly DateOnly Today = new(2026, 11, 18);

    public static TheoryData<string, Role> Lists => ListPlanTests.Lists;

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_query_of_a_list_is_translated_for_sql_server(string list, Role role)
    {
        var server = new NoServer();
        await using var records = Records.On(server.Use);
        List<string> faults = [];

        foreach (var (name, ask) in ListPlanTests.Ways(list))
            await AskAsync(records, faults, name, ask, ListPlanTests.Someone(role, records));

        Assert.Empty(faults);
        Assert.NotEmpty(server.Seen);
        Assert.All(server.Seen, sql => Assert.DoesNotContain("LIMIT", sql, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_figures_are_translated_for_sql_server()
    {
        var server = new NoServer();
        await using var records = Records.On(server.Use);
        List<string> faults = [];
        var county = Actor.Staff(1, "Jo Hale", Role.CountyManager);

        await AskAsync(records, faults, "scorecard", s => s.Of<ScorecardFacts>().LoadAsync(Month.Of(Today), Month.Of(Today), Today), county);
        foreach (var scope in new[] { Scope.County, new(Level.Worker, 1), new(Level.Unit, 1) })
            await AskAsync(records, faults, $"tracker of {scope}", s => s.Of<TrackerFacts>().OfAsync(scope, Today), county);
        await AskAsync(records, faults, "forecast", s => s.Of<ForecastFacts>().OfAsync(Scope.County, Today), county);

        Assert.Empty(faults);
        Assert.InRange(server.Seen.Count, 30, 300);
    }

    // With no rows a page may end early, because something that it needs is missing: that is no fault of its queries.
    private static async Task AskAsync(Records records, List<string> faults, string name, Func<Service, Task> ask, Actor by)
    {
        try
        {
            await records.DoAsync(ask, by);
        }
        catch (InvalidOperationException fault) when (fault.Message.Contains("could not be translated", StringComparison.Ordinal) || fault.Message.Contains("Translation of", StringComparison.Ordinal))
        {
            faults.Add($"{name}: {fault.Message}");
        }
        catch (InvalidOperationException missing) when (missing.Message.Contains("no elements", StringComparison.Ordinal) || missing.Message.Contains("connection is closed", StringComparison.Ordinal))
        {
            // It read one row that must be there, or began to write.
        }
    }
}
