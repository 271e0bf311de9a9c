using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Organisation;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.Organisation;

/// <summary>The county with its areas, districts and units.</summary>
[Requires(Permission.Administer)]
public sealed class OrganisationController(EarlyHelpDbContext db, OrganisationRecords organisation, TimeProvider clock) : Controller
{
    /// <summary>All of it, by area and district.</summary>
    [HttpGet("/admin/organisation")]
    public async Task<IActionResult> Index()
    {
        var today = UkTime.Today(clock);
        var (units, endings) = (await organisation.UnitsAsync(), await organisation.EndingsAsync());
        var toCome = (await organisation.NamesAsync()).Count(n => n.From > today) + units.Count(u => u.From > today) + endings.Count(e => e.IsPlanned);
        return View(new OrganisationPage(units, today, toCome, endings.Count(e => e is { IsPlanned: true, Problem: not null })));
    }

    /// <summary>All units as a file, those that have ended too.</summary>
    [HttpGet("/admin/organisation.csv")]
    public async Task<IActionResult> Csv() => CsvFile.Of(
        "organisation.csv", await organisation.UnitsAsync(),
        ("Unit", u => u.Name), ("District", u => u.District.Name), ("Area", u => u.District.Area.Name), ("County", u => u.District.Area.County.Name), ("From", u => u.From), ("To", u => u.To), ("Capacity", u => u.Capacity));

    /// <summary>The capacity of a unit.</summary>
    [HttpGet("/admin/organisation/units/{id:long}/capacity")]
    public async Task<IActionResult> Edit(long id)
    {
        if (await UnitAsync(id) is not { } unit)
            return NotFound();
        return View(new CapacityForm { UnitName = unit.Name, Capacity = unit.Capacity.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>Changes it.</summary>
    [HttpPost("/admin/organisation/units/{id:long}/capacity")]
    public async Task<IActionResult> Update(long id, CapacityForm form)
    {
        if (await UnitAsync(id) is not { } unit)
            return NotFound();
        form.UnitName = unit.Name;
        if (!ModelState.IsValid || !ModelState.Attempt(() => unit.ChangeCapacity(int.Parse(form.Capacity!, CultureInfo.InvariantCulture))))
            return this.Refused("Edit", form);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{unit.Name} takes up to {unit.Capacity} families";
        return LocalRedirect("/admin/organisation");
    }

    private Task<Unit?> UnitAsync(long id) => db.Units.FirstOrDefaultAsync(u => u.Id == id);
}

/// <summary>The organisation as it is set up.</summary>
/// <param name="Units">Every unit with district, area and county, those that have ended too.</param>
/// <param name="Today">The local day.</param>
/// <param name="ToCome">Changes that are planned.</param>
/// <param name="HeldUp">Those of them that could not be carried out on their day.</param>
public sealed record OrganisationPage(IReadOnlyList<Unit> Units, DateOnly Today, int ToCome, int HeldUp);

/// <summary>How many families a unit takes.</summary>
public sealed class CapacityForm
{
    /// <summary>The unit; shown, not posted.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public string UnitName { get; set; } = "";

    /// <summary>Families.</summary>
    public string? Capacity { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<CapacityForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Capacity).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter the capacity")
            .Must(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out _)).WithMessage("Capacity must be a whole number, like 96");
    }
}
