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

namespace EarlyHelp.Web.Features.UnusualLooks;

/// <summary>Looks that somebody should ask about, and what came of asking.</summary>
[Requires(Permission.ReviewLooks)]
public sealed class UnusualLooksController(EarlyHelpDbContext db, LookReview review, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>The list: those to ask about, unless others are chosen.</summary>
    [HttpGet("/privacy/unusual")]
    public async Task<IActionResult> Index(UnusualKind? kind, UnusualState state = UnusualState.Open, int page = 1)
    {
        var (looks, total) = await review.UnusualAsync(Known(kind), state, page);
        return View(new UnusualLooksPage(Known(kind), state, looks, Math.Max(1, page), total));
    }

    /// <summary>All of them as a file.</summary>
    [HttpGet("/privacy/unusual.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(UnusualKind? kind, UnusualState state = UnusualState.Open) => CsvFile.Of(
        "unusual-looks.csv", (await review.UnusualAsync(Known(kind), state, null)).Looks,
        ("Day", l => l.Look.On), ("Who", l => l.Look.By), ("What", l => UnusualWords.Of(l.Look.Kind)), ("Detail", l => l.Look.Detail), ("Family", l => l.Family), ("Looks", l => l.Look.Looks),
        ("Families", l => l.Look.Families), ("First", l => l.Look.FirstAt), ("Last", l => l.Look.LastAt), ("State", l => UnusualWords.Of(l.Look.State)), ("What came of it", l => l.Look.Words),
        ("Answered by", l => l.Look.AnsweredBy), ("Answered", l => l.Look.AnsweredAt));

    /// <summary>One of them with the looks that it is made of.</summary>
    [HttpGet("/privacy/unusual/{id:long}")]
    public async Task<IActionResult> Show(long id, int page = 1) => await PageAsync(id, new(), page) is { } shown ? View(shown) : NotFound();

    /// <summary>The looks of which it is made, as a file.</summary>
    [HttpGet("/privacy/unusual/{id:long}/looks.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> ShowCsv(long id) => await review.FindAsync(id) is not { } found ? NotFound() : CsvFile.Of(
        $"unusual-look-{id}.csv", (await review.BehindAsync(found.Look, null)).Looks,
        ("When", l => l.Look.At), ("Who", l => l.Look.By), ("Role", l => Audit.AuditPage.RoleOf(l.Look)), ("Family", l => l.Family), ("Page", l => l.Look.Page), ("Reason", l => l.Look.Reason));

    /// <summary>What came of it.</summary>
    [HttpPost("/privacy/unusual/{id:long}")]
    public async Task<IActionResult> Answer(long id, UnusualAnswerForm form)
    {
        if (await PageAsync(id, form, 1) is not { } page)
            return NotFound();
        if (form.Version is { } version)
            db.Expect(page.Look, version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => page.Look.Answer(form.State, form.Words, current.Actor, UkTime.UtcNow(clock))))
            return this.Refused("Show", page);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{UnusualWords.Of(page.Look.State)}: {page.Look.By}, {UkDates.Date(page.Look.On)}";
        return LocalRedirect("/privacy/unusual");
    }

    private async Task<UnusualLookPage?> PageAsync(long id, UnusualAnswerForm form, int page)
    {
        if (await review.FindAsync(id) is not { } found)
            return null;
        var (looks, total) = await review.BehindAsync(found.Look, page);
        return new(found.Look, found.Family, form, looks, Math.Max(1, page), total, found.Look.StaffId == current.Actor.StaffId);
    }

    private static UnusualKind? Known(UnusualKind? kind) => kind is { } one && Enum.IsDefined(one) ? one : null;
}

/// <summary>What came of an unusual look.</summary>
public sealed class UnusualAnswerForm
{
    /// <summary>Version of the record that the person saw.</summary>
    public int? Version { get; set; }

    /// <summary>What came of it.</summary>
    public UnusualState? State { get; set; }

    /// <summary>What was found out or done.</summary>
    public string? Words { get; set; }

    /// <summary>The look itself says the rest.</summary>
    public sealed class Validator : AbstractValidator<UnusualAnswerForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Words).MaximumLength(UnusualLook.WordsMaxLength).WithMessage($"What you found out must be {UnusualLook.WordsMaxLength:N0} characters or fewer");
    }
}

/// <summary>The list of unusual looks.</summary>
/// <param name="Kind">Of one kind only, or of all.</param>
/// <param name="State">In which state.</param>
/// <param name="Looks">Those of this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
public sealed record UnusualLooksPage(UnusualKind? Kind, UnusualState State, IReadOnlyList<UnusualLine> Looks, int Page, int Total);

/// <summary>One unusual look.</summary>
/// <param name="Look">The look.</param>
/// <param name="Family">Reference of its family, where it is about one.</param>
/// <param name="Form">What came of it.</param>
/// <param name="Looks">A page of the looks of which it is made.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many looks there are.</param>
/// <param name="IsOwn">Whether these are the reader's own looks, for which somebody else answers.</param>
public sealed record UnusualLookPage(UnusualLook Look, string? Family, UnusualAnswerForm Form, IReadOnlyList<SeenRecord> Looks, int Page, int Total, bool IsOwn);
