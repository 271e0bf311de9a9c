using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Notifications;
using EarlyHelp.Data.Search;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Triage;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Notifications;

/// <summary>The register of notifications in reach.</summary>
[Requires(Permission.ReadNotifications)]
public sealed class NotificationsController(EarlyHelpDbContext db, NotificationRegister register, TriageRecord record, OldReferences old, CountyForms forms, CurrentActor current) : Controller
{
    /// <summary>The list.</summary>
    [HttpGet("/notifications")]
    public async Task<IActionResult> Index(RegisterFilter filter)
    {
        var (lines, total) = await register.PageAsync(filter);
        var districts = await db.Districts.AsNoTracking().OrderBy(d => d.Name).Select(d => new Choice($"{d.Id}", d.Name, null)).ToListAsync();
        return View(new RegisterPage(lines, total, filter, districts));
    }

    /// <summary>The same lines as a download.</summary>
    [HttpGet("/notifications.csv")]
    [Requires(Permission.Export)]
    public async Task<IActionResult> Csv(RegisterFilter filter) => CsvFile.Of(
        "notifications.csv", await register.AllAsync(filter),
        ("Reference", l => l.Reference), ("Family", l => l.Family), ("Children", l => l.Children), ("Kind", l => QueuePage.KindWords(l.Kind)), ("Notifier", l => l.Notifier),
        ("Agency", l => Agencies.List.Label(l.Agency)), ("Received", l => l.ReceivedOn), ("District", l => l.District), ("State", l => StateWords.Title(l.State)),
        ("Outcome", l => l.Outcome is { } outcome ? OutcomeNames.Of(outcome) : null), ("Decided", l => l.DecidedOn));

    /// <summary>One notification to read.</summary>
    [HttpGet("/notifications/{reference}")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await record.OpenAsync(reference, "Notification") is not { } notification)
            return NotFound();
        var reading = NotificationReading.Of(notification, await forms.OfAsync(notification), await record.FilesAsync(notification));
        ViewData["OldReference"] = notification.IsImported ? await old.OfAsync(ImportedKind.Notification, notification.Id) : null;
        var district = await db.Districts.Where(d => d.Id == notification.DistrictId).Select(d => d.Name).FirstOrDefaultAsync();
        return View(new NotificationPage(reading, district, await record.CaseOfAsync(notification), current.Actor.May(Permission.ReadTriage)));
    }
}

/// <summary>The register as its page shows it.</summary>
/// <param name="Lines">The page's lines.</param>
/// <param name="Total">How many the filter finds.</param>
/// <param name="Filter">What was asked for.</param>
/// <param name="Districts">Districts to filter by.</param>
public sealed record RegisterPage(IReadOnlyList<RegisterLine> Lines, int Total, RegisterFilter Filter, IReadOnlyList<Choice> Districts)
{
    /// <summary>States to filter by.</summary>
    public static IReadOnlyList<Choice> States { get; } =
        [.. new[] { NotificationState.Received, NotificationState.InformationRequested, NotificationState.Decided }.Select(s => new Choice($"{s}", StateWords.Title(s)))];

    /// <summary>Kinds to filter by.</summary>
    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<NotificationKind>().Select(k => new Choice($"{k}", QueuePage.KindWords(k)))];

    /// <summary>Outcomes to filter by.</summary>
    public static IReadOnlyList<Choice> Outcomes { get; } = [.. Enum.GetValues<TriageOutcome>().Select(o => new Choice($"{o}", OutcomeNames.Of(o)))];

    /// <summary>The chosen filters: key, value and words.</summary>
    public IEnumerable<(string Name, string Value, string Label)> Chosen => new (string Name, string? Value, string? Label)[]
    {
        ("reference", Filter.Reference, Filter.Reference), ("state", $"{Filter.State}", Filter.State is { } s ? StateWords.Title(s) : null),
        ("kind", $"{Filter.Kind}", Filter.Kind is { } k ? QueuePage.KindWords(k) : null), ("outcome", $"{Filter.Outcome}", Filter.Outcome is { } o ? OutcomeNames.Of(o) : null),
        ("agency", Filter.Agency, Agencies.List.Label(Filter.Agency ?? "")), ("district", $"{Filter.District}", Districts.FirstOrDefault(d => d.Value == $"{Filter.District}")?.Label),
        ("from", Filter.From, $"From {Filter.From}"), ("to", Filter.To, $"To {Filter.To}"),
    }.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => (f.Name, f.Value!, f.Label ?? f.Value!));

    /// <summary>Scope and count.</summary>
    public string Caption => $"{Counted} that you can see{(Chosen.Any() ? ", filtered" : "")}";

    private string Counted => Total switch
    {
        1 => "1 notification",
        > NotificationRegister.MostCounted => $"More than {NotificationRegister.MostCounted:N0} notifications",
        _ => $"{Total:N0} notifications",
    };
}

/// <summary>One notification to read.</summary>
/// <param name="Reading">What it says.</param>
/// <param name="District">District by name.</param>
/// <param name="CaseReference">The case that it opened.</param>
/// <param name="MayTriage">Whether the reader works in triage.</param>
public sealed record NotificationPage(NotificationReading Reading, string? District, string? CaseReference, bool MayTriage)
{
    /// <summary>The notification.</summary>
    public Notification Notification => Reading.Notification;
}
