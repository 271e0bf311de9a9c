using EarlyHelp.Data.Accounts;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Data.Outbox;

/// <summary>Messages about accounts: links to choose a password, changes of the second factor, families that somebody leaves behind.</summary>
public sealed partial class Messages
{
    /// <summary>Somebody was invited: the link by which they choose a password.</summary>
    public void Invite(Account account, string link, string by) => Write($"invitation:{Digest(link)}", account.Email!, "invitation", new()
    {
        ["name"] = account.Staff.Name, ["by"] = by, ["link"] = address.Of(link), ["days"] = Days(AccountLinkKind.Invitation),
    });

    /// <summary>Somebody forgot their password.</summary>
    public void SendPasswordLink(Account account, string link) => Write($"forgotten-password:{Digest(link)}", account.Email!, "forgotten-password", new() { ["link"] = address.Of(link) });

    /// <summary>Something about signing in has changed; whoever didn't do it should say so.</summary>
    /// <param name="account">Whose account.</param>
    /// <param name="what">What, as a sentence: "Your password has been changed."</param>
    public void TellAccountChanged(Account account, string what) =>
        Write($"account-changed:{account.Id}:{Stamp(clock.GetUtcNow().UtcDateTime)}:{Digest(what)}", account.Email!, "account-changed", new()
        {
            ["what"] = what, ["at"] = UkDates.DateAndTime(clock.GetUtcNow().UtcDateTime), ["link"] = address.Of("/account"),
        });

    /// <summary>An administrator took the second factor away.</summary>
    public void TellSecondFactorReset(Account account, string by, string reason) =>
        Write($"second-factor-reset:{account.Id}:{Stamp(clock.GetUtcNow().UtcDateTime)}", account.Email!, "second-factor-reset", new()
        {
            ["by"] = by, ["reason"] = reason.Trim(), ["at"] = UkDates.DateAndTime(clock.GetUtcNow().UtcDateTime), ["link"] = address.Of("/account/sign-in"),
        });

    /// <summary>An administrator did something that opens records to somebody: whoever watches over that is told.</summary>
    internal void TellWatching(StaffMember about, string to, string what, string by, string page) =>
        Write($"account-watch:{Digest(about.Email)}:{Digest(to)}:{Digest(what)}:{Stamp(clock.GetUtcNow().UtcDateTime)}", to, "account-watch", new()
        {
            ["what"] = what, ["by"] = by, ["at"] = UkDates.DateAndTime(clock.GetUtcNow().UtcDateTime), ["link"] = address.Of(page),
        });

    /// <summary>An administrator gave an account another address: the mailbox before and the one from now on are both told.</summary>
    public void TellAddressChanged(StaffMember person, string before, string by)
    {
        foreach (var to in new[] { before, person.Email })
        {
            Write($"account-address:{person.Id}:{Digest(to)}:{Stamp(clock.GetUtcNow().UtcDateTime)}", to, "account-address", new()
            {
                ["before"] = before, ["now"] = person.Email, ["by"] = by, ["at"] = UkDates.DateAndTime(clock.GetUtcNow().UtcDateTime),
            });
        }
    }

    /// <summary>Somebody who holds families is moved or can no longer sign in: who allocates in the unit is told how many there are, and no name of a family.</summary>
    /// <param name="person">Who leaves them behind.</param>
    /// <param name="why">"is moved to Ashford 2 from 3 March 2026", "can no longer sign in".</param>
    /// <param name="held">What they hold.</param>
    public void TellFamiliesLeft(StaffMember person, string why, IEnumerable<HeldInUnit> held)
    {
        foreach (var unit in held)
        {
            foreach (var lead in unit.Allocators)
            {
                Write($"families-left:{person.Id}:{unit.UnitId}:{lead.Id}:{Stamp(clock.GetUtcNow().UtcDateTime)}", lead.Email, "families-left", new()
                {
                    ["name"] = person.Name, ["why"] = why, ["unit"] = unit.Unit, ["families"] = unit.Families == 1 ? "1 open family" : $"{unit.Families} open families",
                    ["link"] = address.Of(FormattableString.Invariant($"/caseloads/{person.Id}/move?unit={unit.UnitId}")),
                });
            }
        }
    }

    private static string Days(AccountLinkKind kind) => UkDates.Count((int)AccountLink.LifeOf(kind).TotalDays, "day");
}
