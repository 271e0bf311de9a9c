using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Accounts;

/// <summary>
/// Tries to sign in, counted in the database before they are judged: of many at once no more get through than one after the other. The fifth locks
/// the account as it is counted; a right one takes its own count back (adr/0027).
/// </summary>
public sealed class SignInTries(EarlyHelpDbContext db, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Counts a try; false when the account is locked, and nothing is to be judged.</summary>
    public async Task<bool> BeginAsync(Account account)
    {
        var now = clock.GetUtcNow();
        if (account.LockoutEnd > now)
            return false;
        if (account.LockoutEnd is { } over)
        {
            await db.Users.Where(u => u.Id == account.Id && u.LockoutEnd == over)
                .ExecuteUpdateAsync(u => u.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null));
        }

        DateTimeOffset? until = now + account.NextLock;
        var counted = await db.Users.Where(u => u.Id == account.Id && u.AccessFailedCount < Account.MostTries).ExecuteUpdateAsync(u => u
            .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= Account.MostTries ? until : a.LockoutEnd)
            .SetProperty(a => a.Locks, a => a.AccessFailedCount + 1 >= Account.MostTries ? a.Locks + 1 : a.Locks)
            .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1));
        await ReadAgainAsync(account);
        return counted == 1;
    }

    /// <summary>The try was right, and more is asked: it counts for nothing, and those before it still count.</summary>
    public async Task TakeBackAsync(Account account)
    {
        await db.Users.Where(u => u.Id == account.Id && u.AccessFailedCount > 0).ExecuteUpdateAsync(u => u
            .SetProperty(a => a.Locks, a => a.AccessFailedCount >= Account.MostTries ? a.Locks - 1 : a.Locks)
            .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount - 1).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null));
        await ReadAgainAsync(account);
    }

    /// <summary>The try was right, and nothing more is asked: those before it are forgotten.</summary>
    public async Task ForgetAsync(Account account)
    {
        await db.Users.Where(u => u.Id == account.Id).ExecuteUpdateAsync(u => u
            .SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.Locks, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null));
        await ReadAgainAsync(account);
    }

    /// <summary>The try was wrong. Where it has locked the account that is written down, and told where it came after the right password.</summary>
    public async Task FailedAsync(Account account, bool afterPassword)
    {
        if (account.AccessFailedCount < Account.MostTries)
            return;
        account.NoteLock(afterPassword ? "Locked after the right password and wrong codes" : "Locked after wrong passwords", current.Actor, UkTime.UtcNow(clock));
        if (afterPassword)
            messages.TellAccountChanged(account, "Somebody gave your password, which is right, and then wrong codes. The account is locked for a while. If it was not you, they know your password: change it.");
        await SaveOnceAsync();
    }

    /// <summary>Counts a password that an open session asks for again; false when too many were wrong.</summary>
    public async Task<bool> BeginAgainAsync(Account account)
    {
        var counted = await db.Users.Where(u => u.Id == account.Id && u.WrongAgain < Account.MostTries).ExecuteUpdateAsync(u => u.SetProperty(a => a.WrongAgain, a => a.WrongAgain + 1));
        await ReadAgainAsync(account);
        return counted == 1;
    }

    /// <summary>The password was right.</summary>
    public async Task ForgetAgainAsync(Account account)
    {
        await db.Users.Where(u => u.Id == account.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.WrongAgain, 0));
        await ReadAgainAsync(account);
    }

    /// <summary>The password was wrong; false when that was once too often, and every session of the account has ended.</summary>
    public async Task<bool> FailedAgainAsync(Account account)
    {
        if (account.WrongAgain < Account.MostTries)
            return true;
        account.EndAfterWrongPasswords(current.Actor, UkTime.UtcNow(clock));
        messages.TellAccountChanged(account, "Wrong passwords were given in a session that was open, so you were signed out everywhere.");
        await SaveOnceAsync();
        return false;
    }

    // The counts are changed past the record in hand, whose other values may be older too.
    private Task ReadAgainAsync(Account account) => db.Entry(account).ReloadAsync();

    // Of several at once the first writes it down.
    private async Task SaveOnceAsync()
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
        }
    }
}
