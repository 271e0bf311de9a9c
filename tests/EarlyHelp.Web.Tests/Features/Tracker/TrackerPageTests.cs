using System.Net;
using EarlyHelp.Web.Tests.Features.Families;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Tracker;

public sealed class TrackerPageTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData("worker", "worker:worker@demo.example", "unit:Ashford 1")]
    [InlineData("lead", "unit:Ashford 1", "district:Ashford")]
    [InlineData("lead", "worker:worker@demo.example", "worker:worker.thanet@demo.example")]
    [InlineData("district", "district:Ashford", "district:Thanet")]
    [InlineData("area", "district:Ashford", "county")]
    [InlineData("county", "county", "unit:Nowhere 9")]
    [InlineData("analyst", "unit:Thanet 1", "nonsense")]
    public async Task A_figure_above_or_beside_the_own_scope_does_not_exist(string account, string own, string other)
    {
        var person = await app.SignedInAsync(account);

        foreach (var page in new[] { "/tracker", "/tracker.csv" })
        {
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync($"{page}?scope={Uri.EscapeDataString(own)}")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(page)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"{page}?scope={Uri.EscapeDataString(other)}")).StatusCode);
        }
    }

    [Theory]
    [InlineData("triage")]
    [InlineData("triage.manager")]
    [InlineData("admin")]
    [InlineData("privacy")]
    [InlineData("auditor")]
    [InlineData("socialcare")]
    [InlineData("openaccess")]
    public async Task Roles_without_figures_have_neither_tracker_nor_forecast(string account)
    {
        var person = await app.SignedInAsync(account);

        foreach (var page in new[] { "/tracker", "/tracker.csv", "/forecast" })
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(page)).StatusCode);
    }

    [Theory]
    [InlineData("2026-11-19", "The date must be today or in the past")]
    [InlineData("31 2 2016", "Enter a real date, for example 31 7 2016")]
    [InlineData("0001-01-01", "The date must be 1 January 1990 or later")]
    [InlineData("<script>", "Enter a real date, for example 31 7 2016")]
    public async Task A_day_that_is_none_is_answered_with_a_sentence(string day, string sentence)
    {
        var lead = await app.SignedInAsync("lead");

        foreach (var page in new[] { "/tracker", "/forecast" })
        {
            var answer = await lead.GetAsync($"{page}?asAt={Uri.EscapeDataString(day)}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var document = await answer.DocumentAsync();
            Assert.Contains(sentence, document.QuerySelector(".govuk-error-summary")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(day, document.QuerySelector("input[name=asAt]")!.GetAttribute("value"));
        }

        var file = await lead.GetAsync($"/tracker.csv?asAt={Uri.EscapeDataString(day)}");
        Assert.Equal((HttpStatusCode.BadRequest, sentence), (file.StatusCode, await file.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task The_file_has_a_line_for_each_open_case_with_the_columns_in_order()
    {
        var (family, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);

        var lines = await FileAsync("lead", "/tracker.csv?scope=unit:Ashford%201");

        Assert.Equal("case_ref,legacy_ref,family_ref,district,unit,worker,opened_on,weeks_open,children,plan_agreed_on,next_review_due,duration_state,last_note_on", lines[0]);
        var today = Domain.UkTime.DayOf(app.Clock.Utc);
        var children = await app.WithDbAsync(db => db.FamilyMembers.CountAsync(m => m.Family.Reference == family && (m.Role == Domain.Families.FamilyRole.Child || m.Role == Domain.Families.FamilyRole.Sibling || m.Role == Domain.Families.FamilyRole.Unborn)));
        Assert.Equal($"{reference},,{family},Ashford,Ashford 1,worker@demo.example,{today:yyyy-MM-dd},0,{children},,,running,", Assert.Single(lines.Skip(1)));
        Assert.Equal(lines, await FileAsync("worker", "/tracker.csv"));
        Assert.Single(await FileAsync("lead", $"/tracker.csv?asAt={today.AddDays(-1):yyyy-MM-dd}"));
    }

    [Fact]
    public async Task A_case_that_the_reader_may_not_open_counts_and_stands_there_without_its_references()
    {
        var (_, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        await app.WithDbAsync(async db =>
        {
            // Handed over since, but on the day asked for it was held here.
            var moved = await db.Cases.SingleAsync(c => c.Reference == reference);
            var thanet = await db.Units.FirstAsync(u => u.Name == "Thanet 1");
            db.Entry(moved).Property(c => c.DistrictId).CurrentValue = thanet.DistrictId;
            db.Entry(moved).Property(c => c.UnitId).CurrentValue = thanet.Id;
            return await db.SaveChangesAsync();
        });

        var line = Assert.Single((await FileAsync("lead", "/tracker.csv")).Skip(1));
        Assert.Equal(",,,,,,,,,,,,", line);
        var page = await (await app.SignedInAsync("lead")).PageAsync("/tracker");
        Assert.Contains("1 of 96", page.QuerySelector(".eh-total")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Not yours to open", page.QuerySelector("[aria-label='Open cases']")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"a[href='/cases/{reference}']"));
        Assert.DoesNotContain(reference, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_line_opens_the_next_level_and_the_last_lists_the_cases()
    {
        var (_, notification) = await app.ReceiveAsync(1);
        var reference = await app.OpenAsync(notification);
        var county = await app.SignedInAsync("county");

        var address = "/tracker";
        foreach (var name in new[] { "Ashford", "Ashford", "Ashford 1", "Sam Hill" })
        {
            var page = await county.PageAsync(address);
            var rows = page.QuerySelector("table")!.QuerySelectorAll("tbody tr");
            var total = rows[^1].QuerySelectorAll("td").Skip(1).Select(c => int.Parse(c.TextContent, System.Globalization.NumberStyles.AllowThousands, null)).ToList();
            for (var i = 0; i < total.Count; i++)
                Assert.Equal(total[i], rows.SkipLast(1).Sum(r => int.Parse(r.QuerySelectorAll("td")[i + 1].TextContent, System.Globalization.NumberStyles.AllowThousands, null)));
            var row = rows.SkipLast(1).First(r => !r.QuerySelector("td")!.TextContent.StartsWith("0 of", StringComparison.Ordinal));
            address = row.QuerySelector("a")!.GetAttribute("href")!;
            if (address.Contains("district", StringComparison.Ordinal) || !address.Contains("area", StringComparison.Ordinal))
                Assert.Contains(name, row.TextContent, StringComparison.Ordinal);
        }

        Assert.NotNull((await county.PageAsync(address)).QuerySelector($"a[href='/cases/{reference}']"));
        Assert.NotNull((await (await app.SignedInAsync("worker")).PageAsync("/tracker")).QuerySelector($"a[href='/cases/{reference}']"));
    }

    [Fact]
    public async Task More_cases_need_no_more_queries()
    {
        var (_, notification) = await app.ReceiveAsync(1);
        await app.OpenAsync(notification);
        var lead = await app.SignedInAsync("lead");
        int[] few = [await app.Queries.OfAsync(lead, "/tracker"), await app.Queries.OfAsync(lead, "/forecast")];

        foreach (var sample in new[] { 2, 3, 5 })
            await app.OpenAsync((await app.ReceiveAsync(sample)).Notification);

        app.Clock.Utc = app.Clock.Utc.AddDays(60);
        lead = await app.SignedInAsync("lead");
        Assert.Equal(few, (int[])[await app.Queries.OfAsync(lead, "/tracker"), await app.Queries.OfAsync(lead, "/forecast")]);
        Assert.Equal(4, (await FileAsync("lead", "/tracker.csv")).Skip(1).Count());
    }

    [Fact]
    public async Task The_forecast_shows_its_sum_and_its_test_and_there_is_none_of_a_worker()
    {
        var (_, notification) = await app.ReceiveAsync(1);
        await app.OpenAsync(notification);

        var page = await (await app.SignedInAsync("lead")).PageAsync("/forecast");
        Assert.Equal(["4 weeks", "8 weeks", "12 weeks"], page.QuerySelector("[aria-label='Cases that pass 20 weeks']")!.QuerySelectorAll("tbody th").Select(h => h.TextContent));
        Assert.Contains("There is no past month to test it on", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[aria-label='Past forecasts and what came']"));
        Assert.Contains("1 of 96", page.QuerySelector("[aria-label='Capacity by unit']")!.TextContent, StringComparison.Ordinal);

        var worker = await app.SignedInAsync("worker");
        Assert.Equal("/tracker", (await worker.GetAsync("/forecast")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.GetAsync("/forecast?scope=unit:Ashford%201")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("lead")).GetAsync("/forecast?scope=county")).StatusCode);
    }

    [Fact]
    public async Task Inspectors_lists_are_made_by_county_manager_and_analyst_only()
    {
        await app.ReceiveAsync(1);
        var month = Domain.UkTime.DayOf(app.Clock.Utc).AddMonths(-1).ToString("yyyy-MM", null);

        foreach (var account in new[] { "county", "analyst" })
        {
            var person = await app.SignedInAsync(account);
            var page = await person.PageAsync($"/exports/annex-a?list=1&from={month}");
            var rows = page.QuerySelectorAll("tbody tr").Length;
            Assert.True(rows > 0);
            var lines = await FileAsync(account, $"/exports/annex-a.csv?list=1&from={month}");
            Assert.Equal("\"Child Unique ID\",\"Gender\",\"Ethnicity\",\"Date of birth\",\"Age\",\"Date of contact\",\"Contact source\"", lines[0]);
            Assert.Equal(rows, lines.Length - 1);
            Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/exports/annex-a?list=2")).StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.GetAsync("/exports/annex-a?list=7")).StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.GetAsync("/exports/annex-a?list=1&from=2030-01")).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await person.GetAsync("/exports/annex-a.csv?list=1&from=July")).StatusCode);
        }

        foreach (var account in new[] { "lead", "district", "area", "triage.manager", "worker", "admin", "privacy" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync(account)).GetAsync("/exports/annex-a")).StatusCode);
    }

    private async Task<string[]> FileAsync(string account, string address)
    {
        var text = await (await (await app.SignedInAsync(account)).GetAsync(address)).Content.ReadAsStringAsync();
        return text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
