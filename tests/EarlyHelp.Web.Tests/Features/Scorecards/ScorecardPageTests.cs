using System.Globalization;
using System.Net;
using EarlyHelp.Domain.Scorecards;
using EarlyHelp.Web.Tests.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Scorecards;

/// <summary>The scorecard of the sample register, its file and the lists behind its figures.</summary>
public sealed class ScorecardPageTests(Sample sample) : IClassFixture<Sample>
{
    [Theory]
    [InlineData("2016-03")]
    [InlineData("2016-07")]
    public async Task The_files_of_all_levels_say_what_is_expected_in_its_order(string month)
    {
        var county = await sample.App.SignedInAsync("county");
        var expected = Sample.Rows(await File.ReadAllTextAsync(Path.Combine(Sample.Folder, $"expected-scorecard-{month}.csv")));
        var codes = expected.Select(r => r["indicator"]).ToHashSet();
        List<Dictionary<string, string>> rows = [];

        foreach (var level in new[] { "county", "area", "district", "unit" })
            rows.AddRange(Sample.Rows(await county.GetStringAsync($"/scorecard.csv?month={month}&level={level}")));

        static string Line(Dictionary<string, string> r) => $"{r["indicator"]},{r["level"]},{r["scope"]},{r["numerator"]},{r["denominator"]},{r["value"]}";
        Assert.Equal(expected.Select(Line), rows.Where(r => codes.Contains(r["indicator"])).Select(Line));
        Assert.All(rows, r => Assert.Contains(r["status"], (string[])["met", "near", "missed", "none"]));
        Assert.All(rows.Where(r => r["indicator"] == "C8"), r => Assert.Equal("18-24", r["target"]));
    }

    [Fact]
    public async Task The_file_begins_with_its_headings_and_names_workers_by_their_address()
    {
        var county = await sample.App.SignedInAsync("county");
        var text = await county.GetStringAsync("/scorecard.csv?month=2016-03&level=worker");

        Assert.StartsWith("indicator,name,level,scope,numerator,denominator,value,target,status\r\n", text, StringComparison.Ordinal);
        var rows = Sample.Rows(text);
        Assert.Contains(rows, r => r["scope"] == "maidstone.3.a@county.example" && r["level"] == "worker");
        Assert.DoesNotContain(rows, r => r["indicator"] == "N1");
        var open = Sample.Rows(await county.GetStringAsync("/scorecard.csv?month=2016-03&level=county")).Single(r => r["indicator"] == "C1");
        Assert.True(rows.Where(r => r["indicator"] == "C1").Sum(r => int.Parse(r["numerator"], CultureInfo.InvariantCulture)) <= int.Parse(open["numerator"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Behind_every_figure_of_the_county_stand_numerator_many_lines_and_all_of_them_open()
    {
        var county = await sample.App.SignedInAsync("county");
        List<string> wrong = [];

        foreach (var row in Sample.Rows(await county.GetStringAsync("/scorecard.csv?month=2016-03&level=county")).Where(r => Indicators.Of(r["indicator"]) is not null))
        {
            var (code, numerator) = (row["indicator"], row["numerator"]);
            var page = await county.PageAsync($"/scorecard/{code}?month=2016-03&scope=county");
            var file = Sample.Rows(await county.GetStringAsync($"/scorecard/{code}.csv?month=2016-03&scope=county"));
            var shown = page.QuerySelectorAll("main tbody tr").Length;
            var number = numerator.Length == 0 ? file.Count : int.Parse(numerator, CultureInfo.InvariantCulture);
            if (file.Count != number || shown != Math.Min(number, 25))
                wrong.Add($"{code}: {number} counted, {file.Count} in the file, {shown} on the page");
            if (file.Any(l => l["reference"].Length == 0 || l["reference"].StartsWith("A record", StringComparison.Ordinal)))
                wrong.Add($"{code}: a line doesn't open for the county manager");
            if (row["denominator"].Length > 0 && code != "T4")
            {
                var others = Sample.Rows(await county.GetStringAsync($"/scorecard/{code}.csv?month=2016-03&scope=county&list=others"));
                if (file.Count + others.Count != int.Parse(row["denominator"], CultureInfo.InvariantCulture))
                    wrong.Add($"{code}: {file.Count} and {others.Count} of {row["denominator"]}");
            }
        }

        Found.Nothing(wrong);
    }

    [Fact]
    public async Task What_a_person_cannot_open_is_counted_and_stands_as_an_anonymous_line()
    {
        await using var app = new App();
        var (open, undecided) = (await app.PassAsync("Walker"), await app.PassAsync("Secret"));
        await app.WithDbAsync(async db =>
        {
            // A notification that is not decided yet is no business of the district's.
            db.Entry(await db.Cases.Where(c => c.Reference == undecided).Select(c => c.Notification!).SingleAsync()).Property(n => n.DecidedOn).CurrentValue = null;
            return await db.SaveChangesAsync();
        });
        var district = await app.SignedInAsync("district");
        var page = await district.PageAsync("/scorecard/N1?month=2026-11");
        var lines = page.QuerySelectorAll("main tbody tr").ToList();

        Assert.Equal("2", Sample.Rows(await district.GetStringAsync("/scorecard.csv?month=2026-11&level=district")).Single(r => r["indicator"] == "N1")["numerator"]);
        Assert.Equal(2, lines.Count);
        Assert.Contains("Walker", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Equal(("A record you can’t open", null), (lines[1].TextContent.Trim(), lines[1].QuerySelector("a")));
        Assert.DoesNotContain("Secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var file = await district.GetStringAsync("/scorecard/N1.csv?month=2026-11");
        Assert.Equal(["EHN" + open[3..], "A record you can’t open"], Sample.Rows(file.TrimStart('\uFEFF')).Select(r => r["reference"]));

        // The triage manager opens both.
        var triage = await app.SignedInAsync("triage.manager");
        Assert.Equal(2, (await triage.PageAsync("/scorecard/N1?month=2026-11")).QuerySelectorAll("main tbody tr a").Length);
    }

    [Theory]
    [InlineData("/scorecard")]
    [InlineData("/dashboard")]
    [InlineData("/tracker")]
    [InlineData("/forecast")]
    [InlineData("/exports/annex-a")]
    public async Task Each_page_of_figures_leads_to_the_others_and_the_menu_says_where_it_belongs(string address)
    {
        var page = await (await sample.App.SignedInAsync("county")).PageAsync(address);

        Assert.Equal("Figures", page.QuerySelector("#navigation [aria-current]")!.TextContent.Trim());
        Assert.Equal(["Scorecard", "Dashboard", "Tracker", "Forecast", "Lists for inspectors"], page.QuerySelectorAll("nav[aria-label=Figures] a").Select(a => a.TextContent.Trim()));
        Assert.Equal(address, page.QuerySelector("nav[aria-label=Figures] [aria-current=page]")!.GetAttribute("href")!.Split('?')[0]);
    }

    [Fact]
    public async Task The_forecast_is_held_against_what_came_in_six_past_months_and_for_each_unit()
    {
        var page = await (await sample.App.SignedInAsync("county")).PageAsync("/forecast?asAt=2016-07-31");
        var rows = page.QuerySelectorAll("[aria-label='Past forecasts and what came'] tbody tr");

        Assert.Contains("5 of 6 past months came out inside the range", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, rows.Length);
        Assert.Contains("3 passed; expected 4.6", rows[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("Each unit by itself", rows[^1].QuerySelector("th")!.TextContent);
    }

    [Fact]
    public async Task A_triage_manager_has_the_figures_of_triage_and_no_others()
    {
        var triage = await sample.App.SignedInAsync("triage.manager");
        var rows = Sample.Rows(await triage.GetStringAsync("/scorecard.csv?month=2016-03"));

        Assert.Equal(["N1", "N2", "N3", "N4", "N5", "N6", "R1"], rows.Select(r => r["indicator"]));
        foreach (var page in new[] { "/scorecard?month=2016-03", "/dashboard?month=2016-03" })
            Assert.DoesNotContain("Open cases", (await triage.PageAsync(page)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Considered within 2 working days", (await triage.PageAsync("/dashboard?month=2016-03")).QuerySelector("[aria-labelledby^=district] title")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await triage.PageAsync("/dashboard?month=2016-03&indicator=N1")).QuerySelectorAll(".eh-trend__line--beside"));
        foreach (var refused in new[] { "/scorecard/C1?month=2016-03", "/scorecard/C1.csv?month=2016-03", "/dashboard?month=2016-03&indicator=C3", "/tracker", "/tracker.csv", "/forecast" })
            Assert.Equal(HttpStatusCode.NotFound, (await triage.GetAsync(refused)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await triage.GetAsync("/scorecard/N2?month=2016-03")).StatusCode);
    }

    [Fact]
    public async Task A_file_of_one_part_of_the_service_holds_that_part_alone()
    {
        var county = await sample.App.SignedInAsync("county");
        var rows = Sample.Rows(await county.GetStringAsync("/scorecard.csv?month=2016-03&level=district&scope=district%3AAshford"));

        Assert.Equal(["Ashford"], rows.Select(r => r["scope"]).Distinct());
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync("/scorecard.csv?month=2016-03&level=unit&scope=district%3AAshford")).StatusCode);
    }

    [Fact]
    public async Task The_page_shows_every_indicator_with_words_for_its_status_and_a_link_to_its_list()
    {
        var county = await sample.App.SignedInAsync("county");
        var page = await county.PageAsync("/scorecard?month=2016-03");
        var text = page.QuerySelector("main")!.TextContent;

        foreach (var indicator in Indicators.All)
        {
            Assert.Contains(indicator.Name, text, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($"a[href^='/scorecard/{indicator.Code}?month=2016-03']"));
        }

        Assert.Contains("93.4 %", text, StringComparison.Ordinal);
        Assert.Contains("At least 85\u00A0%", text, StringComparison.Ordinal);
        Assert.Contains("Missed", text, StringComparison.Ordinal);
        Assert.Contains("Cases closed by social care", text, StringComparison.Ordinal);
        Assert.Contains("external", text, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/scorecard?month=2016-03&scope=area%3ASouth%20Kent']"));
    }

    [Theory]
    [InlineData("area", "county")]
    [InlineData("district", "county")]
    [InlineData("district", "area:South Kent")]
    [InlineData("district", "district:Maidstone")]
    [InlineData("lead", "district:Ashford")]
    [InlineData("worker", "unit:Ashford 1")]
    [InlineData("worker", "worker:maidstone.3.a@county.example")]
    public async Task A_figure_above_or_beside_the_own_scope_does_not_exist(string account, string scope)
    {
        var client = await sample.App.SignedInAsync(account);
        foreach (var address in new[] { "/scorecard", "/scorecard/C1", "/scorecard/C1.csv", "/dashboard" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{address}?month=2016-03&scope={Uri.EscapeDataString(scope)}")).StatusCode);
        foreach (var address in new[] { "/scorecard", "/scorecard/C1", "/dashboard" })
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{address}?month=2016-03")).StatusCode);
    }

    [Theory]
    [InlineData("area", "county")]
    [InlineData("district", "area")]
    [InlineData("lead", "district")]
    [InlineData("worker", "unit")]
    public async Task A_file_of_a_level_above_the_own_one_does_not_exist(string account, string level)
    {
        var client = await sample.App.SignedInAsync(account);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/scorecard.csv?month=2016-03&level={level}")).StatusCode);
        Assert.NotEmpty(Sample.Rows(await client.GetStringAsync("/scorecard.csv?month=2016-03&level=worker")));
    }

    [Theory]
    [InlineData("triage")]
    [InlineData("socialcare")]
    [InlineData("admin")]
    [InlineData("privacy")]
    [InlineData("openaccess")]
    [InlineData("auditor")]
    public async Task Whoever_has_no_figures_meets_no_page_of_them(string account)
    {
        var client = await sample.App.SignedInAsync(account);
        foreach (var address in new[] { "/scorecard", "/scorecard.csv", "/scorecard/C1", "/dashboard", "/frozen-months/new", "/frozen-months/2016-03" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/scorecard?month=2016-13")]
    [InlineData("/scorecard?month=9999-12")]
    [InlineData("/scorecard?month=0001-01")]
    [InlineData("/scorecard?month=2027-01")]
    [InlineData("/scorecard?month=March")]
    [InlineData("/scorecard?scope=moon")]
    [InlineData("/scorecard?scope=worker%3A")]
    [InlineData("/scorecard.csv?month=x&level=county")]
    [InlineData("/scorecard.csv?month=2016-03&level=0")]
    [InlineData("/scorecard.csv?month=2016-03&level=-1")]
    [InlineData("/scorecard.csv?month=2016-03&level=team")]
    [InlineData("/scorecard/X9?month=2016-03")]
    [InlineData("/scorecard/N1?month=2016-03&scope=unit%3AAshford%201")]
    [InlineData("/dashboard?indicator=nothing")]
    [InlineData("/frozen-months/2016-99")]
    public async Task What_there_is_not_answers_404(string address)
    {
        var county = await sample.App.SignedInAsync("county");
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync(address)).StatusCode);
    }

    [Theory]
    [InlineData("/scorecard?{0}")]
    [InlineData("/scorecard/C1?{0}&scope=county")]
    [InlineData("/dashboard?{0}")]
    public async Task The_number_of_queries_does_not_grow_with_the_records(string address)
    {
        var county = await sample.App.SignedInAsync("county");
        var busy = await sample.App.Queries.OfAsync(county, string.Format(CultureInfo.InvariantCulture, address, "month=2016-03"));
        var empty = await sample.App.Queries.OfAsync(county, string.Format(CultureInfo.InvariantCulture, address, "month=2005-03"));

        Assert.InRange(busy, empty, empty + 3);
        Assert.InRange(busy, 1, 40);
    }

    [Fact]
    public async Task The_dashboard_draws_pictures_that_say_what_they_show_and_stand_with_their_tables()
    {
        var county = await sample.App.SignedInAsync("county");
        var page = await county.PageAsync("/dashboard?month=2016-07&indicator=N4");
        var pictures = page.QuerySelectorAll("svg[role=img]");

        Assert.Equal(Indicators.All.Count + 12, pictures.Length);
        Assert.All(pictures, svg =>
        {
            var named = svg.GetAttribute("aria-labelledby")!.Split(' ');
            Assert.All(named, id => Assert.NotEqual("", page.GetElementById(id)!.TextContent));
        });
        Assert.Empty(page.QuerySelectorAll("[style], main script"));
        Assert.Equal(Indicators.All.Count + 1, page.QuerySelectorAll("main details table").Length);
        var values = page.QuerySelectorAll("ol.eh-multiples .eh-multiples__value").Select(v => v.TextContent.Split(' ')[0]).Where(v => v != "–").Select(v => decimal.Parse(v, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(values.OrderDescending(), values);
        Assert.NotNull(page.QuerySelector("a[href='/scorecard/C1?month=2016-07&scope=county&list=came']"));
    }

    [Fact]
    public async Task What_came_and_went_makes_the_difference_of_two_months()
    {
        var county = await sample.App.SignedInAsync("county");
        async Task<int> CountAsync(string query) => Sample.Rows(await county.GetStringAsync($"/scorecard/C1.csv?scope=county&{query}")).Count;

        Assert.Equal(await CountAsync("month=2016-07") - await CountAsync("month=2016-06"), await CountAsync("month=2016-07&list=came") - await CountAsync("month=2016-07&list=went"));
    }
}
