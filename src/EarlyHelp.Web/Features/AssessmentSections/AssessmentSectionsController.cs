using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AssessmentSections;

/// <summary>Writing the version in progress: its task list, its pages of rows and text, and submitting it.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class AssessmentSectionsController(EarlyHelpDbContext db, AssessmentDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Write the assessment";

    /// <summary>The task list.</summary>
    [HttpGet("/cases/{reference}/assessment/write")]
    public async Task<IActionResult> Index(string reference) => await desk.OpenAsync(reference, LookAt) switch
    {
        null => NotFound(),
        { MayWrite: false } hand => Redirect(hand.Address),
        var hand => View(hand),
    };

    /// <summary>A section.</summary>
    [HttpGet("/cases/{reference}/assessment/write/{section}")]
    public async Task<IActionResult> Edit(string reference, string section)
    {
        if (Find(section) is not { } found || await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (!hand.MayWrite)
            return Redirect(hand.Address);
        var fresh = SectionForm.Of(found, hand.Content);
        var (form, kept) = await this.RestoreAsync(drafts, hand.DraftKey(section), fresh, fresh.Was!);
        return View(new SectionPage(hand, found, form, kept));
    }

    /// <summary>Saves a section, or shows it with a row more or less.</summary>
    [HttpPost("/cases/{reference}/assessment/write/{section}")]
    public async Task<IActionResult> Update(string reference, string section, SectionForm form)
    {
        if (Find(section) is not { } found || await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (await this.RowsChangedAsync<SectionForm>(drafts, hand.DraftKey(section)) is { } changed)
            return View("Edit", new SectionPage(hand, found, changed));
        FormRows.ExpectState(hand.Case, form.Was, SectionForm.Of(found, hand.Content).Was!);
        if (!await desk.WriteAsync(hand, form.Into(hand.Content, found), ModelState))
            return this.Refused("Edit", new SectionPage(hand, found, form));
        TempData["Flash"] = $"Saved: {found.Title.ToLowerInvariant()}";
        return Redirect($"{hand.Address}/write");
    }

    /// <summary>Submits the version to the unit lead.</summary>
    [HttpPost("/cases/{reference}/assessment/submit")]
    public async Task<IActionResult> Submit(string reference, int version)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        db.Expect(hand.Case, version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => hand.Case.SubmitAssessment(hand.Family, hand.Header.Actor, desk.Now, hand.Header.Today)))
            return this.Refused("Index", hand);
        await db.SaveChangesAsync();
        TempData["Flash"] = "Assessment submitted. The unit lead authorises it or returns it. You can agree the plan with the family now.";
        return Redirect(hand.Address);
    }

    private static AssessmentSection? Find(string slug) => AssessmentSection.All.FirstOrDefault(s => s.Slug == slug);
}
