using EarlyHelp.Data.Access;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.Startup;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>Signing in and out.</summary>
public sealed class SignInController(SignInManager<Data.Account> signIn, TriesPerAddress tries, CurrentActor current, TimeProvider clock) : Controller
{
    private const string Refusal = "The email address or password is not right, or the account is locked. After 5 wrong tries it is locked for 15 minutes, and longer each time.";

    /// <summary>The page.</summary>
    [HttpGet("/account/sign-in")]
    [OpenTo("anyone who works here")]
    public IActionResult Index(string? returnUrl) => current.Actor.IsStaff
        ? LocalRedirect(Local(returnUrl))
        : View("SignIn", new SignInForm { ReturnUrl = returnUrl });

    /// <summary>Signs in. A wrong password, an unknown address and a locked account get the same answer.</summary>
    [HttpPost("/account/sign-in")]
    [EnableRateLimiting(RateLimits.SignIn)]
    [OpenTo("anyone who works here")]
    public async Task<IActionResult> Create(SignInForm form)
    {
        if (ModelState.IsValid)
        {
            if (!tries.Take(form.Email!))
                return StatusCode(StatusCodes.Status429TooManyRequests);
            var began = clock.GetTimestamp();
            var result = await signIn.PasswordSignInAsync(StaffMember.Normalise(form.Email!), form.Password!, isPersistent: false, lockoutOnFailure: true);
            if (result.Succeeded)
                return LocalRedirect(Local(form.ReturnUrl));
            if (result.RequiresTwoFactor)
                return LocalRedirect($"/account/sign-in/second-factor?returnUrl={Uri.EscapeDataString(Local(form.ReturnUrl))}");
            await AnswerSlot.FillAsync(clock, began);
            ModelState.AddModelError(nameof(form.Email), Refusal);
        }

        return this.Refused("SignIn", form);
    }

    /// <summary>Signs out.</summary>
    [HttpPost("/account/sign-out")]
    [Requires(Permission.SignedIn), BeforeSecondFactor]
    public async Task<IActionResult> Delete()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/account/sign-in");
    }

    private string Local(string? url) => Url.IsLocalUrl(url) ? url! : "/";
}
