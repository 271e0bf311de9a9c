using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Standards;

/// <summary>The service standards: how they are, were and will be.</summary>
[Requires(Permission.Administer)]
public sealed class StandardsController(EarlyHelpDbContext db, TimeProvider clock) : Controller
{
    /// <summary>Every row, by standard and date.</summary>
    [HttpGet("/admin/standards")]
    public async Task<IActionResult> Index() =>
        View(new StandardsPage(await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Id).ToListAsync(), UkTime.Today(clock)));

    /// <summary>A change from a date.</summary>
    [HttpGet("/admin/standards/{code}/change")]
    public async Task<IActionResult> Edit(string code)
    {
        if (await LastRowAsync(code) is not { } row)
            return NotFound();
        return View(new StandardForm
        {
            Row = row,
            Length = row.Length.ToString(CultureInfo.InvariantCulture),
            WarnDaysLeft = row.WarnDaysLeft?.ToString(CultureInfo.InvariantCulture),
            TargetPercent = row.TargetPercent.ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Ends the row in force and adds the one that follows it.</summary>
    [HttpPost("/admin/standards/{code}/change")]
    public async Task<IActionResult> Update(string code, StandardForm form)
    {
        if (await LastRowAsync(code) is not { } row)
            return NotFound();
        form.Row = row;
        ServiceStandard? next = null;
        if (!ModelState.IsValid || !ModelState.Attempt(() => next = row.ChangeFrom(
            DateAnswer.Of(form.EffectiveFrom)!.Value, form.Number(form.Length)!.Value, form.Number(form.WarnDaysLeft), form.Number(form.TargetPercent)!.Value, form.Source ?? "", UkTime.Today(clock))))
        {
            return this.Refused("Edit", form);
        }

        db.Add(next!);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{row.Name} changes on {UkDates.Date(next!.EffectiveFrom)}. What has started by then keeps its due date";
        return LocalRedirect("/admin/standards");
    }

    private Task<ServiceStandard?> LastRowAsync(string code) => db.ServiceStandards.FirstOrDefaultAsync(s => s.Code == code && s.EffectiveTo == null);
}

/// <summary>The standards, and the day.</summary>
/// <param name="Rows">Every row.</param>
/// <param name="Today">The local day.</param>
public sealed record StandardsPage(IReadOnlyList<ServiceStandard> Rows, DateOnly Today);
