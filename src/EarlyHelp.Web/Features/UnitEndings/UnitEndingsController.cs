using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Features.UnitEndings;

/// <summary>The end of a unit: merged into another one of its district, or closed when it holds nothing. Counts only: no family is named here.</summary>
[Requires(Permission.Administer)]
public sealed class UnitEndingsController(EarlyHelpDbContext db, Data.Organisation.UnitEndings endings, TimeProvider clock) : Controller
{
    /// <summary>What the unit holds, and the form.</summary>
    [HttpGet("/admin/organisation/units/{id:long}/end")]
    public async Task<IActionResult> Edit(long id) => await PageAsync(id, new()) is { } page ? View(page) : NotFound();

    /// <summary>Plans it; carries it out at once when its day is today.</summary>
    [HttpPost("/admin/organisation/units/{id:long}/end")]
    public async Task<IActionResult> Update(long id, UnitEndingForm form)
    {
        if (await PageAsync(id, form) is not { } page)
            return NotFound();
        UnitEnding? ending = null;
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(async () => ending = await EndAsync(page, form)))
            return this.Refused("Edit", page);
        TempData["Flash"] = (ending!.DoneOn, ending.Into) switch
        {
            (null, null) => $"{ending.Unit.Name} is closed on {UkDates.Date(ending.From)}",
            (null, { } into) => $"{ending.Unit.Name} is merged into {into.Name} on {UkDates.Date(ending.From)}. Until then nothing changes",
            (_, null) => $"{ending.Unit.Name} is closed",
            (_, { } into) => $"{ending.Unit.Name} is merged into {into.Name}: {ending.Moved.InWords} moved",
        };
        return LocalRedirect("/admin/organisation/changes");
    }

    private async Task<UnitEnding> EndAsync(UnitEndingPage page, UnitEndingForm form)
    {
        var into = page.Others.FirstOrDefault(u => u.Id == form.IntoId);
        Rule.Check(new Rule(form.How == UnitEndingHow.Close || into is not null, "Select the unit that takes everything over", UnitEnding.IntoField));
        try
        {
            var ending = await endings.PlanAsync(page.Unit, form.How == UnitEndingHow.Close ? null : into, DateAnswer.Of(form.From)!.Value, form.Reason);
            await db.SaveChangesAsync();
            return ending;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Not the page for two who change one record: it would show the administrator what changed in a family's.
            throw new RulesBrokenException("Somebody was working on a record of the unit at this moment, so nothing was changed: try again");
        }
    }

    private async Task<UnitEndingPage?> PageAsync(long id, UnitEndingForm form)
    {
        var today = UkTime.Today(clock);
        if (await db.Units.Include(u => u.District).FirstOrDefaultAsync(u => u.Id == id) is not { To: null } unit)
            return null;
        var others = await db.Units.Where(u => u.DistrictId == unit.DistrictId && u.Id != id && u.To == null).OrderBy(u => u.Name).ToListAsync();
        return new(unit, others, await endings.HoldingsAsync(id, today), form);
    }
}

/// <summary>How a unit ends.</summary>
public enum UnitEndingHow
{
    /// <summary>Another unit takes everything over.</summary>
    Merge,

    /// <summary>It holds nothing and is closed.</summary>
    Close,
}

/// <summary>The end of a unit, as it is entered.</summary>
public sealed class UnitEndingForm
{
    /// <summary>How it ends.</summary>
    public UnitEndingHow? How { get; set; }

    /// <summary>The unit that takes over.</summary>
    public long? IntoId { get; set; }

    /// <summary>First day without it, as typed.</summary>
    public string? From { get; set; }

    /// <summary>Who decided it and why.</summary>
    public string? Reason { get; set; }

    /// <summary>What must be typed; the ending itself says the rest.</summary>
    public sealed class Validator : AbstractValidator<UnitEndingForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.How).NotNull().WithMessage("Select how the unit ends");
            RuleFor(f => f.From).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the first day without the unit")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The date must be a real date, like 27 3 2026");
            RuleFor(f => f.Reason).NotEmpty().WithMessage("Enter who decided it and why");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Others">Units of its district that could take over.</param>
/// <param name="Holds">What it holds today.</param>
/// <param name="Form">What is typed.</param>
public sealed record UnitEndingPage(Unit Unit, IReadOnlyList<Unit> Others, UnitHoldings Holds, UnitEndingForm Form)
{
    /// <summary>The units to choose from.</summary>
    public IEnumerable<Choice> OtherChoices => Others.Select(u => new Choice(u.Id.ToString(CultureInfo.InvariantCulture), u.Name));
}
