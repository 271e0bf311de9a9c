using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data;
using EarlyHelp.Data.Cases;
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
using EarlyHelp.Web.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDownHandovers;

/// <summary>Plans the handover of a family that a panel accepted: the joint visit, the unit and the worker.</summary>
[Requires(Permission.TakeOnStepDowns)]
public sealed class StepDownHandoversController(EarlyHelpDbContext db, StepDownPages pages, StepDownTakers takers, RestrictionDesk restrictions, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>The form.</summary>
    [HttpGet("/step-downs/{reference}/handover")]
    public async Task<IActionResult> New(string reference)
    {
        if (await OpenAsync(reference) is not { } page)
            return NotFound();
        return View(page with { Kept = await drafts.RestoreAsync(HandoverForm.DraftKey(page.StepDown), ModelState, page.Form, page.StepDown.Version) });
    }

    /// <summary>Plans it.</summary>
    [HttpPost("/step-downs/{reference}/handover")]
    public async Task<IActionResult> Create(string reference, HandoverForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => PlanAsync(page, form)))
            return this.Refused("New", page with { Form = form });
        foreach (var partner in await takers.SocialCareAsync(page.StepDown, page.Today))
            messages.TellStepDownPlanned(page.StepDown, partner);
        if (page.StepDown.Worker is { } worker)
            messages.TellStepDownPlanned(page.StepDown, worker);
        await db.SaveChangesAsync();
        TempData["Flash"] = "The handover is planned. Social care holds the family until both sides have confirmed it";
        return Redirect(page.Address);
    }

    private async Task<HandoverFormPage?> OpenAsync(string reference, int? version = null) =>
        await pages.OpenAsync(reference, "Plan the handover", version) is { MayPlan: true } hand
            ? new(hand, HandoverForm.Of(hand.StepDown), await takers.UnitsAsync(hand.StepDown, hand.Actor, hand.Today))
            : null;

    private async Task PlanAsync(HandoverFormPage page, HandoverForm form)
    {
        var (unit, worker) = form.Taken;
        if (worker is { } taker && await restrictions.ProblemAsync(page.StepDown.FamilyId, taker) is { } problem)
            throw new Domain.Workflow.RulesBrokenException(problem);
        page.StepDown.PlanHandover(await takers.PlanAsync(DateAnswer.Of(form.VisitOn), form.With, unit, worker, page.Today), page.Actor, UkTime.UtcNow(time), page.Today);
    }
}

/// <summary>How a family is to be handed over, as it is typed.</summary>
public sealed class HandoverForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Day of the joint visit, as typed.</summary>
    public string? VisitOn { get; set; }

    /// <summary>Who comes from social care.</summary>
    public string? With { get; set; }

    /// <summary>The unit, or the unit and the worker: "71" or "71:701".</summary>
    public string? Unit { get; set; }

    /// <summary>The unit and the worker that were chosen.</summary>
    public (long? Unit, long? Worker) Taken => (Unit ?? "").Split(':') switch
    {
        [var unit, var worker] => (Key(unit), Key(worker)),
        [var unit] => (Key(unit), null),
        _ => (null, null),
    };

    /// <summary>The form as the handover is planned.</summary>
    public static HandoverForm Of(StepDown stepDown) => new()
    {
        Version = stepDown.Version, With = stepDown.VisitWith ?? stepDown.PartnerName,
        VisitOn = stepDown.VisitOn is { } day ? day.ToString("d M yyyy", System.Globalization.CultureInfo.InvariantCulture) : null,
        Unit = stepDown.UnitId is null ? null : FormattableString.Invariant($"{stepDown.UnitId}{(stepDown.WorkerId is null ? "" : $":{stepDown.WorkerId}")}"),
    };

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown) => $"step-down-handover:{stepDown.Reference}";

    private static long? Key(string text) => long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var key) ? key : null;

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<HandoverForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.VisitOn).IsDay("The day of the joint visit");
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Units">Who could take the family.</param>
public sealed record HandoverFormPage(StepDownInHand Hand, HandoverForm Form, IReadOnlyList<UnitLoad> Units) : StepDownInHand(Hand)
{
    /// <summary>What was kept; null when nothing was.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>Units and workers as choices, with what each holds.</summary>
    public IEnumerable<Choice> Choices => Units.SelectMany(u => u.Workers
        .Select(w => new Choice(FormattableString.Invariant($"{u.Unit.Id}:{w.Worker.Id}"), $"{u.Unit.Name}: {w.Worker.Name}, holds {w.Open} of {w.Worker.CaseloadGuide}"))
        .Prepend(new Choice(u.Unit.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{u.Unit.Name}, holds {u.Open} of {u.Unit.Capacity}: worker decided later")));
}
