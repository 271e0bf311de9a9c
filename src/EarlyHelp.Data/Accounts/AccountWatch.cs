using EarlyHelp.Data.Access;
using EarlyHelp.Data.Outbox;
using EarlyHelp.Domain;
using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Accounts;

/// <summary>
/// Tells the privacy officers and the other administrators what an administrator did that opens records to somebody: no one person gives an
/// account that nobody knows of (adr/0027).
/// </summary>
public sealed class AccountWatch(EarlyHelpDbContext db, Messages messages, CurrentActor current, TimeProvider clock)
{
    /// <summary>Tells them; the caller saves.</summary>
    /// <param name="about">Whose account.</param>
    /// <param name="what">What was done, as a sentence with a full stop.</param>
    public async Task TellAsync(StaffMember about, string what)
    {
        var watching = await db.PostedOn(UkTime.Today(clock))
            .Where(p => (p.Role == Role.PrivacyOfficer || p.Role == Role.Administrator) && p.StaffId != current.Actor.StaffId && p.StaffId != about.Id)
            .Select(p => new { p.Staff.Email, p.Role }).ToListAsync();
        foreach (var person in watching.DistinctBy(p => p.Email))
            messages.TellWatching(about, person.Email, what, current.Actor.Name, person.Role == Role.PrivacyOfficer ? "/privacy/accounts" : "/admin/people");
    }
}
