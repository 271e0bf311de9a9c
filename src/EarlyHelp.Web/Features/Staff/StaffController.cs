using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Staff;

/// <summary>The people who work in the service, as what and where; and inviting somebody.</summary>
[Requires(Permission.Administer)]
public sealed class StaffController(EarlyHelpDbContext db, PeopleDesk desk) : Controller
{
    private const int PageSize = 25;

    /// <summary>The list, by name.</summary>
    [HttpGet("/admin/people")]
    public async Task<IActionResult> Index(string? name, int page = 1)
    {
        var today = desk.Today;
        page = Math.Max(1, page);
        var people = db.Staff.AsNoTracking().Called(name);
        var rows = await people.OrderBy(s => s.Name).ThenBy(s => s.Id).Skip(Paging.Before(page, PageSize)).Take(PageSize)
            .Include(s => s.Postings.Where(p => p.From <= today && (p.To == null || p.To >= today))).ThenInclude(p => p.Unit)
            .Include(s => s.Postings).ThenInclude(p => p.District)
            .Include(s => s.Postings).ThenInclude(p => p.Area)
            .ToListAsync();
        var ids = rows.Select(r => r.Id).ToList();
        var accounts = await db.Users.AsNoTracking().Where(u => ids.Contains(u.StaffId)).ToDictionaryAsync(u => u.StaffId);
        return View(new StaffPage(name, [.. rows.Select(r => new PersonRow(r, AccountWords.State(accounts.GetValueOrDefault(r.Id), desk.Now)))], page, await people.CountAsync()));
    }

    /// <summary>Somebody new.</summary>
    [HttpGet("/admin/people/new")]
    public async Task<IActionResult> New() => View(new PostingFields(new PersonForm { From = UkDates.Date(desk.Today) }, await desk.PlacesAsync()));

    /// <summary>Invites them: they get a link by which they choose a password.</summary>
    [HttpPost("/admin/people")]
    public async Task<IActionResult> Create(PersonForm form)
    {
        StaffMember? person = null;
        if (ModelState.IsValid && !await desk.IsFreeAsync(form.Email!))
            ModelState.AddModelError(nameof(form.Email), "Somebody with this email address is among the people already");
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => person = StaffMember.TakeOn(form.Name, form.Email, await desk.FactsAsync(form), desk.Me, desk.Today)))
            return this.Refused("New", new PostingFields(form, await desk.PlacesAsync()));
        db.Add(person!);
        await desk.InviteAsync(person!, null);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{person!.Name} is invited: a link goes to {person.Email}";
        return LocalRedirect($"/admin/people/{person.Id}");
    }

    /// <summary>One person with all postings and what was done to the account.</summary>
    [HttpGet("/admin/people/{id:long}")]
    public async Task<IActionResult> Show(long id) => await desk.FindAsync(id) is { } person ? View(await desk.PageAsync(person)) : NotFound();
}

/// <summary>The list of people.</summary>
/// <param name="Name">What was looked for.</param>
/// <param name="People">The people of this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
public sealed record StaffPage(string? Name, IReadOnlyList<PersonRow> People, int Page, int Total);

/// <summary>A line of the list.</summary>
/// <param name="Person">The person with the live posting.</param>
/// <param name="Account">Whether they can sign in.</param>
public sealed record PersonRow(StaffMember Person, (string Words, string Kind) Account);

/// <summary>One person.</summary>
/// <param name="Person">The person with all postings.</param>
/// <param name="Account">Their account, or null.</param>
/// <param name="Passkeys">How many passkeys it has.</param>
/// <param name="Held">The open families that they hold.</param>
/// <param name="IsMe">Whether it is the administrator who looks.</param>
/// <param name="Today">The local day.</param>
/// <param name="Now">Now (UTC).</param>
public sealed record PersonPage(StaffMember Person, Data.Account? Account, int Passkeys, IReadOnlyList<HeldInUnit> Held, bool IsMe, DateOnly Today, DateTime Now)
{
    /// <summary>What to change about a person is asked on their page.</summary>
    public bool IsPosted => Person.PostingOn(Today) is not null || Person.ComingAfter(Today) is not null;

    /// <summary>Whether it is locked after wrong tries.</summary>
    public bool IsLocked => Account?.LockoutEnd > Now;
}

/// <summary>Accounts in words.</summary>
public static class AccountWords
{
    /// <summary>Whether somebody can sign in with it, and how the tag looks.</summary>
    public static (string Words, string Kind) State(Data.Account? account, DateTime now) => account switch
    {
        null => ("No account", "neutral"),
        { DisabledAt: not null } => ("Disabled", "late"),
        { HasPassword: false } => ("Invited", "done"),
        _ when account.LockoutEnd > now => ("Locked", "soon"),
        _ => ("Can sign in", "ok"),
    };

    /// <summary>The second factor.</summary>
    public static string Factors(Data.Account account, int passkeys) => (account.AuthenticatorKey is not null, passkeys) switch
    {
        (false, 0) when account.ResetUntil is { } until => $"None: the code of the reset works until {UkDates.DateAndTime(until)}",
        (false, 0) => "None",
        (true, 0) => "Authenticator app",
        (false, _) => UkDates.Count(passkeys, "passkey"),
        _ => $"Authenticator app and {UkDates.Count(passkeys, "passkey")}",
    };
}
