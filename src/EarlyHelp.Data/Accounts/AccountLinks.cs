using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using EarlyHelp.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Accounts;

/// <summary>Links by which people choose a password: makes them, finds them, uses them up.</summary>
public sealed class AccountLinks(EarlyHelpDbContext db, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>Most links that are sent to one address in an hour because somebody asked for them.</summary>
    public const int MostInAnHour = 3;

    private const int KeyBytes = 32;

    /// <summary>A new link, saved with whatever else the caller saves: the path of the page, with a key that nothing else holds.</summary>
    public string Make(Account account, AccountLinkKind kind)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        db.Add(new AccountLink(account, kind, Hash(key), UkTime.UtcNow(clock)));
        return $"/account/choose-password/{key}";
    }

    /// <summary>The link with this key, with its account and person, while it works; else null.</summary>
    public async Task<AccountLink?> FindAsync(string key)
    {
        var hash = Hash(key);
        var link = await db.AccountLinks.Include(l => l.Account.Staff.Postings).SingleOrDefaultAsync(l => l.LinkHash == hash);
        return link?.WorksAt(UkTime.UtcNow(clock)) == true ? link : null;
    }

    /// <summary>How many links to a forgotten password were made for the account in the last hour.</summary>
    public Task<int> RecentAsync(Account account)
    {
        var since = UkTime.UtcNow(clock).AddHours(-1);
        return db.AccountLinks.CountAsync(l => l.AccountId == account.Id && l.Kind == AccountLinkKind.ForgottenPassword && l.MadeAt > since);
    }

    /// <summary>Uses the link up and sets the password, in one save; false when somebody else's click was first.</summary>
    public async Task<bool> ChooseAsync(AccountLink link, string password)
    {
        link.Use(UkTime.UtcNow(clock));
        link.Account.ChoosePassword(hasher.HashPassword(link.Account, password));
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
