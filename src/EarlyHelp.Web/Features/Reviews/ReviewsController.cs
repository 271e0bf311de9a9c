using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Cases;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Reviews;

/// <summary>Reviews of a family's plan: reading them, holding one.</summary>
[Requires(Permission.ReadCases)]
public sealed class ReviewsController(EarlyHelpDbContext db, CasePages pages, CaseRecords records, ReviewPages reviews, StandardsInForce standards, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    private const string LookAt = "New review";

    /// <summary>How the outcomes moved from review to review.</summary>
    [HttpGet("/cases/{reference}/reviews")]
    public async Task<IActionResult> Index(string reference)
    {
        if (await pages.OpenAsync(reference, "Reviews") is not { } header)
            return NotFound();
        await records.LoadWorkAsync(header.Case);
        await records.LoadMeetingsAsync(header.Case);
        return View(new ReviewsPage(header, await reviews.NextAsync(header.Case)));
    }

    /// <summary>One review, to read and print.</summary>
    [HttpGet("/cases/{reference}/reviews/{number:int}")]
    public async Task<IActionResult> Show(string reference, int number)
    {
        if (await pages.OpenAsync(reference, "Review") is not { } header)
            return NotFound();
        await records.LoadWorkAsync(header.Case);
        await records.LoadMeetingsAsync(header.Case);
        return header.Case.Reviews.FirstOrDefault(r => r.Number == number) is { } review
            ? View(new ReviewPage(header, review, await records.FamilyAsync(header.Case, header.Today)))
            : NotFound();
    }

    /// <summary>The form.</summary>
    [HttpGet("/cases/{reference}/reviews/new")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return NotFound();
        if (!header.MayReview)
            return Redirect($"/cases/{header.Case.Reference}/reviews");
        await records.LoadWorkAsync(header.Case);
        await records.LoadMeetingsAsync(header.Case);
        var form = new ReviewForm { Version = header.Case.Version, HeldOn = header.Today.ToString("d M yyyy", CultureInfo.InvariantCulture) };
        var kept = await drafts.RestoreAsync(ReviewForm.DraftKey(header.Case.Reference), ModelState);
        return View(await reviews.FormAsync(header, form, kept));
    }

    /// <summary>Records a review.</summary>
    [HttpPost("/cases/{reference}/reviews")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Create(string reference, ReviewForm form)
    {
        if (await pages.OpenAsync(reference, LookAt) is not { } header)
            return NotFound();
        db.Expect(header.Case, form.Version);
        if (!header.MayReview)
            return NotFound();
        await records.LoadWorkAsync(header.Case);
        await records.LoadMeetingsAsync(header.Case);
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => ReviewAsync(header, form)))
        {
            ReviewPages.PlaceErrors(ModelState, header.Case, form);
            return this.Refused("New", await reviews.FormAsync(header, form, null));
        }

        await db.SaveChangesAsync();
        var review = header.Case.Reviews.MaxBy(r => r.Number)!;
        TempData["Flash"] = $"Review {review.Number} recorded. Next: {StateWords.Of(review.NextStep)}";
        return Redirect($"/cases/{header.Case.Reference}/reviews");
    }

    private async Task ReviewAsync(CaseHeader header, ReviewForm form)
    {
        var family = await records.FamilyAsync(header.Case, header.Today);
        header.Case.Review(form.ToFacts(header.Case, family), family, await standards.StandardsAsync(), await standards.CalendarAsync(), header.Actor, UkTime.UtcNow(time), header.Today);
    }
}
