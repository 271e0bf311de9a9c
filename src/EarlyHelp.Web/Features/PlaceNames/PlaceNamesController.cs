using EarlyHelp.Data;
using EarlyHelp.Data.Organisation;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PlaceNames;

/// <summary>The name of a place, changed from a day on; the past keeps the old one (ADR 31).</summary>
[Requires(Permission.Administer)]
public sealed class PlaceNamesController(EarlyHelpDbContext db, OrganisationRecords organisation, TimeProvider clock) : Controller
{
    /// <summary>The form, with the names it had.</summary>
    [HttpGet("/admin/organisation/{kind}/{id:long}/name")]
    public async Task<IActionResult> Edit(string kind, long id) => await FindAsync(kind, id, new()) is { } page ? View(page) : NotFound();

    /// <summary>Changes it.</summary>
    [HttpPost("/admin/organisation/{kind}/{id:long}/name")]
    public async Task<IActionResult> Update(string kind, long id, PlaceNameForm form)
    {
        if (await FindAsync(kind, id, form) is not { } page)
            return NotFound();
        PlaceName? renamed = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => renamed = await organisation.RenameAsync(page.Place.Kind, id, form.Name, DateAnswer.Of(form.From)!.Value)))
            return this.Refused("Edit", page);
        await db.SaveChangesAsync();
        TempData["Flash"] = renamed!.From == UkTime.Today(clock)
            ? $"{renamed.Before} is called {renamed.Name} from today. The days before keep the old name"
            : $"{renamed.Before} will be called {renamed.Name} from {UkDates.Date(renamed.From)}. Until then it keeps its name";
        return LocalRedirect("/admin/organisation");
    }

    private async Task<PlaceNamePage?> FindAsync(string kind, long id, PlaceNameForm form) =>
        Enum.GetValues<PlaceKind>().Where(k => string.Equals(k.ToString(), kind, StringComparison.OrdinalIgnoreCase)).Select(k => (PlaceKind?)k).FirstOrDefault() is { } of && await organisation.FindAsync(of, id) is { } place
            ? new(place, [.. (await organisation.NamesAsync()).Where(n => n.Kind == of && n.PlaceId == id)], form, UkTime.Today(clock))
            : null;
}

/// <summary>A new name, and from when.</summary>
public sealed class PlaceNameForm
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>First day of it, as typed.</summary>
    public string? From { get; set; }

    /// <summary>What must be typed; the places themselves say the rest.</summary>
    public sealed class Validator : AbstractValidator<PlaceNameForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the name");
            RuleFor(f => f.From).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the date from which it is called so")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date must be a real date, like 27 3 2026");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Place">The place.</param>
/// <param name="Changes">Changes of its name, the latest first.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Today">The local day.</param>
public sealed record PlaceNamePage(PlaceKnown Place, IReadOnlyList<PlaceName> Changes, PlaceNameForm Form, DateOnly Today);
