using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AssessmentAnswers;

/// <summary>The unit lead authorises a submitted assessment with an analysis, or returns it with points.</summary>
[Requires(Permission.SignOff)]
public sealed class AssessmentAnswersController(EarlyHelpDbContext db, AssessmentDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Authorise the assessment";

    /// <summary>The assessment, and the answer to it.</summary>
    [HttpGet("/cases/{reference}/assessment/answer")]
    public async Task<IActionResult> New(string reference)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (!hand.MayAnswer)
            return Redirect(hand.Address);
        return View(new AnswerPage(hand, new AnswerForm(), await drafts.RestoreAsync(hand.DraftKey(AnswerForm.Draft), ModelState)));
    }

    /// <summary>Authorises or returns it.</summary>
    [HttpPost("/cases/{reference}/assessment/answer")]
    public async Task<IActionResult> Create(string reference, AnswerForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        db.Expect(hand.Case, form.Version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => Answer(hand, form)))
            return this.Refused("New", new AnswerPage(hand, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = form.Answer == AnswerForm.Authorise ? "Assessment authorised" : "Assessment returned with your points";
        return Redirect(hand.Address);
    }

    private void Answer(AssessmentInHand hand, AnswerForm form)
    {
        if (form.Answer == AnswerForm.Authorise)
            hand.Case.AuthoriseAssessment(form.Analysis ?? "", hand.Header.Actor, desk.Now, hand.Header.Today);
        else
            hand.Case.ReturnAssessment((form.Points ?? "").Split('\n'), hand.Header.Actor, desk.Now, hand.Header.Today);
    }
}

/// <summary>The unit lead's answer as it is typed.</summary>
public sealed class AnswerForm
{
    /// <summary>Authorise it.</summary>
    public const string Authorise = "authorise";

    /// <summary>Return it.</summary>
    public const string Return = "return";

    /// <summary>The draft of an answer, beside those of the sections.</summary>
    public const string Draft = "answer";

    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>authorise or return.</summary>
    public string? Answer { get; set; }

    /// <summary>The lead's own analysis.</summary>
    public string? Analysis { get; set; }

    /// <summary>Points to work on, one a line.</summary>
    public string? Points { get; set; }

    /// <summary>The shape of what is typed; the rest are rules of the case.</summary>
    public sealed class Validator : AbstractValidator<AnswerForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Answer).Must(a => a is Authorise or Return).WithMessage("Choose whether you authorise or return the assessment");
    }
}

/// <summary>The page.</summary>
/// <param name="Hand">The assessment.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record AnswerPage(AssessmentInHand Hand, AnswerForm Form, DateTime? KeptAt);
