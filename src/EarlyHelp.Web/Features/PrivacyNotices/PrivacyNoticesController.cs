using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PrivacyNotices;

/// <summary>What people are told about their data: as it is, was and will be.</summary>
public sealed class PrivacyNoticesController(EarlyHelpDbContext db, Data.Privacy.PrivacyNotices notices, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>The notice in force, for everybody; or an earlier version by its number.</summary>
    [HttpGet("/privacy-notice"), OpenTo("anyone")]
    public async Task<IActionResult> Show(int? version)
    {
        var today = UkTime.Today(clock);
        return (version is { } number ? await notices.NumberAsync(number, today) : await notices.OnAsync(today)) is { } notice ? View(notice) : NotFound();
    }

    /// <summary>Every version.</summary>
    [HttpGet("/privacy/notices"), Requires(Permission.KeepNotices)]
    public async Task<IActionResult> Index(int page = 1)
    {
        var (some, total) = await notices.PageAsync(page);
        return View(new NoticesPage(some, Math.Max(1, page), total, UkTime.Today(clock)));
    }

    /// <summary>All of them as a file.</summary>
    [HttpGet("/privacy/notices.csv"), Requires(Permission.KeepNotices), Requires(Permission.Export)]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "privacy-notices.csv", (await notices.PageAsync(null)).Notices, ("Version", n => n.Number), ("From", n => n.EffectiveFrom), ("Added by", n => n.By), ("Added", n => n.At), ("Text", n => n.Text.ReplaceLineEndings(" ")));

    /// <summary>A new version, that begins with the text of the last.</summary>
    [HttpGet("/privacy/notices/new"), Requires(Permission.KeepNotices)]
    public async Task<IActionResult> New() => View(new NoticeForm { Text = (await notices.LastAsync()).Text });

    /// <summary>Adds it.</summary>
    [HttpPost("/privacy/notices"), Requires(Permission.KeepNotices)]
    public async Task<IActionResult> Create(NoticeForm form)
    {
        PrivacyNotice? added = null;
        var last = await notices.LastAsync();
        if (!ModelState.IsValid || !ModelState.Attempt(() => added = PrivacyNotice.After(last, form.Text, DateAnswer.Of(form.EffectiveFrom)!.Value, current.Actor, UkTime.UtcNow(clock), UkTime.Today(clock))))
            return this.Refused("New", form);
        db.Add(added!);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Version {added!.Number} is shown from {UkDates.Date(added.EffectiveFrom)}";
        return LocalRedirect("/privacy/notices");
    }
}

/// <summary>The versions.</summary>
/// <param name="Notices">Those of this page, the newest first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Today">The local day.</param>
public sealed record NoticesPage(IReadOnlyList<PrivacyNotice> Notices, int Page, int Total, DateOnly Today);

/// <summary>A version as typed.</summary>
public sealed class NoticeForm
{
    /// <summary>First day.</summary>
    public string? EffectiveFrom { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>What must be typed; the notice itself says the rest.</summary>
    public sealed class Validator : AbstractValidator<NoticeForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.EffectiveFrom).Must(d => DateAnswer.TryParse(d, out _)).WithMessage("Enter the date from which it is shown, like 27 3 2027");
            RuleFor(f => f.Text).MaximumLength(PrivacyNotice.TextMaxLength).WithMessage($"Text must be {PrivacyNotice.TextMaxLength:N0} characters or fewer");
        }
    }
}
