using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepDowns;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDownLooks;

/// <summary>A completed step-down is looked at again after 4 and 12 weeks.</summary>
[Requires(Permission.ChairPanels)]
public sealed class StepDownLooksController(EarlyHelpDbContext db, StepDownPages pages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>What became of the family.</summary>
    [HttpGet("/step-downs/{reference}/looks/{weeks:int}")]
    public async Task<IActionResult> New(string reference, int weeks)
    {
        if (await OpenAsync(reference, weeks) is not { } page)
            return NotFound();
        return View(page with { Kept = await drafts.RestoreAsync(LookForm.DraftKey(page.StepDown, weeks), ModelState, page.Form, page.StepDown.Version) });
    }

    /// <summary>Records it.</summary>
    [HttpPost("/step-downs/{reference}/looks/{weeks:int}")]
    public async Task<IActionResult> Create(string reference, int weeks, LookForm form)
    {
        if (await OpenAsync(reference, weeks, form.Version) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => page.StepDown.RecordLook(weeks, form.Result, form.Words, page.Actor, UkTime.UtcNow(time), page.Today)))
            return this.Refused("New", page with { Form = form });
        await db.SaveChangesAsync();
        TempData["Flash"] = $"The look after {weeks} weeks is recorded";
        return Redirect("/step-downs?show=looks");
    }

    private async Task<LookPage?> OpenAsync(string reference, int weeks, int? version = null) =>
        await pages.OpenAsync(reference, $"Look after {weeks} weeks", version) is { IsManager: true } hand && hand.StepDown.Looks.FirstOrDefault(l => l.Weeks == weeks) is { Result: null } look
            ? new(hand, look, new LookForm { Version = hand.StepDown.Version })
            : null;
}

/// <summary>What was found, as it is typed.</summary>
public sealed class LookForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>What became of the family.</summary>
    public LookResult? Result { get; set; }

    /// <summary>In words.</summary>
    public string? Words { get; set; }

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown, int weeks) => FormattableString.Invariant($"step-down-look:{stepDown.Reference}:{weeks}");

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<LookForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Result).NotNull().WithMessage("Select what became of the family");
            RuleFor(f => f.Words).NotEmpty().WithMessage("Enter what you found");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Look">The look.</param>
/// <param name="Form">What is typed.</param>
public sealed record LookPage(StepDownInHand Hand, StepDownLook Look, LookForm Form) : StepDownInHand(Hand)
{
    /// <summary>What was kept; null when nothing was.</summary>
    public KeptDraft? Kept { get; init; }
}
