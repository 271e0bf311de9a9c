using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepsAcross;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepAcrossAnswers;

/// <summary>What the other service said, which has no account here: its answer, and that it holds the family, which closes the case.</summary>
[Requires(Permission.StepAcross)]
public sealed class StepAcrossAnswersController(StepAcrossPages pages, StepAcrosses across, Messages messages, TimeProvider time) : Controller
{
    private DateTime Now => UkTime.UtcNow(time);

    /// <summary>Records its answer.</summary>
    [HttpPost("/step-across/{reference}/answer")]
    public async Task<IActionResult> Answer(string reference, OtherSideForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        var page = await pages.OfAsync(opened);
        if (!ModelState.IsValid || !ModelState.Attempt(() => Answer(page, form)))
            return this.Refused(StepAcrossPages.View, page with { Answer = form });
        return await pages.SavedAsync(this, opened, form.Answer == OtherSideForm.Accept ? $"{opened.Place} takes the family. Plan the handover" : $"{opened.Place} declined. Early Help holds the family");
    }

    /// <summary>Plans the handover.</summary>
    [HttpPost("/step-across/{reference}/handover")]
    public async Task<IActionResult> Plan(string reference, HandoverPlanForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        var page = await pages.OfAsync(opened);
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.PlanHandover(form.ToFacts(), page.Actor, Now, page.Today)))
            return this.Refused(StepAcrossPages.View, page with { Plan = form });
        return await pages.SavedAsync(this, opened, $"The handover is planned for {UkDates.Date(opened.HandoverOn!.Value)}");
    }

    /// <summary>Records that the other service holds the family: responsibility passes and the case closes.</summary>
    [HttpPost("/step-across/{reference}/completion")]
    public async Task<IActionResult> Complete(string reference, AcrossHeldForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        var page = await pages.OfAsync(opened);
        await across.LoadCaseAsync(opened);
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.Complete(form.Confirmed(), form.End(), page.Actor, Now, page.Today)))
            return this.Refused(StepAcrossPages.View, page with { Held = form });
        foreach (var meeting in opened.Case.CallOffWhatIsToCome(page.Actor, Now, page.Today))
            messages.CallOff(opened.Case, meeting);
        return await pages.SavedAsync(this, opened, $"{opened.Place} holds the family from today. The case is closed");
    }

    private void Answer(StepAcrossPage page, OtherSideForm form)
    {
        if (form.Answer == OtherSideForm.Accept)
            page.Across.Accept(form.ToFacts(), page.Actor, Now, page.Today);
        else
            page.Across.Decline(form.ToFacts(), page.Actor, Now, page.Today);
    }
}
