using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Passwords;

/// <summary>Changing one's own password.</summary>
[Requires(Permission.SignedIn)]
public sealed class PasswordsController(UserManager<Data.Account> users, SignInManager<Data.Account> signIn) : Controller
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
        var known = await signIn.CheckPasswordSignInAsync(account, form.CurrentPassword!, lockoutOnFailure: true);
        if (!known.Succeeded)
        {
            ModelState.AddModelError(nameof(form.CurrentPassword), known.IsLockedOut
                ? "You have entered a wrong password too often. Wait 15 minutes, then try again"
                : "The current password is not right");
            return this.Refused("Edit", form);
        }

        var result = await users.ChangePasswordAsync(account, form.CurrentPassword!, form.NewPassword!);
        if (!result.Succeeded)
        {
            foreach (var error in result.Errors)
                ModelState.AddModelError(nameof(form.NewPassword), error.Description);
            return this.Refused("Edit", form);
        }

        await signIn.RefreshSignInAsync(account);
        TempData["Flash"] = "Your password has been changed";
        return LocalRedirect("/account");
    }
}
