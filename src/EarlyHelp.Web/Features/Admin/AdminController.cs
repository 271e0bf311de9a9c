using EarlyHelp.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Messages;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Admin;

/// <summary>The way in to everything that an administrator sets up.</summary>
[Requires(Permission.Administer)]
public sealed class AdminController(EarlyHelpDbContext db, StandardsInForce standards, MailSettings mail, TimeProvider clock) : Controller
{
    /// <summary>What there is, and what needs the administrator now.</summary>
    [HttpGet("/admin")]
    public async Task<IActionResult> Index()
    {
        var calendar = await standards.CalendarAsync();
        return View(new AdminPage(
            calendar.CoversUntil,
            calendar.EndsWithin12Months(UkTime.Today(clock)),
            await db.Outbox.CountAsync(m => m.State == MessageState.Failed),
            await db.Outbox.CountAsync(m => m.State == MessageState.Waiting),
            mail.CanSend));
    }

    /// <summary>Who may do what, as the program has it.</summary>
    [HttpGet("/admin/permissions")]
    public IActionResult Permissions() => View();
}

/// <summary>What the index of administration shows.</summary>
/// <param name="CalendarUntil">Last day the bank holiday list covers.</param>
/// <param name="CalendarEnds">Whether that is less than 12 months ahead.</param>
/// <param name="Failed">Messages that could not be sent.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="CanSend">Whether a mail server is set.</param>
public sealed record AdminPage(DateOnly CalendarUntil, bool CalendarEnds, int Failed, int Waiting, bool CanSend);
