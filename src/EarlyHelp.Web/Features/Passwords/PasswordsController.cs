using EarlyHelp.Data;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Passwords;

/// <summary>Changing one's own password.</summary>
[Requires(Permission.SignedIn)]
public sealed class PasswordsController(UserManager<Data.Account> users, SignIns signIns, EarlyHelpDbContext db, Messages messages) : Controller
{
    /// <summary>The page.</summary>
    [HttpGet("/account/password")]
    public IActionResult Edit() => View(new PasswordForm());

    /// <summary>Changes it; every other session of the person ends, this one goes on.</summary>
    [HttpPost("/account/password")]
    public async Task<IActionResult> Update(PasswordForm form)
    {
        if (!ModelState.IsValid)
            return this.Refused("Edit", form);
        var account = (await users.GetUserAsync(User))!;
        // The same lock-out as at sign-in: an open session is no place to guess the password.
        if (await signIns.RefusalOfAsync(account, form.CurrentPassword) is { } refusal)
        {
            ModelState.AddModelError(nameof(form.CurrentPassword), refusal);
            return this.Refused("Edit", form);
        }

        messages.TellAccountChanged(account, "Your password has been changed.");
        var result = await users.ChangePasswordAsync(account, form.CurrentPassword!, form.NewPassword!);
        if (!result.Succeeded)
        {
            // Nothing was changed, so nothing is told.
            db.ChangeTracker.Clear();
            foreach (var error in result.Errors)
                ModelState.AddModelError(nameof(form.NewPassword), error.Description);
            return this.Refused("Edit", form);
        }

        await signIns.GoOnAsync(account, AccountClaims.GaveSecondFactor(User));
        TempData["Flash"] = "Your password has been changed";
        return LocalRedirect("/account");
    }
}
