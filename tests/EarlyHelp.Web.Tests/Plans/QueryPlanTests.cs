using EarlyHelp.Domain.Access;
using Xunit.Abstractions;

namespace EarlyHelp.Web.Tests.Plans;

/// <summary>
/// How SQLite carries out what every page, download and job asks of it, for everybody who may open it (spec/7-quality.md, Speed and scale). A plan does
/// not depend on how much there is, so it is looked at on the demonstration; EARLYHELP_PLANS_DATABASE names a larger database, of which a copy is looked at.
/// </summary>
public sealed class QueryPlanTests(Walk walk, ITestOutputHelper output) : IClassFixture<Walk>
{
    /// <summary>As often may a page ask the same thing: more is row by row.</summary>
    private const int MostAlike = 3;

    /// <summary>How many times as much of what is over there is later.</summary>
    private const int Copies = 25;

    /// <summary>What a page may take more of SQLite's steps then: the looks of the walk itself are read again.</summary>
    private const int Slack = 5000;

    private static bool IsLong => LongRun.IsOn;

    [Fact]
    public async Task No_page_download_or_job_reads_a_table_that_grows_from_end_to_end()
    {
        var scans = await ScansAsync();

        var pages = await walk.PagesAsync();
        output.WriteLine($"{pages.Count} pages, {pages.Sum(p => p.Asked.Count)} commands, {pages.SelectMany(p => p.Asked).DistinctBy(a => a.Sql).Count()} different ones");
        Found.Nothing(scans.Where(s => s.Because is null).GroupBy(s => s.Plan)
            .Select(s => $"{string.Join('\n', s.Select(p => p.Page.Name).Distinct().Take(5))}\n{string.Join('\n', s.Key.Scans())}\n{s.Key.Sql}\n"));
    }

    [Fact]
    public async Task Nothing_is_allowed_that_no_page_needs()
    {
        var needed = (await ScansAsync()).Select(s => s.Because).ToHashSet();

        Found.Nothing(Allowed.Scans.Where(a => !needed.Contains(a)).Select(a => $"{a.Where}, {a.What}"));
    }

    // To compile a query takes longer than to ask it: EF's own cache holds a third of what the app asks.
    [Fact]
    public async Task What_was_asked_before_is_not_compiled_again_after_everybody_opened_everything()
    {
        await walk.PagesAsync();

        Assert.InRange(await walk.CompiledForAsync(Role.UnitLead), 0, 10);
    }

    [Fact]
    public async Task No_page_asks_row_by_row()
    {
        // A job goes from one piece of work to the next.
        var repeated = from page in await walk.PagesAsync()
                       where !page.Path.StartsWith("job ", StringComparison.Ordinal)
                       from alike in page.Asked.GroupBy(a => a.Sql)
                       where alike.Count() > MostAlike && !Allowed.Repeated.Any(a => a.IsOf(page) && alike.Key.Contains($"FROM \"{a.What}\"", StringComparison.Ordinal))
                       group page by alike.Key into found
                       select $"{string.Join('\n', found.Select(p => p.Name).Distinct().Take(5))}\n{found.Key}\n";

        Found.Nothing(repeated);
    }

    [Fact]
    public async Task The_work_of_a_page_does_not_grow_with_the_history()
    {
        var own = new Walk { Of = IsLong ? Walk.Everybody : Walk.Some, WithLinks = IsLong };
        try
        {
            await own.InitializeAsync();
            var before = await WorkAsync(own);
            own.References.IsOn = true;
            var rows = await own.App.WithDbAsync(db => new OldHistory(db, Copies).AddAsync());

            var after = await WorkAsync(own);

            output.WriteLine($"{after.Count} pages, {rows} rows more");
            Found.Nothing(from page in after
                          where before.TryGetValue(page.Key, out var was) && page.Value.Work > (was.Work * 2) + Slack && !Allowed.Growing.Any(a => a.IsOf(page.Value.Page))
                          orderby page.Value.Work descending
                          select $"{page.Key}: {before[page.Key].Work} -> {page.Value.Work}, of these {page.Value.Most.Work} for\n{page.Value.Most.Sql}\n");
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<(Opened Page, Plan Plan, Allowed? Because)>> ScansAsync()
    {
        var pages = await walk.PagesAsync();
        return await walk.App.WithDbAsync(async db =>
        {
            Dictionary<string, Plan> plans = [];
            foreach (var asked in pages.SelectMany(p => p.Asked).DistinctBy(a => a.Sql))
                plans.Add(asked.Sql, await Plan.OfAsync(db, asked));
            return (IReadOnlyList<(Opened, Plan, Allowed?)>)
            [
                .. from page in pages
                   from sql in page.Asked.Select(a => a.Sql).Distinct()
                   let plan = plans[sql]
                   where plan.Scans().Any()
                   select (page, plan, Allowed.Scans.FirstOrDefault(a => a.IsOf(page) && a.Lets(plan))),
            ];
        });
    }

    private static async Task<Dictionary<string, (Opened Page, int Work, (int Work, string Sql) Most)>> WorkAsync(Walk walk)
    {
        var pages = await walk.PagesAgainAsync();
        return await walk.App.WithDbAsync(async db =>
        {
            var found = new Dictionary<string, (Opened Page, int Work, (int Work, string Sql) Most)>();
            foreach (var page in pages)
            {
                List<(int Work, string Sql)> works = [];
                foreach (var asked in page.Asked.Where(a => a.Sql.StartsWith("SELECT", StringComparison.Ordinal)))
                    works.Add((await Plan.WorkAsync(db, asked), asked.Sql));
                found[page.Name] = (page, works.Sum(w => w.Work), works.Count == 0 ? default : works.MaxBy(w => w.Work));
            }

            return found;
        });
    }
}
