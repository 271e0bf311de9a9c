using EarlyHelp.Data;
using EarlyHelp.Data.Numbers;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Standards;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Cases;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepDowns;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDownCompletions;

/// <summary>Early Help confirms that it holds the family: the case opens and responsibility passes, in one change.</summary>
[Requires(Permission.TakeOnStepDowns)]
public sealed class StepDownCompletionsController(
    EarlyHelpDbContext db, StepDownPages pages, StepDownTakers takers, ReferenceNumbers numbers, StandardsInForce standards, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>What is confirmed, and what the unit and the worker hold.</summary>
    [HttpGet("/step-downs/{reference}/take-on")]
    public async Task<IActionResult> New(string reference)
    {
        if (await OpenAsync(reference) is not { } page)
            return NotFound();
        return View(page with { KeptAt = await drafts.RestoreAsync(CompletionForm.DraftKey(page.StepDown), ModelState) });
    }

    /// <summary>Confirms.</summary>
    [HttpPost("/step-downs/{reference}/take-on")]
    public async Task<IActionResult> Create(string reference, CompletionForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => CompleteAsync(page, form)))
            return this.Refused("New", page with { Form = form });
        var opened = page.StepDown.Case!;
        foreach (var partner in await takers.SocialCareAsync(page.StepDown, page.Today))
            messages.TellStepDownCompleted(page.StepDown, partner);
        if (page.StepDown.Worker is { } worker && worker.Id != page.Actor.StaffId)
            messages.TellStepDownCompleted(page.StepDown, worker);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"Early Help holds {page.StepDown.Family.Name} from today: case {opened.Reference}";
        return Redirect(page.Address);
    }

    private async Task<CompletionPage?> OpenAsync(string reference, int? version = null)
    {
        if (await pages.OpenAsync(reference, "Confirm for Early Help", version) is not { MayTakeOn: true } hand)
            return null;
        var holds = await takers.HoldAsync(hand.StepDown, hand.Today);
        return new(hand, new CompletionForm { Version = hand.StepDown.Version }, await takers.OpenCaseAsync(hand.StepDown), holds);
    }

    private async Task CompleteAsync(CompletionPage page, CompletionForm form)
    {
        var reference = page.Open is { } open ? open.Reference : await numbers.CaseAsync(page.Today.Year);
        var opened = page.StepDown.Complete(
            new(reference, page.Open, page.Load.Unit, page.Load.WorkersUnitId, page.Load.Worker, form.Reason), await standards.StandardsAsync(), await standards.CalendarAsync(), page.Actor, UkTime.UtcNow(time), page.Today);
        if (page.Open is null)
            db.Add(opened);
    }
}

/// <summary>What is typed to confirm.</summary>
public sealed class CompletionForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why a full unit or worker takes another.</summary>
    public string? Reason { get; set; }

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown) => $"step-down-take-on:{stepDown.Reference}";

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<CompletionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Reason).MaximumLength(CaseSpell.ReasonMaxLength).WithMessage($"Reason must be {CaseSpell.ReasonMaxLength:N0} characters or fewer");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Open">The family's open case, in which the work goes on.</param>
/// <param name="Load">What the unit and the worker hold now.</param>
public sealed record CompletionPage(StepDownInHand Hand, CompletionForm Form, EarlyHelpCase? Open, (int Unit, int Worker, long? WorkersUnitId) Load) : StepDownInHand(Hand)
{
    /// <summary>When what stands in the form was kept (UTC); null when nothing was.</summary>
    public DateTime? KeptAt { get; init; }
}
