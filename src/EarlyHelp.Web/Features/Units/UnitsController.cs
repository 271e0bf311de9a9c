using System.Globalization;
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
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Units;

/// <summary>A new unit of a district.</summary>
[Requires(Permission.Administer)]
public sealed class UnitsController(EarlyHelpDbContext db, OrganisationRecords organisation) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/admin/organisation/districts/{id:long}/units/new")]
    public async Task<IActionResult> New(long id) =>
        await FindAsync(id) is { } district ? View(new UnitPage(district.Name, new() { Capacity = Unit.DefaultCapacity.ToString(CultureInfo.InvariantCulture) })) : NotFound();

    /// <summary>Opens it.</summary>
    [HttpPost("/admin/organisation/districts/{id:long}/units/new")]
    public async Task<IActionResult> Create(long id, UnitForm form)
    {
        if (await FindAsync(id) is not { } district)
            return NotFound();
        Unit? opened = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () =>
            opened = await organisation.OpenAsync(district, form.Name, DateAnswer.Of(form.From)!.Value, int.Parse(form.Capacity!, CultureInfo.InvariantCulture))))
        {
            return this.Refused("New", new UnitPage(district.Name, form));
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = $"{opened!.Name} works in {district.Name} from {UkDates.Date(opened.From)}. Post people to it, and families can be accepted";
        return LocalRedirect("/admin/organisation");
    }

    private Task<District?> FindAsync(long id) => db.Districts.FirstOrDefaultAsync(d => d.Id == id);
}

/// <summary>A unit to open.</summary>
public sealed class UnitForm
{
    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>First day, as typed.</summary>
    public string? From { get; set; }

    /// <summary>Families it takes.</summary>
    public string? Capacity { get; set; }

    /// <summary>What must be typed; the places themselves say the rest.</summary>
    public sealed class Validator : AbstractValidator<UnitForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the name");
            RuleFor(f => f.From).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the first day of the unit")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date must be a real date, like 27 3 2026");
            RuleFor(f => f.Capacity).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the capacity")
                .Must(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out _)).WithMessage("Capacity must be a whole number, like 96");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="District">The district.</param>
/// <param name="Form">What is typed.</param>
public sealed record UnitPage(string District, UnitForm Form);
