using EarlyHelp.Data;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Features.StepDowns;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDownConditions;

/// <summary>A condition of the panel is recorded as met, by the side that has it.</summary>
[Requires(Permission.ReadStepDowns)]
public sealed class StepDownConditionsController(EarlyHelpDbContext db, StepDownPages pages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>What was done.</summary>
    [HttpGet("/step-downs/{reference}/conditions/{number:int}")]
    public async Task<IActionResult> New(string reference, int number)
    {
        if (await OpenAsync(reference, number) is not { } page)
            return NotFound();
        return View(page with { Kept = await drafts.RestoreAsync(ConditionForm.DraftKey(page.StepDown, number), ModelState, page.Form, page.StepDown.Version) });
    }

    /// <summary>Records it.</summary>
    [HttpPost("/step-downs/{reference}/conditions/{number:int}")]
    public async Task<IActionResult> Create(string reference, int number, ConditionForm form)
    {
        if (await OpenAsync(reference, number, form.Version) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => page.StepDown.MarkMet(number, DateAnswer.Of(form.MetOn)!.Value, form.Words, page.Actor, UkTime.UtcNow(time), page.Today)))
            return this.Refused("New", page with { Form = form });
        await db.SaveChangesAsync();
        TempData["Flash"] = "The condition is recorded as met";
        return Redirect(page.Address);
    }

    private async Task<ConditionPage?> OpenAsync(string reference, int number, int? version = null) =>
        await pages.OpenAsync(reference, $"Condition {number}", version) is { } hand && hand.StepDown.Conditions.FirstOrDefault(c => c.Number == number) is { MetOn: null } condition
            ? new(hand, condition, new ConditionForm { Version = hand.StepDown.Version, MetOn = hand.Today.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture) })
            : null;
}

/// <summary>What was done, as it is typed.</summary>
public sealed class ConditionForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>When, as typed.</summary>
    public string? MetOn { get; set; }

    /// <summary>What.</summary>
    public string? Words { get; set; }

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown, int number) => FormattableString.Invariant($"step-down-condition:{stepDown.Reference}:{number}");

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<ConditionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.MetOn).NotEmpty().WithMessage("Enter the day on which it was done");
            RuleFor(f => f.MetOn).IsDay("The day on which it was done");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Condition">The condition.</param>
/// <param name="Form">What is typed.</param>
public sealed record ConditionPage(StepDownInHand Hand, StepDownCondition Condition, ConditionForm Form) : StepDownInHand(Hand)
{
    /// <summary>What was kept; null when nothing was.</summary>
    public KeptDraft? Kept { get; init; }
}
