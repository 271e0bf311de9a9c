using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Closures;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.FollowUps;

/// <summary>Did it last? Asked 3, 6 and 12 months after a case closed.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class FollowUpsController(EarlyHelpDbContext db, FollowUpQueue queue, CasePages pages, CaseRecords records, CaseWords words, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Follow-up";

    /// <summary>What is due, the longest due first.</summary>
    [HttpGet("/follow-ups")]
    public async Task<IActionResult> Index(int page = 1)
    {
        var (rows, total) = await queue.PageAsync(page, words.Today);
        return View(new FollowUpsPage(rows, total, Math.Max(1, page), words.Today));
    }

    /// <summary>All that is due as a file.</summary>
    [HttpGet("/follow-ups.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "follow-ups.csv", (await queue.PageAsync(null, words.Today)).Rows,
        ("Family", r => r.FamilyName), ("Case", r => r.Reference), ("Closed", r => r.ClosedOn), ("Months after closing", r => r.Months), ("Due", r => r.DueOn), ("Late", r => r.DueOn < words.Today),
        ("Worker", r => r.Worker), ("Unit", r => r.Unit));

    /// <summary>The form.</summary>
    [HttpGet("/cases/{reference}/follow-ups/{months:int}")]
    public async Task<IActionResult> New(string reference, int months)
    {
        if (await OpenAsync(reference) is not { } header)
            return NotFound();
        if (Asked(header, months) is not { } asked)
            return Redirect($"/cases/{header.Case.Reference}/closure");
        var form = new FollowUpForm { Version = header.Case.Version, AskedOn = header.Today.ToString("d M yyyy", CultureInfo.InvariantCulture) };
        var kept = await drafts.RestoreAsync(FollowUpForm.DraftKey(header.Case.Reference, months), ModelState);
        return View(new FollowUpPage(header, asked, form, kept));
    }

    /// <summary>Records what the family said.</summary>
    [HttpPost("/cases/{reference}/follow-ups/{months:int}")]
    public async Task<IActionResult> Create(string reference, int months, FollowUpForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { } header || Asked(header, months) is not { } asked)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => header.Case.RecordFollowUp(form.ToFacts(months), header.Actor, UkTime.UtcNow(time), header.Today)))
            return this.Refused("New", new FollowUpPage(header, asked, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Follow-up recorded";
        return Redirect($"/cases/{header.Case.Reference}/closure");
    }

    private async Task<CaseHeader?> OpenAsync(string reference, int? version = null)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return null;
        if (version is { } seen)
            db.Expect(header.Case, seen);
        await records.LoadActsAsync(header.Case);
        return header;
    }

    private static FollowUp? Asked(CaseHeader header, int months) =>
        header.Case.State == CaseState.Closed ? header.Case.FollowUps.FirstOrDefault(f => f.IsOpen && f.Months == months) : null;
}

/// <summary>What somebody found who asked whether it lasted, as typed.</summary>
public sealed class FollowUpForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? AskedOn { get; set; }

    /// <summary>What was found.</summary>
    public FollowUpResult? Result { get; set; }

    /// <summary>What the family said.</summary>
    public string? Text { get; set; }

    /// <summary>Why it is recorded later than it happened.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>Under which key an unfinished record is kept.</summary>
    public static string DraftKey(string reference, int months) => FormattableString.Invariant($"follow-up:{reference}:{months}");

    /// <summary>What the form says, once it is valid.</summary>
    public FollowUpFacts ToFacts(int months) => new(months, DateAnswer.Of(AskedOn)!.Value, Result, Text, BackdateReason);

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<FollowUpForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.AskedOn).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the day you asked")
            .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The day you asked must be a real date, like 27 3 2026");
    }
}

/// <summary>The queue.</summary>
/// <param name="Rows">One page of lines.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Today">The local day.</param>
public sealed record FollowUpsPage(IReadOnlyList<FollowUpRow> Rows, int Total, int Page, DateOnly Today);

/// <summary>The form.</summary>
/// <param name="Header">The case.</param>
/// <param name="Asked">The follow-up.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record FollowUpPage(CaseHeader Header, FollowUp Asked, FollowUpForm Form, DateTime? KeptAt);
