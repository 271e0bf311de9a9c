using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Leavings;

/// <summary>A pregnancy ended, or somebody is no longer of the family. The person stays who they were, with all that was recorded.</summary>
[Requires(Permission.EditFamilies)]
public sealed class LeavingsController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider clock) : Controller
{
    private const string LookAt = "No longer of the family";

    /// <summary>From when, and why.</summary>
    [HttpGet("/families/{reference}/people/{id:long}/leaving")]
    public async Task<IActionResult> New(string reference, long id)
    {
        if (await opening.FamilyAsync(reference, LookAt) is not { } family || await records.MemberAsync(family, id) is not { } member)
            return NotFound();
        var form = new LeavingForm { Version = family.Version };
        (ViewData["Family"], ViewData["Member"]) = (family, member);
        ViewData["Kept"] = await drafts.RestoreAsync(LeavingForm.DraftKey(family, member), ModelState, form, form.Version);
        return View(form);
    }

    /// <summary>Writes it down.</summary>
    [HttpPost("/families/{reference}/people/{id:long}/leaving")]
    public async Task<IActionResult> Create(string reference, long id, LeavingForm form)
    {
        if (await opening.FamilyAsync(reference, LookAt) is not { } family)
            return NotFound();
        family.RefuseMerged();
        if (await records.MemberAsync(family, id) is not { } member)
            return NotFound();
        db.Expect(family, form.Version);
        await db.Entry(family).Collection(f => f.Members).LoadAsync();
        var name = FamilyWords.NameOf(member.Person);
        if (!ModelState.IsValid || !ModelState.Attempt(() => family.Leave(member, form.ToFacts(), current.Actor, UkTime.UtcNow(clock), UkTime.Today(clock))))
        {
            (ViewData["Family"], ViewData["Member"]) = (family, member);
            return this.Refused("New", form);
        }

        await db.SaveChangesAsync();
        TempData["Flash"] = form.Why == LeavingReason.PregnancyEnded ? "Recorded that the pregnancy ended" : $"{name} is no longer on this family’s record";
        return Redirect($"/families/{reference}");
    }
}

/// <summary>From when somebody is no longer of the family, and why, as typed.</summary>
public sealed class LeavingForm
{
    /// <summary>Version of the family that the person saw.</summary>
    public int Version { get; set; }

    /// <summary>Why.</summary>
    public LeavingReason? Why { get; set; }

    /// <summary>The day, as typed.</summary>
    public string? On { get; set; }

    /// <summary>What is said about it.</summary>
    public string? Words { get; set; }

    /// <summary>Under which key an unfinished one is kept.</summary>
    public static string DraftKey(Family family, FamilyMember member) => FormattableString.Invariant($"leaving:{family.Reference}:{member.PersonId}");

    /// <summary>What the form says, once it is valid.</summary>
    public LeavingFacts ToFacts() => new(DateAnswer.Of(On)!.Value, Why, Words);

    /// <summary>The shape of what is typed; the rest are rules of the family's record.</summary>
    public sealed class Validator : AbstractValidator<LeavingForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Why).NotNull().WithMessage("Select why");
            RuleFor(f => f.On).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the day")
                .Must(d => DateAnswer.TryParse(d, out _)).WithMessage("The day must be a real date, like 27 3 2026");
        }
    }
}
