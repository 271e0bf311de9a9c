using EarlyHelp.Data;
using EarlyHelp.Data.Feedback;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Feedback;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Feedback;

/// <summary>People of a family say what they thought, by a link and without an account. The pages name nobody: a link can be passed on.</summary>
[OpenTo("families")]
public sealed class FeedbackController(EarlyHelpDbContext db, FeedbackRecords feedback, TimeProvider time) : Controller
{
    private DateOnly Today => UkTime.Today(time);

    /// <summary>The questions; a link that was never made, was replaced or has run out does not exist.</summary>
    [HttpGet("/feedback/{key}")]
    [Limited]
    public async Task<IActionResult> New(string key)
    {
        if (await feedback.FindAsync(key) is not { } invitation)
            return NotFound();
        if (invitation.AnsweredAt is not null)
            return Redirect($"/feedback/{key}/thanks");
        return invitation.IsOpenOn(Today) ? View(new FeedbackPage(key, invitation.Form, new())) : NotFound();
    }

    /// <summary>Keeps the answers, once.</summary>
    [HttpPost("/feedback/{key}")]
    [Limited]
    public async Task<IActionResult> Create(string key, FeedbackAnswers form)
    {
        if (await feedback.FindAsync(key) is not { } invitation)
            return NotFound();
        if (invitation.AnsweredAt is null)
        {
            if (!invitation.IsOpenOn(Today))
                return NotFound();
            if (!ModelState.IsValid || !ModelState.Attempt(() => invitation.Answer(form.ToFacts(), UkTime.UtcNow(time), Today)))
                return this.Refused("New", new FeedbackPage(key, invitation.Form, form));
            await db.SaveChangesAsync();
        }

        return Redirect($"/feedback/{key}/thanks");
    }

    /// <summary>Thanks.</summary>
    [HttpGet("/feedback/{key}/thanks")]
    [Limited]
    public async Task<IActionResult> Thanks(string key) =>
        await feedback.FindAsync(key) is { AnsweredAt: not null } invitation ? View(invitation.Form) : NotFound();
}

/// <summary>The answers as they are given.</summary>
public sealed class FeedbackAnswers
{
    /// <summary>Whether somebody listened.</summary>
    public FeedbackAnswer? Listened { get; set; }

    /// <summary>Whether the plan was clear.</summary>
    public FeedbackAnswer? Understood { get; set; }

    /// <summary>Whether it made a difference.</summary>
    public FeedbackAnswer? Difference { get; set; }

    /// <summary>How things are now, 0 to 10.</summary>
    public int? HowNow { get; set; }

    /// <summary>What helped.</summary>
    public string? Helped { get; set; }

    /// <summary>What would have been better.</summary>
    public string? Better { get; set; }

    /// <summary>Whether their words may be used without their name.</summary>
    public bool MayQuote { get; set; }

    /// <summary>What was answered.</summary>
    public FeedbackFacts ToFacts() => new()
    {
        Listened = Listened, Understood = Understood, Difference = Difference, HowNow = HowNow, Helped = Helped, Better = Better, MayQuote = MayQuote,
    };

    /// <summary>The shape of what is typed; what must be answered is the invitation's own rule.</summary>
    public sealed class Validator : AbstractValidator<FeedbackAnswers>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Helped).MaximumLength(FeedbackInvitation.TextMaxLength).WithMessage($"Your answer must be {FeedbackInvitation.TextMaxLength:N0} characters or fewer");
            RuleFor(f => f.Better).MaximumLength(FeedbackInvitation.TextMaxLength).WithMessage($"Your answer must be {FeedbackInvitation.TextMaxLength:N0} characters or fewer");
        }
    }
}

/// <summary>The page with the questions.</summary>
/// <param name="Key">The key in the link.</param>
/// <param name="For">Whose questions.</param>
/// <param name="Form">What is answered.</param>
public sealed record FeedbackPage(string Key, FeedbackForm For, FeedbackAnswers Form)
{
    /// <summary>The questions.</summary>
    public FeedbackQuestions Questions => FeedbackQuestions.Of(For);
}
