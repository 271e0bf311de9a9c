using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Workflow;

namespace EarlyHelp.Data;

/// <summary>A lost second factor is taken away, and a code that is said to the person opens the page of another one (adr/0027).</summary>
public sealed partial class Account
{
    /// <summary>Hours for which the code works that an administrator says to somebody whose second factor they reset.</summary>
    public const int ResetHours = 24;

    /// <summary>
    /// Until when the code of a reset works (UTC), which then stands in <see cref="RecoveryCodes"/> alone; null when no reset waits. Until another second factor is
    /// set up nobody signs in without it: the password, and so the mailbox, is not enough.
    /// </summary>
    public DateTime? ResetUntil { get; private set; }

    /// <summary>
    /// An administrator takes a lost second factor away, so that the person can set up another. Passkeys are removed by the caller. The code that comes back is
    /// said to the person, and shown to the administrator once.
    /// </summary>
    public string ResetSecondFactor(string? reason, Actor by, DateTime at)
    {
        Rule.Check([
            .. ByAdministrator(reason, by, "You can’t reset your own second factor here. Use your account page."),
            new(TwoFactorEnabled, "This account has no second factor")]);
        var code = RecoveryCode.ToSay();
        (AuthenticatorKey, AuthenticatorSince, AuthenticatorStep, RecoveryCodes, ResetUntil) = (null, null, null, RecoveryCode.Keep([code]), at.AddHours(ResetHours));
        Note("Second factor reset", reason, by, at);
        EndSessions();
        return code;
    }

    /// <summary>Whether this is the code of a reset, in its time; it is then used up, and another second factor is to be set up in the session that it opens.</summary>
    /// <param name="code">As typed.</param>
    /// <param name="mustHaveOne">Whether the role needs a second factor: then the next session, without one, needs another reset.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="at">When (UTC).</param>
    public bool TakeResetCode(string? code, bool mustHaveOne, Actor by, DateTime at)
    {
        if (ResetUntil is not { } until || at > until || RecoveryCode.Use(RecoveryCodes, code) is null)
            return false;
        (RecoveryCodes, ResetUntil, TwoFactorEnabled) = (null, null, mustHaveOne);
        Note("Code of the reset used", null, by, at);
        return true;
    }

    // Who heard the code may be why the account was closed, or its address changed. The second factor stays to be given: without one another reset is needed.
    private void EndResetCode()
    {
        if (ResetUntil is not null)
            (RecoveryCodes, ResetUntil) = (null, null);
    }
}
