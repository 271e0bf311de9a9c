using System.Globalization;
using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using EarlyHelp.Domain.Workflow;
using Microsoft.AspNetCore.Identity;

namespace EarlyHelp.Data;

/// <summary>A sign-in of one member of staff (ASP.NET Core Identity). Every verb here gives it a new security stamp where open sessions must end.</summary>
public sealed partial class Account : IdentityUser<long>
{
    /// <summary>Longest reason why something was done to an account.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>Longest list of recovery codes, as they are kept.</summary>
    public const int RecoveryCodesMaxLength = 1000;

    /// <summary>Wrong tries in a row after which it is locked, and after which an open session that asks for the password again ends.</summary>
    public const int MostTries = 5;

    private const string Reason = "Reason";
    private const int FirstLockMinutes = 15;
    private const int LongestLockMinutes = 8 * 60;

    private readonly List<AccountEvent> events = [];

    /// <summary>Whose it is.</summary>
    public long StaffId { get; set; }

    /// <summary>Whose it is.</summary>
    public StaffMember Staff { get; set; } = null!;

    /// <summary>Since when nobody can sign in with it (UTC); null while somebody can.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>Key of the authenticator app, once a first code has shown that the app has it.</summary>
    public string? AuthenticatorKey { get; private set; }

    /// <summary>When the authenticator app was set up (UTC).</summary>
    public DateTime? AuthenticatorSince { get; private set; }

    /// <summary>The half minute of the code that was taken last: none is taken twice.</summary>
    public long? AuthenticatorStep { get; private set; }

    /// <summary>What the unused recovery codes digest to.</summary>
    public string? RecoveryCodes { get; private set; }

    /// <summary>How often it was locked since somebody last signed in with everything that is asked: each lock lasts twice as long as the one before.</summary>
    public int Locks { get; private set; }

    /// <summary>Wrong passwords in a row where an open session asked for it again; they count apart from those of sign-in, which anybody can give.</summary>
    public int WrongAgain { get; private set; }

    /// <summary>How long the next lock lasts: 15 minutes, then twice as long each time, 8 hours at most.</summary>
    public TimeSpan NextLock => TimeSpan.FromMinutes(Math.Min(LongestLockMinutes, FirstLockMinutes * Math.Pow(2, Math.Min(Locks, 10))));

    /// <summary>What was done to it, by whom and why.</summary>
    public IReadOnlyList<AccountEvent> Events => events;

    /// <summary>Whether a password was chosen: until then the invitation is open.</summary>
    public bool HasPassword => PasswordHash is not null;

    /// <summary>An account for a colleague, who chooses the password by a link.</summary>
    public static Account For(StaffMember person, ILookupNormalizer normalizer) => new()
    {
        Staff = person, UserName = person.Email, Email = person.Email, LockoutEnabled = true, SecurityStamp = NewStamp(),
        NormalizedUserName = normalizer.NormalizeName(person.Email), NormalizedEmail = normalizer.NormalizeEmail(person.Email),
    };

    /// <summary>Writes down what was done to it.</summary>
    /// <param name="what">What, as a sentence without a full stop: "Passkey “Phone” added".</param>
    /// <param name="reason">Why, where one was asked.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="at">When (UTC).</param>
    public void Note(string what, string? reason, Actor by, DateTime at) => events.Add(new AccountEvent(what, reason?.Trim(), by, at));

    /// <summary>
    /// A password was chosen or changed by a link: it came to the person's own e-mail, so a lock is lifted too. Not where a second factor is set up:
    /// who has the mailbox would else guess its codes without end.
    /// </summary>
    public void ChoosePassword(string hash)
    {
        (PasswordHash, EmailConfirmed) = (hash, true);
        if (!TwoFactorEnabled)
            (AccessFailedCount, LockoutEnd) = (0, null);
        EndSessions();
    }

    /// <summary>Too many wrong tries have locked it.</summary>
    /// <param name="what">What was wrong, as a sentence without a full stop.</param>
    /// <param name="by">Who tried.</param>
    /// <param name="at">When (UTC).</param>
    public void NoteLock(string what, Actor by, DateTime at)
    {
        Note(what, null, by, at);
        Touch();
    }

    /// <summary>Somebody signed in with everything that is asked: wrong tries before are forgotten.</summary>
    public void SignedIn()
    {
        (AccessFailedCount, LockoutEnd, Locks) = (0, null, 0);
        Touch();
    }

    /// <summary>Too many wrong passwords in an open session: it may be in other hands, so it ends.</summary>
    public void EndAfterWrongPasswords(Actor by, DateTime at)
    {
        WrongAgain = 0;
        Note("Signed out after wrong passwords in an open session", null, by, at);
        EndSessions();
    }

    /// <summary>An administrator puts name or address right. Links that went to an earlier address no longer work, and open sessions end.</summary>
    /// <param name="normalizer">As addresses are compared.</param>
    /// <param name="what">What was changed, as a sentence without a full stop.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When (UTC).</param>
    public void FollowPerson(ILookupNormalizer normalizer, string what, Actor by, DateTime at)
    {
        if (Email != Staff.Email)
        {
            (UserName, Email, EmailConfirmed) = (Staff.Email, Staff.Email, false);
            EndResetCode();
        }

        (NormalizedUserName, NormalizedEmail) = (normalizer.NormalizeName(Email), normalizer.NormalizeEmail(Email));
        Note(what, null, by, at);
        EndSessions();
    }

    /// <summary>Nobody can sign in with it any more, and open sessions end.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="otherAdministrators">Administrators beside this person who can sign in.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="on">The local day.</param>
    public void Disable(string? reason, int otherAdministrators, Actor by, DateTime at, DateOnly on)
    {
        Rule.Check([
            .. ByAdministrator(reason, by, "You can’t disable your own account. Ask another administrator."),
            new(DisabledAt is null, "This account is disabled already"),
            new(otherAdministrators > 0 || Staff.PostingOn(on)?.Role != Role.Administrator, "This is the last administrator: make somebody else one first")]);
        DisabledAt = at;
        EndResetCode();
        Note("Account disabled", reason, by, at);
        EndSessions();
    }

    /// <summary>Somebody can sign in with it again.</summary>
    public void Enable(Actor by, DateTime at)
    {
        Rule.Check(new Rule(by.May(Permission.Administer), "Only an administrator can do this."), new Rule(DisabledAt is not null, "This account is not disabled"));
        DisabledAt = null;
        EndResetCode();
        Note("Account enabled", null, by, at);
        Touch();
    }

    /// <summary>Lifts the lock of too many wrong tries before its time.</summary>
    public void Unlock(Actor by, DateTime at)
    {
        Rule.Check(new Rule(by.May(Permission.Administer), "Only an administrator can do this."), new Rule(LockoutEnd > at, "This account is not locked"));
        (LockoutEnd, AccessFailedCount, Locks) = (null, 0, 0);
        Note("Lock lifted", null, by, at);
        Touch();
    }

    /// <summary>An app holds the key: it showed a first code.</summary>
    /// <param name="key">The key that was shown.</param>
    /// <param name="code">The first code.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When.</param>
    public void ConfirmAuthenticator(string key, string? code, Actor by, DateTimeOffset at)
    {
        var step = AuthenticatorCode.Accept(key, code, at, null);
        Rule.Check(
            new(!string.IsNullOrWhiteSpace(code), "Enter the 6-digit code that the app shows", "Code"),
            new(string.IsNullOrWhiteSpace(code) || step is not null, AuthenticatorCode.IsOfWrongClock(key, code, at) is null
                ? "The code is not right. Enter the one that the app shows now"
                : AuthenticatorCode.ClockWords, "Code"));
        (AuthenticatorKey, AuthenticatorSince, AuthenticatorStep, TwoFactorEnabled) = (key, at.UtcDateTime, step, true);
        Note("Authenticator app set up", null, by, at.UtcDateTime);
        EndSessions();
    }

    /// <summary>Whether the code of the app is right; it is then used up.</summary>
    public CodeAnswer TakeCode(string? code, DateTimeOffset at)
    {
        if (AuthenticatorKey is null)
            return CodeAnswer.Wrong;
        if (AuthenticatorCode.Accept(AuthenticatorKey, code, at, AuthenticatorStep) is not { } step)
            return AuthenticatorCode.WhyNot(AuthenticatorKey, code, at);
        AuthenticatorStep = step;
        return CodeAnswer.Right;
    }

    /// <summary>Whether the recovery code is right; it is then used up.</summary>
    public bool TakeRecoveryCode(string? code, Actor by, DateTime at)
    {
        if (RecoveryCode.Use(RecoveryCodes, code) is not { } left)
            return false;
        RecoveryCodes = left;
        Note(string.Create(CultureInfo.InvariantCulture, $"Recovery code used, {RecoveryCode.Left(left)} left"), null, by, at);
        return true;
    }

    /// <summary>New recovery codes, which are shown once; those before no longer work.</summary>
    public IReadOnlyList<string> MakeRecoveryCodes(Actor by, DateTime at)
    {
        var codes = RecoveryCode.New();
        RecoveryCodes = RecoveryCode.Keep(codes);
        Note("Recovery codes made", null, by, at);
        Touch();
        return codes;
    }

    /// <summary>The authenticator app no longer counts.</summary>
    public void RemoveAuthenticator(bool hasPasskeys, bool mustHaveOne, Actor by, DateTime at)
    {
        Rule.Check(new Rule(AuthenticatorKey is not null, "There is no authenticator app"), LeavesOne(hasPasskeys, mustHaveOne));
        (AuthenticatorKey, AuthenticatorSince, AuthenticatorStep) = (null, null, null);
        Note("Authenticator app removed", null, by, at);
        WithoutFactorIf(!hasPasskeys);
    }

    /// <summary>A passkey counts from now on; it is kept by Identity.</summary>
    public void AddPasskey(string name, Actor by, DateTime at)
    {
        TwoFactorEnabled = true;
        Note($"Passkey “{name}” added", null, by, at);
        EndSessions();
    }

    /// <summary>A passkey no longer counts.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="others">Whether the account has other passkeys.</param>
    /// <param name="mustHaveOne">Whether the role needs a second factor.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="at">When (UTC).</param>
    public void RemovePasskey(string name, bool others, bool mustHaveOne, Actor by, DateTime at)
    {
        var hasOther = others || AuthenticatorKey is not null;
        Rule.Check(LeavesOne(hasOther, mustHaveOne));
        Note($"Passkey “{name}” removed", null, by, at);
        WithoutFactorIf(!hasOther);
    }

    /// <summary>Every open session ends at its next request, and links in messages no longer work.</summary>
    public void EndSessions()
    {
        SecurityStamp = NewStamp();
        Touch();
    }

    private static Rule LeavesOne(bool hasOther, bool mustHaveOne) =>
        new(hasOther || !mustHaveOne, "Your role needs a second factor: set up another one first");

    private Rule[] ByAdministrator(string? reason, Actor by, string onOneself) =>
    [
        new(by.May(Permission.Administer), "Only an administrator can do this."),
        new(by.StaffId != StaffId, onOneself),
        new(!string.IsNullOrWhiteSpace(reason), "Enter the reason", Reason),
        new(reason is null || reason.Trim().Length <= ReasonMaxLength, $"Reason must be {ReasonMaxLength} characters or fewer", Reason),
    ];

    private void WithoutFactorIf(bool none)
    {
        if (none)
            (TwoFactorEnabled, RecoveryCodes) = (false, null);
        EndSessions();
    }

    // Identity looks at this stamp: of two saves at once the second is refused.
    private void Touch() => ConcurrencyStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
