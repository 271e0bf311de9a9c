using System.Net;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Data.Jobs;
using EarlyHelp.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EarlyHelp.Web.Tests.Features.Jobs;

/// <summary>The background jobs, as the administrator sees them.</summary>
public sealed class JobsTests : IAsyncLifetime
{
    private readonly App app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => app.DisposeAsync().AsTask();

    [Fact]
    public void Every_job_of_the_service_is_on_the_page() =>
        Assert.Equal(
            app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Select(s => s.GetType()).Where(t => t.Assembly.GetName().Name!.StartsWith("EarlyHelp", StringComparison.Ordinal)).Distinct().Select(t => t.Name).Order(StringComparer.Ordinal),
            JobList.All.Select(j => j.Service.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_job_that_was_never_run_says_so_and_one_without_its_setting_says_why()
    {
        var page = await (await app.SignedInAsync("admin")).PageAsync("/admin/jobs");

        Assert.Equal("Not run yet", Line(page, "Expired forms")[0]);
        Assert.Equal("No mail server is set", Line(page, "Outbox")[0]);
        Assert.Equal("No virus scanner is set", Line(page, "Scanner")[0]);
    }

    [Fact]
    public async Task An_administrator_has_a_job_run_and_that_is_written_down()
    {
        var admin = await app.SignedInAsync("admin");

        var answer = await admin.PostFormAsync("/admin/jobs", [], "/admin/jobs/panels/run");

        Assert.Equal("/admin/jobs", answer.Headers.Location!.OriginalString);
        var line = Line(await admin.PageAsync("/admin/jobs"), "Panels");
        Assert.Equal("Runs", line[0]);
        Assert.Contains("18 November 2026", line[1], StringComparison.Ordinal);
        Assert.Matches("^\\d+ panels$", line[2]);
        Assert.Contains(await app.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync()), e => e is { Entity: "JobRun", By: "Colin Tate" });
        Assert.Contains("\"Panels\"", await admin.GetStringAsync("/admin/jobs.csv"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(admin, "/admin/jobs/make-coffee/run")).StatusCode);
    }

    [Fact]
    public async Task An_error_is_told_by_its_kind_and_place_and_never_by_what_it_says()
    {
        var runs = app.Services.GetRequiredService<JobRuns>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => runs.RunAsync(LateStepUps.Name, TimeSpan.FromMinutes(1), _ => throw new InvalidOperationException("Ada Walker, 3 Mill Lane"), default));

        var admin = await app.SignedInAsync("admin");
        var line = Line(await admin.PageAsync("/admin/jobs"), LateStepUps.Name);

        Assert.Equal("Failed", line[0]);
        Assert.StartsWith("InvalidOperationException", line[2], StringComparison.Ordinal);
        Assert.DoesNotContain("Walker", await admin.GetStringAsync("/admin/jobs"), StringComparison.Ordinal);

        // It goes well again, and the error is remembered.
        await runs.RunAsync(LateStepUps.Name, TimeSpan.FromMinutes(1), _ => Task.FromResult(2), default);
        var page = await admin.PageAsync("/admin/jobs");
        Assert.Equal(("Runs", "2 messages"), Line(page, LateStepUps.Name) is var again ? (again[0], again[2]) : default);
        Assert.Contains("Last error on 18 November 2026", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_no_instance_runs_any_more_is_late()
    {
        await app.Services.GetRequiredService<JobRuns>().RunAsync(LateStepUps.Name, TimeSpan.FromMinutes(1), _ => Task.FromResult(0), default);
        Assert.Equal("Runs", Line(await (await app.SignedInAsync("admin")).PageAsync("/admin/jobs"), LateStepUps.Name)[0]);

        app.Clock.Utc = app.Clock.Utc.AddMinutes(7);

        var line = Line(await (await app.SignedInAsync("admin")).PageAsync("/admin/jobs"), LateStepUps.Name);
        Assert.Equal(("Late", "Overdue: does an instance run?"), (line[0], line[3]));
    }

    [Fact]
    public async Task Quiet_rounds_are_written_down_once_a_minute_and_those_that_did_something_at_once()
    {
        var first = app.Clock.Utc;
        await RunAsync(0);
        app.Clock.Utc = first.AddSeconds(5);

        await RunAsync(0);
        Assert.Equal(first, await StartedAsync());
        await RunAsync(1);
        Assert.Equal(first.AddSeconds(5), await StartedAsync());

        Task<int> RunAsync(int did) => app.Services.GetRequiredService<JobRuns>().RunAsync("Test", TimeSpan.FromSeconds(5), _ => Task.FromResult(did), default);
        Task<DateTime> StartedAsync() => app.WithDbAsync(db => db.JobRuns.Where(r => r.Name == "Test").Select(r => r.StartedAt).SingleAsync());
    }

    private static List<string> Line(AngleSharp.Html.Dom.IHtmlDocument page, string job) =>
        [.. page.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim().StartsWith(job, StringComparison.Ordinal)).QuerySelectorAll("td").Select(c => c.TextContent.Trim())];

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string address)
    {
        var token = ((AngleSharp.Html.Dom.IHtmlInputElement)(await client.PageAsync("/admin/jobs")).QuerySelector("main input[name=__RequestVerificationToken]")!).Value;
        return await client.PostAsync(address, new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
    }
}
