using EarlyHelp.Domain.Access;
using EarlyHelp.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace EarlyHelp.Data.Accounts;

/// <summary>
/// How many open families somebody holds, for an administrator who moves them or closes their account: numbers and places only, because an
/// administrator sees no family (spec 3-access).
/// </summary>
public sealed class HeldFamilies(EarlyHelpDbContext db)
{
    /// <summary>By unit, with who must allocate them anew: the unit's leads, or where it has none the managers of its district.</summary>
    public async Task<IReadOnlyList<HeldInUnit>> OfAsync(long staffId, DateOnly on)
    {
        var held = await db.Cases.AsNoTracking().Where(c => c.WorkerId == staffId && c.ClosedOn == null && c.UnitId != null)
            .GroupBy(c => new { UnitId = c.UnitId!.Value, Unit = c.Unit!.Name, c.Unit.DistrictId })
            .Select(g => new { g.Key.UnitId, g.Key.Unit, g.Key.DistrictId, Families = g.Count() }).ToListAsync();
        if (held.Count == 0)
            return [];
        var (units, districts) = (held.Select(h => (long?)h.UnitId).ToList(), held.Select(h => (long?)h.DistrictId).ToList());
        var postings = await db.Postings.AsNoTracking().Include(p => p.Staff)
            .Where(p => p.StaffId != staffId && p.From <= on && (p.To == null || p.To >= on) && !db.Users.Any(u => u.StaffId == p.StaffId && u.DisabledAt != null))
            .Where(p => (p.Role == Role.UnitLead && units.Contains(p.UnitId)) || (p.Role == Role.DistrictManager && districts.Contains(p.DistrictId))).ToListAsync();
        return
        [
            .. from h in held
               let leads = postings.Where(p => p.UnitId == h.UnitId).Select(p => p.Staff).ToList()
               orderby h.Unit
               select new HeldInUnit(h.UnitId, h.Unit, h.Families, leads.Count > 0 ? leads : [.. postings.Where(p => p.UnitId == null && p.DistrictId == h.DistrictId).Select(p => p.Staff)]),
        ];
    }

    /// <summary>Administrators beside this person who can sign in today and whose posting has no end: else the last of them could go by a date that was set before.</summary>
    public Task<int> OtherAdministratorsAsync(long staffId, DateOnly on) => db.Postings
        .Where(p => p.StaffId != staffId && p.Role == Role.Administrator && p.From <= on && p.To == null)
        .Where(p => db.Users.Any(u => u.StaffId == p.StaffId && u.DisabledAt == null && u.PasswordHash != null)).Select(p => p.StaffId).Distinct().CountAsync();
}

/// <summary>Open families that somebody holds in a unit.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Unit">Its name.</param>
/// <param name="Families">How many.</param>
/// <param name="Allocators">Who must allocate them to somebody else.</param>
public sealed record HeldInUnit(long UnitId, string Unit, int Families, IReadOnlyList<StaffMember> Allocators);
