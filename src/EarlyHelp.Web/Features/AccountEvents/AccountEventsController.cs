using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.AccountEvents;

/// <summary>What was done to accounts and postings, for the privacy officer: administrators give access, and somebody else sees to whom.</summary>
[Requires(Permission.ReviewLooks)]
public sealed class AccountEventsController(EarlyHelpDbContext db) : Controller
{
    /// <summary>Lines on a page.</summary>
    public const int PageSize = 25;

    /// <summary>The list, the latest first.</summary>
    [HttpGet("/privacy/accounts")]
    public async Task<IActionResult> Index(int page = 1)
    {
        page = Math.Max(1, page);
        return View(new AccountEventsPage(await Rows().OnPage(page, PageSize).ToListAsync(), page, await db.Set<AccountEvent>().CountAsync()));
    }

    /// <summary>The same list, whole, as a file.</summary>
    [HttpGet("/privacy/accounts.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "accounts.csv", await Rows().ToListAsync(), ("When", e => e.At), ("Whose", e => e.Whose), ("What", e => e.What), ("By", e => e.By), ("Reason", e => e.Reason));

    private IQueryable<AccountEventRow> Rows() =>
        from done in db.Set<AccountEvent>().AsNoTracking()
        join account in db.Users on done.AccountId equals account.Id
        orderby done.Id descending
        select new AccountEventRow(account.StaffId, account.Staff.Name, done.What, done.By, done.At, done.Reason);
}

/// <summary>Something that was done to an account.</summary>
/// <param name="StaffId">Whose.</param>
/// <param name="Whose">Their name.</param>
/// <param name="What">What was done.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">Why, where that was asked.</param>
public sealed record AccountEventRow(long StaffId, string Whose, string What, string By, DateTime At, string? Reason);

/// <summary>The list.</summary>
/// <param name="Events">The lines of this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
public sealed record AccountEventsPage(IReadOnlyList<AccountEventRow> Events, int Page, int Total);
