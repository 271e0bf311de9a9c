using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Identifiers;
using EarlyHelp.Domain.Restrictions;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Restrictions;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Interests;

/// <summary>"I know this family": whoever declares it loses reach of the record; the privacy officer sees what was declared and can end it (spec 3-access).</summary>
public sealed class InterestsController(EarlyHelpDbContext db, InterestDesk desk, CurrentActor current, TimeProvider time) : Controller
{
    /// <summary>Which family, and what follows.</summary>
    [HttpGet("/interests/new"), Requires(Permission.DeclareInterest)]
    public IActionResult New(string? family) => View(new InterestForm { Family = family });

    /// <summary>Declares it.</summary>
    [HttpPost("/interests"), Requires(Permission.DeclareInterest)]
    public async Task<IActionResult> Create(InterestForm form)
    {
        Family? family = null;
        if (ModelState.IsValid && (family = await desk.FamilyAsync(Reference.Parse(form.Family)?.ToString() ?? "")) is null)
            ModelState.AddModelError(nameof(form.Family), "There is no family with this reference that you can see");
        if (family is null || !await ModelState.AttemptAsync(() => desk.DeclareAsync(family, form.Words)))
            return this.Refused("New", form);
        await db.SaveChangesAsync();
        TempData["Flash"] = "Thank you. The record is no longer there for you, and whoever leads the work with the family has been told";
        return LocalRedirect("/");
    }

    /// <summary>What was declared.</summary>
    [HttpGet("/privacy/interests"), Requires(Permission.RestrictRecords)]
    public async Task<IActionResult> Index(string? show, int page = 1)
    {
        var ended = show == "ended";
        var (rows, total) = await desk.PageAsync(ended, page);
        return View(new InterestsPage(rows, total, Math.Max(1, page), ended));
    }

    /// <summary>All of it as a file.</summary>
    [HttpGet("/privacy/interests.csv"), Requires(Permission.RestrictRecords), Requires(Permission.Export)]
    public async Task<IActionResult> Csv(string? show) => CsvFile.Of(
        "declared-interests.csv", (await desk.PageAsync(show == "ended", null)).Rows,
        ("Who", i => i.Staff.Name), ("Family", i => i.Family.Reference), ("How they know it", i => i.Words), ("Declared", i => i.At), ("Ended", i => i.EndedAt), ("Ended by", i => i.EndedBy), ("Why it was ended", i => i.EndedWhy));

    /// <summary>One declaration.</summary>
    [HttpGet("/privacy/interests/{id:long}"), Requires(Permission.RestrictRecords)]
    public async Task<IActionResult> Show(long id) => await desk.FindAsync(id) is { } declared ? View(new InterestPage(declared, new EndForm { Version = declared.Version })) : NotFound();

    /// <summary>Ends it: the record is in reach again as far as role and place reach.</summary>
    [HttpPost("/privacy/interests/{id:long}/end"), Requires(Permission.RestrictRecords)]
    public async Task<IActionResult> End(long id, EndForm form)
    {
        if (await desk.FindAsync(id) is not { } declared)
            return NotFound();
        db.Expect(declared, form.Version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => declared.End(form.Why, current.Actor, UkTime.UtcNow(time))))
            return this.Refused("Show", new InterestPage(declared, form));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The declared interest of {declared.Staff.Name} has been ended";
        return LocalRedirect("/privacy/interests");
    }
}

/// <summary>A family that somebody knows.</summary>
public sealed class InterestForm
{
    /// <summary>Its reference.</summary>
    public string? Family { get; set; }

    /// <summary>How they know it.</summary>
    public string? Words { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<InterestForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Family).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the reference of the family, like FAM-000123")
                .MaximumLength(40).WithMessage("Enter the reference of the family, like FAM-000123");
            RuleFor(f => f.Words).MaximumLength(DeclaredInterest.WordsMaxLength).WithMessage($"How you know them must be {DeclaredInterest.WordsMaxLength} characters or fewer");
        }
    }
}

/// <summary>The list of what was declared.</summary>
/// <param name="Rows">A page of it.</param>
/// <param name="Total">How many in all.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Ended">Whether those are shown that were ended.</param>
public sealed record InterestsPage(IReadOnlyList<DeclaredInterest> Rows, int Total, int Page, bool Ended);

/// <summary>The page of one declaration.</summary>
/// <param name="Declared">The declaration.</param>
/// <param name="End">Why it is ended.</param>
public sealed record InterestPage(DeclaredInterest Declared, EndForm End);
