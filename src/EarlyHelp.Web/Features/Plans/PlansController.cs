using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Plans;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Plans;

/// <summary>The family's plan: reading it, version by version, agreeing and changing it.</summary>
[Requires(Permission.ReadCases)]
public sealed class PlansController(EarlyHelpDbContext db, PlanDesk desk, Infrastructure.Drafts drafts) : Controller
{
    private const string LookAt = "Family plan";

    /// <summary>The version that stands.</summary>
    [HttpGet("/cases/{reference}/plan")]
    public async Task<IActionResult> Show(string reference) =>
        await desk.OpenAsync(reference, LookAt) is { } hand ? View(new PlanPage(hand, hand.Plan)) : NotFound();

    /// <summary>A version as it was agreed.</summary>
    [HttpGet("/cases/{reference}/plan/versions/{number:int}")]
    public async Task<IActionResult> Version(string reference, int number) =>
        await desk.OpenAsync(reference, LookAt) is { } hand && hand.Case.Plans.FirstOrDefault(p => p.Number == number) is { } version
            ? View("Show", new PlanPage(hand, version)) : NotFound();

    /// <summary>The form of a first plan, or of a change.</summary>
    [HttpGet("/cases/{reference}/plan/new")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> New(string reference)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (!hand.MayWrite)
            return Redirect(hand.Address);
        var fresh = PlanForm.Of(hand);
        var (form, kept) = await this.RestoreAsync(drafts, hand.DraftKey, fresh, fresh.Was!);
        return View(new PlanFormPage(hand, form, kept));
    }

    /// <summary>Agrees the plan or a new version of it, or shows the form with a row more or less.</summary>
    [HttpPost("/cases/{reference}/plan")]
    [Requires(Permission.WorkWithFamily)]
    public async Task<IActionResult> Create(string reference, PlanForm form)
    {
        if (await desk.OpenAsync(reference, LookAt) is not { } hand)
            return NotFound();
        if (await this.RowsChangedAsync<PlanForm>(drafts, hand.DraftKey) is { } changed)
            return View("New", new PlanFormPage(hand, changed.WithAnAction()));
        FormRows.ExpectState(hand.Case, form.Was, PlanForm.Of(hand).Was!);
        if (!ModelState.IsValid || !await ModelState.AttemptAsync(() => desk.KeepAsync(hand, form.ToFacts(hand.Case.Worker?.Name))))
            return this.Refused("New", new PlanFormPage(hand, form));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{(hand.Plan!.Number == 1 ? "Plan agreed" : $"Version {hand.Plan.Number} of the plan agreed")}. Give the family its copy.";
        return Redirect(hand.Address);
    }
}

/// <summary>A page that shows a version.</summary>
/// <param name="Hand">The plan.</param>
/// <param name="Shown">The version shown; null when there is none.</param>
public sealed record PlanPage(PlanInHand Hand, FamilyPlan? Shown)
{
    /// <summary>Whether it is the version that stands.</summary>
    public bool IsNewest => Shown?.Number == Hand.Plan?.Number;

    /// <summary>How far an action is, while this version stands.</summary>
    public ActionNow? Now(PlanAction action) => IsNewest ? Hand.Case.Actions.FirstOrDefault(a => a.Agreed.Number == action.Number) : null;
}

/// <summary>The page of the form.</summary>
/// <param name="Hand">The plan.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Kept">What was kept of it; null when nothing was.</param>
public sealed record PlanFormPage(PlanInHand Hand, PlanForm Form, KeptDraft? Kept = null)
{
    /// <summary>Whether a plan stands already.</summary>
    public bool IsChange => Hand.Plan is not null;

    /// <summary>The hint of a field, with the words in it that a family may not know.</summary>
    public static string Hint(string? text, string hint)
    {
        var words = PlainWords.In(text);
        return words.Count == 0 ? hint : $"{hint}. Words the family may not know: {string.Join("; ", words.Select(w => $"“{w.Word}”, say “{w.Say}”"))}";
    }
}
