using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Jobs;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Jobs;

/// <summary>The background jobs: when each last ran on any instance, with what result, and when it runs next.</summary>
[Requires(Permission.Administer)]
public sealed class JobsController(EarlyHelpDbContext db, JobRuns runs, JobLeases leases, CurrentActor current, TimeProvider clock, ILogger<JobsController> log) : Controller
{
    /// <summary>The list; one query.</summary>
    [HttpGet("/admin/jobs")]
    public async Task<IActionResult> Index() => View(await LinesAsync());

    /// <summary>The same list as a file.</summary>
    [HttpGet("/admin/jobs.csv")]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "jobs.csv", await LinesAsync(),
        ("Job", l => l.Job.Name), ("What it does", l => l.Job.What), ("How often", l => l.Job.When), ("Last ran", l => l.Run?.StartedAt), ("Took", l => l.Took), ("Result", l => l.Result), ("Next", l => l.Next), ("State", l => l.State));

    /// <summary>Has a job run now, out of its turn, unless an instance runs it at this moment.</summary>
    [HttpPost("/admin/jobs/{slug}/run")]
    public async Task<IActionResult> Run(string slug)
    {
        if (JobList.All.FirstOrDefault(j => j.Slug == slug) is not { } job)
            return NotFound();
        await AskAsync(job);
        var failed = await FailsAsync(job, HttpContext.RequestAborted);
        TempData["Flash"] = failed ?? $"{job.Name} has run";
        if (failed is not null)
            TempData["FlashKind"] = "important";
        return LocalRedirect("/admin/jobs");
    }

    private async Task AskAsync(JobKnown job)
    {
        var row = await db.JobRuns.FirstOrDefaultAsync(r => r.Name == job.Name);
        if (row is null)
            db.Add(row = new JobRun(job.Name));
        row.IsAskedFor(current.Actor, UkTime.UtcNow(clock));
        await db.SaveChangesAsync();
    }

    private async Task<string?> FailsAsync(JobKnown job, CancellationToken stopping)
    {
        if (job.WhyNot(HttpContext.RequestServices) is { } why)
            return $"{job.Name} can’t run: {char.ToLowerInvariant(why[0])}{why[1..]}";
        try
        {
            await using var lease = await leases.TakeAsync(job.Name, JobTurn.ByHand, stopping);
            if (lease is null)
                return $"{job.Name} is running at this moment. Its line will say how it went";
            await runs.RunAsync(job.Name, null, stop => job.Work(HttpContext.RequestServices, stop), lease.Stopping);
            return null;
        }
#pragma warning disable CA1031 // Whatever goes wrong in a job is told on its line, and is no failure of this page.
        catch (Exception failed) when (!stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            log.LogWarning("The job {Job}, asked for by hand, failed: {Error}", job.Name, JobRuns.InWords(failed));
            return $"{job.Name} failed. Its line says where";
        }
    }

    private async Task<IReadOnlyList<JobLine>> LinesAsync()
    {
        var known = await db.JobRuns.AsNoTracking().ToDictionaryAsync(r => r.Name);
        return [.. JobList.All.Select(j => new JobLine(j, known.GetValueOrDefault(j.Name), j.WhyNot(HttpContext.RequestServices), UkTime.UtcNow(clock)))];
    }
}
