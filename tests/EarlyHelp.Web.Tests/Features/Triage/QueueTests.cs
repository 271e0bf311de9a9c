using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EarlyHelp.Web.Tests.Features.Triage;

public sealed class QueueTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task The_queue_is_in_order_of_time_left_its_counts_open_and_its_size_costs_no_queries()
    {
        app.Clock.SetLocal(new DateTime(2026, 11, 18, 9, 0, 0));
        var client = await app.SignedInAsync("triage");
        Assert.Contains("The queue is empty", (await client.PageAsync("/triage")).Body!.TextContent, StringComparison.Ordinal);
        var walker = await app.ReceiveAsync(1);
        app.Clock.SetLocal(new DateTime(2026, 11, 23, 9, 0, 0));
        client = await app.SignedInAsync("triage");
        var police = await app.ReceiveAsync(4);
        var before = await QueriesAsync(client);
        app.Clock.SetLocal(new DateTime(2026, 11, 23, 9, 5, 0));
        var maidstone = await app.ReceiveAsync(6);

        var page = await client.PageAsync("/triage");

        Assert.Equal([walker, police, maidstone], page.QuerySelectorAll("tbody tr td:first-child a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal(["3", "1", "1", "0", "1", "0", "0"], page.QuerySelectorAll(".eh-count__number").Select(c => c.TextContent));
        Assert.Equal("3 notifications in the queue of the whole county", page.QuerySelector("caption")!.TextContent);
        Assert.Contains("Consider: 3 days late", page.QuerySelector("tbody tr")!.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Leo 10 years, Mia 3 years", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([police], (await client.PageAsync("/triage?show=police")).QuerySelectorAll("tbody tr td:first-child a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal([maidstone, police, walker], (await client.PageAsync("/triage?sort=-due")).QuerySelectorAll("tbody tr td:first-child a").Select(a => a.GetAttribute("href")!.Split('/')[^1]));
        Assert.Equal(before, await QueriesAsync(client));
        var csv = await (await client.GetAsync("/triage.csv?show=police")).Content.ReadAsStringAsync();
        Assert.Equal(2, csv.Trim().Split("\r\n").Length);
        Assert.Contains(police, csv, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("worker")]
    [InlineData("admin")]
    [InlineData("district")]
    public async Task Triage_does_not_exist_for_those_who_do_not_work_in_it(string account)
    {
        var client = await app.SignedInAsync(account);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/triage")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/triage.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/triage/EHN-2026-000001")).StatusCode);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+44", "\"'+44\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("O\"Neill", "\"O\"\"Neill\"")]
    [InlineData(null, "\"\"")]
    public void A_cell_of_a_download_is_never_a_formula(string? value, string cell) =>
        Assert.Equal(cell, EarlyHelp.Web.Infrastructure.CsvFile.Cell(value));

    private async Task<int> QueriesAsync(HttpClient client)
    {
        var file = await app.WithDbAsync(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        using var counter = new Counter(file);
        using var _ = DiagnosticListener.AllListeners.Subscribe(counter);
        await client.PageAsync("/triage");
        return counter.Count;
    }

    private sealed class Counter(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> subscriptions = [];
        private int count;

        public int Count => count;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
                subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData executed && executed.Command.Connection!.DataSource == file)
                Interlocked.Increment(ref count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());
    }
}
