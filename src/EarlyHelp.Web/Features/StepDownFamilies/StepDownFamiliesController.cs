using EarlyHelp.Data;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepDowns;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDownFamilies;

/// <summary>The district's manager says that the family of a step-down is one we know.</summary>
[Requires(Permission.ChairPanels)]
public sealed class StepDownFamiliesController(EarlyHelpDbContext db, StepDownPages pages, StepDownPack pack, Identification identification) : Controller
{
    /// <summary>Families that may be the same.</summary>
    [HttpGet("/step-downs/{reference}/family")]
    public async Task<IActionResult> New(string reference) => await OpenAsync(reference) is { } page ? View(page) : NotFound();

    /// <summary>This is the family we know.</summary>
    [HttpPost("/step-downs/{reference}/family")]
    public async Task<IActionResult> Create(string reference, SameFamilyForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => IdentifyAsync(page, form)))
            return this.Refused("New", page);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The step-down is about {page.StepDown.Family.Name}, {page.StepDown.Family.Reference}";
        return Redirect(page.Address);
    }

    private async Task<SameFamilyPage?> OpenAsync(string reference, int? version = null) =>
        await pages.OpenAsync(reference, "Is this a family we know?", version) is { MayIdentify: true } hand ? new(hand, await pack.MatchesAsync(hand.StepDown)) : null;

    private Task IdentifyAsync(SameFamilyPage page, SameFamilyForm form) => page.Matches.Any(m => m.FamilyId == form.FamilyId)
        ? identification.IdentifyAsync(page.StepDown, form.FamilyId!.Value)
        : throw new RulesBrokenException([new("Select the family", nameof(form.FamilyId))]);
}

/// <summary>Which family it is.</summary>
public sealed class SameFamilyForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The family.</summary>
    public long? FamilyId { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<SameFamilyForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.FamilyId).NotNull().WithMessage("Select the family");
        }
    }
}

/// <summary>Families that may be the same.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Matches">The families, the surest first.</param>
public sealed record SameFamilyPage(StepDownInHand Hand, IReadOnlyList<FamilyMatch> Matches) : StepDownInHand(Hand);
