using EarlyHelp.Domain.Organisation;

namespace EarlyHelp.Data.Accounts;

/// <summary>The people who count when somebody is to be told: a message to a disabled account is read by nobody.</summary>
public static class PeopleInUse
{
    /// <summary>People whose account is not disabled; who has none yet can still read mail.</summary>
    public static IQueryable<StaffMember> NotDisabled(this EarlyHelpDbContext db) => db.Staff.Where(s => !db.Users.Any(u => u.StaffId == s.Id && u.DisabledAt != null));

    /// <summary>The postings of a day, of such people.</summary>
    public static IQueryable<Posting> PostedOn(this EarlyHelpDbContext db, DateOnly day) => db.Postings
        .Where(p => p.From <= day && (p.To == null || p.To >= day) && !db.Users.Any(u => u.StaffId == p.StaffId && u.DisabledAt != null));
}
