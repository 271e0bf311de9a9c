using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AssessmentDangers;

/// <summary>Dangers and goals of the version in progress, with the scores of every voice.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class AssessmentDangersController(AssessmentDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Write the assessment";

    /// <summary>The pairs so far.</summary>
    [HttpGet("/cases/{reference}/assessment/write/dangers")]
    public async Task<IActionResult> Edit(string reference)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (!hand.MayWrite)
            return Redirect(hand.Address);
        var fresh = DangersForm.Of(hand.Content);
        var (form, kept) = await this.RestoreAsync(drafts, hand.DraftKey(AssessmentSection.Dangers), fresh, fresh.Was!);
        return View(new DangersPage(hand, form, kept));
    }

    /// <summary>Saves them, or shows the page with a pair more or less.</summary>
    [HttpPost("/cases/{reference}/assessment/write/dangers")]
    public async Task<IActionResult> Update(string reference, DangersForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (await this.RowsChangedAsync<DangersForm>(drafts, hand.DraftKey(AssessmentSection.Dangers)) is { } changed)
            return View("Edit", new DangersPage(hand, changed));
        FormRows.ExpectState(hand.Case, form.Was, DangersForm.Of(hand.Content).Was!);
        if (!ModelState.IsValid || !await desk.WriteAsync(hand, hand.Content with { Pairs = form.ToPairs(hand.Header.Today) }, ModelState))
            return this.Refused("Edit", new DangersPage(hand, form));
        TempData["Flash"] = "Saved: dangers, goals and scores";
        return Redirect($"{hand.Address}/write");
    }
}
