using EarlyHelp.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Data.Transfers;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Transfers;
using EarlyHelp.Domain.Workflow;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.StepDowns;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.TagHelpers;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StepDownColleagues;

/// <summary>Social care's side passes to a colleague, who holds it from then on.</summary>
[Requires(Permission.RequestStepDown)]
public sealed class StepDownColleaguesController(EarlyHelpDbContext db, StepDownPages pages, StepDownTakers takers, Messages messages, Infrastructure.Drafts drafts, TimeProvider time) : Controller
{
    /// <summary>To whom.</summary>
    [HttpGet("/step-downs/{reference}/colleague")]
    public async Task<IActionResult> New(string reference)
    {
        if (await OpenAsync(reference) is not { } page)
            return NotFound();
        return View(page with { Kept = await drafts.RestoreAsync(ColleagueForm.DraftKey(page.StepDown), ModelState, page.Form, page.StepDown.Version) });
    }

    /// <summary>Passes it on.</summary>
    [HttpPost("/step-downs/{reference}/colleague")]
    public async Task<IActionResult> Create(string reference, ColleagueForm form)
    {
        if (await OpenAsync(reference, form.Version) is not { } page)
            return NotFound();
        if (!ModelState.IsValid || !ModelState.Attempt(() => PassOn(page, form)))
            return this.Refused("New", page with { Form = form });
        var isMine = page.StepDown.PartnerId == page.Actor.StaffId;
        if (!isMine)
            messages.TellStepDownPassedOn(page.StepDown, page.Colleagues.Single(c => c.Id == form.Choice));
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{page.StepDown.PartnerName} holds social care’s side of {page.StepDown.Reference} from now on";
        // It is out of reach of who passed it on.
        return Redirect(isMine ? page.Address : "/step-downs");
    }

    private async Task<ColleaguePage?> OpenAsync(string reference, int? version = null) =>
        await pages.OpenAsync(reference, "Pass to a colleague", version) is { StepDown.IsOpen: true } hand && (hand.IsPartner || hand.MayTakeOver)
            ? new(hand, new ColleagueForm { Version = hand.StepDown.Version }, await takers.PartnersAsync(hand.StepDown, hand.Actor.DistrictId, hand.Today))
            : null;

    private void PassOn(ColleaguePage page, ColleagueForm form)
    {
        var colleague = page.Colleagues.FirstOrDefault(c => c.Id == form.Choice) ?? throw new RulesBrokenException([new("Select a colleague", nameof(form.Choice))]);
        page.StepDown.HandToColleague(colleague, page.Actor.DistrictId, form.Words, page.Actor, UkTime.UtcNow(time), page.Today, page.MayTakeOver);
    }
}

/// <summary>To whom, and why.</summary>
public sealed class ColleagueForm
{
    /// <summary>Version of the step-down that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>The colleague.</summary>
    public long? Choice { get; set; }

    /// <summary>Why.</summary>
    public string? Words { get; set; }

    /// <summary>Under which key what is typed is kept.</summary>
    public static string DraftKey(StepDown stepDown) => $"step-down-colleague:{stepDown.Reference}";

    /// <summary>The shape of what is typed; the rest are rules of the step-down.</summary>
    public sealed class Validator : AbstractValidator<ColleagueForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Choice).NotNull().WithMessage("Select a colleague");
            RuleFor(f => f.Words).NotEmpty().WithMessage("Say why you pass it on");
        }
    }
}

/// <summary>The page of the form.</summary>
/// <param name="Hand">The step-down.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Colleagues">Who could take it.</param>
public sealed record ColleaguePage(StepDownInHand Hand, ColleagueForm Form, IReadOnlyList<StaffMember> Colleagues) : StepDownInHand(Hand)
{
    /// <summary>What was kept; null when nothing was.</summary>
    public KeptDraft? Kept { get; init; }

    /// <summary>The colleagues as choices.</summary>
    public IEnumerable<Choice> Choices => Colleagues.Select(c => new Choice(c.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), c.Name));
}
