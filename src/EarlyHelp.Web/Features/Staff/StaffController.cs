using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Staff;

/// <summary>The people who work in the service, as what and where.</summary>
[Requires(Permission.Administer)]
public sealed class StaffController(EarlyHelpDbContext db, TimeProvider clock) : Controller
{
    private const int PageSize = 25;

    /// <summary>The list, by name.</summary>
    [HttpGet("/admin/people")]
    public async Task<IActionResult> Index(string? name, int page = 1)
    {
        var today = UkTime.Today(clock);
        page = Math.Max(1, page);
        var people = db.Staff.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(name))
            people = people.Where(s => s.Name.Contains(name.Trim()) || s.Email.StartsWith(StaffMember.Normalise(name)));
        var rows = await people.OrderBy(s => s.Name).ThenBy(s => s.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize)
            .Include(s => s.Postings.Where(p => p.From <= today && (p.To == null || p.To >= today))).ThenInclude(p => p.Unit)
            .Include(s => s.Postings).ThenInclude(p => p.District)
            .Include(s => s.Postings).ThenInclude(p => p.Area)
            .ToListAsync();
        return View(new StaffPage(name, rows, page, await people.CountAsync()));
    }

    /// <summary>One person with all postings.</summary>
    [HttpGet("/admin/people/{id:long}")]
    public async Task<IActionResult> Show(long id)
    {
        var person = await db.Staff.AsNoTracking().Include(s => s.Postings).ThenInclude(p => p.Unit)
            .Include(s => s.Postings).ThenInclude(p => p.District).Include(s => s.Postings).ThenInclude(p => p.Area).FirstOrDefaultAsync(s => s.Id == id);
        if (person is null)
            return NotFound();
        var account = await db.Users.AsNoTracking().Where(u => u.StaffId == id).Select(u => new { u.LockoutEnd }).FirstOrDefaultAsync();
        var state = account is null ? "No account" : account.LockoutEnd > clock.GetUtcNow() ? $"Locked until {UkDates.TimeOf(account.LockoutEnd.Value.UtcDateTime)}" : "Can sign in";
        return View(new PersonPage(person, state, UkTime.Today(clock)));
    }
}

/// <summary>The list of people.</summary>
/// <param name="Name">What was looked for.</param>
/// <param name="People">The people of this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
public sealed record StaffPage(string? Name, IReadOnlyList<StaffMember> People, int Page, int Total);

/// <summary>One person.</summary>
/// <param name="Person">The person with all postings.</param>
/// <param name="Account">Whether they can sign in, in words.</param>
/// <param name="Today">The local day.</param>
public sealed record PersonPage(StaffMember Person, string Account, DateOnly Today);
