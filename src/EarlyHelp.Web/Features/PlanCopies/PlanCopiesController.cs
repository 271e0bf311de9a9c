using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Features.Plans;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.PlanCopies;

/// <summary>The family's copy of its plan: one page in plain words, and to whom it was given.</summary>
public sealed class PlanCopiesController(EarlyHelpDbContext db, PlanDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Family’s copy of the plan";

    /// <summary>The copy, to be printed.</summary>
    [HttpGet("/cases/{reference}/plan/copy")]
    [Requires(Permission.ReadCases)]
    public async Task<IActionResult> Show(string reference, string? size) =>
        await desk.OpenAsync(reference, LookAt) is not { } hand ? NotFound() : hand.Plan is { } plan ? View(new CopyPage(hand, plan, size == "large")) : Redirect(hand.Address);

    /// <summary>To whom it was given.</summary>
    [HttpGet("/cases/{reference}/plan/copy/given")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> New(string reference)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (!hand.MayGive)
            return Redirect(hand.Address);
        var kept = await drafts.RestoreAsync(CopyForm.DraftKey(hand.Case.Reference), ModelState);
        return View(new GivenPage(hand, new() { GivenOn = PlanForm.Typed(hand.Header.Today) }, kept));
    }

    /// <summary>Records that it was given.</summary>
    [HttpPost("/cases/{reference}/plan/copy")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Create(string reference, CopyForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        db.Expect(hand.Case, form.Version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => hand.Case.GiveCopy(form.ToFacts(), hand.Family, hand.Header.Actor, desk.Now, hand.Header.Today)))
            return this.Refused("New", new GivenPage(hand, form, null));
        await db.SaveChangesAsync();
        TempData["Flash"] = "Recorded that the family has its copy";
        return Redirect(hand.Address);
    }
}

/// <summary>To whom a copy was given, as it is typed.</summary>
public sealed class CopyForm
{
    /// <summary>Version of the case that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>To whom.</summary>
    public long? PersonId { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? GivenOn { get; set; }

    /// <summary>How.</summary>
    public string? How { get; set; }

    /// <summary>In which language, when not English.</summary>
    public string? Language { get; set; }

    /// <summary>Why it is recorded later than it happened.</summary>
    public string? BackdateReason { get; set; }

    /// <summary>What the form says, once it is valid.</summary>
    public CopyFacts ToFacts() => new(PersonId!.Value, DateAnswer.Of(GivenOn)!.Value, How ?? "", Language, BackdateReason);

    /// <summary>Under which key it is kept while it is typed.</summary>
    public static string DraftKey(string reference) => $"plan-copy:{reference}";

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<CopyForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.PersonId).NotNull().WithMessage("Choose to whom of the family you gave the copy");
            RuleFor(f => f.GivenOn).NotEmpty().WithMessage("Enter the day you gave it");
            RuleFor(f => f.GivenOn).IsDay("The day you gave it");
            RuleFor(f => f.How).NotEmpty().WithMessage("Enter how you gave it");
        }
    }
}

/// <summary>The copy.</summary>
/// <param name="Hand">The plan.</param>
/// <param name="Plan">The version that stands.</param>
/// <param name="IsLarge">In large print.</param>
public sealed record CopyPage(PlanInHand Hand, FamilyPlan Plan, bool IsLarge)
{
    /// <summary>Words in it that the family may not know.</summary>
    public IReadOnlyList<PlainWord> Words { get; } = PlainWords.In(
        [.. Plan.Outcomes.SelectMany(o => new[] { o.What, o.Baseline, o.Measure, o.Target }), .. Plan.Actions.Select(a => a.What), Plan.IfThingsGetWorse]);
}

/// <summary>The page on which it is recorded that a copy was given.</summary>
/// <param name="Hand">The plan.</param>
/// <param name="Form">What is typed.</param>
/// <param name="KeptAt">When what stands in the form was kept (UTC); null when nothing was.</param>
public sealed record GivenPage(PlanInHand Hand, CopyForm Form, DateTime? KeptAt);
