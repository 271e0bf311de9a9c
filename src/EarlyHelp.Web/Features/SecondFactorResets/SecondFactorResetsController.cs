using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.AccountStates;
using EarlyHelp.Web.Features.Staff;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.SecondFactorResets;

/// <summary>Takes away the second factor of somebody who lost it and has no recovery code. They are told by message, and by voice a code, with which they set up another at sign-in.</summary>
[Requires(Permission.Administer)]
public sealed class SecondFactorResetsController(EarlyHelpDbContext db, PeopleDesk desk, UserManager<Data.Account> users, AccountWatch watch, Messages messages) : Controller
{
    /// <summary>Where the code waits, sealed in a cookie of this browser, for the page of this person, and no other, to show it once.</summary>
    public static string CodeOf(long id) => string.Create(CultureInfo.InvariantCulture, $"ResetCode:{id}");

    /// <summary>Why?</summary>
    [HttpGet("/admin/people/{id:long}/second-factor-reset")]
    public async Task<IActionResult> New(long id) => await desk.FindAsync(id) is { } person ? View(new ResetPage(person, new ReasonForm())) : NotFound();

    /// <summary>Takes it away.</summary>
    [HttpPost("/admin/people/{id:long}/second-factor-reset")]
    public async Task<IActionResult> Create(long id, ReasonForm form)
    {
        if (await desk.FindAsync(id) is not { } person)
            return NotFound();
        var account = await desk.AccountOfAsync(id);
        if (account is null)
            ModelState.AddModelError("", $"{person.Name} has no account");
        var code = "";
        if (!ModelState.IsValid || !ModelState.Attempt(() => code = account!.ResetSecondFactor(form.Reason, desk.Me, desk.Now)))
            return this.Refused("New", new ResetPage(person, form));
        await db.TogetherAsync(async () =>
        {
            foreach (var passkey in await users.GetPasskeysAsync(account!))
                await users.RemovePasskeyAsync(account!, passkey.CredentialId);
            messages.TellSecondFactorReset(account!, desk.Me.Name, form.Reason!);
            await watch.TellAsync(person, $"The second factor of {person.Name} is reset: who knows their password and the code that was told to them can set up another one. The reason given: {form.Reason!.Trim()}");
            await db.SaveChangesAsync();
        });
        TempData["Flash"] = $"The second factor of {person.Name} is reset, and a message tells them so";
        TempData[CodeOf(id)] = code;
        return LocalRedirect($"/admin/people/{id}");
    }
}

/// <summary>The page on which a second factor is reset.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Form">What is typed.</param>
public sealed record ResetPage(StaffMember Person, ReasonForm Form);
