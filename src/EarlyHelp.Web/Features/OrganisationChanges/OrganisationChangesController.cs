using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Organisation;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.OrganisationChanges;

/// <summary>Every change of the organisation with its date: what is planned and can be withdrawn, and what was.</summary>
[Requires(Permission.Administer)]
public sealed class OrganisationChangesController(EarlyHelpDbContext db, OrganisationRecords organisation, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>The list, what is to come first.</summary>
    [HttpGet("/admin/organisation/changes")]
    public async Task<IActionResult> Index() => View(await PageAsync());

    /// <summary>All of it as a file.</summary>
    [HttpGet("/admin/organisation/changes.csv")]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "organisation-changes.csv", (await PageAsync()).Lines,
        ("From", l => l.From), ("Change", l => l.What), ("State", l => l.State), ("Detail", l => l.Detail), ("Entered by", l => l.By));

    /// <summary>Withdraws a name that is to come.</summary>
    [HttpPost("/admin/organisation/changes/names/{id:long}/withdraw")]
    public async Task<IActionResult> WithdrawName(long id) =>
        await db.PlaceNames.FirstOrDefaultAsync(n => n.Id == id) is not { } change ? Gone()
            : await SavedAsync(() => organisation.WithdrawAsync(change), $"{change.Before} keeps its name");

    /// <summary>Withdraws the end of a unit.</summary>
    [HttpPost("/admin/organisation/changes/endings/{id:long}/withdraw")]
    public async Task<IActionResult> WithdrawEnding(long id) =>
        await db.UnitEndings.Include(e => e.Unit).FirstOrDefaultAsync(e => e.Id == id) is not { } ending ? Gone()
            : await SavedAsync(() => Do(() => ending.Withdraw(current.Actor)), $"{ending.Unit.Name} goes on");

    /// <summary>Withdraws a unit that is to open.</summary>
    [HttpPost("/admin/organisation/changes/units/{id:long}/withdraw")]
    public async Task<IActionResult> WithdrawUnit(long id)
    {
        if (await db.Units.FirstOrDefaultAsync(u => u.Id == id) is not { } unit)
            return NotFound();
        var isNamed = await db.Postings.AnyAsync(p => p.UnitId == id) || await db.UnitEndings.AnyAsync(e => e.UnitId == id || e.IntoId == id);
        return await SavedAsync(() => Do(() => Withdraw(unit, isNamed)), $"{unit.Name} is not opened");
    }

    private void Withdraw(Unit unit, bool isNamed)
    {
        Rule.Check(
            new(unit.From > UkTime.Today(clock), $"{unit.Name} has worked since {UkDates.Date(unit.From)}: close it or merge it into another unit"),
            new(!isNamed, $"People are posted to {unit.Name}, or another change names it: take those back first"));
        db.RemoveRange(db.PlaceNames.Where(n => n.Kind == PlaceKind.Unit && n.PlaceId == unit.Id));
        db.Remove(unit);
    }

    // Somebody withdrew it in another window.
    private LocalRedirectResult Gone()
    {
        TempData["Flash"] = "That change is not there any more";
        return LocalRedirect("/admin/organisation/changes");
    }

    private static Task Do(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private async Task<IActionResult> SavedAsync(Func<Task> change, string done)
    {
        if (!await ModelState.AttemptAsync(change))
            return this.Refused("Index", await PageAsync());
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Withdrawn: {done}";
        return LocalRedirect("/admin/organisation/changes");
    }

    private async Task<ChangesPage> PageAsync() => ChangesPage.Of(await organisation.UnitsAsync(), await organisation.NamesAsync(), await organisation.EndingsAsync(), UkTime.Today(clock));
}
