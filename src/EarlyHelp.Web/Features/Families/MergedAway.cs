using EarlyHelp.Data;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain.Families;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Families;

/// <summary>A family record that was merged into another takes nothing new: pages lead on to the record that stands, posts are told (409).</summary>
public static class MergedAway
{
    /// <summary>Where the same page of the surviving record is; null when the family has not been merged, not found when the survivor is out of reach.</summary>
    public static async Task<IActionResult?> LeadOnAsync(this Controller page, FamilyRecords records, Family family)
    {
        if (family.MergedIntoId is null)
            return null;
        return await records.SurvivorAsync(family) is { } survivor
            ? page.LocalRedirect(page.Request.Path.Value!.Replace($"/families/{family.Reference}/", $"/families/{survivor}/", StringComparison.OrdinalIgnoreCase) + page.Request.QueryString)
            : page.NotFound();
    }

    /// <summary>Refuses what was typed for a record that was merged away meanwhile, with everything that was typed.</summary>
    public static void RefuseMerged(this Family family)
    {
        if (family.MergedIntoId is not null)
            throw new ChangedMeanwhileException(family);
    }
}
