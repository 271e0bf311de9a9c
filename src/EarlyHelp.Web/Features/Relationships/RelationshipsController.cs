using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Relationships;

/// <summary>Who is what to whom in a family, with parental responsibility.</summary>
[Requires(Permission.EditFamilies)]
public sealed class RelationshipsController(Opening opening, FamilyRecords records, EarlyHelpDbContext db, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>A blank relationship.</summary>
    [HttpGet("/families/{reference}/relationships/new")]
    public async Task<IActionResult> New(string reference) =>
        await opening.FamilyAsync(reference, "Change a relationship") is { } family
            ? View(await PageAsync(family, new RelationshipForm { Version = family.Version }))
            : NotFound();

    /// <summary>Writes down how two people are related; what was known of these two is put right.</summary>
    [HttpPost("/families/{reference}/relationships")]
    public async Task<IActionResult> Create(string reference, RelationshipForm form)
    {
        if (await opening.FamilyAsync(reference, "Change a relationship") is not { } family)
            return NotFound();
        db.Expect(family, form.Version);
        if (!ModelState.IsValid)
            return this.Refused("New", await PageAsync(family, form));
        if (await records.MemberAsync(family, form.PersonId!.Value) is not { } member || await records.MemberAsync(family, form.ToPersonId!.Value) is not { } to)
            return NotFound();
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

    /// <summary>What must be chosen.</summary>
    public sealed class Validator : AbstractValidator<RelationshipForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.PersonId).NotNull().WithMessage("Select a person");
            RuleFor(f => f.Kind).NotEmpty().WithMessage("Select how they are related");
            RuleFor(f => f.ToPersonId).NotNull().WithMessage("Select to whom");
            RuleFor(f => f.ToPersonId).Must((f, to) => to is null || to != f.PersonId).WithMessage("Select two different people");
            RuleFor(f => f.ParentalResponsibility).NotEmpty().WithMessage("Select whether they have parental responsibility");
        }
    }
}
