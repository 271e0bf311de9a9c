using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Privacy;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace EarlyHelp.Web.Features.RetentionRules;

/// <summary>How long records are kept: how it is, was and will be.</summary>
[Requires(Permission.EraseRecords)]
public sealed class RetentionRulesController(EarlyHelpDbContext db, RetentionDesk desk, TimeProvider clock) : Controller
{
    /// <summary>Every rule.</summary>
    [HttpGet("/privacy/retention-rules")]
    public async Task<IActionResult> Index() => View(new RetentionRulesPage(await desk.RulesAsync()));

    /// <summary>A change from a date.</summary>
    [HttpGet("/privacy/retention-rules/{code}")]
    public async Task<IActionResult> Edit(string code) => await desk.RuleAsync(code) is { } rule
        ? View(new RetentionRuleForm { Rule = rule, Years = rule.Years.ToString(CultureInfo.InvariantCulture), ChildAge = rule.ChildAge?.ToString(CultureInfo.InvariantCulture) })
        : NotFound();

    /// <summary>Ends the row in force and adds the one that follows it.</summary>
    [HttpPost("/privacy/retention-rules/{code}")]
    public async Task<IActionResult> Update(string code, RetentionRuleForm form)
    {
        if (await desk.RuleAsync(code) is not { } rule)
            return NotFound();
        form.Rule = rule;
        RetentionRule? next = null;
        if (!ModelState.IsValid || !ModelState.Attempt(() => next = rule.ChangeFrom(
            DateAnswer.Of(form.EffectiveFrom)!.Value, RetentionRuleForm.Number(form.Years)!.Value, RetentionRuleForm.Number(form.ChildAge), form.Source, UkTime.Today(clock))))
        {
            return this.Refused("Edit", form);
        }

        db.Add(next!);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{rule.Name}: it changes on {UkDates.Date(next!.EffectiveFrom)}";
        return LocalRedirect("/privacy/retention-rules");
    }
}

/// <summary>The rules, and the day.</summary>
/// <param name="Rules">Every row.</param>
public sealed record RetentionRulesPage(IReadOnlyList<RetentionRule> Rules)
{
    /// <summary>A rule as a sentence.</summary>
    public static string Words(RetentionRule rule) =>
        $"{UkDates.Count(rule.Years, "year")} after {rule.CountsFrom}{(rule.ChildAge is { } age ? $", and not before the youngest child is {age}" : "")}";
}

/// <summary>A change of a rule from a date.</summary>
public sealed class RetentionRuleForm
{
    /// <summary>The row that is changed; shown, not posted.</summary>
    [BindNever]
    public RetentionRule Rule { get; set; } = null!;

    /// <summary>First day.</summary>
    public string? EffectiveFrom { get; set; }

    /// <summary>Years.</summary>
    public string? Years { get; set; }

    /// <summary>Age of the youngest child, in years.</summary>
    public string? ChildAge { get; set; }

    /// <summary>Who decided it.</summary>
    public string? Source { get; set; }

    /// <summary>A whole number as typed, or null.</summary>
    public static int? Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What must be typed; the rule itself says the rest.</summary>
    public sealed class Validator : AbstractValidator<RetentionRuleForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.EffectiveFrom).Must(d => DateAnswer.TryParse(d, out _)).WithMessage("Enter the date from which it changes, like 27 3 2027");
            RuleFor(f => f.Years).Must(y => Number(y) is not null).WithMessage("Years must be a whole number, like 6");
            RuleFor(f => f.ChildAge).Must(a => string.IsNullOrWhiteSpace(a) || Number(a) is not null).WithMessage("Age must be a whole number, like 25");
            RuleFor(f => f.Source).NotEmpty().WithMessage("Enter who decided the change").MaximumLength(RetentionRule.SourceMaxLength).WithMessage($"Who decided the change must be {RetentionRule.SourceMaxLength} characters or fewer");
        }
    }
}
