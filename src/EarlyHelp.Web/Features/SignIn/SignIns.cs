using System.Globalization;
using System.Security.Claims;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>
/// Signing in as Identity does it, and what is different here: nobody signs in without a posting or with a disabled account, the second factor is the
/// account's own app, recovery code or passkey, and wrong codes of any kind lock the account as wrong passwords do.
/// </summary>
public sealed class SignIns(
    UserManager<Data.Account> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Data.Account> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Data.Account>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Data.Account> confirmation, EarlyHelpDbContext db, CurrentActor current, TimeProvider clock)
    : SignInManager<Data.Account>(users, accessor, claims, options, log, schemes, confirmation)
{
    /// <summary>Cookie of somebody who gave the right password and has the second factor still to give. Identity's own one is taken by passkeys.</summary>
    public const string SecondFactorDue = "SecondFactorDue";

    /// <summary>Minutes in which the second factor must follow the password.</summary>
    public const int SecondFactorMinutes = 10;

    // Of no password: an unknown address costs the same work as a wrong password, so that time tells nobody who has an account.
    private static readonly Lazy<string> NoHash = new(() => new PasswordHasher<Data.Account>().HashPassword(new Data.Account(), Guid.NewGuid().ToString()));

    /// <summary>Whether the account is in use and its person is posted today.</summary>
    public override async Task<bool> CanSignInAsync(Data.Account user)
    {
        var today = UkTime.Today(clock);
        return user.DisabledAt is null && await base.CanSignInAsync(user)
            && await db.Postings.AnyAsync(p => p.StaffId == user.StaffId && p.From <= today && (p.To == null || p.To >= today));
    }

    /// <inheritdoc/>
    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { HasPassword: true } account && await CanSignInAsync(account) && !await UserManager.IsLockedOutAsync(account))
            return await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure);
        UserManager.PasswordHasher.VerifyHashedPassword(new Data.Account(), NoHash.Value, password);
        return SignInResult.Failed;
    }

    /// <summary>Passkeys count too, of which Identity's own question knows nothing.</summary>
    public override Task<bool> IsTwoFactorEnabledAsync(Data.Account user) => Task.FromResult(user.TwoFactorEnabled);

    /// <summary>Who is to give a second factor now, or null: then the password comes first.</summary>
    public async Task<Data.Account?> DueAsync()
    {
        var due = await Context.AuthenticateAsync(SecondFactorDue);
        return due.Principal is { } person && await UserManager.FindByIdAsync(person.FindFirstValue(ClaimTypes.NameIdentifier)!) is { } account && StampOf(person) == account.SecurityStamp
            ? account
            : null;
    }

    /// <summary>The code of the app.</summary>
    public Task<SecondFactorAnswer> GiveCodeAsync(string? code) => GiveAsync(account => account.TakeCode(code, clock.GetUtcNow()));

    /// <summary>A recovery code, which is then used up.</summary>
    public Task<SecondFactorAnswer> GiveRecoveryCodeAsync(string? code) => GiveAsync(account => account.TakeRecoveryCode(code, current.Actor, UkTime.UtcNow(clock)));

    /// <summary>A passkey, which is both factors at once: whose it is, is who signs in.</summary>
    public async Task<SecondFactorAnswer> GivePasskeyAsync(string credential)
    {
        var shown = await AssertAsync(credential);
        if (shown is not { Succeeded: true } || !await CanSignInAsync(shown.User))
            return SecondFactorAnswer.Wrong;
        if (await UserManager.IsLockedOutAsync(shown.User))
            return SecondFactorAnswer.Locked;
        await UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        await SignInWithSecondFactorAsync(shown.User);
        return SecondFactorAnswer.Given;
    }

    /// <summary>Asks for the password again, before something about signing in is changed; wrong ones count as at sign-in. Null when it is right, else why not.</summary>
    public async Task<string?> RefusalOfAsync(Data.Account account, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return "Enter your current password";
        var known = await CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        return known.Succeeded ? null : known.IsLockedOut ? "You have entered a wrong password too often. Wait 15 minutes, then try again" : "The current password is not right";
    }

    /// <summary>Goes on in this session with the account as it now is: every other session of it has ended.</summary>
    public Task GoOnAsync(Data.Account account, bool withSecondFactor) => withSecondFactor ? SignInWithSecondFactorAsync(account) : RefreshSignInAsync(account);

    /// <inheritdoc/>
    protected override async Task<SignInResult> SignInOrTwoFactorAsync(Data.Account user, bool isPersistent, string? loginProvider = null, bool bypassTwoFactor = false)
    {
        if (!user.TwoFactorEnabled || bypassTwoFactor)
            return await base.SignInOrTwoFactorAsync(user, isPersistent, loginProvider, bypassTwoFactor);
        var due = new ClaimsIdentity(SecondFactorDue);
        due.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)));
        due.AddClaim(new Claim(Options.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!));
        await Context.SignInAsync(SecondFactorDue, new ClaimsPrincipal(due));
        return SignInResult.TwoFactorRequired;
    }

    private string? StampOf(ClaimsPrincipal person) => person.FindFirstValue(Options.ClaimsIdentity.SecurityStampClaimType);

    private async Task<SecondFactorAnswer> GiveAsync(Func<Data.Account, bool> take)
    {
        if (await DueAsync() is not { } account || !await CanSignInAsync(account))
            return SecondFactorAnswer.NotDue;
        if (await UserManager.IsLockedOutAsync(account))
            return SecondFactorAnswer.Locked;
        if (!take(account))
        {
            await UserManager.AccessFailedAsync(account);
            return await UserManager.IsLockedOutAsync(account) ? SecondFactorAnswer.Locked : SecondFactorAnswer.Wrong;
        }

        account.AccessFailedCount = 0;
        // Sent twice at once, the same code is taken once: the second save meets the first.
        if (!(await UserManager.UpdateAsync(account)).Succeeded)
            return SecondFactorAnswer.Wrong;
        await SignInWithSecondFactorAsync(account);
        return SecondFactorAnswer.Given;
    }

    private async Task SignInWithSecondFactorAsync(Data.Account account)
    {
        await Context.SignOutAsync(SecondFactorDue);
        await SignInWithClaimsAsync(account, isPersistent: false, [AccountClaims.SecondFactorGiven]);
    }

    private async Task<PasskeyAssertionResult<Data.Account>?> AssertAsync(string credential)
    {
        try
        {
            return await PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nothing was asked of this browser, or too long ago.
            return null;
        }
    }
}

/// <summary>What became of a second factor.</summary>
public enum SecondFactorAnswer
{
    /// <summary>It was right; the person is signed in.</summary>
    Given,

    /// <summary>It was not right.</summary>
    Wrong,

    /// <summary>The account is locked after too many wrong tries.</summary>
    Locked,

    /// <summary>There was no password before it, or too long ago.</summary>
    NotDue,
}
