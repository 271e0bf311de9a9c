using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Staff;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.StaffNames;

/// <summary>Putting a name or an address right: mistyped in an invitation, or changed since. Links that went to an earlier address end.</summary>
[Requires(Permission.Administer)]
public sealed class StaffNamesController(EarlyHelpDbContext db, PeopleDesk desk) : Controller
{
    /// <summary>Which?</summary>
    [HttpGet("/admin/people/{id:long}/name")]
    public async Task<IActionResult> Edit(long id) =>
        await desk.FindAsync(id) is { } person ? View(new StaffNamePage(id, person.Name, new StaffNameForm { Name = person.Name, Email = person.Email })) : NotFound();

    /// <summary>Changes it; the old and the new address are told.</summary>
    [HttpPost("/admin/people/{id:long}/name")]
    public async Task<IActionResult> Update(long id, StaffNameForm form)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        var (name, email) = (person.Name, person.Email);
        if (ModelState.IsValid && StaffMember.Normalise(form.Email!) != email && !await desk.IsFreeAsync(form.Email!))
            ModelState.AddModelError(nameof(form.Email), "Somebody with this email address is among the people already");
        if (!ModelState.IsValid || !ModelState.Attempt(() => person.PutRight(form.Name, form.Email, desk.Me)))
            return this.Refused("Edit", new StaffNamePage(id, name, form));
        if ((name, email) != (person.Name, person.Email))
            await desk.NotePutRightAsync(person, name, email);
        await db.SaveChangesAsync();
        TempData["Flash"] = email == person.Email ? $"The name is {person.Name}" : $"The address of {person.Name} is {person.Email}, and both mailboxes are told";
        return LocalRedirect($"/admin/people/{id}");
    }
}

/// <summary>Name and address, as typed.</summary>
public sealed class StaffNameForm
{
    /// <summary>Name.</summary>
    public string? Name { get; set; }

    /// <summary>Work e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<StaffNameForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Name).NotEmpty().WithMessage("Enter the name").MaximumLength(StaffMember.NameMaxLength).WithMessage($"Name must be {StaffMember.NameMaxLength} characters or fewer");
            RuleFor(f => f.Email).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("Enter the email address")
                .MaximumLength(StaffMember.EmailMaxLength).WithMessage($"Email address must be {StaffMember.EmailMaxLength} characters or fewer")
                .EmailAddress().WithMessage("Enter an email address in the correct format, like name@example.com");
        }
    }
}

/// <summary>The page on which a name or an address is put right.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Name">The name as it stands.</param>
/// <param name="Form">What is typed.</param>
public sealed record StaffNamePage(long Id, string Name, StaffNameForm Form);
