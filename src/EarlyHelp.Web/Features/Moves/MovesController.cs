using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Moves;

/// <summary>A district manager moves a case from one unit of the district to another, which must then allocate it.</summary>
[Requires(Permission.MoveBetweenUnits)]
public sealed class MovesController(EarlyHelpDbContext db, AllocationList allocations, CasePages pages, RestrictionDesk restrictions, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "Move to another unit";

    /// <summary>Which unit, and why.</summary>
    [HttpGet("/cases/{reference}/move/new")]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { MayMove: true } header)
            return NotFound();
        ViewData["Kept"] = await drafts.RestoreAsync(MoveForm.DraftKey(header.Case.Reference), ModelState) is { } at ? new KeptDraft(at, null) : null;
        return View(await PageAsync(header, new MoveForm { Version = header.Case.Version }));
    }

    /// <summary>Moves it.</summary>
    [HttpPost("/cases/{reference}/move")]
    public async Task<IActionResult> Create(string reference, MoveForm form)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { MayMove: true } header)
            return NotFound();
        db.Expect(header.Case, form.Version);
        var page = await PageAsync(header, form);
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => MoveAsync(page)))
            return this.Refused("New", page);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{header.Case.Family.Name} is moved to {header.Case.Unit!.Name}, whose lead now allocates the family to a worker";
        return Redirect($"/cases/{header.Case.Reference}");
    }

    private async Task<MovePage> PageAsync(CaseHeader header, MoveForm form) => new(header, form, await allocations.OtherUnitsAsync(header.Case, header.Today));

    private async Task MoveAsync(MovePage page)
    {
        var (moved, chosen) = (page.Header.Case, page.Units.FirstOrDefault(u => u.Unit.Id == page.Form.UnitId));
        if (chosen is null || await allocations.UnitAsync(chosen.Unit.Id) is not { } unit)
            throw new Domain.Workflow.RulesBrokenException([new("Select the unit that takes the family", nameof(MoveForm.UnitId))]);
        if (await restrictions.PlaceProblemAsync(moved.FamilyId, Role.DistrictManager, unit.DistrictId, unit.Id) is { } problem)
            throw new Domain.Workflow.RulesBrokenException([new(problem, nameof(MoveForm.UnitId))]);
        await allocations.LoadSpellsAsync(moved);
        moved.Move(unit, chosen.Open, page.Form.Reason, page.Header.Actor, UkTime.UtcNow(time), page.Header.Today);
    }
}

/// <summary>Which unit takes the family, and why.</summary>
public sealed class MoveForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The receiving unit.</summary>
    public long? UnitId { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>Under which key an unfinished move is kept.</summary>
    public static string DraftKey(string reference) => $"move:{reference}";

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<MoveForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.UnitId).NotNull().WithMessage("Select the unit that takes the family");
            RuleFor(f => f.Reason).MaximumLength(CaseSpell.ReasonMaxLength).WithMessage($"The reason must be {CaseSpell.ReasonMaxLength:N0} characters or fewer");
        }
    }
}

/// <summary>The page.</summary>
/// <param name="Header">The case.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Units">The other units of the district.</param>
public sealed record MovePage(CaseHeader Header, MoveForm Form, IReadOnlyList<UnitLoad> Units)
{
    /// <summary>The units as choices, with what the move does to each.</summary>
    public IEnumerable<Choice> Choices => Units.Select(u => new Choice(u.Unit.Id.ToString(CultureInfo.InvariantCulture), u.Unit.Name,
        $"Holds {u.Open} of {u.Unit.Capacity} families. This takes it to {u.Open + 1} of {u.Unit.Capacity}{(u.Open >= u.Unit.Capacity ? ": say why in the reason" : "")}"));
}
