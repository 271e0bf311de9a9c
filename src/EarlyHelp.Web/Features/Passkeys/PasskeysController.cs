using System.Buffers.Text;
using System.Globalization;
using EarlyHelp.Data;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Access;
using EarlyHelp.Web.Features.RecoveryCodes;
using EarlyHelp.Web.Features.SecondFactors;
using EarlyHelp.Web.Features.SignIn;
using EarlyHelp.Web.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace EarlyHelp.Web.Features.Passkeys;

/// <summary>A person's own passkeys: adding, renaming and removing them.</summary>
[Requires(Permission.SignedIn), BeforeSecondFactor]
public sealed class PasskeysController(FactorDesk desk, EarlyHelpDbContext db, UserManager<Data.Account> users, SignIns signIns) : Controller
{
    /// <summary>Most passkeys of one person.</summary>
    public const int Most = 10;

    /// <summary>What to call it.</summary>
    [HttpGet("/account/passkeys/new")]
    public IActionResult New() => View(new PasskeyForm());

    /// <summary>What the browser is to ask the device for. Only here is the password asked, so that no device makes a passkey that is then refused.</summary>
    [HttpPost("/account/passkeys/options")]
    public async Task<IActionResult> Options(PasskeyForm form)
    {
        var account = await desk.AccountAsync(User);
        if (ModelState.IsValid && (await desk.PasskeysAsync(account)).Count >= Most)
            ModelState.AddModelError(nameof(form.Name), $"You have {Most} passkeys: remove one first");
        if (ModelState.IsValid && await desk.RefusalOfAsync(account, form.CurrentPassword) is { } refusal)
            ModelState.AddModelError(nameof(form.CurrentPassword), refusal);
        if (!ModelState.IsValid)
            return UnprocessableEntity(ModelState.Where(f => f.Value!.Errors.Count > 0).ToDictionary(f => f.Key, f => f.Value!.Errors[0].ErrorMessage));
        var options = await signIns.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(CultureInfo.InvariantCulture), Name = account.Email!, DisplayName = desk.Me.Name });
        return Content(options, "application/json");
    }

    /// <summary>Keeps what the device made.</summary>
    [HttpPost("/account/passkeys")]
    public async Task<IActionResult> Create(PasskeyForm form)
    {
        var account = await desk.AccountAsync(User);
        if (!ModelState.IsValid || await MadeAsync(form.Credential) is not { } made || made.UserEntity!.Id != account.Id.ToString(CultureInfo.InvariantCulture))
        {
            if (ModelState.IsValid)
                ModelState.AddModelError("", "The passkey was not added. Try again, or set up an authenticator app instead");
            return this.Refused("New", form);
        }

        made.Passkey!.Name = form.Name!.Trim();
        var codes = await db.TogetherAsync(async () =>
        {
            await users.AddOrUpdatePasskeyAsync(account, made.Passkey);
            account.AddPasskey(made.Passkey.Name, desk.Me, desk.Now.UtcDateTime);
            var first = desk.FirstCodes(account);
            await desk.SaveAsync(account, $"A passkey was added to your account: {made.Passkey.Name}.", withSecondFactor: true);
            return first;
        });
        return this.ShowOnce(codes, "Your passkey is added");
    }

    /// <summary>One passkey.</summary>
    [HttpGet("/account/passkeys/{key}")]
    public async Task<IActionResult> Edit(string key) => await FindAsync(key) is { } passkey ? View(new PasskeyPage(key, passkey, passkey.Name)) : NotFound();

    /// <summary>Calls it something else.</summary>
    [HttpPost("/account/passkeys/{key}")]
    public async Task<IActionResult> Update(string key, PasskeyNameForm form)
    {
        if (await FindAsync(key) is not { } passkey)
            return NotFound();
        if (!ModelState.IsValid)
            return this.Refused("Edit", new PasskeyPage(key, passkey, form.Name));
        var account = await desk.AccountAsync(User);
        account.Note($"Passkey “{SecondFactorsPage.NameOf(passkey)}” renamed “{form.Name!.Trim()}”", null, desk.Me, desk.Now.UtcDateTime);
        passkey.Name = form.Name.Trim();
        await users.AddOrUpdatePasskeyAsync(account, passkey);
        TempData["Flash"] = $"The passkey is now called {passkey.Name}";
        return LocalRedirect("/account/second-factor");
    }

    /// <summary>Removes it; the device can forget it too.</summary>
    [HttpPost("/account/passkeys/{key}/remove")]
    public async Task<IActionResult> Delete(string key, PasswordAgainForm form)
    {
        if (await FindAsync(key) is not { } passkey)
            return NotFound();
        var account = await desk.AccountAsync(User);
        var (name, others) = (SecondFactorsPage.NameOf(passkey), (await desk.PasskeysAsync(account)).Count > 1);
        if (ModelState.IsValid && await desk.RefusalOfAsync(account, form.CurrentPassword) is { } refusal)
            ModelState.AddModelError(nameof(form.CurrentPassword), refusal);
        if (!ModelState.IsValid || !ModelState.Attempt(() => account.RemovePasskey(name, others, desk.MustHaveOne, desk.Me, desk.Now.UtcDateTime)))
            return this.Refused("Edit", new PasskeyPage(key, passkey, passkey.Name));
        await db.TogetherAsync(async () =>
        {
            await users.RemovePasskeyAsync(account, passkey.CredentialId);
            await desk.SaveAsync(account, $"A passkey was removed from your account: {name}.", AccountClaims.GaveSecondFactor(User));
        });
        TempData["Flash"] = $"The passkey {name} is removed";
        return LocalRedirect("/account/second-factor");
    }

    private async Task<UserPasskeyInfo?> FindAsync(string key) =>
        Base64Url.IsValid(key) ? await users.GetPasskeyAsync(await desk.AccountAsync(User), Base64Url.DecodeFromChars(key)) : null;

    private async Task<PasskeyAttestationResult?> MadeAsync(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIns.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? made : null;
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of this browser, or too long ago.
            return null;
        }
    }
}
