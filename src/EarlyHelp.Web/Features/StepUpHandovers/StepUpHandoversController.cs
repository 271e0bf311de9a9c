using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepUpHandovers;

/// <summary>The handover of a step-up: planned, given by Early Help, and confirmed by social care, which closes the case.</summary>
[Requires(Permission.ReadStepUps)]
public sealed class StepUpHandoversController(StepUpPages pages, Data.Transfers.StepUps stepUps, Messages messages, CurrentActor current, TimeProvider time) : Controller
{
    private DateTime Now => UkTime.UtcNow(time);

    private DateOnly Today => UkTime.Today(time);

    /// <summary>Plans the handover.</summary>
    [HttpPost("/step-ups/{reference}/handover")]
    [Requires(Permission.RaiseStepUps)]
    public async Task<IActionResult> Plan(string reference, HandoverPlanForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.PlanHandover(form.ToFacts(), current.Actor, Now, Today)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Plan = form });
        await pages.TellCareAsync(opened, "handover planned", $"The handover is planned for {UkDates.WithWeekday(opened.HandoverOn!.Value)}.");
        return await pages.SavedAsync(this, opened, $"The handover is planned for {UkDates.Date(opened.HandoverOn!.Value)}");
    }

    /// <summary>Early Help confirms that the family was handed over.</summary>
    [HttpPost("/step-ups/{reference}/given")]
    [Requires(Permission.RaiseStepUps)]
    public async Task<IActionResult> Give(string reference, GivenForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.ConfirmGiven(form.ToFacts(), current.Actor, Now, Today)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Given = form });
        await pages.TellCareAsync(opened, "handed over, confirm it", "Early Help has handed the family over. Confirm that social care holds it: until then Early Help does.");
        return await pages.SavedAsync(this, opened, "You confirmed the handover. You hold the family until social care confirms it too");
    }

    /// <summary>Social care confirms that it holds the family: responsibility passes and the case closes.</summary>
    [HttpPost("/step-ups/{reference}/completion")]
    [Requires(Permission.AnswerStepUps)]
    public async Task<IActionResult> Complete(string reference, HeldForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        await stepUps.LoadCaseAsync(opened);
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.Complete(form.HeldBy, current.Actor, Now, Today)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Held = form });
        foreach (var meeting in opened.Case.CallOffWhatIsToCome(current.Actor, Now, Today))
            messages.CallOff(opened.Case, meeting);
        await pages.TellWorkersAsync(opened, "completed", "Social care holds the family. The case is closed as stepped up.");
        return await pages.SavedAsync(this, opened, "Social care holds the family from today. The Early Help case is closed");
    }
}
