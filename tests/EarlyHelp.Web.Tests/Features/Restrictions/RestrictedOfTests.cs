using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Restrictions;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Web.Tests.Features.Restrictions;

/// <summary>Families restricted as a privacy officer does it, whatever waits in them.</summary>
internal static class RestrictedOfTests
{
    /// <summary>Restricts a family to these people, parted by spaces; gives the key of the restriction.</summary>
    public static Task<long> RestrictAsync(this App app, string family, string named, string lead) => app.WithDbAsync(async db =>
    {
        var emails = named.Split(' ');
        var people = await db.Staff.Where(s => emails.Contains(s.Email)).ToListAsync();
        var restriction = Restriction.Of(await db.Families.SingleAsync(f => f.Reference == family),
            new(RestrictionReason.StaffFamily, "The sister of a colleague", people, people.Single(p => p.Email == lead), "01632 960 101"), [], Actor.Staff(7, "Ines Duarte", Role.PrivacyOfficer), app.Clock.Utc);
        db.Add(restriction);
        await db.SaveChangesAsync();
        return restriction.Id;
    });
}
