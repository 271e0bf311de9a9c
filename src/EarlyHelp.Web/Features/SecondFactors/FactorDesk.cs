using System.Security.Claims;
using EarlyHelp.Data;
using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Web.Features.SignIn;
using Microsoft.AspNetCore.Identity;

namespace EarlyHelp.Web.Features.SecondFactors;

/// <summary>Changes of one's own second factor: who asks, the save with its message, and going on in this session while the others end.</summary>
public sealed class FactorDesk(EarlyHelpDbContext db, UserManager<Data.Account> users, SignIns signIns, SignInSettings settings, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Who does it.</summary>
    public Actor Me => current.Actor;

    /// <summary>When.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Whether the role must have a second factor.</summary>
    public bool MustHaveOne => settings.MustGive(Me.Role!.Value);

    /// <summary>The account of a session.</summary>
    public async Task<Data.Account> AccountAsync(ClaimsPrincipal session) => (await users.GetUserAsync(session))!;

    /// <summary>Its passkeys.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> PasskeysAsync(Data.Account account) => [.. await users.GetPasskeysAsync(account)];

    /// <summary>Why the password is not taken, or null.</summary>
    public Task<string?> RefusalOfAsync(Data.Account account, string? password) => signIns.RefusalOfAsync(account, password);

    /// <summary>Recovery codes for an account that has none, to be shown once.</summary>
    public IReadOnlyList<string>? FirstCodes(Data.Account account) =>
        RecoveryCode.Left(account.RecoveryCodes) > 0 ? null : account.MakeRecoveryCodes(Me, UkTime.UtcNow(clock));

    /// <summary>Saves what changed, tells the person by message, and goes on in this session.</summary>
    /// <param name="account">The account.</param>
    /// <param name="told">What the message says: "An authenticator app was set up."</param>
    /// <param name="withSecondFactor">Whether one was given in this session, now or before.</param>
    public async Task SaveAsync(Data.Account account, string told, bool withSecondFactor)
    {
        messages.TellAccountChanged(account, told);
        await db.SaveChangesAsync();
        await signIns.GoOnAsync(account, withSecondFactor);
    }
}
