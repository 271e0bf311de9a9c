using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.CaseNotes;
using EarlyHelp.Web.Features.Plans;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PlanActions;

/// <summary>How far one action of the plan is.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class PlanActionsController(EarlyHelpDbContext db, PlanDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Action of the plan";

    /// <summary>The action as it stands.</summary>
    [HttpGet("/cases/{reference}/plan/actions/{number:int}")]
    public async Task<IActionResult> Edit(string reference, int number)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand || Find(hand, number) is not { } action)
            return NotFound();
        if (!hand.MayUpdate)
            return Redirect(hand.Address);
        return View(new PlanActionPage(hand, action, new() { Status = action.Status }, await drafts.RestoreAsync(PlanActionPage.DraftKey(hand, number), ModelState)));
    }

    /// <summary>Records how far it is, or its new date.</summary>
    [HttpPost("/cases/{reference}/plan/actions/{number:int}")]
    public async Task<IActionResult> Update(string reference, int number, PlanActionForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand || Find(hand, number) is not { } action)
            return NotFound();
        db.Expect(hand.Case, form.Version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => hand.Case.UpdateAction(form.ToStep(number), hand.Header.Actor, desk.Now, hand.Header.Today)))
            return this.Refused("Edit", new PlanActionPage(hand, action, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Action updated";
        return Redirect(hand.Address);
    }

    private static ActionNow? Find(PlanInHand hand, int number) => hand.Case.Actions.FirstOrDefault(a => a.Agreed.Number == number);
}

/// <summary>How far an action is, as it is typed.</summary>
public sealed class PlanActionForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>How far it is.</summary>
    public ActionStatus? Status { get; set; }

    /// <summary>The new date, as typed.</summary>
    public string? DueOn { get; set; }

    /// <summary>What happened, or why it moves.</summary>
    public string? Note { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public ActionStep ToStep(int number) => new(number, Status!.Value, DateAnswer.Of(DueOn), Note);

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<PlanActionForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Status).NotNull().WithMessage("Choose how far the action is");
            RuleFor(f => f).Custom((form, context) =>
            {
                if (form.Status is not null)
                    StepForm.Check(new() { Status = form.Status, DueOn = form.DueOn, Note = form.Note }, context.AddFailure);
            });
        }
    }
}

/// <summary>The page.</summary>
/// <param name="Hand">The plan.</param>
/// <param name="Action">The action.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record PlanActionPage(PlanInHand Hand, ActionNow Action, PlanActionForm Form, DateTime? KeptAt)
{
    /// <summary>What was recorded about it before, the newest first.</summary>
    public IEnumerable<ActionProgress> Steps => Hand.Case.ActionSteps.Where(p => p.Action == Action.Agreed.Number).OrderByDescending(p => p.At);

    /// <summary>Under which key it is kept while it is typed.</summary>
    public static string DraftKey(PlanInHand hand, int number) => FormattableString.Invariant($"plan-action:{hand.Case.Reference}:{number}");
}
