using System.Security.Cryptography;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.RecoveryCodes;
using EarlyHelp.Web.Features.SecondFactors;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using FluentValidation;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Authenticators;

/// <summary>Setting up an authenticator app, and removing it. A key counts only once a first code has shown that the app holds it.</summary>
[Requires(Permission.SignedIn), BeforeSecondFactor]
public sealed class AuthenticatorsController(FactorDesk desk, IDataProtectionProvider protection) : Controller
{
    /// <summary>A new key, as a picture and in letters.</summary>
    [HttpGet("/account/second-factor/authenticator")]
    public async Task<IActionResult> New()
    {
        return View(WithNewKey(await desk.AccountAsync(User)));
    }

    /// <summary>The first code confirms it.</summary>
    [HttpPost("/account/second-factor/authenticator")]
    public async Task<IActionResult> Create(AuthenticatorForm form)
    {
        var account = await desk.AccountAsync(User);
        if (Opened(form.Sealed, account) is not { } key)
            return TooOld(account);
        var page = new AuthenticatorPage(form, key, account.Email!, account.AuthenticatorKey is not null);
        if (ModelState.IsValid && await desk.RefusalOfAsync(account, form.CurrentPassword) is { } refusal)
            ModelState.AddModelError(nameof(form.CurrentPassword), refusal);
        if (!ModelState.IsValid || !ModelState.Attempt(() => account.ConfirmAuthenticator(key, form.Code, desk.Me, desk.Now)))
            return this.Refused("New", page);
        var codes = desk.FirstCodes(account);
        await desk.SaveAsync(account, "An authenticator app was set up as your second factor.", withSecondFactor: true);
        return this.ShowOnce(codes, "Your authenticator app is set up");
    }

    /// <summary>Really remove it?</summary>
    [HttpGet("/account/second-factor/authenticator/remove")]
    public IActionResult Edit() => View(new PasswordAgainForm());

    /// <summary>Removes it.</summary>
    [HttpPost("/account/second-factor/authenticator/remove")]
    public async Task<IActionResult> Delete(PasswordAgainForm form)
    {
        var account = await desk.AccountAsync(User);
        var passkeys = await desk.PasskeysAsync(account);
        if (ModelState.IsValid && await desk.RefusalOfAsync(account, form.CurrentPassword) is { } refusal)
            ModelState.AddModelError(nameof(form.CurrentPassword), refusal);
        if (!ModelState.IsValid || !ModelState.Attempt(() => account.RemoveAuthenticator(passkeys.Count > 0, desk.MustHaveOne, desk.Me, desk.Now.UtcDateTime)))
            return this.Refused("Edit", form);
        await desk.SaveAsync(account, "The authenticator app was removed from your account.", AccountClaims.GaveSecondFactor(User));
        TempData["Flash"] = "The authenticator app is removed";
        return LocalRedirect("/account/second-factor");
    }

    private AuthenticatorPage WithNewKey(Data.Account account)
    {
        var key = AuthenticatorCode.NewKey();
        return new(new AuthenticatorForm { Sealed = Protector(account).Protect(key) }, key, account.Email!, account.AuthenticatorKey is not null);
    }

    // Something was changed in another tab: the app holds a key that can no longer count.
    private ViewResult TooOld(Data.Account account)
    {
        ModelState.Clear();
        ModelState.AddModelError(nameof(AuthenticatorForm.Code), "This key is too old: scan the new picture, and enter the code that the app then shows");
        return this.Refused("New", WithNewKey(account));
    }

    private IDataProtector Protector(Data.Account account) =>
        protection.CreateProtector("Authenticator", account.SecurityStamp!);

    // Only a key that this page gave out, to this account, while nothing else about it has changed.
    private string? Opened(string? text, Data.Account account)
    {
        try
        {
            return text is null ? null : Protector(account).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>The first code of an app.</summary>
public sealed class AuthenticatorForm
{
    /// <summary>The key that was shown, sealed.</summary>
    public string? Sealed { get; set; }

    /// <summary>The code.</summary>
    public string? Code { get; set; }

    /// <summary>The password again.</summary>
    public string? CurrentPassword { get; set; }

    /// <summary>What must be typed; whether the code is right is a rule of the account.</summary>
    public sealed class Validator : AbstractValidator<AuthenticatorForm>
    {
        /// <summary>The rules.</summary>
        public Validator()
        {
            RuleFor(f => f.Code).NotEmpty().WithMessage("Enter the 6-digit code that the app shows").MaximumLength(50).WithMessage("Code must be 6 figures");
            RuleFor(f => f.CurrentPassword).NotEmpty().WithMessage("Enter your current password").MaximumLength(200).WithMessage("Password must be 200 characters or fewer");
        }
    }
}

/// <summary>The page with the key.</summary>
/// <param name="Form">What is typed.</param>
/// <param name="Key">The key.</param>
/// <param name="Email">Whose account.</param>
/// <param name="Replaces">Whether an app is set up already.</param>
public sealed record AuthenticatorPage(AuthenticatorForm Form, string Key, string Email, bool Replaces)
{
    /// <summary>The key in groups of four, to be typed.</summary>
    public string KeyInGroups => string.Join(' ', Key.ToLowerInvariant().Chunk(4).Select(g => new string(g)));

    /// <summary>The picture that an app reads; it stands in the page itself, because pages load no picture from an address that holds it (adr/0030).</summary>
    public QrPicture Picture { get; } = QrPicture.Of(AuthenticatorCode.Link(Key, Email));
}
