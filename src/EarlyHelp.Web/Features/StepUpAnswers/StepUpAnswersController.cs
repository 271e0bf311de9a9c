using EarlyHelp.Data.Access;
using EarlyHelp.Data.Restrictions;
using EarlyHelp.Data.Standards;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepUps;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepUpAnswers;

/// <summary>The answers to a step-up: the manager's, and social care's.</summary>
[Requires(Permission.ReadStepUps)]
public sealed class StepUpAnswersController(RestrictionDesk restrictions, StepUpPages pages, Data.Transfers.StepUps stepUps, StandardsInForce standards, CurrentActor current, TimeProvider time) : Controller
{
    private DateTime Now => UkTime.UtcNow(time);

    private DateOnly Today => UkTime.Today(time);

    /// <summary>The manager agrees, and it is sent; or returns it.</summary>
    [HttpPost("/step-ups/{reference}/agreement")]
    [Requires(Permission.AgreeStepUps)]
    public async Task<IActionResult> Agree(string reference, AgreeForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => AgreeAsync(opened, form)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Agree = form });
        if (opened.State == StepUpState.Sent)
        {
            await pages.TellSentAsync(opened);
            await pages.TellWorkersAsync(opened, "agreed and sent", "The step-up is with social care. You hold the family until social care confirms the handover.");
            return await pages.SavedAsync(this, opened, $"{opened.Reference} is with social care of {opened.SentTo!.Name}. Early Help holds the family until social care confirms");
        }

        await pages.TellWorkersAsync(opened, "returned", "Your manager returned the step-up with what is missing. Raise it again or withdraw it.");
        return await pages.SavedAsync(this, opened, $"{opened.Reference} is returned");
    }

    /// <summary>The manager looks at what went at once.</summary>
    [HttpPost("/step-ups/{reference}/immediate-review")]
    [Requires(Permission.ReviewStepUps)]
    public async Task<IActionResult> ReviewImmediate(string reference, ImmediateReviewForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => opened.ReviewImmediate(form.ImmediateWords, current.Actor, Now, Today)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Immediate = form });
        return await pages.SavedAsync(this, opened, "What you found is recorded");
    }

    /// <summary>Social care accepts or declines.</summary>
    [HttpPost("/step-ups/{reference}/answer")]
    [Requires(Permission.AnswerStepUps)]
    public async Task<IActionResult> Answer(string reference, CareAnswerForm form)
    {
        if (await pages.OpenAsync(reference, form.Version) is not { } opened)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => Answer(opened, form)))
            return this.Refused(StepUpPages.View, await pages.OfAsync(opened) with { Answer = form });
        var accepted = opened.State == StepUpState.Accepted;
        await pages.TellWorkersAsync(opened, accepted ? "accepted" : "declined", accepted
            ? "Social care takes the family. Plan the handover. You hold the family until social care confirms it."
            : "Social care declined with a reason and advice. The case goes on, and you hold the family.");
        return await pages.SavedAsync(this, opened, accepted ? "You accepted. Early Help plans the handover and holds the family until you confirm it" : "You declined. Early Help keeps the family and has your advice");
    }

    private async Task AgreeAsync(StepUp opened, AgreeForm form)
    {
        if (form.Decision == AgreeForm.Return)
        {
            opened.Return(form.ManagersWords, current.Actor, Now, Today);
            return;
        }

        var to = (await stepUps.DistrictsAsync(Today)).FirstOrDefault(d => d.Id == form.ToDistrictId);
        if (to is not null && await restrictions.PlaceProblemAsync(opened.FamilyId, Role.SocialCarePartner, to.Id) is { } problem)
            throw new Domain.Workflow.RulesBrokenException([new(problem, nameof(form.ToDistrictId))]);
        opened.Agree(to, form.ManagersWords, await standards.StandardsAsync(), await standards.CalendarAsync(), current.Actor, Now, Today);
    }

    private void Answer(StepUp opened, CareAnswerForm form)
    {
        if (form.Answer == CareAnswerForm.Accept)
            opened.Accept(form.TakenBy, form.AnswerWords, current.Actor, Now, Today);
        else
            opened.Decline(form.DeclineReason, form.Advice, current.Actor, Now, Today);
    }
}
