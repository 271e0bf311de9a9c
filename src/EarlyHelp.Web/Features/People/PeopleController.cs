using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Families;
using EarlyHelp.Data.Search;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Families;
using EarlyHelp.Domain.Registers;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Families;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.People;

/// <summary>The people of a family. A child who is born stays the person it was when expected.</summary>
[Requires(Permission.ReadFamilies)]
public sealed class PeopleController(Opening opening, FamilyRecords records, OldReferences old, EarlyHelpDbContext db, Infrastructure.Drafts drafts, CurrentActor current, TimeProvider clock) : Controller
{
    /// <summary>One person: everything recorded, with the ways to change it for those who may.</summary>
    [HttpGet("/families/{reference}/people/{id:long}")]
    public async Task<IActionResult> Show(string reference, long id)
    {
        if (await opening.FamilyToReadAsync(reference, "Person") is not { } family || await records.MemberToReadAsync(family, id) is not { } found)
            return NotFound();
        ViewData["OldReference"] = await old.OfAsync(ImportedKind.Person, id);
        return found.Member.PersonId == id
            ? View(new PersonPage(family, found.Member, current.Actor, UkTime.Today(clock)) { IsInReach = await opening.IsInReachAsync(family), IsElsewhere = found.IsElsewhere })
            : Redirect($"/families/{reference}/people/{found.Member.PersonId}");
    }

    /// <summary>A blank person.</summary>
    [HttpGet("/families/{reference}/people/new"), Requires(Permission.EditFamilies)]
    public async Task<IActionResult> New(string reference)
    {
        if (await opening.FamilyAsync(reference, "Add a person") is not { } family)
            return NotFound();
        return await this.LeadOnAsync(records, family) ?? await FormAsync(family, null, new PersonForm { Version = family.Version });
    }

    /// <summary>Adds a person.</summary>
    [HttpPost("/families/{reference}/people"), Requires(Permission.EditFamilies)]
    public async Task<IActionResult> Create(string reference, PersonForm form)
    {
        if (await opening.FamilyAsync(reference, "Add a person") is not { } family)
            return NotFound();
        family.RefuseMerged();
        db.Expect(family, form.Version);
        if (!ModelState.IsValid || !ModelState.Attempt(() => Add(family, form)))
            return Refused(family, null, form);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{form.FirstName} {form.LastName} added".Trim();
        return Redirect($"/families/{reference}#people");
    }

    /// <summary>The person as recorded, to be put right.</summary>
    [HttpGet("/families/{reference}/people/{id:long}/edit"), Requires(Permission.EditFamilies)]
    public async Task<IActionResult> Edit(string reference, long id) =>
        await opening.FamilyAsync(reference, "Change a person") is { } family && await records.MemberToCorrectAsync(family, id) is var (member, isElsewhere)
            ? await FormAsync(family, member, PersonForm.Of(member, isElsewhere))
            : NotFound();

    /// <summary>Puts right what is recorded of a person.</summary>
    [HttpPost("/families/{reference}/people/{id:long}"), Requires(Permission.EditFamilies)]
    public async Task<IActionResult> Update(string reference, long id, PersonForm form)
    {
        if (await opening.FamilyAsync(reference, "Change a person") is not { } family)
            return NotFound();
        family.RefuseMerged();
        if (await records.MemberToCorrectAsync(family, id) is not var (member, isElsewhere))
            return NotFound();
        db.Expect(member.Person, form.Version);
        form.IsElsewhere = isElsewhere;
        if (!ModelState.IsValid || !ModelState.Attempt(() => Correct(family, member, form)))
            return Refused(family, member, form);
        await db.SaveChangesAsync();
        TempData["Flash"] = $"{member.Person.FullName} changed";
        return Redirect($"/families/{reference}/people/{member.PersonId}");
    }

    private void Add(Family family, PersonForm form)
    {
        var person = Person.Named(form.FirstName ?? "", form.LastName ?? "");
        person.Correct(form.Details());
        records.Add(person);
        family.Add(person, form.Role!.Value, UkTime.Today(clock), form.IsMainContact);
        family.Remember(current.Actor, clock.GetUtcNow().UtcDateTime, UkTime.Today(clock), $"{person.FullName} added to the family");
    }

    private static void Correct(Family family, FamilyMember member, PersonForm form)
    {
        member.Person.Correct(form.DetailsOf(member.Person));
        family.Add(member.Person, form.Role!.Value, member.From, form.IsMainContact);
    }

    private async Task<IActionResult> FormAsync(Family family, FamilyMember? member, PersonForm form)
    {
        ViewData["Kept"] = await drafts.RestoreAsync(PersonForm.DraftKey(family, member), ModelState, form, form.Version);
        (ViewData["Family"], ViewData["Member"]) = (family, member);
        return View("Edit", form);
    }

    private ViewResult Refused(Family family, FamilyMember? member, PersonForm form)
    {
        (ViewData["Family"], ViewData["Member"]) = (family, member);
        return this.Refused("Edit", form);
    }
}

/// <summary>What the page of a person shows.</summary>
/// <param name="Family">The family.</param>
/// <param name="Member">The person's place in it.</param>
/// <param name="Reader">Who reads it.</param>
/// <param name="Today">The day on which the age is told.</param>
public sealed record PersonPage(Family Family, FamilyMember Member, Actor Reader, DateOnly Today)
{
    /// <summary>Where the person's page is.</summary>
    public string Address => $"/families/{Family.Reference}/people/{Member.PersonId}";

    /// <summary>Whether the reader may change it.</summary>
    public bool MayEdit => IsInReach && !IsElsewhere && Reader.May(Permission.EditFamilies);

    /// <summary>Whether the reader may put right what the person is called and other facts about themselves.</summary>
    public bool MayCorrect => IsInReach && Reader.May(Permission.EditFamilies);

    /// <summary>Whether they also belong to a family that is hidden from the reader: then nothing tells where they are.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether the family is in the reader's reach, or opens to be read only.</summary>
    public bool IsInReach { get; init; }

    /// <summary>Whether the reader needs UPN and NHS number; of somebody who also belongs to a hidden family nobody is told them here (adr/0032).</summary>
    public bool SeesNumbers => !IsElsewhere && (MayEdit || Reader.May(Permission.WorkTriage));
}
