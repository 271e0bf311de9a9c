using EarlyHelp.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Transfers;
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

namespace EarlyHelp.Web.Features.StepDownConfirmations;

/// <summary>Social care's side: it confirms the handover, or takes the request back.</summary>
[Requires(Permission.RequestStepDown)]
public sealed class StepDownConfirmationsController(EarlyHelpDbContext db, StepDownPages pages, StepDownTakers takers, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>When the family was handed over.</summary>
    [HttpGet("/step-downs/{reference}/given")]
    public async Task<IActionResult> New(string reference)
    {
        if (await pages.OpenAsync(reference, "Confirm for social care") is not { MayGive: true } hand)
            return NotFound();
        var form = new GivenForm { Version = hand.StepDown.Version, GivenOn = hand.Today.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture) };
        return View(new GivenPage(hand, form, await drafts.RestoreAsync(GivenForm.DraftKey(hand.StepDown), ModelState, form, form.Version)));
    }

    /// <summary>Confirms.</summary>
    [HttpPost("/step-downs/{reference}/given")]
    public async Task<IActionResult> Create(string reference, GivenForm form)
    {
        if (await pages.OpenAsync(reference, "Confirm for social care", form.Version) is not { MayGive: true } hand)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => hand.StepDown.ConfirmGiven(DateAnswer.Of(form.GivenOn)!.Value, form.BackdateReason, hand.Actor, UkTime.UtcNow(time), hand.Today)))
            return this.Refused("New", new GivenPage(hand, form, null));
        foreach (var taker in await takers.TakersAsync(hand.StepDown, hand.Today))
            messages.TellStepDownGiven(hand.StepDown, taker);
        await db.SaveChangesAsync();
        TempData["Flash"] = "You confirmed the handover. Social care holds the family until Early Help confirms too";
        return Redirect(hand.Address);
    }

    /// <summary>Why the request is taken back.</summary>
    [HttpGet("/step-downs/{reference}/withdraw")]
    public async Task<IActionResult> Remove(string reference)
    {
        if (await pages.OpenAsync(reference, "Withdraw the request") is not { IsPartner: true, StepDown.IsOpen: true } hand)
            return NotFound();
        var form = new WithdrawForm { Version = hand.StepDown.Version };
        return View(new WithdrawPage(hand, form, await drafts.RestoreAsync(WithdrawForm.DraftKey(hand.StepDown), ModelState, form, form.Version)));
    }

    /// <summary>Takes it back: social care keeps the family.</summary>
    [HttpPost("/step-downs/{reference}/withdraw")]
    public async Task<IActionResult> Delete(string reference, WithdrawForm form)
    {
        if (await pages.OpenAsync(reference, "Withdraw the request", form.Version) is not { IsPartner: true, StepDown.IsOpen: true } hand)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => hand.StepDown.Withdraw(form.Words, hand.Actor, UkTime.UtcNow(time), hand.Today)))
            return this.Refused("Remove", new WithdrawPage(hand, form, null));
        foreach (var taker in await takers.TakersAsync(hand.StepDown, hand.Today))
            messages.TellStepDownWithdrawn(hand.StepDown, taker);
        await db.SaveChangesAsync();
        TempData["Flash"] = "The request is withdrawn. Social care keeps the family";
        return Redirect(hand.Address);
    }
}

/// <summary>When social care handed the family over, as it is typed.</summary>
public sealed class GivenForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? GivenOn { get; set; }

    /// <summary>Why it is recorded later.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown) => $"step-down-given:{stepDown.Reference}";

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<GivenForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.GivenOn).NotEmpty().WithMessage("Enter the day on which social care handed the family over");
            RuleFor(f => f.GivenOn).IsDay("The day on which social care handed the family over");
        }
    }
}

/// <summary>Why a request is taken back.</summary>
public sealed class WithdrawForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public string? Words { get; set; }

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown) => $"step-down-withdraw:{stepDown.Reference}";

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<WithdrawForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Words).NotEmpty().WithMessage("Say why you withdraw the request");
        }
    }
}

/// <summary>The page of the confirmation.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept; null when nothing was.</param>
public sealed record GivenPage(StepDownInHand Hand, GivenForm Form, KeptDraft? Kept) : StepDownInHand(Hand);

/// <summary>The page of the withdrawal.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept; null when nothing was.</param>
public sealed record WithdrawPage(StepDownInHand Hand, WithdrawForm Form, KeptDraft? Kept) : StepDownInHand(Hand);
