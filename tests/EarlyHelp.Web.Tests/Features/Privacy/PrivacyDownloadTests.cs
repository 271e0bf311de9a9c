using System.Net;
using EarlyHelp.Web.Tests.Access;

namespace EarlyHelp.Web.Tests.Features.Privacy;

/// <summary>The privacy officer takes each of their lists away as a file, with as many lines as the page has.</summary>
public sealed class PrivacyDownloadTests : IDisposable
{
    private readonly App app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Every_list_of_the_privacy_officer_is_downloaded_as_it_is_shown()
    {
        var records = await Records.AddAsync(app, "Ashford", "worker");
        await (await app.SignedInAsync("worker")).GetAsync($"/cases/{records.Case}");
        var privacy = await app.SignedInAsync("privacy");
        List<string> wrong = [];

        foreach (var page in new[]
        {
            "/privacy/accounts", "/privacy/break-glass", "/privacy/interests", "/privacy/restrictions", "/privacy/staff", "/privacy/unusual", $"/privacy/unusual/{records.UnusualLook}", $"/privacy/staff/{records.WorkerId}", "/privacy/notices", "/privacy/retention",
        })
        {
            var shown = await privacy.PageAsync(page);
            var link = shown.QuerySelectorAll("a").FirstOrDefault(a => a.TextContent.StartsWith("Download CSV of ", StringComparison.Ordinal))?.GetAttribute("href");
            if (link is null)
            {
                if (shown.QuerySelectorAll("main tbody tr").Length > 0)
                    wrong.Add($"{page} has lines and no file");
                continue;
            }

            var answer = await privacy.GetAsync(link);
            var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            if (answer.StatusCode != HttpStatusCode.OK || lines.Length < 1 + shown.QuerySelectorAll("main tbody tr").Length)
                wrong.Add($"{link}: {(int)answer.StatusCode}, {lines.Length} lines for {shown.QuerySelectorAll("main tbody tr").Length} on the page");
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignedInAsync("lead")).GetAsync(link)).StatusCode);
        }

        Found.Nothing(wrong);
    }
}
