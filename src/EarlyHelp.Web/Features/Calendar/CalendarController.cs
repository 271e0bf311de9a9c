using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Standards;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Calendar;

/// <summary>The bank holidays, by year.</summary>
[Requires(Permission.Administer)]
public sealed class CalendarController(EarlyHelpDbContext db, TimeProvider clock) : Controller
{
    /// <summary>One year; this one unless told.</summary>
    [HttpGet("/admin/calendar")]
    public async Task<IActionResult> Index(int? year) => View(await PageAsync(year ?? UkTime.Today(clock).Year, new HolidayForm()));

    /// <summary>All of them as a file.</summary>
    [HttpGet("/admin/calendar.csv")]
    public async Task<IActionResult> Csv() => CsvFile.Of("bank-holidays.csv", await db.BankHolidays.AsNoTracking().OrderBy(h => h.Date).ToListAsync(), ("Date", h => h.Date), ("Name", h => h.Name));

    /// <summary>Adds a holiday; due dates that are set already stay.</summary>
    [HttpPost("/admin/calendar")]
    public async Task<IActionResult> Create([Bind(Prefix = "Form")] HolidayForm form, int? year)
    {
        var today = UkTime.Today(clock);
        var holidays = await db.BankHolidays.AsNoTracking().ToListAsync();
        var covered = WorkingCalendar.Of(holidays).CoversUntil;
        if (DateAnswer.Of(form.Date) is { } date)
        {
            if (date <= today)
                ModelState.AddModelError("Form.Date", "The date must be in the future");
            else if (date.Year > covered.Year + 1)
                ModelState.AddModelError("Form.Date", $"Enter the bank holidays of {covered.Year + 1} first");
            else if (holidays.FirstOrDefault(h => h.Date == date) is { } there)
                ModelState.AddModelError("Form.Date", $"{UkDates.Date(date)} is on the list already: {there.Name}");
        }

        if (!ModelState.IsValid)
            return this.Refused("Index", await PageAsync(year ?? today.Year, form));
        var holiday = BankHoliday.On(DateAnswer.Of(form.Date)!.Value, form.Name!);
        db.Add(holiday);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{UkDates.WithWeekday(holiday.Date)} is now a bank holiday";
        return LocalRedirect($"/admin/calendar?year={holiday.Date.Year}");
    }

    private async Task<CalendarPage> PageAsync(int year, HolidayForm form)
    {
        var holidays = await db.BankHolidays.AsNoTracking().OrderBy(h => h.Date).ToListAsync();
        var calendar = WorkingCalendar.Of(holidays);
        return new CalendarPage(year, [.. holidays.Where(h => h.Date.Year == year)],
            [.. holidays.Select(h => h.Date.Year).Append(calendar.CoversUntil.Year + 1).Distinct().Order()], calendar.CoversUntil, calendar.EndsWithin12Months(UkTime.Today(clock)), form);
    }
}

/// <summary>The bank holidays of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Holidays">Its bank holidays.</param>
/// <param name="Years">The years of the list, and the one to enter next.</param>
/// <param name="CoversUntil">Last day of the last year that is complete.</param>
/// <param name="EndsSoon">Whether that is less than 12 months ahead.</param>
/// <param name="Form">A holiday to add.</param>
public sealed record CalendarPage(int Year, IReadOnlyList<BankHoliday> Holidays, IReadOnlyList<int> Years, DateOnly CoversUntil, bool EndsSoon, HolidayForm Form);
