using EarlyHelp.Data;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Restrictions;

/// <summary>Records that are open to named people only (spec 3-access): the privacy officer restricts, names and lifts.</summary>
[Requires(Permission.RestrictRecords)]
public sealed class RestrictionsController(EarlyHelpDbContext db, RestrictionDesk desk) : Controller
{
    /// <summary>The restricted records, or those that were.</summary>
    [HttpGet("/privacy/restrictions")]
    public async Task<IActionResult> Index(string? show, int page = 1)
    {
        var lifted = show == "lifted";
        var (rows, total) = await desk.PageAsync(lifted, page);
        return View(new RestrictionsPage(rows, total, Math.Max(1, page), lifted, lifted ? 0 : await desk.WaitingAsync()));
    }

    /// <summary>All of them as a file.</summary>
    [HttpGet("/privacy/restrictions.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? show) => CsvFile.Of(
        "restrictions.csv", (await desk.PageAsync(show == "lifted", null)).Rows,
        ("Family", r => r.Restriction.Family.Reference), ("Why", r => StateWords.Title(r.Restriction.Reason)), ("Lead", r => r.Restriction.Lead.Name),
        ("Named", r => string.Join(", ", r.Restriction.Named.Select(n => n.Staff.Name))), ("Since", r => r.Restriction.At), ("By", r => r.Restriction.By),
        ("Lifted", r => r.Restriction.LiftedAt), ("Look at this", r => r.Trouble));

    /// <summary>Whose record, and then who still needs it.</summary>
    [HttpGet("/privacy/restrictions/new")]
    public async Task<IActionResult> New(string? family)
    {
        var form = new RestrictionForm { Family = family };
        if (string.IsNullOrWhiteSpace(family))
            return View(new NewRestrictionPage(null, [], form));
        if (await desk.FamilyAsync(family) is not { } found)
            return NoSuchFamily(form);
        var waiting = await desk.DutiesAsync(found);
        (form.Family, form.Named) = (found.Reference, string.Join('\n', (await desk.HoldersAsync(waiting)).Select(h => h.Email)));
        return View(new NewRestrictionPage(found, waiting, form));
    }

    /// <summary>Restricts it; from now on it is there for the named people only.</summary>
    [HttpPost("/privacy/restrictions")]
    public async Task<IActionResult> Create(RestrictionForm form)
    {
        if (await desk.FamilyAsync(form.Family) is not { } family)
            return NoSuchFamily(form);
        if (await FactsAsync(form) is not { } facts || !await ModelState.AttemptAsync(() => desk.RestrictAsync(family, facts)))
            return this.Refused("New", new NewRestrictionPage(family, await desk.DutiesAsync(family), form));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{family.Reference} is open to {facts.Named.Count} named {(facts.Named.Count == 1 ? "person" : "people")} only";
        return LocalRedirect("/privacy/restrictions");
    }

    /// <summary>One restriction.</summary>
    [HttpGet("/privacy/restrictions/{id:long}")]
    public async Task<IActionResult> Show(long id) => await desk.FindAsync(id) is { } restriction
        ? View(new RestrictionPage(restriction, RestrictionForm.Of(restriction), new EndForm { Version = restriction.Version }))
        : NotFound();

    /// <summary>Names others.</summary>
    [HttpPost("/privacy/restrictions/{id:long}")]
    public async Task<IActionResult> Update(long id, RestrictionForm form)
    {
        if (await desk.FindAsync(id) is not { } restriction)
            return NotFound();
        db.Expect(restriction, form.Version);
        if (await FactsAsync(form) is not { } facts || !await ModelState.AttemptAsync(() => desk.ChangeAsync(restriction, facts)))
            return this.Refused("Show", new RestrictionPage(restriction, form, new EndForm { Version = restriction.Version }));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The restriction of {restriction.Family.Reference} has been changed";
        return LocalRedirect("/privacy/restrictions");
    }

    private ViewResult NoSuchFamily(RestrictionForm form)
    {
        ModelState.AddModelError(nameof(form.Family), "There is no family, case or notification with this reference");
        return this.Refused("New", new NewRestrictionPage(null, [], form));
    }

    // Null when something is typed wrongly: addresses are people of the service, or named beside the field.
    private async Task<RestrictionFacts?> FactsAsync(RestrictionForm form)
    {
        if (!ModelState.IsValid)
            return null;
        var (people, unknown) = await desk.PeopleAsync([.. form.Addresses.Append(form.LeadAddress).Where(a => a.Length > 0).Distinct()]);
        foreach (var address in unknown)
            ModelState.AddModelError(address == form.LeadAddress && !form.Addresses.Contains(address) ? nameof(form.Lead) : nameof(form.Named), $"Nobody who works here has the address {address}");
        return unknown.Count > 0
            ? null
            : new(form.Reason, form.Words, [.. people.Where(p => form.Addresses.Contains(p.Email))], people.FirstOrDefault(p => p.Email == form.LeadAddress), form.Telephone);
    }
}
