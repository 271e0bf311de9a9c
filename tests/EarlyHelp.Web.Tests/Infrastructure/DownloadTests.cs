using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Tests.Access;
using Microsoft.VisualBasic.FileIO;

namespace EarlyHelp.Web.Tests.Infrastructure;

/// <summary>Every list downloads exactly what it shows: the same rows of all its pages in the same order, for those who may (spec/5-import-export.md, Export).</summary>
public sealed partial class DownloadTests(ServiceInUse service) : IClassFixture<ServiceInUse>
{
    // Who uses the list, its page, what the link says that it downloads, and the file.
    private static readonly (string Account, string Page, string Of, string File)[] Table =
    [
        ("triage", "/triage", "the queue", "/triage.csv"),
        ("triage", "/triage?sort=-received&show=police", "the queue", "/triage.csv"),
        ("county", "/notifications", "these notifications", "/notifications.csv"),
        ("lead", "/notifications?sort=reference&page=1", "these notifications", "/notifications.csv"),
        ("county", "/cases", "these cases", "/cases.csv"),
        ("lead", "/cases?sort=-family", "these cases", "/cases.csv"),
        ("district", "/cases?late=late", "these cases", "/cases.csv"),
        ("worker", "/cases/team", "your team’s families", "/cases/team.csv"),
        ("district", "/allocations", "what waits", "/allocations.csv"),
        ("area", "/allocations?show=accept", "what waits", "/allocations.csv"),
        ("lead", "/follow-ups", "the families to ask", "/follow-ups.csv"),
        ("district", "/step-downs", "these step-downs", "/step-downs.csv"),
        ("county", "/step-downs?show=ended", "these step-downs", "/step-downs.csv"),
        ("district", "/step-ups", "these step-ups", "/step-ups.csv"),
        ("county", "/step-ups?show=all", "these step-ups", "/step-ups.csv"),
        ("district", "/step-ups/reviews", "these step-ups", "/step-ups/reviews.csv"),
        ("district", "/step-ups/reviews?month=earlier", "these step-ups", "/step-ups/reviews.csv"),
        ("county", "/panels", "these panels", "/panels.csv"),
        ("district", "/panels?past=true", "these panels", "/panels.csv"),
        ("county", "/panels?late=true", "these requests", "/panels.csv"),
        ("district", "/panels/{panel}", "the agenda", "/panels/{id:long}/agenda.csv"),
        ("county", "/panels/{panel}", "the agenda", "/panels/{id:long}/agenda.csv"),
        ("district", "/panels/{panel}", "what bounced back", "/panels/{id:long}/bounced-back.csv"),
        ("lead", "/quarterly-review", "these cases", "/quarterly-review.csv"),
        ("district.thanet", "/handovers", "these families", "/handovers.csv"),
        ("district", "/handovers?sent=true", "these families", "/handovers.csv"),
        ("lead", "/covers", "cover", "/covers.csv"),
        ("lead", "/supervision", "the supervision list", "/supervision.csv"),
        ("district", "/supervision?reason=new", "the supervision list", "/supervision.csv"),
        ("district", "/caseloads", "these workers", "/caseloads.csv"),
        ("lead", "/search?q={family}", "these families", "/search.csv"),
        ("county", "/scorecard/C1", "this list", "/scorecard/{code}.csv"),
        ("district", "/scorecard/N1", "this list", "/scorecard/{code}.csv"),
        ("lead", "/tracker", "these figures", "/tracker/figures.csv"),
        ("county", "/tracker", "these figures", "/tracker/figures.csv"),
        ("lead", "/tracker", "the open cases", "/tracker.csv"),
        ("county", "/exports/annex-a?from=2026-06", "this list", "/exports/annex-a.csv"),
        ("county", "/forecast", "the forecast", "/forecast/{table}.csv"),
        ("county", "/forecast", "past forecasts", "/forecast/{table}.csv"),
        ("district", "/forecast", "capacity by unit", "/forecast/{table}.csv"),
        ("lead", "/forecast", "the sum", "/forecast/{table}.csv"),
        ("county", "/forecast?scope=unit:Ashford%201", "what the chances come from", "/forecast/{table}.csv"),
        ("county", "/dashboard?indicator=C1", "the districts", "/dashboard/districts.csv"),
        ("admin", "/admin/standards", "the service standards", "/admin/standards.csv"),
        ("admin", "/admin/jobs", "the jobs", "/admin/jobs.csv"),
        ("admin", "/admin/messages", "these messages", "/admin/messages.csv"),
        ("county", "/frozen-months/2026-10", "reported and now", "/frozen-months/{month}.csv"),
    ];

    // Files of what is no table, or of more than one; each is downloaded by a test of its own, here or beside its page.
    private static readonly string[] OfTheirOwn =
    [
        "/scorecard.csv", "/dashboard/trends.csv", "/frozen-months/{month}/records.csv", "/unit-meeting/agenda.csv", "/unit-meeting/meetings.csv",
        "/admin/organisation.csv", "/admin/organisation/changes.csv", "/admin/calendar.csv", "/admin/code-lists.csv",
        "/privacy/accounts.csv", "/privacy/break-glass.csv", "/privacy/interests.csv", "/privacy/notices.csv", "/privacy/restrictions.csv", "/privacy/retention.csv", "/privacy/staff.csv",
        "/privacy/staff/{id:long}/looks.csv", "/privacy/unusual.csv", "/privacy/unusual/{id:long}/looks.csv",
        "/families/{reference}/audit/{list}.csv", "/cases/{reference}/audit/{list}.csv", "/notifications/{reference}/audit/{list}.csv",
    ];

    public static TheoryData<string, string, string, string> Lists
    {
        get
        {
            var lists = new TheoryData<string, string, string, string>();
            foreach (var (account, page, of, file) in Table)
                lists.Add(account, page, of, file);
            return lists;
        }
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Whoever_uses_a_list_downloads_all_of_it_in_the_order_of_the_page(string account, string page, string of, string file)
    {
        var client = await service.SignedInAsync(account);
        var (rows, link) = await ShownAsync(client, service.At(page), of);

        var lines = await LinesAsync(client, link);

        Assert.Matches($"^{Parameter().Replace(file, "[^/?]+").Replace(".csv", "\\.csv", StringComparison.Ordinal)}(\\?|$)", link);
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count, lines.Count - 1);
        foreach (var (row, line) in rows.Zip(lines.Skip(1)))
        {
            Assert.Contains(line[0], row, StringComparison.Ordinal);
            if (Reference().Match(row) is { Success: true } reference)
                Assert.Contains(reference.Value, line);
        }
    }

    [Theory]
    [InlineData("triage", "/triage", "the queue")]
    [InlineData("county", "/cases", "these cases")]
    [InlineData("county", "/notifications", "these notifications")]
    public async Task Of_a_list_of_several_pages_every_page_is_downloaded(string account, string page, string of) =>
        Assert.True((await ShownAsync(await service.SignedInAsync(account), page, of)).Rows.Count > 25);

    [Fact]
    public void Every_file_of_a_list_is_in_the_table_and_is_for_those_who_may_take_lists_away()
    {
        var files = Endpoints.OfPages(service.App).Where(e => e.Endpoint.RoutePattern.RawText!.EndsWith(".csv", StringComparison.Ordinal)).ToDictionary(e => "/" + e.Endpoint.RoutePattern.RawText!.TrimStart('/'));

        Assert.Equal(Table.Select(l => l.File).Distinct().Concat(OfTheirOwn).Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Found.Nothing(files.Where(f => !f.Value.Permissions.Contains(f.Key.StartsWith("/admin/", StringComparison.Ordinal) ? Permission.Administer : Permission.Export)).Select(f => $"{f.Key} doesn’t need {Permission.Export}"));
    }

    [Theory]
    [InlineData("socialcare", "/step-downs", "/step-downs.csv")]
    [InlineData("socialcare", "/step-ups?show=all", "/step-ups.csv?show=all")]
    [InlineData("socialcare", "/panels", "/panels.csv")]
    [InlineData("socialcare", "/panels/{panel}", "/panels/{panel}/agenda.csv")]
    public async Task Who_reads_a_list_and_may_not_take_it_away_has_no_link_and_no_file(string account, string page, string file)
    {
        var client = await service.SignedInAsync(account);

        var shown = await client.PageAsync(service.At(page));

        Assert.NotEmpty(shown.QuerySelectorAll("main tbody tr"));
        Assert.DoesNotContain("Download CSV", shown.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(service.At(file))).StatusCode);
    }

    [Theory]
    [InlineData("district.thanet", "/handovers.csv?sent=true")]
    [InlineData("lead.thanet", "/covers.csv")]
    [InlineData("district", "/step-ups/reviews.csv?month=2016-03")]
    [InlineData("lead", "/search.csv")]
    public async Task An_empty_list_is_its_headings_alone(string account, string file) =>
        Assert.Single(await LinesAsync(await service.SignedInAsync(account), file));

    [Theory]
    [InlineData("/step-ups.csv?show=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/supervision.csv?reason=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/search.csv?born=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/tracker/figures.csv?asAt=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/forecast/passing.csv?asAt=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/forecast/nothing.csv", HttpStatusCode.NotFound)]
    [InlineData("/forecast/passing.csv?scope=county", HttpStatusCode.NotFound)]
    [InlineData("/dashboard/trends.csv?scope=county", HttpStatusCode.NotFound)]
    [InlineData("/dashboard/districts.csv?indicator=nothing", HttpStatusCode.NotFound)]
    [InlineData("/frozen-months/nothing.csv", HttpStatusCode.NotFound)]
    [InlineData("/frozen-months/2026-10/records.csv?scope=county", HttpStatusCode.NotFound)]
    [InlineData("/cases/{case}/audit/nothing.csv", HttpStatusCode.NotFound)]
    [InlineData("/panels/999999/agenda.csv", HttpStatusCode.NotFound)]
    public async Task What_is_no_list_or_out_of_reach_is_no_file(string file, HttpStatusCode status) =>
        Assert.Equal(status, (await (await service.SignedInAsync("district")).GetAsync(service.At(file))).StatusCode);

    [Fact]
    public async Task The_trends_are_downloaded_figure_by_figure()
    {
        var county = await service.SignedInAsync("county");
        var page = await county.PageAsync("/dashboard");
        var shown = page.QuerySelectorAll("main section.eh-card").Select(card => card.QuerySelectorAll("tbody td").Select(c => Number(c.TextContent)).Prepend(card.QuerySelector("h3")!.TextContent.Trim()));

        var lines = await LinesAsync(county, Link(page, "the 13 months").GetAttribute("href")!);

        Assert.Equal(16, lines[0].Length);
        Assert.Equal(shown, lines.Skip(1).Select(l => l.Where((_, i) => i is 1 or > 2)));
    }

    [Fact]
    public async Task The_districts_are_downloaded_figure_by_figure()
    {
        var county = await service.SignedInAsync("county");
        var page = await county.PageAsync("/dashboard?indicator=C3");
        var link = Link(page, "the districts");
        var shown = link.ParentElement!.PreviousElementSibling!.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td").Select(c => Number(c.TextContent)).Prepend(row.QuerySelector("th")!.TextContent.Trim()));

        var lines = await LinesAsync(county, link.GetAttribute("href")!);

        Assert.Equal(shown, lines.Skip(1));
        Assert.Single(await LinesAsync(await service.SignedInAsync("district"), "/dashboard/districts.csv"));
    }

    [Fact]
    public async Task The_agenda_of_a_unit_meeting_and_the_meetings_before_are_downloaded()
    {
        var lead = await service.SignedInAsync("lead");
        var page = await lead.PageAsync("/unit-meeting");

        var agenda = await LinesAsync(lead, Link(page, "the agenda").GetAttribute("href")!);
        var meetings = await LinesAsync(lead, Link(page, "the meetings").GetAttribute("href")!);

        var shown = page.QuerySelectorAll(".eh-print .govuk-list--bullet li").Select(li => Plain(li.TextContent)).ToList();
        Assert.NotEmpty(shown);
        Assert.Equal(shown, agenda.Skip(1).Select(l => $"{l[1]}, {l[2]}, {(l[3].Length == 0 ? "nobody yet" : l[3])}: {Plain(l[4])}"));
        var meeting = Assert.Single(meetings.Skip(1));
        Assert.Equal(("18 November 2026", "Sam, Joy", "Visit on Friday"), (meeting[0], meeting[1], meeting[3]));
    }

    [Fact]
    public async Task The_audit_of_a_record_is_downloaded_with_every_change_and_every_look()
    {
        var lead = await service.SignedInAsync("lead");
        var page = await lead.PageAsync(service.At("/cases/{case}/audit"));

        var changes = await LinesAsync(lead, Link(page, "the changes").GetAttribute("href")!);
        var looks = await LinesAsync(lead, Link(page, "the looks").GetAttribute("href")!);

        var count = int.Parse(Digits().Match(page.GetElementById("looks")!.TextContent).Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(changes.Skip(1), l => l[3].Length > 0);
        // Each file is a look too, and is told from the page; a list that there is not is no look at anything.
        Assert.Equal(HttpStatusCode.NotFound, (await lead.GetAsync(service.At("/cases/{case}/audit/nonsense.csv"))).StatusCode);
        Assert.Equal(count + 2, looks.Count - 1);
        Assert.All(looks.Skip(1).Take(3), l => Assert.Equal(("Martin Cole", "unit lead"), (l[1], l[2])));
        Assert.Equal(["Audit, as a file", "Audit, as a file", "Audit"], looks.Skip(1).Take(3).Select(l => l[3]));
        Assert.Equal($"Looks ({count + 3})", (await lead.PageAsync(service.At("/cases/{case}/audit"))).GetElementById("looks")!.TextContent);
    }

    private static async Task<(List<string> Rows, string Link)> ShownAsync(HttpClient client, string address, string of)
    {
        List<string> rows = [];
        string? link = null;
        for (string? at = address; at is not null;)
        {
            var page = await client.PageAsync(at);
            var found = Link(page, of);
            Assert.Equal(link ??= found.GetAttribute("href"), found.GetAttribute("href"));
            rows.AddRange(RowsAbove(found.ParentElement!).Select(r => Plain(r.TextContent)));
            at = page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }

        return (rows, link!);
    }

    private static IElement Link(IHtmlDocument page, string of) => Assert.Single(page.QuerySelectorAll("main p.govuk-body a"), a => a.TextContent == $"Download CSV of {of}");

    // The table, the names or the cards that stand nearest above the link.
    private static IEnumerable<IElement> RowsAbove(IElement paragraph)
    {
        for (var above = paragraph.PreviousElementSibling; above is not null; above = above.PreviousElementSibling)
        {
            if (above.Matches("section.eh-card"))
                return above.ParentElement!.QuerySelectorAll("section.eh-card");
            if (above.Matches("ul"))
                return above.QuerySelectorAll("li");
            if ((above.Matches("table") ? above : above.QuerySelector("table")) is { } table)
                return table.QuerySelectorAll("tbody > tr");
        }

        return [];
    }

    private static async Task<List<string[]>> LinesAsync(HttpClient client, string link)
    {
        var answer = await client.GetAsync(link);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        using var parser = new TextFieldParser(new StringReader(await answer.Content.ReadAsStringAsync())) { Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = false };
        List<string[]> lines = [];
        while (parser.ReadFields() is { } fields)
            lines.Add(fields);
        return lines;
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // "1,204" and "76.0 %" as a file has them.
    private static string Number(string shown) => Plain(shown).Replace(" %", "", StringComparison.Ordinal).Replace(" weeks", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal).Replace("–", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(EHN|EHC|SD|SU)-\d{4}-\d{6}|FAM-\d{6}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
