using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using EarlyHelp.Web.Startup;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;

namespace EarlyHelp.Web.Features.SecondFactorSignIns;

/// <summary>The second step of signing in, after the password: a code of the authenticator app, a recovery code, or a passkey.</summary>
[OpenTo("anyone who works here and has given their password")]
public sealed class SecondFactorSignInsController(SignIns signIns) : Controller
{
    private const string Locked = "You have entered a wrong code or password too often. Wait 15 minutes, or longer where this has happened before, then try again";

    /// <summary>The code of the app, or a passkey.</summary>
    [HttpGet("/account/sign-in/second-factor")]
    public async Task<IActionResult> New(string? returnUrl) => await signIns.DueAsync() switch
    {
        null => View("TooLate", (object?)returnUrl),
        { ResetUntil: not null } => LocalRedirect($"/account/sign-in/recovery-code?returnUrl={Uri.EscapeDataString(returnUrl ?? "/")}"),
        var account => View(new SecondFactorForm { ReturnUrl = returnUrl, HasApp = account.AuthenticatorKey is not null }),
    };

    /// <summary>Takes the code.</summary>
    [HttpPost("/account/sign-in/second-factor")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create(SecondFactorForm form)
    {
        form.HasApp = true;
        return await AnswerAsync("New", form, "The code is not right. Enter the one that your app shows now", signIns.GiveCodeAsync);
    }

    /// <summary>A recovery code, for somebody who has lost their second factor.</summary>
    [HttpGet("/account/sign-in/recovery-code")]
    public async Task<IActionResult> Edit(string? returnUrl) => await signIns.DueAsync() is { } account
        ? View(new SecondFactorForm { ReturnUrl = returnUrl, ResetUntil = account.ResetUntil }) : View("TooLate", (object?)returnUrl);

    /// <summary>Takes the recovery code, which then no longer works.</summary>
    [HttpPost("/account/sign-in/recovery-code")]
    [EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Update(SecondFactorForm form)
    {
        form.ResetUntil = (await signIns.DueAsync())?.ResetUntil;
        return await AnswerAsync("Edit", form, form.ResetUntil is null ? "The recovery code is not right, or it has been used" : "The code is not right, or it has ended", signIns.GiveRecoveryCodeAsync);
    }

    private static string WordsOf(SecondFactorAnswer answer, string wrong) => answer switch
    {
        SecondFactorAnswer.Locked => Locked,
        SecondFactorAnswer.TakenAlready => "This code has been used. Wait for the next one",
        SecondFactorAnswer.WrongClock => AuthenticatorCode.ClockWords,
        _ => wrong,
    };

    private async Task<IActionResult> AnswerAsync(string view, SecondFactorForm form, string wrong, Func<string?, Task<SecondFactorAnswer>> give)
    {
        if (!ModelState.IsValid)
            return this.Refused(view, form);
        switch (await give(form.Code))
        {
            case SecondFactorAnswer.Given:
                return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
            case SecondFactorAnswer.GivenAndFewLeft:
                TempData["Flash"] = "You are signed in. You have few recovery codes left: make new ones here";
                return LocalRedirect("/account/second-factor");
            case SecondFactorAnswer.GivenAndNoneLeft:
                TempData["Flash"] = "You are signed in. Set up another second factor now: the code that you were told works no more";
                return LocalRedirect("/account/second-factor");
            case SecondFactorAnswer.NotDue:
                return this.IsOver("TooLate", form.ReturnUrl);
            case var answer:
                ModelState.AddModelError(nameof(form.Code), WordsOf(answer, wrong));
                return this.Refused(view, form);
        }
    }
}

/// <summary>A code as it is typed.</summary>
public sealed class SecondFactorForm
{
    /// <summary>The code.</summary>
    public string? Code { get; set; }

    /// <summary>The page to come back to, within this service.</summary>
    public string? ReturnUrl { get; set; }

    /// <summary>Whether the account has an authenticator app; else there are passkeys only.</summary>
    public bool HasApp { get; set; }

    /// <summary>Until when the code of a reset works (UTC); null where a recovery code is asked.</summary>
    [BindNever]
    public DateTime? ResetUntil { get; set; }

    /// <summary>What must be typed.</summary>
    public sealed class Validator : AbstractValidator<SecondFactorForm>
    {
        /// <summary>The rules.</summary>
        public Validator() =>
            RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the code").MaximumLength(50).WithMessage("Code must be 50 characters or fewer");
    }
}
