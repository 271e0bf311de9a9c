using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Standards;
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
public sealed class StandardsController(EarlyHelpDbContext db, StandardUses uses, TimeProvider clock) : Controller
{
    /// <summary>Every row, by standard and date.</summary>
    [HttpGet("/admin/standards")]
    public async Task<IActionResult> Index() =>
        View(new StandardsPage(await RowsAsync(), await uses.CountAsync(), UkTime.Today(clock)));

    /// <summary>Every row as a file.</summary>
    [HttpGet("/admin/standards.csv")]
    public async Task<IActionResult> Csv()
    {
        var running = await uses.CountAsync();
        return CsvFile.Of(
            "service-standards.csv", await RowsAsync(),
            ("Standard", r => r.Name), ("Code", r => r.Code), ("From", r => r.EffectiveFrom), ("To", r => r.EffectiveTo), ("Clock starts", r => r.StartsAt), ("Clock stops", r => r.EndsAt), ("Length", r => StandardWords.Length(r)),
            ("Warns", r => StandardWords.Warning(r)), ("Target %", r => r.TargetPercent), ("Running under it", r => running.Of(r)), ("Source", r => r.Source));
    }

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

    /// <summary>Withdraws a change that has not come into force; the row before it goes on.</summary>
    [HttpPost("/admin/standards/{code}/withdraw")]
    public async Task<IActionResult> Withdraw(string code)
    {
        var rows = await db.ServiceStandards.Where(s => s.Code == code).OrderByDescending(s => s.EffectiveFrom).Take(2).ToListAsync();
        if (rows.Count == 0)
            return NotFound();
        if (rows is not [var next, var before])
        {
            TempData["Flash"] = "That change is not there any more";
            return LocalRedirect("/admin/standards");
        }

        if (!ModelState.Attempt(() => before.GoOnInsteadOf(next, UkTime.Today(clock))))
            return this.Refused("Index", new StandardsPage(await RowsAsync(), await uses.CountAsync(), UkTime.Today(clock)));
        db.Remove(next);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Withdrawn: {before.Name} stays as it is";
        return LocalRedirect("/admin/standards");
    }

    private async Task<IReadOnlyList<ServiceStandard>> RowsAsync()
    {
        var rows = await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Id).ToListAsync();
        return [.. rows.GroupBy(r => r.Code).SelectMany(standard => standard.OrderBy(r => r.EffectiveFrom))];
    }

    private Task<ServiceStandard?> LastRowAsync(string code) => db.ServiceStandards.FirstOrDefaultAsync(s => s.Code == code && s.EffectiveTo == null);
}

/// <summary>The standards, and the day.</summary>
/// <param name="Rows">Every row.</param>
/// <param name="Running">Clocks that run now, by the row under which they started.</param>
/// <param name="Today">The local day.</param>
public sealed record StandardsPage(IReadOnlyList<ServiceStandard> Rows, RunningClocks Running, DateOnly Today);
