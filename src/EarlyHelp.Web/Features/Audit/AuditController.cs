using EarlyHelp.Data.Access;
using EarlyHelp.Data.Auditing;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Audit;

/// <summary>Every change of a record with before and after, and every look at it: by whom and when.</summary>
[Requires(Permission.ReadAudit)]
public sealed class AuditController(Opening opening, AuditReader audit, CurrentActor current) : Controller
{
    /// <summary>Of a family with its people, and all looks at its records.</summary>
    [HttpGet("/families/{reference}/audit")]
    public async Task<IActionResult> Family(string reference, AuditFilterForm filter, int changes = 1, int looks = 1) =>
        await PageAsync(await opening.FamilyAuditAsync(reference, AuditPage.Opened), reference, $"/families/{reference}", Permission.ReadFamilies, filter, changes, looks);

    /// <summary>Of a case.</summary>
    [HttpGet("/cases/{reference}/audit")]
    public async Task<IActionResult> Case(string reference, AuditFilterForm filter, int changes = 1, int looks = 1) =>
        await PageAsync(await opening.CaseAuditAsync(reference, AuditPage.Opened), reference, $"/cases/{reference}", Permission.ReadCases, filter, changes, looks);

    /// <summary>Of a notification.</summary>
    [HttpGet("/notifications/{reference}/audit")]
    public async Task<IActionResult> Notification(string reference, AuditFilterForm filter, int changes = 1, int looks = 1) =>
        await PageAsync(await opening.NotificationAuditAsync(reference, AuditPage.Opened), reference, $"/notifications/{reference}", Permission.ReadNotifications, filter, changes, looks);

    /// <summary>Its changes or the looks at it, all as a file: of a family.</summary>
    [HttpGet("/families/{reference}/audit/{list}.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> FamilyCsv(string reference, string list, AuditFilterForm filter) => await CsvAsync(reference, list, filter, opening.FamilyAuditAsync);

    /// <summary>Of a case.</summary>
    [HttpGet("/cases/{reference}/audit/{list}.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> CaseCsv(string reference, string list, AuditFilterForm filter) => await CsvAsync(reference, list, filter, opening.CaseAuditAsync);

    /// <summary>Of a notification.</summary>
    [HttpGet("/notifications/{reference}/audit/{list}.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> NotificationCsv(string reference, string list, AuditFilterForm filter) => await CsvAsync(reference, list, filter, opening.NotificationAuditAsync);

    private async Task<IActionResult> CsvAsync<T>(string reference, string list, AuditFilterForm filter, Func<string, string, Task<T?>> open)
        where T : Versioned => list is not (AuditPage.ChangesList or AuditPage.LooksList) ? NotFound() : (await open(reference, AuditPage.TakenAway), list) switch
    {
        ({ } record, AuditPage.ChangesList) => CsvFile.Of(
            $"changes-{reference}.csv", (await audit.ChangesAsync(record, filter.Asked, null)).SelectMany(c => c.Values.DefaultIfEmpty(), (c, value) => (Change: c, Value: value)),
            ("When", l => l.Change.At), ("Who", l => l.Change.By), ("What", l => l.Change.What), ("Value", l => l.Value?.Name), ("Before", l => l.Value?.Before), ("After", l => l.Value?.After)),
        ({ } record, AuditPage.LooksList) => CsvFile.Of(
            $"looks-{reference}.csv", await audit.LooksAsync(record, filter.Asked, null),
            ("When", l => l.At), ("Who", l => l.By), ("Role", l => AuditPage.RoleOf(l)), ("Page", l => l.Page), ("Reason", l => l.Reason)),
        _ => NotFound(),
    };

    private async Task<IActionResult> PageAsync(Versioned? record, string reference, string address, Permission reading, AuditFilterForm filter, int changes, int looks)
    {
        if (record is null)
            return NotFound();
        (changes, looks) = (Math.Clamp(changes, 1, int.MaxValue / AuditReader.PageSize), Math.Clamp(looks, 1, int.MaxValue / AuditReader.PageSize));
        var page = new AuditPage(
            reference, address, current.Actor.May(reading), filter, await audit.WhoAsync(record),
            await audit.ChangesAsync(record, filter.Asked, changes), await audit.CountAsync(record, filter.Asked), changes,
            await audit.LooksAsync(record, filter.Asked, looks), await audit.CountLooksAsync(record, filter.Asked), looks);
        return ModelState.IsValid ? View("Index", page) : this.Refused("Index", page);
    }
}

/// <summary>The audit of one record.</summary>
/// <param name="Reference">Whose.</param>
/// <param name="Address">Where the record is.</param>
/// <param name="MayOpen">Whether the reader may open the record itself.</param>
/// <param name="Filter">Of whom and which days.</param>
/// <param name="People">Who looked at it or changed it.</param>
/// <param name="Changes">A page of changes, newest first.</param>
/// <param name="ChangeCount">How many there are.</param>
/// <param name="ChangesPage">Which page.</param>
/// <param name="Looks">A page of looks, newest first.</param>
/// <param name="LookCount">How many there are.</param>
/// <param name="LooksPage">Which page.</param>
public sealed record AuditPage(
    string Reference, string Address, bool MayOpen, AuditFilterForm Filter, IReadOnlyList<string> People, IReadOnlyList<AuditLine> Changes, int ChangeCount, int ChangesPage,
    IReadOnlyList<Look> Looks, int LookCount, int LooksPage)
{
    /// <summary>How a look at the page is written down.</summary>
    public const string Opened = "Audit";

    /// <summary>How it is written down that all of it was taken away.</summary>
    public const string TakenAway = "Audit, as a file";

    /// <summary>The changes, as addresses have them.</summary>
    public const string ChangesList = "changes";

    /// <summary>The looks, as addresses have them.</summary>
    public const string LooksList = "looks";

    /// <summary>Where one of its lists is, as a file.</summary>
    public string FileOf(string list) => $"{Address}/audit/{list}.csv";

    /// <summary>The role in which somebody looked, in words; nothing for a job.</summary>
    public static string? RoleOf(Look look) => Enum.TryParse<Role>(look.Role, out var role) ? StateWords.Of(role) : null;
}

/// <summary>Of whom and of which days changes and looks are to be shown, as typed.</summary>
public sealed class AuditFilterForm
{
    /// <summary>Name of a person.</summary>
    public string? Who { get; set; }

    /// <summary>First day.</summary>
    public string? From { get; set; }

    /// <summary>Last day.</summary>
    public string? To { get; set; }

    /// <summary>What it says; a day that cannot be read is none.</summary>
    public AuditFilter Asked => new(string.IsNullOrWhiteSpace(Who) ? null : Who, DateAnswer.Of(From), DateAnswer.Of(To));

    /// <summary>What can be typed.</summary>
    public sealed class Validator : AbstractValidator<AuditFilterForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.From).Must(IsDay).WithMessage("From must be a real date, for example 27 3 2026");
            RuleFor(f => f.To).Must(IsDay).WithMessage("To must be a real date, for example 27 3 2026");
        }

        private static bool IsDay(string? typed) => string.IsNullOrWhiteSpace(typed) || DateAnswer.TryParse(typed, out _);
    }
}
