using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PanelDays;

/// <summary>The weekday on which the manager's own district holds its panel.</summary>
[Requires(Permission.ChairPanels)]
public sealed class PanelDaysController(EarlyHelpDbContext db, CurrentActor current) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/panels/day")]
    public async Task<IActionResult> Edit() => await OwnAsync() is { } district ? View(new PanelDayPage(district, new() { PanelDay = district.PanelDay })) : NotFound();

    /// <summary>Changes it for the panels that are not planned yet.</summary>
    [HttpPost("/panels/day")]
    public async Task<IActionResult> Update(PanelDayForm form)
    {
        if (await OwnAsync() is not { } district)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => district.HoldPanelsOn(form.PanelDay!.Value)))
            return this.Refused("Edit", new PanelDayPage(district, form));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{district.Name} holds its panel every {district.PanelDay}. Panels that are planned already stay where they are";
        return Redirect("/panels");
    }

    private async Task<District?> OwnAsync() => await db.Districts.FindAsync(current.Actor.DistrictId);
}

/// <summary>The day as it is chosen.</summary>
public sealed class PanelDayForm
{
    /// <summary>The weekday.</summary>
    public DayOfWeek? PanelDay { get; set; }

    /// <summary>The shape of what is chosen.</summary>
    public sealed class Validator : AbstractValidator<PanelDayForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.PanelDay).NotNull().WithMessage("Select the day of the panel");
    }
}

/// <summary>The page of the form.</summary>
/// <param name="District">The district.</param>
/// <param name="Form">What is chosen.</param>
public sealed record PanelDayPage(District District, PanelDayForm Form)
{
    /// <summary>The days that can be chosen.</summary>
    public static IEnumerable<TagHelpers.Choice> Days => Enumerable.Range((int)DayOfWeek.Monday, 5).Select(d => new TagHelpers.Choice($"{(DayOfWeek)d}", $"{(DayOfWeek)d}"));
}
