using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.SecondFactors;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.RecoveryCodes;

/// <summary>Recovery codes: shown once when they are made, and made anew.</summary>
[Requires(Permission.SignedIn), BeforeSecondFactor]
public sealed class RecoveryCodesController(FactorDesk desk) : Controller
{
    /// <summary>The codes that were just made; opened again, the page leads on.</summary>
    [HttpGet("/account/second-factor/recovery-codes")]
    public IActionResult Index() => TempData[RecoveryCodesOnce.Codes] is string codes ? View(codes.Split(' ')) : LocalRedirect("/account/second-factor");

    /// <summary>Make new ones?</summary>
    [HttpGet("/account/second-factor/recovery-codes/new")]
    public IActionResult New() => View(new PasswordAgainForm());

    /// <summary>Makes new ones; those before no longer work.</summary>
    [HttpPost("/account/second-factor/recovery-codes")]
    public async Task<IActionResult> Create(PasswordAgainForm form)
    {
        var account = await desk.AccountAsync(User);
        if (ModelState.IsValid && account.AuthenticatorKey is null && (await desk.PasskeysAsync(account)).Count == 0)
            ModelState.AddModelError("", "Set up a second factor first");
        if (ModelState.IsValid && await desk.RefusalOfAsync(account, form.CurrentPassword) is { } refusal)
            ModelState.AddModelError(nameof(form.CurrentPassword), refusal);
        if (!ModelState.IsValid)
            return this.Refused("New", form);
        var codes = account.MakeRecoveryCodes(desk.Me, desk.Now.UtcDateTime);
        await desk.SaveAsync(account, "New recovery codes were made for your account.", AccountClaims.GaveSecondFactor(User));
        return this.ShowOnce(codes, "New recovery codes are made");
    }
}

/// <summary>Carries codes to the one page that shows them.</summary>
public static class RecoveryCodesOnce
{
    /// <summary>Where they wait, sealed in a cookie of this browser, for the page to be opened once.</summary>
    public const string Codes = "RecoveryCodes";

    /// <summary>Leads to the codes, or where none were made to what is set up.</summary>
    /// <param name="controller">Who made them.</param>
    /// <param name="codes">The codes, or null.</param>
    /// <param name="flash">What was done.</param>
    public static IActionResult ShowOnce(this Controller controller, IReadOnlyList<string>? codes, string flash)
    {
        controller.TempData["Flash"] = flash;
        if (codes is null)
            return controller.LocalRedirect("/account/second-factor");
        controller.TempData[Codes] = string.Join(' ', codes);
        return controller.LocalRedirect("/account/second-factor/recovery-codes");
    }
}
