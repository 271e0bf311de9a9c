using EarlyHelp.Data;
using EarlyHelp.Data.Feedback;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Feedback;

/// <summary>Links with which people of a family say what they thought: made by who works with them, shown once.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class FeedbackLinksController(EarlyHelpDbContext db, CasePages pages, FeedbackRecords feedback) : Controller
{
    /// <summary>Makes a link in place of the one before.</summary>
    [HttpPost("/cases/{reference}/feedback/{id:long}/link")]
    public async Task<IActionResult> Create(string reference, long id)
    {
        if (await pages.OpenAsync(reference, "Feedback") is not { Case.State: CaseState.Closed } header)
            return NotFound();
        if ((await feedback.OfAsync(header.Case)).FirstOrDefault(f => f.Invitation.Id == id) is not { } invited)
            return NotFound();
        string? link = null;
        if (await ModelState.AttemptAsync(async () => link = await feedback.LinkAsync(header.Case, id, header.Today)))
        {
            await db.SaveChangesAsync();
            (TempData["FeedbackLink"], TempData["FeedbackFor"]) = (link, invited.Name);
        }
        else
        {
            (TempData["Flash"], TempData["FlashKind"]) = ($"{invited.Name} has answered already", "important");
        }

        return Redirect($"/cases/{header.Case.Reference}/closure#feedback");
    }
}
