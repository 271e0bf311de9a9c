using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Privacy;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.LookLimits;

/// <summary>From where on looking is unusual.</summary>
[Requires(Permission.ReviewLooks)]
public sealed class LookLimitsController(EarlyHelpDbContext db, LookReview review) : Controller
{
    /// <summary>As it is.</summary>
    [HttpGet("/privacy/limits")]
    public async Task<IActionResult> Edit() => View(LookLimitsForm.Of(await review.LimitsAsync()));

    /// <summary>As it is from now on.</summary>
    [HttpPost("/privacy/limits")]
    public async Task<IActionResult> Update(LookLimitsForm form)
    {
        var limits = await review.LimitsAsync();
        if (form.Version is { } version)
            db.Expect(limits, version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => limits.Set(
            LookLimitsForm.Number(form.FamiliesAnHour), LookLimitsForm.Number(form.FamiliesADay), LookLimitsForm.Number(form.FromHour), LookLimitsForm.Number(form.UntilHour), LookLimitsForm.Number(form.TriageDays))))
        {
            return this.Refused("Edit", form);
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = "Saved. It counts for looks from now on";
        return LocalRedirect("/privacy");
    }
}

/// <summary>Limits as typed.</summary>
public sealed class LookLimitsForm
{
    /// <summary>Version that the person saw.</summary>
    public int? Version { get; set; }

    /// <summary>Most different families in an hour.</summary>
    public string? FamiliesAnHour { get; set; }

    /// <summary>Most different families on a day.</summary>
    public string? FamiliesADay { get; set; }

    /// <summary>Hour at which the day begins.</summary>
    public string? FromHour { get; set; }

    /// <summary>Hour at which it ends.</summary>
    public string? UntilHour { get; set; }

    /// <summary>Days after a decision for which triage has to do with a family.</summary>
    public string? TriageDays { get; set; }

    /// <summary>A whole number as typed; -1 where it is none, which no limit takes.</summary>
    public static int Number(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The limits in force.</summary>
    public static LookLimitsForm Of(Domain.Privacy.LookLimits limits)
    {
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Version = limits.Version, FamiliesAnHour = Text(limits.FamiliesAnHour), FamiliesADay = Text(limits.FamiliesADay), FromHour = Text(limits.FromHour), UntilHour = Text(limits.UntilHour),
            TriageDays = Text(limits.TriageDays),
        };
    }

    /// <summary>What must be typed; the limits themselves say the rest.</summary>
    public sealed class Validator : AbstractValidator<LookLimitsForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.FamiliesAnHour).Must(IsNumber).WithMessage("Families in an hour must be a whole number, like 30");
            RuleFor(f => f.FamiliesADay).Must(IsNumber).WithMessage("Families in a day must be a whole number, like 100");
            RuleFor(f => f.FromHour).Must(IsNumber).WithMessage("The hour must be a whole number, like 7");
            RuleFor(f => f.UntilHour).Must(IsNumber).WithMessage("The hour must be a whole number, like 20");
            RuleFor(f => f.TriageDays).Must(IsNumber).WithMessage("Days after the decision must be a whole number, like 28");
        }

        private static bool IsNumber(string? typed) => Number(typed) >= 0;
    }
}
