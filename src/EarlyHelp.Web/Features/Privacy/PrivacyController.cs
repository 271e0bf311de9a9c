using EarlyHelp.Data.Privacy;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Privacy;

/// <summary>Where the privacy officer starts: what waits for them, and whom they ask about.</summary>
[Requires(Permission.ReviewLooks)]
public sealed class PrivacyController(LookReview review, GlassDesk glasses) : Controller
{
    /// <summary>The start page.</summary>
    [HttpGet("/privacy")]
    public async Task<IActionResult> Index() => View(await PageAsync(null));

    /// <summary>A family by its reference: leads to its audit or its retention, or says that there is none.</summary>
    [HttpGet("/privacy/families")]
    public async Task<IActionResult> Family(string? reference, bool retention = false)
    {
        var typed = reference?.Trim().ToUpperInvariant() ?? "";
        if (typed.Length > 0 && await review.IsFamilyAsync(typed))
            return LocalRedirect(retention ? $"/privacy/retention/{typed}" : $"/families/{typed}/audit");
        ModelState.AddModelError(nameof(reference), typed.Length == 0 ? "Enter the reference of the family" : "There is no family of this reference. It looks like FAM-000789");
        return this.Refused("Index", await PageAsync(reference));
    }

    private async Task<PrivacyPage> PageAsync(string? reference) => new(reference, await review.OpenAsync(), await review.GoneThroughAtAsync(), await glasses.ToReviewAsync());
}

/// <summary>The start page of the privacy officer.</summary>
/// <param name="Reference">Which family was sought.</param>
/// <param name="Open">Unusual looks that wait for an answer, by kind.</param>
/// <param name="GoneThroughAt">When looks were last gone through (UTC).</param>
/// <param name="Glasses">Records opened in an emergency that nobody has reviewed.</param>
public sealed record PrivacyPage(string? Reference, IReadOnlyDictionary<UnusualKind, int> Open, DateTime? GoneThroughAt, int Glasses);
