using System.Globalization;
using System.Security.Claims;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EarlyHelp.Web.Features.SignIn;

/// <summary>
/// Signing in as Identity does it, and what is different here: nobody signs in without a posting or with a disabled account, the second factor is the
/// account's own app, recovery code or passkey, and wrong codes of any kind lock the account as wrong passwords do. A passkey can't be guessed, so
/// the lock doesn't hold it up: anybody can lock somebody else's password.
/// </summary>
public sealed class SignIns(
    UserManager<Data.Account> users, IHttpContextAccessor accessor, IUserClaimsPrincipalFactory<Data.Account> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Data.Account>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Data.Account> confirmation, EarlyHelpDbContext db, SignInTries tries, SignInSettings settings, Messages messages, CurrentActor current, TimeProvider clock)
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
        if (await UserManager.FindByNameAsync(userName) is { HasPassword: true } account && await CanSignInAsync(account) && await tries.BeginAsync(account))
            return await TryPasswordAsync(account, password, isPersistent);
        UserManager.PasswordHasher.VerifyHashedPassword(new Data.Account(), NoHash.Value, password);
        return SignInResult.Failed;
    }

    private async Task<SignInResult> TryPasswordAsync(Data.Account account, string password, bool isPersistent)
    {
        if (!await UserManager.CheckPasswordAsync(account, password))
        {
            await tries.FailedAsync(account, afterPassword: false);
            return SignInResult.Failed;
        }

        // The password alone begins no new count where a second factor follows.
        await (account.TwoFactorEnabled ? tries.TakeBackAsync(account) : tries.ForgetAsync(account));
        return await SignInOrTwoFactorAsync(account, isPersistent);
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
    public Task<SecondFactorAnswer> GiveCodeAsync(string? code) => GiveAsync(account => account.TakeCode(code, clock.GetUtcNow()), _ => SecondFactorAnswer.Given);

    /// <summary>A recovery code, which is then used up, or the code that an administrator said after a reset.</summary>
    public async Task<SecondFactorAnswer> GiveRecoveryCodeAsync(string? code) =>
        await DueAsync() is { ResetUntil: not null } ? await GiveResetCodeAsync(code) : await GiveOwnRecoveryCodeAsync(code);

    private Task<SecondFactorAnswer> GiveResetCodeAsync(string? code) => GiveAsync(
        account => account.TakeResetCode(code, settings.MustGive(current.Actor.Role!.Value), current.Actor, UkTime.UtcNow(clock)) ? CodeAnswer.Right : CodeAnswer.Wrong,
        account =>
        {
            messages.TellAccountChanged(account, "The code that your administrator told you was used to sign in.");
            return SecondFactorAnswer.GivenAndNoneLeft;
        });

    // The person is told, because who found the paper would else use one after the other unseen.
    private Task<SecondFactorAnswer> GiveOwnRecoveryCodeAsync(string? code) => GiveAsync(
        account => account.TakeRecoveryCode(code, current.Actor, UkTime.UtcNow(clock)) ? CodeAnswer.Right : CodeAnswer.Wrong,
        account =>
        {
            var left = RecoveryCode.Left(account.RecoveryCodes);
            messages.TellAccountChanged(account, $"A recovery code was used to sign in. {UkDates.Count(left, "code")} left.");
            return left > RecoveryCode.Few ? SecondFactorAnswer.Given : SecondFactorAnswer.GivenAndFewLeft;
        });

    /// <summary>A passkey, which is both factors at once: whose it is, is who signs in.</summary>
    public async Task<SecondFactorAnswer> GivePasskeyAsync(string credential)
    {
        var shown = await AssertAsync(credential);
        if (shown is not { Succeeded: true } || !await CanSignInAsync(shown.User))
            return SecondFactorAnswer.Wrong;
        if (!(await UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).Succeeded)
            return SecondFactorAnswer.Wrong;
        await SignInWithSecondFactorAsync(shown.User);
        return SecondFactorAnswer.Given;
    }

    /// <summary>Asks for the password again, before something about signing in is changed; wrong ones count by themselves, and the fifth ends every session. Null when it is right, else why not.</summary>
    public async Task<string?> RefusalOfAsync(Data.Account account, string? password)
    {
        if (string.IsNullOrEmpty(password))
            return "Enter your current password";
        const string TooOften = "You have entered a wrong password too often. You are signed out: sign in again";
        if (!await tries.BeginAgainAsync(account))
            return TooOften;
        if (!await UserManager.CheckPasswordAsync(account, password))
            return await tries.FailedAgainAsync(account) ? "The current password is not right" : TooOften;
        await tries.ForgetAgainAsync(account);
        return null;
    }

    /// <summary>Goes on in this session, which began when it began, with the account as it now is: every other session of it has ended.</summary>
    public async Task GoOnAsync(Data.Account account, bool withSecondFactor)
    {
        var open = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var session = open.Properties?.Clone() ?? new AuthenticationProperties();
        (session.IssuedUtc, session.ExpiresUtc) = (null, null);
        await SignInWithClaimsAsync(account, session, withSecondFactor ? [AccountClaims.SecondFactorGiven] : []);
    }

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

    private async Task<SecondFactorAnswer> GiveAsync(Func<Data.Account, CodeAnswer> take, Func<Data.Account, SecondFactorAnswer> told)
    {
        if (await DueAsync() is not { } account || !await CanSignInAsync(account))
            return SecondFactorAnswer.NotDue;
        if (!await tries.BeginAsync(account))
            return SecondFactorAnswer.Locked;
        var before = current.Actor;
        current.Actor = await OwnerAsync(account);
        try
        {
            var answer = take(account);
            return answer == CodeAnswer.Right ? await TakenAsync(account, told(account)) : await NotTakenAsync(account, answer);
        }
        finally
        {
            current.Actor = before;
        }
    }

    // Who has given the password is who gives the code, as far as anybody can know; it is written down under their name.
    private async Task<Actor> OwnerAsync(Data.Account account)
    {
        account.Staff = await db.Staff.Include(s => s.Postings).SingleAsync(s => s.Id == account.StaffId);
        return account.Staff.PostingOn(UkTime.Today(clock)) is { } posting ? Actor.Staff(account.Staff, posting) : current.Actor;
    }

    private async Task<SecondFactorAnswer> NotTakenAsync(Data.Account account, CodeAnswer answer)
    {
        // A code that opens nothing any more is no guess.
        if (answer is CodeAnswer.TakenAlready or CodeAnswer.ClockBehind)
        {
            await tries.TakeBackAsync(account);
            return answer == CodeAnswer.TakenAlready ? SecondFactorAnswer.TakenAlready : SecondFactorAnswer.WrongClock;
        }

        await tries.FailedAsync(account, afterPassword: true);
        return await UserManager.IsLockedOutAsync(account) ? SecondFactorAnswer.Locked : answer == CodeAnswer.ClockAhead ? SecondFactorAnswer.WrongClock : SecondFactorAnswer.Wrong;
    }

    private async Task<SecondFactorAnswer> TakenAsync(Data.Account account, SecondFactorAnswer given)
    {
        account.SignedIn();
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // Sent twice at once, the same code is taken once: the second save meets the first.
            db.ChangeTracker.Clear();
            return SecondFactorAnswer.Wrong;
        }

        await SignInWithSecondFactorAsync(account, given != SecondFactorAnswer.GivenAndNoneLeft);
        return given;
    }

    private async Task SignInWithSecondFactorAsync(Data.Account account, bool isGiven = true)
    {
        await Context.SignOutAsync(SecondFactorDue);
        await SignInWithClaimsAsync(account, isPersistent: false, isGiven ? [AccountClaims.SecondFactorGiven] : []);
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

    /// <summary>It was right, the person is signed in, and should make new recovery codes.</summary>
    GivenAndFewLeft,

    /// <summary>It was the code of a reset: the person is signed in, and sets up another second factor before anything else.</summary>
    GivenAndNoneLeft,

    /// <summary>It was not right.</summary>
    Wrong,

    /// <summary>It was right, and was taken before: the next one will do.</summary>
    TakenAlready,

    /// <summary>It was of another time: the telephone's is wrong.</summary>
    WrongClock,

    /// <summary>The account is locked after too many wrong tries.</summary>
    Locked,

    /// <summary>There was no password before it, or too long ago.</summary>
    NotDue,
}
