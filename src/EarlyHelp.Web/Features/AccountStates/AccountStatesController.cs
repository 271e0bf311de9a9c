using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.Postings;
using EarlyHelp.Web.Features.Staff;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.AccountStates;

/// <summary>Keeping somebody out at once, letting them in again, and lifting the lock of too many wrong tries.</summary>
[Requires(Permission.Administer)]
public sealed class AccountStatesController(EarlyHelpDbContext db, PeopleDesk desk, Messages messages) : Controller
{
    private const string Person = "~/Features/Staff/Show.cshtml";

    /// <summary>Why?</summary>
    [HttpGet("/admin/people/{id:long}/disable")]
    public async Task<IActionResult> Edit(long id) => await desk.FindAsync(id) is { } person ? View(new DisablePage(person, await desk.HeldByAsync(person), new ReasonForm())) : NotFound();

    /// <summary>Disables it: open sessions end at their next request.</summary>
    [HttpPost("/admin/people/{id:long}/disable")]
    public async Task<IActionResult> Update(long id, ReasonForm form)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        var held = await desk.HeldByAsync(person);
        if (await desk.AccountOfAsync(id) is not { } account)
        {
            ModelState.AddModelError("", $"{person.Name} has no account");
        }
        else if (ModelState.IsValid && await ModelState.AttemptAsync(async () => account.Disable(form.Reason, await desk.OtherAdministratorsAsync(person), desk.Me, desk.Now, desk.Today)))
        {
            messages.TellFamiliesLeft(person, "can no longer sign in", held);
            return await SavedAsync(id, $"{person.Name} can no longer sign in{HeldWords.After(held)}");
        }

        return this.Refused("Edit", new DisablePage(person, held, form));
    }

    /// <summary>Enables it again.</summary>
    [HttpPost("/admin/people/{id:long}/enable")]
    public Task<IActionResult> Create(long id) => ChangeAsync(id, account => account.Enable(desk.Me, desk.Now), "can sign in again");

    /// <summary>Lifts the lock.</summary>
    [HttpPost("/admin/people/{id:long}/unlock")]
    public Task<IActionResult> Delete(long id) => ChangeAsync(id, account => account.Unlock(desk.Me, desk.Now), "can try to sign in again");

    private async Task<IActionResult> ChangeAsync(long id, Action<Data.Account> change, string done)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        if (await desk.AccountOfAsync(id) is not { } account)
            ModelState.AddModelError("", $"{person.Name} has no account");
        else if (ModelState.Attempt(() => change(account)))
            return await SavedAsync(id, $"{person.Name} {done}");
        return this.Refused(Person, await desk.PageAsync(person));
    }

    private async Task<IActionResult> SavedAsync(long id, string flash)
    {
        await db.SaveChangesAsync();
        TempData["Flash"] = flash;
        return LocalRedirect($"/admin/people/{id}");
    }
}

/// <summary>The page on which an account is disabled.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Held">The open families that they hold.</param>
/// <param name="Form">What is typed.</param>
public sealed record DisablePage(StaffMember Person, IReadOnlyList<HeldInUnit> Held, ReasonForm Form);

/// <summary>Why something is done to an account, as typed; that it must be given is a rule of accounts.</summary>
public sealed class ReasonForm
{
    /// <summary>The reason.</summary>
    public string? Reason { get; set; }

    /// <summary>The shape of what is typed.</summary>
    public sealed class Validator : AbstractValidator<ReasonForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Reason).NotEmpty().WithMessage("Enter the reason")
            .MaximumLength(Data.Account.ReasonMaxLength).WithMessage($"Reason must be {Data.Account.ReasonMaxLength} characters or fewer");
    }
}
