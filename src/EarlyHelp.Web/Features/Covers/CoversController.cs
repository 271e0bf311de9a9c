using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Covers;

/// <summary>A colleague stands in for a worker who is away; the cases are the worker's alone again by the day.</summary>
public sealed class CoversController(
    EarlyHelpDbContext db, CoverList covers, Caseload caseload, CaseloadMoves families, CaseWords words, Messages messages, CurrentActor current, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>Covers that run, come and are over.</summary>
    [HttpGet("/covers")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> Index(int page = 1)
    {
        var (some, total) = await covers.PageAsync(page);
        return View(new CoversPage(some, total, Math.Max(1, page), words.Today));
    }

    /// <summary>All of them as a file.</summary>
    [HttpGet("/covers.csv")]
    [Requires(Permission.Allocate), Requires(Permission.Export)]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "cover.csv", (await covers.PageAsync(null)).Covers,
        ("Away", c => c.Absent.Name), ("Covers", c => c.Covering.Name), ("From", c => c.From), ("To", c => c.To), ("State", c => CoversPage.State(c, words.Today)), ("Ended by", c => c.EndedBy));

    /// <summary>Who is away, and who stands in.</summary>
    [HttpGet("/covers/new")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> New(long? absent)
    {
        ViewData["Kept"] = await drafts.RestoreAsync(CoverForm.DraftKey, ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(new NewCoverPage(new CoverForm { AbsentId = absent }, await covers.WorkersAsync(words.Today)));
    }

    /// <summary>Arranges it.</summary>
    [HttpPost("/covers")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> Create(CoverForm form)
    {
        var page = new NewCoverPage(form, await covers.WorkersAsync(words.Today));
        Cover? arranged = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => arranged = await ArrangeAsync(page)))
            return this.Refused("New", page);
        await SaveAndTellAsync(arranged!);
        TempData["Flash"] = $"{page.Of(form.CoveringId)!.Worker.Name} covers for {page.Of(form.AbsentId)!.Worker.Name} {CoversPage.Days(form.ToFacts().From, form.ToFacts().To)}";
        return Redirect("/covers");
    }

    /// <summary>What the colleague needs, to read or print: each family in a card; and for the worker who is back, what was done.</summary>
    [HttpGet("/covers/{id:long}")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Show(long id) => await covers.FindAsync(id) is { } cover ? View(await PageAsync(cover)) : NotFound();

    /// <summary>The worker is back before the day.</summary>
    [HttpPost("/covers/{id:long}/end")]
    [Requires(Permission.Allocate)]
    public async Task<IActionResult> End(long id)
    {
        if (await covers.FindAsync(id) is not { } cover)
            return NotFound();
        if (!ModelState.Attempt(() => cover.End(current.Actor, words.Today)))
            return this.Refused("Show", await PageAsync(cover));
        messages.TellCoverEnded(cover);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{cover.Covering.Name} no longer covers for {cover.Absent.Name}";
        return Redirect("/covers");
    }

    private async Task<CoverPage> PageAsync(Cover cover) => new(
        cover, await words.LinesAsync(await caseload.OfWorkerAsync(cover.AbsentId, cover.UnitId)), await covers.MeanwhileAsync(cover), words.Today, current.Actor.May(Permission.Allocate) && cover.To >= words.Today);

    // The link in the message names the cover, which has its key once it is saved; both stand, or neither.
    private Task SaveAndTellAsync(Cover arranged) => db.TogetherAsync(async () =>
    {
        await db.SaveChangesAsync();
        messages.TellCover(arranged);
        await db.SaveChangesAsync();
    });

    private async Task<Cover> ArrangeAsync(NewCoverPage page)
    {
        var (absent, covering) = (page.Of(page.Form.AbsentId), page.Of(page.Form.CoveringId));
        if (absent is null || covering is null)
            throw new Domain.Workflow.RulesBrokenException([new("Select workers of your own", absent is null ? nameof(CoverForm.AbsentId) : nameof(CoverForm.CoveringId))]);
        var people = await families.WorkersAsync([absent.Worker.Id, covering.Worker.Id]);
        var arranged = Cover.Arrange(
            absent.Posted with { Worker = people[absent.Worker.Id] }, covering.Posted with { Worker = people[covering.Worker.Id] }, page.Form.ToFacts(),
            await covers.OfBothAsync(absent.Worker.Id, covering.Worker.Id, words.Today), current.Actor, UkTime.UtcNow(time), words.Today);
        db.Add(arranged);
        return arranged;
    }
}
