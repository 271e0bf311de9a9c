using System.Text.Json;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Retention;

/// <summary>What is due for erasure, what is on hold, and what was erased.</summary>
[Requires(Permission.EraseRecords)]
public sealed class RetentionController(EarlyHelpDbContext db, RetentionDesk desk, FamilyErasure erasure, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>One of the lists.</summary>
    [HttpGet("/privacy/retention")]
    public async Task<IActionResult> Index(RetentionList show = RetentionList.Due, int page = 1)
    {
        page = Math.Max(1, page);
        if (show == RetentionList.Held)
        {
            var held = await desk.HeldAsync(page);
            return View(new RetentionPage(show, page, held.Total, [], held.Lines, []));
        }

        if (show == RetentionList.Erased)
        {
            var erased = await desk.ErasedAsync(page);
            return View(new RetentionPage(show, page, erased.Total, [], [], erased.Lines));
        }

        var due = await desk.DueAsync(page);
        return View(new RetentionPage(RetentionList.Due, page, due.Total, due.Lines, [], []));
    }

    /// <summary>All of it as a file.</summary>
    [HttpGet("/privacy/retention.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(RetentionList show = RetentionList.Due) => show switch
    {
        RetentionList.Held => CsvFile.Of("on-hold.csv", (await desk.HeldAsync(null)).Lines, ("Family", l => l.Reference), ("Reason", l => l.Reason), ("By", l => l.By), ("Since", l => l.At)),
        RetentionList.Erased => CsvFile.Of("erased.csv", (await desk.ErasedAsync(null)).Lines,
            ("Key", l => l.FamilyKey), ("Rule", l => RetentionPage.RuleName(l.Rule)), ("Due since", l => l.DueOn), ("Erased by", l => l.By), ("Erased", l => l.At), ("Why", l => l.Reason)),
        _ => CsvFile.Of("due.csv", (await desk.DueAsync(null)).Lines, ("Family", l => l.Reference), ("Rule", l => RetentionPage.RuleName(l.Rule)), ("Due since", l => l.DueOn)),
    };

    /// <summary>A family: when it is due, what would go and what would stay.</summary>
    [HttpGet("/privacy/retention/{reference}")]
    public async Task<IActionResult> Show(string reference) => await PageAsync(reference, new()) is { } page ? View(page) : NotFound();

    /// <summary>Holds its records, or ends the hold.</summary>
    [HttpPost("/privacy/retention/{reference}/hold")]
    public async Task<IActionResult> Hold(string reference, RetentionForm form)
    {
        if (await PageAsync(reference, form) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(nameof(Hold), () =>
        {
            if (page.Of.Hold is { } hold)
                hold.End(current.Actor, UkTime.UtcNow(clock));
            else
                db.Add(LegalHold.On(page.Of.Family.Id, form.HoldReason, current.Actor, UkTime.UtcNow(clock)));
        }))
        {
            return this.Refused("Show", page);
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = page.Of.Hold is null ? $"The records of {reference} are on hold" : $"The records of {reference} are on hold no more";
        return LocalRedirect($"/privacy/retention/{reference}");
    }

    /// <summary>Erases it.</summary>
    [HttpPost("/privacy/retention/{reference}/erasure")]
    public async Task<IActionResult> Erase(string reference, RetentionForm form)
    {
        if (await PageAsync(reference, form) is not { } page)
            return NotFound();
        Erasure? done = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => done = await erasure.EraseAsync(page.Of.Family.Id, form.Typed, form.Reason)))
            return this.Refused("Show", page);
        TempData["Flash"] = $"Erased. What is left has the key {done!.FamilyKey}";
        return LocalRedirect($"/privacy/erasures/{done.FamilyKey}");
    }

    /// <summary>The certificate of an erasure.</summary>
    [HttpGet("/privacy/erasures/{key}")]
    public async Task<IActionResult> Certificate(string key) => await desk.CertificateAsync(key) is { } erased
        ? View(new CertificatePage(erased, JsonSerializer.Deserialize<Dictionary<string, int>>(erased.Counts)!))
        : NotFound();

    private async Task<FamilyRetentionPage?> PageAsync(string reference, RetentionForm form)
    {
        if (await desk.FamilyAsync(reference) is not { } found)
            return null;
        var isDue = found.Due is { } due && due.DueOn <= UkTime.Today(clock);
        return new(found, form, isDue, isDue && found.Hold is null ? await erasure.LookAheadAsync(found.Family.Id) : null);
    }
}

/// <summary>Lists of retention.</summary>
public enum RetentionList
{
    /// <summary>Due for erasure.</summary>
    Due,

    /// <summary>On hold.</summary>
    Held,

    /// <summary>Erased.</summary>
    Erased,
}

/// <summary>What the privacy officer says about holding or erasing a family's records.</summary>
public sealed class RetentionForm
{
    /// <summary>The reference, typed again: it has another name than the one in the address.</summary>
    public string? Typed { get; set; }

    /// <summary>Who decided the erasure, and what was checked.</summary>
    public string? Reason { get; set; }

    /// <summary>Why the records must be kept.</summary>
    public string? HoldReason { get; set; }

    /// <summary>The records themselves say the rest.</summary>
    public sealed class Validator : AbstractValidator<RetentionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Reason).MaximumLength(Erasure.ReasonMaxLength).WithMessage($"Who decided it must be {Erasure.ReasonMaxLength} characters or fewer");
            RuleFor(f => f.HoldReason).MaximumLength(LegalHold.ReasonMaxLength).WithMessage($"Why they must be kept must be {LegalHold.ReasonMaxLength} characters or fewer");
        }
    }
}

/// <summary>One of the lists.</summary>
/// <param name="Show">Which.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Due">Families that are due.</param>
/// <param name="Held">Families on hold.</param>
/// <param name="Erased">Certificates.</param>
public sealed record RetentionPage(RetentionList Show, int Page, int Total, IReadOnlyList<DueLine> Due, IReadOnlyList<HeldLine> Held, IReadOnlyList<Erasure> Erased)
{
    /// <summary>A rule in words.</summary>
    public static string RuleName(string code) => RetentionRule.NameOf(code);
}

/// <summary>One family's retention.</summary>
/// <param name="Of">Where it stands.</param>
/// <param name="Form">What was typed.</param>
/// <param name="IsDue">Whether it is due today.</param>
/// <param name="Summary">What an erasure would do; null when it can't be done.</param>
public sealed record FamilyRetentionPage(FamilyRetention Of, RetentionForm Form, bool IsDue, ErasureSummary? Summary);

/// <summary>The certificate of an erasure.</summary>
/// <param name="Erasure">The erasure.</param>
/// <param name="Counts">What went, by kind.</param>
public sealed record CertificatePage(Erasure Erasure, IReadOnlyDictionary<string, int> Counts);
