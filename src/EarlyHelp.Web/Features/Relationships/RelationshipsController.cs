using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Notifications.Form.Codes;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Relationships;

/// <summary>Who is what to whom in a family, with parental responsibility.</summary>
[Requires(Permission.EditFamilies)]
public sealed class RelationshipsController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A blank relationship.</summary>
    [HttpGet("/families/{reference}/relationships/new")]
    public async Task<IActionResult> New(string reference)
    {
        if (await opening.FamilyAsync(reference, "Change a relationship") is not { } family)
            return NotFound();
        if (await this.LeadOnAsync(records, family) is { } elsewhere)
            return elsewhere;
        var form = new RelationshipForm { Version = family.Version };
        ViewData["Kept"] = await drafts.RestoreAsync(RelationshipForm.DraftKey(family), ModelState, form, form.Version);
        return View(await PageAsync(family, form));
    }

    /// <summary>Writes down how two people are related; what was known of these two is put right.</summary>
    [HttpPost("/families/{reference}/relationships")]
    public async Task<IActionResult> Create(string reference, RelationshipForm form)
    {
        if (await opening.FamilyAsync(reference, "Change a relationship") is not { } family)
            return NotFound();
        family.RefuseMerged();
        db.Expect(family, form.Version);
        var (member, to) = (await MemberAsync(family, form.PersonId, nameof(form.PersonId)), await MemberAsync(family, form.ToPersonId, nameof(form.ToPersonId)));
        // One of the two may be the merged record of the other.
        if (member is not null && form.PersonId != form.ToPersonId && member.PersonId == to?.PersonId)
            ModelState.AddModelError(nameof(form.ToPersonId), "Select two different people");
        if (!ModelState.IsValid || member is null || to is null)
            return this.Refused("New", await PageAsync(family, form));
        var responsible = FamilyWords.Chosen(form.ParentalResponsibility);
        if (await records.RelationshipAsync(member.PersonId, to.PersonId) is { } known)
            known.Correct(form.Kind!, responsible);
        else
            records.Add(new Relationship(member.Person, form.Kind!, to.Person, responsible));
        family.Remember(
            current.Actor, clock.GetUtcNow().UtcDateTime, UkTime.Today(clock), "Relationship changed", $"{FamilyWords.NameOf(member.Person)} and {FamilyWords.NameOf(to.Person)}");
        await db.SaveChangesAsync();
        TempData["Flash"] = "Relationship changed";
        return Redirect($"/families/{reference}#relationships");
    }

    private async Task<FamilyMember?> MemberAsync(Family family, long? id, string field)
    {
        var member = id is { } chosen ? await records.MemberAsync(family, chosen) : null;
        if (id is not null && member is null)
            ModelState.AddModelError(field, "Select somebody of this family");
        return member;
    }

    private async Task<RelationshipForm> PageAsync(Family family, RelationshipForm form)
    {
        ViewData["Family"] = family;
        ViewData["People"] = (await records.MembersAsync(family))
            .Select(m => new TagHelpers.Choice(m.PersonId.ToString(CultureInfo.InvariantCulture), FamilyWords.NameOf(m.Person))).ToList();
        return form;
    }
}

/// <summary>How two people are related.</summary>
public sealed class RelationshipForm
{
    /// <summary>Version of the family when the page was opened.</summary>
    public int Version { get; set; }

    /// <summary>The adult, or the one spoken of.</summary>
    public long? PersonId { get; set; }

    /// <summary>Relationship code.</summary>
    public string? Kind { get; set; }

    /// <summary>The child, or the one related to.</summary>
    public long? ToPersonId { get; set; }

    /// <summary>Parental responsibility.</summary>
    public string? ParentalResponsibility { get; set; }

    /// <summary>Under which key the unfinished form is kept.</summary>
    public static string DraftKey(Family family) => $"relationship:{family.Reference}";

    /// <summary>What must be chosen.</summary>
    public sealed class Validator : AbstractValidator<RelationshipForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.PersonId).NotNull().WithMessage("Select a person");
            RuleFor(f => f.Kind).NotEmpty().WithMessage("Select how they are related");
            RuleFor(f => f.Kind).IsOf(PersonCodes.Relationships, "Select how they are related");
            RuleFor(f => f.ToPersonId).NotNull().WithMessage("Select to whom");
            RuleFor(f => f.ToPersonId).Must((f, to) => to is null || to != f.PersonId).WithMessage("Select two different people");
            RuleFor(f => f.ParentalResponsibility).NotEmpty().WithMessage("Select whether they have parental responsibility");
        }
    }
}
