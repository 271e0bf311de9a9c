using EarlyHelp.Data.Cases;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Assessments;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Assessments;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AssessmentCriteria;

/// <summary>The family criteria for one person in the version in progress.</summary>
[Requires(Permission.WorkWithFamily)]
public sealed class AssessmentCriteriaController(AssessmentDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Write the assessment";

    /// <summary>The answers so far.</summary>
    [HttpGet("/cases/{reference}/assessment/write/criteria/{person:long}")]
    public async Task<IActionResult> Edit(string reference, long person)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand || Find(hand, person) is not { } found)
            return NotFound();
        if (!hand.MayWrite)
            return Redirect(hand.Address);
        var fresh = Fresh(hand, person);
        var (form, kept) = await this.RestoreAsync(drafts, hand.DraftKey(CriteriaPage.Slug(person)), fresh, fresh.Was!);
        return View(new CriteriaPage(hand, found, form, kept));
    }

    /// <summary>Saves them.</summary>
    [HttpPost("/cases/{reference}/assessment/write/criteria/{person:long}")]
    public async Task<IActionResult> Update(string reference, long person, CriteriaForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand || Find(hand, person) is not { } found)
            return NotFound();
        FormRows.ExpectState(hand.Case, form.Was, Fresh(hand, person).Was!);
        var content = hand.Content with { Criteria = [.. hand.Content.Criteria.Where(a => a.PersonId != person), .. form.ToAnswers(person, hand.Criteria)] };
        if (!await desk.WriteAsync(hand, content, ModelState))
            return this.Refused("Edit", new CriteriaPage(hand, found, form));
        TempData["Flash"] = $"Saved: family criteria of {found.Name}";
        return Redirect($"{hand.Address}/write");
    }

    private static CriteriaForm Fresh(AssessmentInHand hand, long person) => CriteriaForm.Of([.. hand.Content.Criteria.Where(a => a.PersonId == person)]);

    private static PersonOfCase? Find(AssessmentInHand hand, long person) => hand.Born.FirstOrDefault(p => p.Id == person);
}

/// <summary>One person's answers as they are typed.</summary>
public sealed class CriteriaForm
{
    /// <summary>What it was typed on (<see cref="FormRows.StateOf"/>).</summary>
    public string? Was { get; set; }

    /// <summary>The answers, by the last part of the criterion's code: "education".</summary>
    public Dictionary<string, CriterionForm> Answers { get; set; } = [];

    /// <summary>What a criterion is called in the form.</summary>
    public static string KeyOf(string code) => code[(code.LastIndexOf('/') + 1)..];

    /// <summary>The form as the answers stand.</summary>
    public static CriteriaForm Of(IReadOnlyList<CriterionAnswer> answers) =>
        new() { Was = FormRows.StateOf(answers), Answers = answers.ToDictionary(a => KeyOf(a.Code), a => new CriterionForm { Answer = a.Answer, Evidence = a.Evidence }) };

    /// <summary>The criteria that are answered.</summary>
    public IEnumerable<CriterionAnswer> ToAnswers(long person, CriteriaSet set) =>
        from criterion in set.Criteria
        let answer = Answers.GetValueOrDefault(KeyOf(criterion.Code))
        where answer?.Answer is not null
        select new CriterionAnswer(person, criterion.Code, answer.Answer!.Value, string.IsNullOrWhiteSpace(answer.Evidence) ? null : answer.Evidence.Trim());

    /// <summary>The shape of what is typed; what is left open is said when the assessment is submitted.</summary>
    public sealed class Validator : AbstractValidator<CriteriaForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f).Custom((form, context) =>
        {
            foreach (var (key, answer) in form.Answers.Where(a => a.Value is not null))
            {
                if (answer.Answer is null && !string.IsNullOrWhiteSpace(answer.Evidence))
                    context.AddFailure($"Answers[{key}].Answer", "Choose the answer that this shows");
                if (answer.Evidence?.Trim().Length > AssessmentContent.TextMaxLength)
                    context.AddFailure($"Answers[{key}].Evidence", $"What shows it must be {AssessmentContent.TextMaxLength:N0} characters or fewer");
            }
        });
    }
}

/// <summary>The answer to one criterion as it is typed.</summary>
public sealed class CriterionForm
{
    /// <summary>The answer.</summary>
    public CriterionMet? Answer { get; set; }

    /// <summary>What shows it.</summary>
    public string? Evidence { get; set; }
}

/// <summary>The page.</summary>
/// <param name="Hand">The assessment.</param>
/// <param name="Person">The person.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept of it; null when nothing was.</param>
public sealed record CriteriaPage(AssessmentInHand Hand, PersonOfCase Person, CriteriaForm Form, KeptDraft? Kept = null)
{
    /// <summary>The section of this person.</summary>
    public static string Slug(long person) => FormattableString.Invariant($"criteria/{person}");
}
