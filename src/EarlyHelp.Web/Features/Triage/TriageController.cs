using EarlyHelp.Data;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Screenings;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Triage;

/// <summary>The queue, and one notification in it.</summary>
[Requires(Permission.ReadTriage)]
public sealed class TriageController(EarlyHelpDbContext db, TriageQueue queue, TriageRecord record, TriagePages pages, Infrastructure.Drafts drafts) : Controller
{
    /// <summary>The queue.</summary>
    [HttpGet("/triage")]
    public async Task<IActionResult> Index(QueueFilter filter)
    {
        var counts = await queue.CountsAsync();
        var districts = await db.Districts.AsNoTracking().Where(d => d.To == null).OrderBy(d => d.Name).Select(d => new Choice($"{d.Id}", d.Name, null)).ToListAsync();
        return View(new QueuePage(counts, await queue.PageAsync(filter), filter.IsAll ? counts.All : await queue.CountAsync(filter), filter, districts));
    }

    /// <summary>The same lines as a download.</summary>
    [HttpGet("/triage.csv")]
    [Requires(Permission.Export)]
    public async Task<IActionResult> Csv(QueueFilter filter) => CsvFile.Of(
        "triage.csv", await queue.AllAsync(filter),
        ("Reference", l => l.Reference), ("Family", l => l.Family), ("Children", l => l.Children), ("Kind", l => QueuePage.KindWords(l.Kind)), ("Notifier", l => l.Notifier), ("Received", l => l.ReceivedAt),
        ("Due", l => l.Clock), ("Standard", l => QueuePage.Next(l.Standard)), ("Priority", l => l.IsPriority), ("State", l => Domain.Workflow.StateWords.Title(l.State)), ("Who has it", l => l.HeldBy));

    /// <summary>One notification: read, screened, checked.</summary>
    [HttpGet("/triage/{reference}")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await record.OpenAsync(reference, "Triage") is not { } notification)
            return NotFound();
        if (notification.IsInQueue)
            ViewData["Kept"] = await drafts.RestoreAsync(ScreeningsController.DraftKey(reference), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(await pages.OfAsync(notification));
    }

    /// <summary>How its due dates were counted.</summary>
    [HttpGet("/triage/{reference}/clocks")]
    public async Task<IActionResult> Clocks(string reference, [FromServices] Data.Standards.StandardsInForce inForce)
    {
        if (await record.OpenAsync(reference, "Clocks") is not { } notification)
            return NotFound();
        return View(new ClocksPage(notification, await pages.ClocksAsync(notification), await inForce.CalendarAsync()));
    }
}

/// <summary>The working of a notification's clocks.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Clocks">Its clocks.</param>
/// <param name="Calendar">The calendar they are counted by.</param>
public sealed record ClocksPage(Domain.Notifications.Notification Notification, IReadOnlyList<ClockLine> Clocks, Domain.Standards.WorkingCalendar Calendar);
