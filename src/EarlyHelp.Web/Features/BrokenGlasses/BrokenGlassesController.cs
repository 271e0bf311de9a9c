using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.BrokenGlasses;

/// <summary>Break glass: a manager opens a record out of reach in an emergency; the privacy officer looks at it afterwards (spec 3-access).</summary>
public sealed class BrokenGlassesController(EarlyHelpDbContext db, GlassDesk desk, CurrentActor current, TimeProvider time) : Controller
{
    /// <summary>Which record, and what the emergency is.</summary>
    [HttpGet("/break-glass"), Requires(Permission.BreakGlass)]
    public IActionResult New(string? record) => View(new GlassForm { Record = record });

    /// <summary>Opens it. The answer to a name is the page itself: it stands in no address, and so in no history or log.</summary>
    [HttpPost("/break-glass"), Requires(Permission.BreakGlass)]
    public async Task<IActionResult> Create(GlassForm form)
    {
        if (!ModelState.IsValid || await FindAsync(form) is not { } family)
            return this.Refused("New", form);
        if (await desk.IsInReachAsync(family))
        {
            TempData["Flash"] = "This record is in your reach: there was nothing to break";
            return Redirect($"/families/{family.Reference}");
        }

        if (!await ModelState.AttemptAsync(() => desk.BreakAsync(family, form.Reason)))
            return this.Refused("New", form);
        await db.SaveChangesAsync();
        TempData["Flash"] = "The record is open to you. The privacy officers and whoever leads the work with the family have been told";
        return Redirect($"/families/{family.Reference}");
    }

    /// <summary>What was opened so, still to be looked at or looked at.</summary>
    [HttpGet("/privacy/break-glass"), Requires(Permission.RestrictRecords)]
    public async Task<IActionResult> Index(string? show, int page = 1)
    {
        var reviewed = show == "reviewed";
        var (rows, total) = await desk.PageAsync(reviewed, page);
        return View(new GlassesPage(rows, total, Math.Max(1, page), reviewed));
    }

    /// <summary>All of it as a file.</summary>
    [HttpGet("/privacy/break-glass.csv"), Requires(Permission.RestrictRecords), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? show) => CsvFile.Of(
        "break-glass.csv", (await desk.PageAsync(show == "reviewed", null)).Rows,
        ("Who", g => g.Who), ("Role", g => StateWords.Title(g.Glass.Role)), ("Family", g => g.Family), ("When", g => g.Glass.At), ("Reason", g => g.Glass.Reason), ("Looks", g => g.Looks),
        ("Restricted", g => g.WasRestricted), ("Had declared to know them", g => g.WasKnown), ("Right", g => g.Glass.WasRight), ("Found", g => g.Glass.Finding), ("By", g => g.Glass.FoundBy));

    /// <summary>One of them.</summary>
    [HttpGet("/privacy/break-glass/{id:long}"), Requires(Permission.RestrictRecords)]
    public async Task<IActionResult> Show(long id) => await desk.FindAsync(id) is { } glass
        ? View(new GlassPage(glass, new FindingForm { Version = glass.Version, WasRight = glass.WasRight, Finding = glass.Finding }))
        : NotFound();

    /// <summary>Says what came of it.</summary>
    [HttpPost("/privacy/break-glass/{id:long}"), Requires(Permission.RestrictRecords)]
    public async Task<IActionResult> Update(long id, FindingForm form)
    {
        if (await desk.FindAsync(id) is not { } glass)
            return NotFound();
        db.Expect(glass, form.Version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => glass.Find(form.WasRight, form.Finding, current.Actor, UkTime.UtcNow(time))))
            return this.Refused("Show", new GlassPage(glass, form));
        await db.SaveChangesAsync();
        TempData["Flash"] = "What you found is kept";
        return LocalRedirect("/privacy/break-glass");
    }

    // The one family that is meant; null with a sentence when there is none, or more than one.
    private async Task<Family?> FindAsync(GlassForm form)
    {
        var found = await desk.FindAsync(form.Record, DateAnswer.Of(form.Born));
        if (found.FirstOrDefault(f => f.Reference == Reference.Parse(form.Chosen)?.ToString()) is { } chosen)
            return chosen;
        if (found.Count == 1)
            return found[0];
        form.Families = found.Count <= GlassDesk.Most ? [.. found.Select(f => f.Reference)] : [];
        ModelState.AddModelError(found.Count is > 1 and <= GlassDesk.Most ? nameof(form.Chosen) : nameof(form.Record), found.Count switch
        {
            0 => "No record has this reference, or a person of this name and date of birth",
            > GlassDesk.Most => "Several families have a person of this name and date of birth: enter a reference",
            _ => "Choose the family",
        });
        return null;
    }
}
