using EarlyHelp.Data;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Admin;
using EarlyHelp.Web.Features.Audit;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StaffLooks;

/// <summary>What a member of staff looked at: families by reference, page, when, in which role, and the reason where one was asked.</summary>
[Requires(Permission.ReviewLooks)]
public sealed class StaffLooksController(EarlyHelpDbContext db, LookReview review, TimeProvider clock) : Controller
{
    /// <summary>Members of staff, by name.</summary>
    [HttpGet("/privacy/staff")]
    public async Task<IActionResult> Index(string? name, int page = 1)
    {
        var (people, total) = await review.StaffAsync(name, UkTime.Today(clock), page);
        return View(new StaffSearchPage(name, people, Math.Max(1, page), total));
    }

    /// <summary>All of them as a file.</summary>
    [HttpGet("/privacy/staff.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> IndexCsv(string? name) => CsvFile.Of(
        "staff.csv", (await review.StaffAsync(name, UkTime.Today(clock), null)).People,
        ("Name", s => s.Name), ("Role", StaffSearchPage.Role), ("Where", StaffSearchPage.Place), ("Email address", s => s.Email));

    /// <summary>What one of them looked at.</summary>
    [HttpGet("/privacy/staff/{id:long}")]
    public async Task<IActionResult> Show(long id, string? from, string? to, int page = 1) =>
        await PageAsync(id, from, to, page) is { } shown ? (ModelState.IsValid ? View("Show", shown) : this.Refused("Show", shown)) : NotFound();

    /// <summary>All of it as a file.</summary>
    [HttpGet("/privacy/staff/{id:long}/looks.csv"), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(long id, string? from, string? to) => await review.PersonAsync(id) is not { } found ? NotFound() : CsvFile.Of(
        $"looks-of-{id}.csv", (await review.OfPersonAsync(id, new(DateAnswer.Of(from), DateAnswer.Of(to)), null)).Looks,
        ("When", l => l.Look.At), ("Who", _ => found.Person.Name), ("Role", l => AuditPage.RoleOf(l.Look)), ("Family", l => l.Family), ("Page", l => l.Look.Page), ("Reason", l => l.Look.Reason));

    /// <summary>The street where they live, as they told it; an empty form takes it away.</summary>
    [HttpPost("/privacy/staff/{id:long}/street")]
    public async Task<IActionResult> Street(long id, StreetForm form)
    {
        if (await PageAsync(id, null, null, 1) is not { } page)
            return NotFound();
        StaffStreet? street = null;
        if (!ModelState.IsValid || (!form.IsEmpty && !ModelState.Attempt(() => street = StaffStreet.Of(id, form.Street, form.Postcode))))
            return this.Refused("Show", page with { Street = form });
        if (page.Entered is not null)
            db.Remove(page.Entered);
        if (street is not null)
            db.Add(street);
        await db.SaveChangesAsync();
        TempData["Flash"] = street is null ? $"No street is kept for {page.Person.Name}" : $"Looks of {page.Person.Name} at families in {street.Street} are found from now on";
        return LocalRedirect($"/privacy/staff/{id}");
    }

    private async Task<StaffLooksPage?> PageAsync(long id, string? from, string? to, int page)
    {
        if (await review.PersonAsync(id) is not { } found)
            return null;
        foreach (var (name, typed) in new[] { (nameof(from), from), (nameof(to), to) })
        {
            if (!string.IsNullOrWhiteSpace(typed) && DateAnswer.Of(typed) is null)
                ModelState.AddModelError(name, "Enter a real date, for example 27 3 2026");
        }

        var (looks, total) = await review.OfPersonAsync(id, new(DateAnswer.Of(from), DateAnswer.Of(to)), page);
        return new(found.Person, found.Street, new StreetForm { Street = found.Street?.Street, Postcode = found.Street?.Postcode }, from, to, looks, Math.Max(1, page), total);
    }
}

/// <summary>The street where a member of staff lives.</summary>
public sealed class StreetForm
{
    /// <summary>The street, without the number.</summary>
    public string? Street { get; set; }

    /// <summary>The postcode.</summary>
    public string? Postcode { get; set; }

    /// <summary>Whether it is to be taken away.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Street) && string.IsNullOrWhiteSpace(Postcode);

    /// <summary>The street itself says what is wrong with it.</summary>
    public sealed class Validator : AbstractValidator<StreetForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Street).MaximumLength(StaffStreet.StreetMaxLength).WithMessage($"Street must be {StaffStreet.StreetMaxLength} characters or fewer");
    }
}

/// <summary>Members of staff that were found.</summary>
/// <param name="Name">What was looked for.</param>
/// <param name="People">Those of this page.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
public sealed record StaffSearchPage(string? Name, IReadOnlyList<StaffMember> People, int Page, int Total)
{
    /// <summary>What somebody is posted as, in words.</summary>
    public static string Role(StaffMember person) => person.Postings.MaxBy(p => p.From) is { } posting ? Domain.Workflow.StateWords.Title(posting.Role) : "Not posted";

    /// <summary>Where somebody is posted.</summary>
    public static string Place(StaffMember person) => person.Postings.MaxBy(p => p.From) is { } posting ? PlaceWords.Of(posting) : "";
}

/// <summary>What a member of staff looked at.</summary>
/// <param name="Person">Who.</param>
/// <param name="Entered">Their street, when it was entered.</param>
/// <param name="Street">The form for it.</param>
/// <param name="From">First day, as typed.</param>
/// <param name="To">Last day, as typed.</param>
/// <param name="Looks">A page of looks, newest first.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Total">How many there are.</param>
public sealed record StaffLooksPage(StaffMember Person, StaffStreet? Entered, StreetForm Street, string? From, string? To, IReadOnlyList<SeenRecord> Looks, int Page, int Total);
