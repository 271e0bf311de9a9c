using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Search;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Families;

/// <summary>A family's record.</summary>
[Requires(Permission.ReadFamilies)]
public sealed class FamiliesController(Opening opening, FamilyRecords records, OldReferences old, RestrictionDesk restrictions, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>The record; the reference of a merged one leads on.</summary>
    [HttpGet("/families/{reference}")]
    public async Task<IActionResult> Show(string reference)
    {
        if (await opening.FamilyToReadAsync(reference, "Family") is not { } family)
            return NotFound();
        if (family.MergedIntoId is not null)
            return await records.SurvivorAsync(family) is { } survivor ? Redirect($"/families/{survivor}") : NotFound();
        ViewData["OldReference"] = await old.OfAsync(ImportedKind.Family, family.Id);
        return View(new FamilyPage(await records.ReadAsync(family), current.Actor, UkTime.Today(clock)) 
        {
            IsInReach = await opening.IsInReachAsync(family), RestrictedLead = await restrictions.LeadAsync(family.Id),
        });
    }
}

/// <summary>What the page of a family shows.</summary>
/// <param name="Record">The record.</param>
/// <param name="Reader">Who reads it.</param>
/// <param name="Today">The day on which ages are told.</param>
public sealed record FamilyPage(FamilyRecord Record, Actor Reader, DateOnly Today)
{
    /// <summary>Where the record is.</summary>
    public string Address => $"/families/{Record.Family.Reference}";

    /// <summary>Whether the reader may change it.</summary>
    public bool MayEdit => IsInReach && Reader.May(Permission.EditFamilies);

    /// <summary>Whether it is in the reader's reach, or opens only because its case is offered to the reader's district.</summary>
    public bool IsInReach { get; init; }

    /// <summary>Whom others are told to ring, when the record is restricted to named people; null when it isn't.</summary>
    public string? RestrictedLead { get; init; }

    /// <summary>UPN and NHS number are shown to those who work with the family and to triage (domain.md 1.9).</summary>
    public bool SeesNumbers => MayEdit || Reader.May(Permission.WorkTriage);
}
