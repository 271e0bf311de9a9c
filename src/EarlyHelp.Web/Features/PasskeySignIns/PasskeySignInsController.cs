using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.Startup;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace EarlyHelp.Web.Features.PasskeySignIns;

/// <summary>Signing in with a passkey, instead of the password or after it: the device checks who holds it, so it is both factors.</summary>
[OpenTo("anyone who works here")]
public sealed class PasskeySignInsController(SignIns signIns) : Controller
{
    /// <summary>What the browser is to ask the device for. After the password, the passkeys of that account; else whichever the person chooses.</summary>
    [HttpPost("/account/sign-in/passkey/options")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Options() => Content(await signIns.MakePasskeyRequestOptionsAsync(await signIns.DueAsync()), "application/json");

    /// <summary>Takes what the device answered.</summary>
    [HttpPost("/account/sign-in/passkey")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create(PasskeySignInForm form)
    {
        if (ModelState.IsValid)
        {
            if (await signIns.GivePasskeyAsync(form.Credential!) == SecondFactorAnswer.Given)
                return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
            ModelState.AddModelError("", "This passkey was not taken: it is not known here, or the account is closed. Sign in with your password, or ask your administrator");
        }

        return this.Refused("~/Features/SignIn/SignIn.cshtml", new SignInForm { ReturnUrl = form.ReturnUrl });
    }
}

/// <summary>What a device answered.</summary>
public sealed class PasskeySignInForm
{
    /// <summary>Its answer, as JSON.</summary>
    public string? Credential { get; set; }

    /// <summary>The page to come back to, within this service.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>What must be sent.</summary>
    public sealed class Validator : AbstractValidator<PasskeySignInForm>
    {
        /// <summary>The rules.</summary>
        public Validator() => RuleFor(f => f.Credential).NotEmpty().WithMessage("No passkey was used").MaximumLength(20_000).WithMessage("No passkey was used");
    }
}
